using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Store;

namespace EventLedger.Reporting.Revenue;

/// <summary>What revenue is split by.</summary>
public enum RevenueGrouping
{
    /// <summary>A row per month and currency.</summary>
    None,

    /// <summary>A row per month, currency and contract.</summary>
    Contract,
}

/// <summary>The revenue of a whole month in a currency (domain.md 6).</summary>
/// <param name="Month">The month.</param>
/// <param name="Currency">Of the amounts.</param>
/// <param name="ContractId">The contract; null for all contracts together.</param>
/// <param name="Billed">
/// Charge and true-up lines of unvoided invoices, and of final accounts, issued in the month.
/// </param>
/// <param name="Earned">The month's charge.</param>
/// <param name="Deferred">
/// What is billed and not yet earned at the month's end; together, the sum over the contracts.
/// </param>
/// <param name="Unbilled">
/// What is earned and not yet billed at the month's end; together, the sum over the contracts.
/// </param>
/// <param name="Concessions">Credit notes of the month that give away what was rightly billed.</param>
public sealed record RevenueRow(
    Month Month,
    Currency Currency,
    string? ContractId,
    Money Billed,
    Money Earned,
    Money Deferred,
    Money Unbilled,
    Money Concessions)
{
    /// <summary>Whether every amount is zero.</summary>
    internal bool IsNothing => Billed.MinorUnits == 0 && Earned.MinorUnits == 0 && Deferred.MinorUnits == 0
        && Unbilled.MinorUnits == 0 && Concessions.MinorUnits == 0;

    internal RevenueRow Plus(RevenueRow other) => this with
    {
        Billed = Billed + other.Billed,
        Earned = Earned + other.Earned,
        Deferred = Deferred + other.Deferred,
        Unbilled = Unbilled + other.Unbilled,
        Concessions = Concessions + other.Concessions,
    };
}

/// <summary>What is billed against what is earned, by whole months (domain.md 6).</summary>
public static class RevenueReport
{
    /// <summary>The rows of the months from one to another, by month, currency and contract.</summary>
    /// <param name="contracts">The contracts as they are known.</param>
    /// <param name="entries">All money entries that are known.</param>
    /// <param name="from">The first month.</param>
    /// <param name="to">The last month.</param>
    /// <param name="asOf">
    /// Only documents and signatures dated on or before this day; null is all that are known, so that a month
    /// reads the same whatever the day on which it is asked for.
    /// </param>
    /// <param name="grouping">What the rows are split by; a contract's row of nothing is left out.</param>
    public static IReadOnlyList<RevenueRow> Of(
        IEnumerable<KnownContract> contracts, IEnumerable<KnownEntry> entries, Month from, Month to,
        DateOnly? asOf, RevenueGrouping grouping)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        ArgumentNullException.ThrowIfNull(entries);
        var booked = entries
            .Where(entry => !(entry.Day > asOf)
                && entry.Kind is MoneyEntries.Line or MoneyEntries.Voided or MoneyEntries.Concession)
            .ToLookup(entry => entry.ContractId, StringComparer.Ordinal);
        var rows = contracts
            .Where(contract => contract.Terms.Agreement is { } agreement && !(agreement.SignedOn > asOf))
            .SelectMany(contract =>
                Months(contract.Id, contract.Terms.Agreement!, booked[contract.Id], from, to));
        var wanted = grouping == RevenueGrouping.Contract
            ? rows.Where(row => !row.IsNothing)
            : rows.GroupBy(row => (row.Month, row.Currency)).Select(Together);
        return
        [
            .. wanted.OrderBy(row => row.Month)
                .ThenBy(row => row.Currency.Code, StringComparer.Ordinal)
                .ThenBy(row => row.ContractId, StringComparer.Ordinal),
        ];
    }

    private static RevenueRow Together(IEnumerable<RevenueRow> rows) =>
        rows.Aggregate((sum, row) => sum.Plus(row)) with { ContractId = null };

    private static IEnumerable<RevenueRow> Months(
        string id, Agreement agreement, IEnumerable<KnownEntry> booked, Month from, Month to)
    {
        var entries = booked.ToArray();
        var voided = entries.Where(entry => entry.Kind == MoneyEntries.Voided)
            .Select(entry => entry.Document).ToHashSet(StringComparer.Ordinal);
        var lines = entries
            .Where(entry => entry.Kind == MoneyEntries.Line && !voided.Contains(entry.Document))
            .ToArray();
        var billed = lines.ToLookup(entry => Month.Of(entry.Day));
        var given = entries.Where(entry => entry.Kind == MoneyEntries.Concession)
            .ToLookup(entry => Month.Of(entry.Day));
        var (currency, charges) = (agreement.Currency, agreement.Charges);
        var (nothing, earnedBefore) = (Money.Zero(currency), charges.EarnedBefore(from.FirstDay));
        // Above zero it is deferred, below it is unbilled.
        var ahead = Sum(currency, lines.Where(line => line.Day < from.FirstDay)) - earnedBefore;
        for (var month = from; month <= to; month = month.Next)
        {
            var (bills, earns) = (Sum(currency, billed[month]), charges.Charge(month));
            ahead += bills - earns;
            yield return new(
                month,
                currency,
                id,
                bills,
                earns,
                ahead > nothing ? ahead : nothing,
                ahead < nothing ? nothing - ahead : nothing,
                Sum(currency, given[month]));
        }
    }

    private static Money Sum(Currency currency, IEnumerable<KnownEntry> entries) =>
        new(entries.Aggregate(Int128.Zero, (sum, entry) => sum + entry.Amount), currency);
}
