using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Store;

namespace EventLedger.Reporting.Revenue;

/// <summary>
/// Makes the months of one contract after the other, in the same room: a book has many contracts, and each
/// has many months.
/// </summary>
/// <param name="from">The first month.</param>
/// <param name="to">The last month.</param>
/// <param name="basis">Which months a change moves that altered closed ones.</param>
internal sealed class RevenueMonths(Month from, Month to, RevenueBasis basis)
{
    private readonly RevenueAmounts[] _months = new RevenueAmounts[to.MonthsAfter(from) + 1];

    /// <summary>How many months there are.</summary>
    public int Count => _months.Length;

    /// <summary>The month of an index.</summary>
    public Month MonthAt(int index) => Month.Of(from.FirstDay.AddMonths(index));

    /// <summary>
    /// The months of a contract, or of its part in a provider's books, until the next is made.
    /// </summary>
    public ReadOnlySpan<RevenueAmounts> Of(
        KnownContract contract, string? provider, List<KnownEntry> booked)
    {
        var earnings = new BooksEarnings(contract, basis, provider);
        // Above zero it is deferred, below it is unbilled.
        var ahead = Book(booked) - earnings.Before(from).MinorUnits;
        var month = from;
        for (var i = 0; i < _months.Length; i++, month = month.Next)
        {
            var earned = earnings.Of(month).MinorUnits;
            ahead += _months[i].Billed - earned;
            _months[i] = _months[i] with
            {
                Earned = earned,
                PriorMonths = earnings.OfPriorMonths(month).MinorUnits,
                Deferred = ahead > 0 ? ahead : 0,
                Unbilled = ahead < 0 ? -ahead : 0,
            };
        }
        return _months;
    }

    /// <summary>The rows of the months of a contract in the books of each provider.</summary>
    public IEnumerable<RevenueRow> ByProvider(KnownContract contract, List<KnownEntry> booked)
    {
        // A document is of the provider that it is addressed from.
        var addressed = booked
            .Where(entry => entry.Kind is MoneyEntries.Invoiced or MoneyEntries.CreditIssued)
            .ToDictionary(
                entry => entry.Document,
                entry => MoneyEntries.PartiesOf(entry.Reference!).ProviderId,
                StringComparer.Ordinal);
        var agreement = contract.Terms.Agreement!;
        var byProvider = booked.ToLookup(
            entry => addressed.GetValueOrDefault(entry.Document)
                ?? agreement.PartyOn(Side.Provider, entry.Day),
            StringComparer.Ordinal);
        return agreement.Providers.Steps.Select(step => step.Value)
            .Concat(byProvider.Select(of => of.Key))
            .Concat((contract.Terms.Booked ?? []).Select(one => one.ProviderId))
            .Distinct(StringComparer.Ordinal)
            .SelectMany(provider => Rows(contract, provider, [.. byProvider[provider]]));
    }

    /// <summary>The rows of the months of a contract, or of its part in a provider's books.</summary>
    public IReadOnlyList<RevenueRow> Rows(
        KnownContract contract, string? provider, List<KnownEntry> booked)
    {
        var (rows, currency) = (new RevenueRow[Count], contract.Terms.Agreement!.Currency);
        var months = Of(contract, provider, booked);
        for (var i = 0; i < rows.Length; i++)
            rows[i] = months[i].In(MonthAt(i), currency, contract.Id, provider);
        return rows;
    }

    /// <summary>Puts what was billed and given away into its months; what was billed before them.</summary>
    private Int128 Book(List<KnownEntry> booked)
    {
        Array.Clear(_months);
        var (voided, before) = (Voided(booked), Int128.Zero);
        foreach (var entry in booked)
        {
            var isLine = entry.Kind is MoneyEntries.Line or MoneyEntries.LineTakenOff
                && voided?.Contains(entry.Document) != true;
            var month = Month.Of(entry.Day).MonthsAfter(from);
            if (isLine && month < 0)
                before += entry.Amount;
            if (month < 0 || month >= _months.Length)
                continue;
            ref var amounts = ref _months[month];
            if (isLine)
                amounts = amounts with { Billed = amounts.Billed + entry.Amount };
            else if (entry.Kind == MoneyEntries.Concession)
                amounts = amounts with { Concessions = amounts.Concessions + entry.Amount };
        }
        return before;
    }

    /// <summary>
    /// The invoices whose lines count no more; those that were taken off later count beside what takes them
    /// off. Null when there are none, as most often.
    /// </summary>
    private static HashSet<string>? Voided(List<KnownEntry> booked)
    {
        HashSet<string>? voided = null;
        foreach (var entry in booked)
            if (entry.Kind == MoneyEntries.Voided)
                (voided ??= new(StringComparer.Ordinal)).Add(entry.Document);
        voided?.ExceptWith(booked.Where(entry => entry.Kind == MoneyEntries.LineTakenOff)
            .Select(entry => entry.Document));
        return voided;
    }
}
