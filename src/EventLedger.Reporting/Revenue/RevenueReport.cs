using EventLedger.Domain;
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

/// <summary>Which months a change of terms moves that altered closed ones.</summary>
public enum RevenueBasis
{
    /// <summary>The first open month: closed months stay as they were reported.</summary>
    Books,

    /// <summary>Its own months: each earns its charge as it is known now.</summary>
    Restated,
}

/// <summary>The revenue of a whole month in a currency.</summary>
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
    internal bool IsNothing => Amounts == default;

    /// <summary>Its amounts in minor units.</summary>
    internal RevenueAmounts Amounts => new(
        Billed.MinorUnits, Earned.MinorUnits, PriorMonths.MinorUnits, Deferred.MinorUnits,
        Unbilled.MinorUnits, Concessions.MinorUnits);
}

/// <summary>What is billed against what is earned, by whole months.</summary>
public static class RevenueReport
{
    /// <summary>The rows of the months from one to another, by month, currency and contract.</summary>
    /// <param name="contracts">The contracts as they are known.</param>
    /// <param name="entries">All money entries that are known, by contract.</param>
    /// <param name="from">The first month.</param>
    /// <param name="to">The last month.</param>
    /// <param name="asOf">
    /// Only documents and signatures dated on or before this day; null is all that are known, so that a month
    /// reads the same whatever the day on which it is asked for.
    /// </param>
    /// <param name="grouping">What the rows are split by; a contract's row of nothing is left out.</param>
    /// <param name="basis">Which months a change moves that altered closed ones.</param>
    public static IReadOnlyList<RevenueRow> Of(
        IReadOnlyList<KnownContract> contracts, IReadOnlyList<ContractEntries> entries, Month from, Month to,
        DateOnly? asOf, RevenueGrouping grouping, RevenueBasis basis = RevenueBasis.Books)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        ArgumentNullException.ThrowIfNull(entries);
        var book = contracts.ById();
        var money = book.With(entries);
        var sums = ManyContracts.InParts(
            book.Count,
            () => new RevenueSums(grouping, new(from, to, basis)),
            (part, i) =>
            {
                if (book[i].Terms.Agreement is { } agreement && !(agreement.SignedOn > asOf))
                    part.Add(book[i], money[i], asOf);
            },
            (all, part) => all.Add(part));
        return
        [
            .. sums.Rows.OrderBy(row => row.Month)
                .ThenBy(row => row.Currency.Code, StringComparer.Ordinal)
                .ThenBy(row => row.ContractId ?? row.ProviderId, StringComparer.Ordinal),
        ];
    }

    /// <summary>A month's rows of one provider, a row per contract; nothing is left out.</summary>
    /// <param name="contracts">The contracts as they are known.</param>
    /// <param name="entries">All money entries that are known, by contract.</param>
    /// <param name="providerId">The provider.</param>
    /// <param name="month">The month.</param>
    /// <param name="basis">Which months a change moves that altered closed ones.</param>
    public static IEnumerable<RevenueRow> OfProvider(
        IReadOnlyList<KnownContract> contracts, IReadOnlyList<ContractEntries> entries, string providerId,
        Month month, RevenueBasis basis)
    {
        var book = contracts.ById();
        var money = book.With(entries);
        var months = new RevenueMonths(month, month, basis);
        return book.Index()
            .Where(one => one.Item.Terms.Agreement is not null)
            .SelectMany(one => months.ByProvider(one.Item, Booked(money[one.Index])))
            .Where(row => row.ProviderId == providerId);
    }

    /// <summary>The entries of a contract that revenue is made of.</summary>
    private static List<KnownEntry> Booked(ContractEntries? money)
    {
        var booked = new List<KnownEntry>();
        Book(money, null, booked);
        return booked;
    }

    /// <summary>Puts the entries of a contract that revenue is made of in the place of others.</summary>
    internal static void Book(ContractEntries? money, DateOnly? asOf, List<KnownEntry> booked)
    {
        booked.Clear();
        var entries = money?.Entries ?? [];
        for (var i = 0; i < entries.Count; i++)
            if (entries[i] is var entry && !(entry.Day > asOf) && entry.Kind is MoneyEntries.Line
                or MoneyEntries.LineTakenOff or MoneyEntries.Voided or MoneyEntries.Concession
                or MoneyEntries.Invoiced or MoneyEntries.CreditIssued)
                booked.Add(entry);
    }
}
