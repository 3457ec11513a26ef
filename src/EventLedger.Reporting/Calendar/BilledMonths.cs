using EventLedger.Domain;
using EventLedger.Reporting.ReadModels;
using EventLedger.Store;

namespace EventLedger.Reporting.Calendar;

/// <summary>
/// The months of a contract that are billed as of some days on a line of an invoice that is not void.
/// </summary>
internal sealed class BilledMonths
{
    /// <summary>No month is billed, on whichever day.</summary>
    public static readonly BilledMonths None = new(DateRange.Ever, default, []);

    private readonly Month _first;
    private readonly bool[] _areBilled;

    private BilledMonths(DateRange days, Month first, bool[] areBilled) =>
        (Days, _first, _areBilled) = (days, first, areBilled);

    /// <summary>The days as of which it is so.</summary>
    public DateRange Days { get; }

    /// <summary>The months by the entries of a contract dated on or before a day.</summary>
    public static BilledMonths Of(IReadOnlyList<KnownEntry> entries, DateOnly asOf)
    {
        var (days, voided) = (None.Days, (HashSet<string>?)null);
        var (first, last) = (DateOnly.MaxValue, DateOnly.MinValue);
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            var isLine = entry is { Kind: MoneyEntries.Line, Month: not null };
            if (!isLine && entry.Kind != MoneyEntries.Voided)
                continue;
            days = days.OnOneSideOf(entry.Day, asOf);
            if (entry.Day > asOf)
                continue;
            // There are none, most often.
            if (!isLine)
                (voided ??= new(StringComparer.Ordinal)).Add(entry.Document);
            else
                (first, last) = (Earlier(first, entry.Month!.Value), Later(last, entry.Month!.Value));
        }
        if (first > last)
            return new(days, default, []);
        var months = new BilledMonths(
            days, Month.Of(first), new bool[Month.Of(last).MonthsAfter(Month.Of(first)) + 1]);
        for (var i = 0; i < entries.Count; i++)
            if (entries[i] is { Kind: MoneyEntries.Line, Month: { } month } line && line.Day <= asOf
                && voided?.Contains(line.Document) != true)
                months._areBilled[Month.Of(month).MonthsAfter(months._first)] = true;
        return months;
    }

    /// <summary>Whether a month is billed.</summary>
    public bool Contain(Month month) => _areBilled.Length > 0
        && month.MonthsAfter(_first) is var index && index >= 0 && index < _areBilled.Length
        && _areBilled[index];

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
