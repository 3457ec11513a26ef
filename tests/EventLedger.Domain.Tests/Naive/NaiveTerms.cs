using System.Numerics;

namespace EventLedger.Domain.Tests.Naive;

/// <summary>The three ways to charge a part of a month.</summary>
internal enum NaiveProration
{
    ActualDays,
    Thirty360,
    FullMonths,
}

/// <summary>A monthly fee in minor units, from a day on.</summary>
internal sealed record NaiveStep(DateOnly From, BigInteger Fee);

/// <summary>Who may leave, and how.</summary>
internal sealed record NaiveClause(
    bool CustomerMay,
    bool ProviderMay,
    int NoticeDays,
    int LockInMonths,
    bool LocksTheEnd,
    bool CountsTheNoticeDay)
{
    public bool Lets(bool customer) => customer ? CustomerMay : ProviderMay;

    public DateOnly EarliestNoticeOn(DateOnly startsOn) =>
        LocksTheEnd ? startsOn : NaiveCalendar.Later(startsOn, LockInMonths);

    /// <summary>The last day of the notice period, or of the lock-in where that locks the end.</summary>
    public DateOnly LastServiceDay(DateOnly givenOn, DateOnly startsOn)
    {
        var firstOfPeriod = CountsTheNoticeDay ? givenOn : givenOn.AddDays(1);
        var last = firstOfPeriod.AddDays(NoticeDays).AddDays(-1);
        var locked = NaiveCalendar.Later(startsOn, LockInMonths).AddDays(-1);
        return LocksTheEnd && last < locked ? locked : last;
    }
}

/// <summary>The clause from a day on; a null clause is none.</summary>
internal sealed record NaiveClauseFrom(DateOnly From, NaiveClause? Clause);

/// <summary>A notice with the last day of service it brings.</summary>
internal sealed record NaiveNotice(
    bool ByCustomer, DateOnly GivenOn, DateOnly LastServiceDay, DateOnly? WithdrawnOn)
{
    public bool StandsOn(DateOnly day) => GivenOn <= day && !(WithdrawnOn <= day);
}

/// <summary>The places taken from a day on, in their order, with their shares in millionths.</summary>
internal sealed record NaivePlacesFrom(DateOnly From, IReadOnlyList<(string Facility, int? Share)> Places);

/// <summary>A change of terms; what is not given stays.</summary>
internal sealed record NaiveAmendment(
    DateOnly EffectiveOn,
    IReadOnlyList<NaiveStep>? Fees,
    bool ChangesEnd,
    DateOnly? EndsOn,
    bool ChangesClause,
    NaiveClause? Clause,
    IReadOnlyList<(string Facility, int? Share)>? Places);

/// <summary>What suspends a day.</summary>
internal sealed record NaiveSuspension(DateOnly From, bool FreeOfFees);

/// <summary>
/// Every day of a calendar, painted with what suspends it. A suspension paints from its day up to the next
/// painted one; a resumption wipes what was painted by the suspension that it meets, from its day on.
/// </summary>
internal sealed class NaiveSuspensions
{
    private static readonly DateOnly First = new(2015, 1, 1);
    private readonly NaiveSuspension?[] _days = new NaiveSuspension?[15_000];

    public NaiveSuspension? On(DateOnly day) => _days[day.DayNumber - First.DayNumber];

    public void Suspend(DateOnly from, bool freeOfFees)
    {
        var suspension = new NaiveSuspension(from, freeOfFees);
        for (var i = from.DayNumber - First.DayNumber; i < _days.Length && _days[i] is null; i++)
            _days[i] = suspension;
    }

    public void Resume(DateOnly from)
    {
        var suspension = On(from);
        for (var i = from.DayNumber - First.DayNumber; i < _days.Length && _days[i] == suspension; i++)
            _days[i] = null;
    }
}

/// <summary>Months counted from an anchor: 31 Jan + 1 = 28 Feb, + 2 = 31 Mar.</summary>
internal static class NaiveCalendar
{
    public static DateOnly Later(DateOnly anchor, int months)
    {
        var since = anchor.Year * 12 + anchor.Month - 1 + months;
        var (year, month) = (since / 12, since % 12 + 1);
        return new(year, month, Math.Min(anchor.Day, DaysIn(year, month)));
    }

    public static int DaysIn(int year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    public static bool IsLastOfMonth(DateOnly day) => day.Day == DaysIn(day.Year, day.Month);
}
