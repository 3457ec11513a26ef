namespace EventLedger.Domain.Contracts;

/// <summary>The monthly fee from a day on.</summary>
/// <param name="From">The day from which the fee holds.</param>
/// <param name="MonthlyFee">The fee of a whole month, with the currency's decimals.</param>
public sealed record FeeStep(DateOnly From, decimal MonthlyFee);

/// <summary>The days of service, both ends included.</summary>
/// <param name="StartsOn">The first day of service.</param>
/// <param name="EndsOn">The last; null is open-ended.</param>
public sealed record Term(DateOnly StartsOn, DateOnly? EndsOn = null);

/// <summary>When a month is invoiced.</summary>
public enum BillingTiming
{
    /// <summary>At the month's start.</summary>
    Advance,

    /// <summary>After the month's end.</summary>
    Arrears,
}

/// <summary>When invoices are issued and how long they may stay unpaid.</summary>
/// <param name="Timing">In advance or in arrears.</param>
/// <param name="NetDays">Days from issue to the due day, 0 or more.</param>
public sealed record BillingTerms(BillingTiming Timing, int NetDays);

/// <summary>How a month with fewer service days than days is charged.</summary>
public enum Proration
{
    /// <summary>Each service day is charged its part of the month's real days.</summary>
    ActualDays,

    /// <summary>Every month has 30 days.</summary>
    Thirty360,

    /// <summary>A month with any service day is charged whole.</summary>
    FullMonths,
}

/// <summary>Who may end a contract without cause.</summary>
public enum Terminator
{
    /// <summary>Customer and provider alike.</summary>
    Either,

    /// <summary>The customer alone.</summary>
    Customer,

    /// <summary>The provider alone.</summary>
    Provider,
}

/// <summary>One side of a contract.</summary>
public enum Side
{
    /// <summary>Who buys the capacity.</summary>
    Customer,

    /// <summary>Who sells it.</summary>
    Provider,
}

/// <summary>What a lock-in locks: the notice, or the end that the notice brings.</summary>
public enum LockInMeaning
{
    /// <summary>Notice may be given from the end of the lock-in on.</summary>
    Notice,

    /// <summary>Notice may be given at once, but service ends no earlier than the lock-in.</summary>
    Termination,
}

/// <summary>Whether the day of notice counts as the first of the notice period.</summary>
public enum NoticeCounting
{
    /// <summary>The period begins on the day after: the last service day is n + noticeDays.</summary>
    ExcludeNoticeDay,

    /// <summary>The period begins on the day itself: the last service day is n + noticeDays - 1.</summary>
    IncludeNoticeDay,
}

/// <summary>
/// Who may end the contract without cause, and how. A clause in prose is ambiguous, so its reading is data on
/// the contract: "90 days' notice after the first three months" differs by 445 million USD between its two
/// lock-ins.
/// </summary>
/// <param name="By">Who may give notice.</param>
/// <param name="NoticeDays">The notice period in days.</param>
/// <param name="LockInMonths">The lock-in in calendar months from the start of service.</param>
/// <param name="LockIn">What the lock-in locks.</param>
/// <param name="Counting">Whether the day of notice counts.</param>
public sealed record TerminationClause(
    Terminator By,
    int NoticeDays,
    int LockInMonths,
    LockInMeaning LockIn = LockInMeaning.Notice,
    NoticeCounting Counting = NoticeCounting.ExcludeNoticeDay)
{
    /// <summary>The first day on which notice may be given under a contract that starts on a day.</summary>
    public DateOnly EarliestNoticeOn(DateOnly startsOn) =>
        LockIn == LockInMeaning.Notice ? startsOn.AddMonths(LockInMonths) : startsOn;

    /// <summary>The last day of service that a notice given on <paramref name="givenOn"/> brings.</summary>
    public DateOnly LastServiceDay(DateOnly givenOn, DateOnly startsOn)
    {
        var counted = Counting == NoticeCounting.IncludeNoticeDay ? NoticeDays - 1 : NoticeDays;
        var last = givenOn.AddDays(counted);
        if (LockIn == LockInMeaning.Notice)
            return last;
        var locked = startsOn.AddMonths(LockInMonths).AddDays(-1);
        return last > locked ? last : locked;
    }

    /// <summary>
    /// The last day on which notice still ends service before the term does; null when none is given in time,
    /// as the lock-in outlasts the term.
    /// </summary>
    /// <param name="startsOn">The first day of the term.</param>
    /// <param name="endsOn">The last day of the term.</param>
    public DateOnly? LatestNoticeOn(DateOnly startsOn, DateOnly endsOn)
    {
        var counted = Counting == NoticeCounting.IncludeNoticeDay ? NoticeDays - 1 : NoticeDays;
        var latest = endsOn.AddDays(-1 - counted);
        return latest >= EarliestNoticeOn(startsOn) && LastServiceDay(latest, startsOn) < endsOn
            ? latest
            : null;
    }

    /// <summary>Whether a side may give notice under this clause.</summary>
    public bool Entitles(Side side) => By == Terminator.Either
        || By == (side == Side.Customer ? Terminator.Customer : Terminator.Provider);
}

/// <summary>Capacity of one facility that a contract takes.</summary>
/// <param name="FacilityId">The facility.</param>
/// <param name="Share">The part of the fee that falls to it, 0 to 1; on every line or on none.</param>
/// <param name="Accelerators">By model.</param>
/// <param name="Megawatts">Electrical power.</param>
/// <param name="Exclusive">Whether nobody else may be served from it.</param>
public sealed record CapacityLine(
    string FacilityId,
    decimal? Share = null,
    IReadOnlyList<Facilities.AcceleratorCount>? Accelerators = null,
    decimal? Megawatts = null,
    bool? Exclusive = null);

/// <summary>How the reported figures of an announcement are meant; null is as stated.</summary>
/// <param name="MonthlyFee">The monthly fee's qualifier.</param>
/// <param name="TotalValue">The total value's qualifier.</param>
public sealed record AnnouncedQualifiers(Qualifier? MonthlyFee = null, Qualifier? TotalValue = null);
