using EventLedger.Domain;
using EventLedger.Reporting.ReadModels;
using EventLedger.Store;

namespace EventLedger.Reporting.Calendar;

/// <summary>
/// The months about some days, and the one before them, that are billed on a line of an invoice that is not
/// void.
/// </summary>
internal readonly struct BilledMonths
{
    private readonly Month _first;
    private readonly bool[] _areBilled;

    private BilledMonths(DateRange days)
    {
        _first = Month.Of(days.First.AddDays(-1));
        _areBilled = new bool[Month.Of(days.Last).MonthsAfter(_first) + 1];
    }

    /// <summary>The months by the entries of a contract dated on or before a day.</summary>
    public static BilledMonths Of(IReadOnlyList<KnownEntry> entries, DateOnly asOf, DateRange days)
    {
        var (months, voided) = (new BilledMonths(days), Voided(entries, asOf));
        for (var i = 0; i < entries.Count; i++)
            if (entries[i] is { Kind: MoneyEntries.Line, Month: { } month } line && line.Day <= asOf
                && months.IndexOf(Month.Of(month)) is { } index && voided?.Contains(line.Document) != true)
                months._areBilled[index] = true;
        return months;
    }

    /// <summary>Whether a month of these is billed.</summary>
    public bool Contain(Month month) => IndexOf(month) is { } index && _areBilled[index];

    private int? IndexOf(Month month) =>
        month.MonthsAfter(_first) is var index && index >= 0 && index < _areBilled.Length ? index : null;

    // Null when there are none, as most often.
    private static HashSet<string>? Voided(IReadOnlyList<KnownEntry> entries, DateOnly asOf)
    {
        HashSet<string>? voided = null;
        for (var i = 0; i < entries.Count; i++)
            if (entries[i].Kind == MoneyEntries.Voided && entries[i].Day <= asOf)
                (voided ??= new(StringComparer.Ordinal)).Add(entries[i].Document);
        return voided;
    }
}
