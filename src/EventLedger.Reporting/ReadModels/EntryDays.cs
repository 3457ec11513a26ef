using EventLedger.Domain;
using EventLedger.Store;

namespace EventLedger.Reporting.ReadModels;

/// <summary>The days on which the same entries count.</summary>
internal static class EntryDays
{
    /// <summary>
    /// The days around one: from that of the last entry up to it until the one before the first after it.
    /// </summary>
    public static DateRange Around(IReadOnlyList<KnownEntry> entries, DateOnly day)
    {
        var days = new DateRange(DateOnly.MinValue, DateOnly.MaxValue);
        for (var i = 0; i < entries.Count; i++)
            days = days.Without(entries[i].Day, day);
        return days;
    }

    /// <summary>
    /// Those of some days around one that lie on the same side of the day from which something counts.
    /// </summary>
    public static DateRange Without(this DateRange days, DateOnly from, DateOnly day) =>
        from > day && from <= days.Last ? days with { Last = from.AddDays(-1) }
        : from <= day && from > days.First ? days with { First = from }
        : days;
}
