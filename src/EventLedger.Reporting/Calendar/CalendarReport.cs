using EventLedger.Domain;
using EventLedger.Reporting.ReadModels;

namespace EventLedger.Reporting.Calendar;

/// <summary>
/// What comes due from one day to another, as of a day: it looks forward with all terms that are known, but
/// a notice counts from its own day on.
/// </summary>
/// <param name="Rows">By day, then contract, then kind; the first of them where there are too many.</param>
/// <param name="LeftOff">How many rows there are beyond these.</param>
/// <param name="Totals">Over all rows, by month, kind and currency; currencies are never added.</param>
public sealed record CalendarReport(
    IReadOnlyList<CalendarRow> Rows, int LeftOff, IReadOnlyList<CalendarTotal> Totals)
{
    /// <summary>What comes due.</summary>
    /// <param name="contracts">The contracts as they are known.</param>
    /// <param name="entries">All money entries that are known, by contract.</param>
    /// <param name="asOf">The day from which it is looked forward.</param>
    /// <param name="days">The days that are looked at.</param>
    /// <param name="kinds">Only these; null for all.</param>
    /// <param name="limit">At most so many rows.</param>
    public static CalendarReport Of(
        IReadOnlyList<KnownContract> contracts, IReadOnlyList<ContractEntries> entries, DateOnly asOf,
        DateRange days, IReadOnlySet<CalendarKind>? kinds, int limit = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        ArgumentNullException.ThrowIfNull(entries);
        var book = contracts.ById();
        var money = book.With(entries);
        IEnumerable<CalendarDay> Days(int i) => ContractCalendar.Days(book[i], asOf, days, money[i]);
        var sums = ManyContracts.InParts(
            book.Count,
            () => new CalendarSums(days, kinds),
            (part, i) => part.Add(Days(i)),
            (all, part) => all.Add(part));
        var last = sums.LastOf(limit, out var ofLast);
        var rows = Wanted(book.Count, i => sums.Wanted(Days(i), last), ofLast)
            .SelectMany(i => ContractCalendar.Rows(book[i], asOf, days, money[i]))
            .Where(row => row.On <= last && kinds?.Contains(row.Kind) != false);
        return new(
            [
                .. rows.OrderBy(row => row.On)
                    .ThenBy(row => row.ContractId, StringComparer.Ordinal)
                    .ThenBy(row => row.Kind)
                    .ThenBy(row => row.Document, StringComparer.Ordinal)
                    .Take(limit),
            ],
            Math.Max(0, sums.Count - limit),
            sums.Totals());
    }

    /// <summary>
    /// The contracts that have rows before the last day, and the first that have all that is wanted of it.
    /// </summary>
    private static IEnumerable<int> Wanted(int contracts, Func<int, (int Before, int On)> of, int ofLast)
    {
        var some = ManyContracts.InParts(
            contracts,
            () => new List<(int Contract, int Before, int On)>(),
            (part, i) =>
            {
                if (of(i) is var (before, on) && before + on > 0)
                    part.Add((i, before, on));
            },
            (all, part) => all.AddRange(part));
        foreach (var (i, before, on) in some)
        {
            if (before == 0 && ofLast <= 0)
                continue;
            ofLast -= on;
            yield return i;
        }
    }
}
