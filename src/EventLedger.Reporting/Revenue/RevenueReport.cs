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

    /// <summary>A row per month, currency and provider: each has books of its own.</summary>
    Provider,
}

/// <summary>Which months a change of terms moves that altered closed ones (domain.md 7).</summary>
public enum RevenueBasis
{
    /// <summary>The first open month: closed months stay as they were reported.</summary>
    Books,

    /// <summary>Its own months: each earns its charge as it is known now.</summary>
    Restated,
}

/// <summary>The revenue of a whole month in a currency (domain.md 6).</summary>
/// <param name="Month">The month.</param>
/// <param name="Currency">Of the amounts.</param>
/// <param name="ContractId">The contract; null for several together.</param>
/// <param name="ProviderId">The provider; null for all together.</param>
/// <param name="Billed">
/// Charge and true-up lines of unvoided invoices, and of final accounts, issued in the month. An invoice that
/// was voided when its month of issue was closed stays in that one and is taken off in the month of the void.
/// </param>
/// <param name="Earned">The month's charge; in the books with what changed closed months.</param>
/// <param name="PriorMonths">
/// What of it closed months would earn, had they been open when terms changed; nothing in a restated report.
/// </param>
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
    string? ProviderId,
    Money Billed,
    Money Earned,
    Money PriorMonths,
    Money Deferred,
    Money Unbilled,
    Money Concessions)
{
    /// <summary>Whether every amount is zero.</summary>
    internal bool IsNothing => Billed.MinorUnits == 0 && Earned.MinorUnits == 0
        && PriorMonths.MinorUnits == 0 && Deferred.MinorUnits == 0 && Unbilled.MinorUnits == 0
        && Concessions.MinorUnits == 0;
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
    /// <param name="basis">Which months a change moves that altered closed ones.</param>
    public static IReadOnlyList<RevenueRow> Of(
        IEnumerable<KnownContract> contracts, IEnumerable<KnownEntry> entries, Month from, Month to,
        DateOnly? asOf, RevenueGrouping grouping, RevenueBasis basis = RevenueBasis.Books)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        ArgumentNullException.ThrowIfNull(entries);
        var booked = entries.Where(entry => !(entry.Day > asOf) && Counts(entry.Kind))
            .ToLookup(entry => entry.ContractId, StringComparer.Ordinal);
        var signed = contracts.Where(contract =>
            contract.Terms.Agreement is { } agreement && !(agreement.SignedOn > asOf));
        var wanted = grouping switch
        {
            RevenueGrouping.Contract => signed
                .SelectMany(contract => Months(contract, null, booked[contract.Id], from, to, basis))
                .Where(row => !row.IsNothing),
            RevenueGrouping.Provider => signed
                .SelectMany(contract => ByProvider(contract, booked[contract.Id], from, to, basis))
                .GroupBy(row => (row.Month, row.Currency, row.ProviderId))
                .Select(Together)
                .Where(row => !row.IsNothing),
            _ => signed
                .SelectMany(contract => Months(contract, null, booked[contract.Id], from, to, basis))
                .GroupBy(row => (row.Month, row.Currency))
                .Select(Together),
        };
        return
        [
            .. wanted.OrderBy(row => row.Month)
                .ThenBy(row => row.Currency.Code, StringComparer.Ordinal)
                .ThenBy(row => row.ContractId ?? row.ProviderId, StringComparer.Ordinal),
        ];
    }

    /// <summary>A month's rows of one provider, a row per contract; nothing is left out.</summary>
    /// <param name="contracts">The contracts as they are known.</param>
    /// <param name="entries">All money entries that are known.</param>
    /// <param name="providerId">The provider.</param>
    /// <param name="month">The month.</param>
    /// <param name="basis">Which months a change moves that altered closed ones.</param>
    public static IEnumerable<RevenueRow> OfProvider(
        IEnumerable<KnownContract> contracts, IEnumerable<KnownEntry> entries, string providerId, Month month,
        RevenueBasis basis)
    {
        var booked = entries.Where(entry => Counts(entry.Kind))
            .ToLookup(entry => entry.ContractId, StringComparer.Ordinal);
        return contracts
            .Where(contract => contract.Terms.Agreement is not null)
            .SelectMany(contract => ByProvider(contract, booked[contract.Id], month, month, basis))
            .Where(row => row.ProviderId == providerId);
    }

    private static bool Counts(string kind) => kind is MoneyEntries.Line or MoneyEntries.LineTakenOff
        or MoneyEntries.Voided or MoneyEntries.Concession or MoneyEntries.Invoiced
        or MoneyEntries.CreditIssued;

    private static RevenueRow Together(IEnumerable<RevenueRow> rows)
    {
        RevenueRow? first = null;
        Int128 billed = 0, earned = 0, priorMonths = 0, deferred = 0, unbilled = 0, concessions = 0;
        foreach (var row in rows)
        {
            first ??= row;
            billed += row.Billed.MinorUnits;
            earned += row.Earned.MinorUnits;
            priorMonths += row.PriorMonths.MinorUnits;
            deferred += row.Deferred.MinorUnits;
            unbilled += row.Unbilled.MinorUnits;
            concessions += row.Concessions.MinorUnits;
        }
        Money Amount(Int128 minorUnits) => new(minorUnits, first!.Currency);
        return first! with
        {
            ContractId = null,
            Billed = Amount(billed),
            Earned = Amount(earned),
            PriorMonths = Amount(priorMonths),
            Deferred = Amount(deferred),
            Unbilled = Amount(unbilled),
            Concessions = Amount(concessions),
        };
    }

    /// <summary>A document is of the provider that it is addressed from.</summary>
    private static IEnumerable<RevenueRow> ByProvider(
        KnownContract contract, IEnumerable<KnownEntry> booked, Month from, Month to, RevenueBasis basis)
    {
        var entries = booked.ToArray();
        var addressed = entries
            .Where(entry => entry.Kind is MoneyEntries.Invoiced or MoneyEntries.CreditIssued)
            .ToDictionary(
                entry => entry.Document,
                entry => MoneyEntries.PartiesOf(entry.Reference!).ProviderId,
                StringComparer.Ordinal);
        var agreement = contract.Terms.Agreement!;
        var byProvider = entries.ToLookup(
            entry => addressed.GetValueOrDefault(entry.Document)
                ?? agreement.PartyOn(Side.Provider, entry.Day),
            StringComparer.Ordinal);
        return agreement.Providers.Steps.Select(step => step.Value)
            .Concat(byProvider.Select(of => of.Key))
            .Concat((contract.Terms.Booked ?? []).Select(one => one.ProviderId))
            .Distinct(StringComparer.Ordinal)
            .SelectMany(provider => Months(contract, provider, byProvider[provider], from, to, basis));
    }

    private static IEnumerable<RevenueRow> Months(
        KnownContract contract, string? provider, IEnumerable<KnownEntry> booked, Month from, Month to,
        RevenueBasis basis)
    {
        var entries = booked.ToArray();
        var lines = Lines(entries);
        var billed = lines.ToLookup(entry => Month.Of(entry.Day));
        var given = entries.Where(entry => entry.Kind == MoneyEntries.Concession)
            .ToLookup(entry => Month.Of(entry.Day));
        var earnings = new BooksEarnings(contract.Terms, basis, provider);
        var currency = contract.Terms.Agreement!.Currency;
        var nothing = Money.Zero(currency);
        // Above zero it is deferred, below it is unbilled.
        var ahead = Sum(currency, lines.Where(line => line.Day < from.FirstDay)) - earnings.Before(from);
        for (var month = from; month <= to; month = month.Next)
        {
            var (bills, earns) = (Sum(currency, billed[month]), earnings.Of(month));
            ahead += bills - earns;
            yield return new(
                month,
                currency,
                contract.Id,
                provider,
                bills,
                earns,
                earnings.OfPriorMonths(month),
                ahead > nothing ? ahead : nothing,
                ahead < nothing ? nothing - ahead : nothing,
                Sum(currency, given[month]));
        }
    }

    /// <summary>The lines that count, those that were taken off later beside what takes them off.</summary>
    private static KnownEntry[] Lines(KnownEntry[] entries)
    {
        if (entries.Length == 0)
            return entries;
        HashSet<string> Of(string kind) => entries.Where(entry => entry.Kind == kind)
            .Select(entry => entry.Document).ToHashSet(StringComparer.Ordinal);
        var voided = Of(MoneyEntries.Voided);
        voided.ExceptWith(Of(MoneyEntries.LineTakenOff));
        return
        [
            .. entries.Where(entry => entry.Kind is MoneyEntries.Line or MoneyEntries.LineTakenOff
                && !voided.Contains(entry.Document)),
        ];
    }

    private static Money Sum(Currency currency, IEnumerable<KnownEntry> entries) =>
        new(entries.Aggregate(Int128.Zero, (sum, entry) => sum + entry.Amount), currency);
}
