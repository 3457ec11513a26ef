namespace EventLedger.Domain;

/// <summary>A run of days, both ends included, with at least one day in it.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, not before the first.</param>
public readonly record struct DateRange(DateOnly First, DateOnly Last)
{
    /// <summary>Every day there is.</summary>
    public static readonly DateRange Ever = new(DateOnly.MinValue, DateOnly.MaxValue);

    /// <summary>How many days the range has.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>Whether a day lies in the range.</summary>
    public bool Contains(DateOnly day) => First <= day && day <= Last;

    /// <summary>The days that lie in both ranges; null when there are none.</summary>
    public DateRange? Intersect(DateRange other)
    {
        var first = First > other.First ? First : other.First;
        var last = Last < other.Last ? Last : other.Last;
        return first <= last ? new DateRange(first, last) : null;
    }

    /// <summary>
    /// Those of the days around one that lie with it before a day on which something turns, or from it on.
    /// </summary>
    /// <param name="turn">The first day on which it is otherwise.</param>
    /// <param name="day">One of the days.</param>
    public DateRange OnOneSideOf(DateOnly turn, DateOnly day) =>
        turn > day && turn <= Last ? this with { Last = turn.AddDays(-1) }
        : turn <= day && turn > First ? this with { First = turn }
        : this;
}
