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
        var days = DateRange.Ever;
        for (var i = 0; i < entries.Count; i++)
            days = days.OnOneSideOf(entries[i].Day, day);
        return days;
    }
}
