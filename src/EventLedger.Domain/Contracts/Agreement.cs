namespace EventLedger.Domain.Contracts;

/// <summary>A notice that was given; while not withdrawn it still stands.</summary>
/// <param name="By">Which side gave it.</param>
/// <param name="GivenOn">The day of notice.</param>
/// <param name="LastServiceDay">The last day of service it brings.</param>
/// <param name="WithdrawnOn">From this day on it no longer stands; null while it does.</param>
/// <param name="Reason">Why, where it was said.</param>
public sealed record Notice(
    Side By, DateOnly GivenOn, DateOnly LastServiceDay, DateOnly? WithdrawnOn = null, string? Reason = null)
{
    /// <summary>Whether the notice stands on a day, as views show it.</summary>
    public bool StandsOn(DateOnly day) => GivenOn <= day && !(WithdrawnOn <= day);
}

/// <summary>The terms of a signed contract as they are known: dated timelines, no views.</summary>
/// <param name="Title">What the contract is called.</param>
/// <param name="SignedOn">The day of signature.</param>
/// <param name="Currency">Of every amount.</param>
/// <param name="Providers">Who sells, over time.</param>
/// <param name="Customers">Who buys, over time.</param>
/// <param name="StartsOn">The first day of service.</param>
/// <param name="EndsOn">The last day of the term; null is open-ended.</param>
/// <param name="Fees">The monthly fee, over time.</param>
/// <param name="Billing">When it is invoiced and due.</param>
/// <param name="Proration">How parts of months are charged.</param>
/// <param name="Clauses">The termination clause, over time; null is none.</param>
/// <param name="Capacity">What is taken of which facility, over time.</param>
/// <param name="Notices">Every notice ever given, in the order they were recorded.</param>
/// <param name="Sources">Who said so.</param>
public sealed record Agreement(
    string? Title,
    DateOnly SignedOn,
    Currency Currency,
    Timeline<string> Providers,
    Timeline<string> Customers,
    DateOnly StartsOn,
    DateOnly? EndsOn,
    Timeline<decimal> Fees,
    BillingTerms Billing,
    Proration Proration,
    Timeline<TerminationClause?> Clauses,
    Timeline<IReadOnlyList<CapacityLine>> Capacity,
    IReadOnlyList<Notice> Notices,
    IReadOnlyList<Source> Sources)
{
    /// <summary>When service is suspended: no two on one day, in the order of their days.</summary>
    public IReadOnlyList<Suspension> Suspensions { get; init; } = [];

    /// <summary>The agreement that a signature makes.</summary>
    public static Agreement Of(ContractSigned e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return new(
            e.Title,
            e.SignedOn,
            Currency.Of(e.Currency),
            Always(e.ProviderId),
            Always(e.CustomerId),
            e.Term.StartsOn,
            e.Term.EndsOn,
            Timeline<decimal>.Of(e.Fees.Select(step => new Dated<decimal>(step.From, step.MonthlyFee))),
            e.Billing,
            e.Proration,
            Always(e.Termination),
            Always(e.Capacity),
            [],
            e.Sources ?? []);
    }

    /// <summary>Every termination for cause, in the order they were recorded.</summary>
    public IReadOnlyList<TerminationForCause> ForCause { get; init; } = [];

    /// <summary>The rescission; null while the contract was not undone.</summary>
    public Rescission? Rescission { get; init; }

    /// <summary>The notice that still stands, whatever the day: charges and invoices follow it.</summary>
    public Notice? StandingNotice => Rescission is null && Notices.Count > 0
        ? Notices.LastOrDefault(notice => notice.WithdrawnOn is null)
        : null;

    /// <summary>
    /// The last day of service that the standing notice or a termination for cause brings, the earlier;
    /// null without either, and of a rescinded contract.
    /// </summary>
    public DateOnly? EndedServiceDay => Rescission is null
        ? Earlier(
            StandingNotice?.LastServiceDay,
            ForCause.Count == 0 ? null : ForCause.Min(cause => (DateOnly?)cause.LastServiceDay))
        : null;

    /// <summary>The notice that views show on a day: of several, the one that ends service first.</summary>
    public Notice? NoticeOn(DateOnly day) => Notices.Count == 0 || IsRescindedOn(day)
        ? null
        : Notices.Where(notice => notice.StandsOn(day)).MinBy(notice => notice.LastServiceDay);

    /// <summary>
    /// The termination for cause that views show on a day: of several, the one that ends service first.
    /// </summary>
    public TerminationForCause? ForCauseOn(DateOnly day) => ForCause.Count == 0 || IsRescindedOn(day)
        ? null
        : ForCause.Where(cause => cause.GivenOn <= day).MinBy(cause => cause.LastServiceDay);

    /// <summary>Whether views show the contract as rescinded on a day.</summary>
    public bool IsRescindedOn(DateOnly day) => Rescission?.RescindedOn <= day;

    /// <summary>
    /// The last day of service that is known: the end, or what the standing notice or a termination for cause
    /// brings. It lies before the start where there is no service, as after a rescission.
    /// </summary>
    public DateOnly? KnownLastServiceDay =>
        Rescission is null ? Earlier(EndsOn, EndedServiceDay) : StartsOn.AddDays(-1);

    /// <summary>The months' charges that are owed as things stand.</summary>
    public ChargeSchedule Charges => ChargesUntil(KnownLastServiceDay);

    /// <summary>
    /// The months' charges over the whole term, as if nobody ever left; of an open one, until later than any
    /// notice brings that may be given.
    /// </summary>
    public ChargeSchedule ChargesOfTerm => ChargesUntil(EndsOn ?? CalendarBounds.Last.AddYears(101));

    /// <summary>The months' charges if the last day of service were another; null is without end.</summary>
    public ChargeSchedule ChargesUntil(DateOnly? lastServiceDay) =>
        new(Proration, Currency, Fees, ServiceUntil(lastServiceDay));

    /// <summary>
    /// Whether a day lies from the start to the last known day of service, suspended or not.
    /// </summary>
    public bool RunsOn(DateOnly day) => StartsOn <= day && !(KnownLastServiceDay < day);

    /// <summary>The suspension that covers a day; null when none does.</summary>
    public Suspension? SuspensionOn(DateOnly day) => Suspensions.Count == 0
        ? null
        : Suspensions.FirstOrDefault(suspension => suspension.Covers(day));

    /// <summary>Whether a day is a day of service as things stand.</summary>
    public bool ServesOn(DateOnly day) => RunsOn(day) && SuspensionOn(day) is not { AbateFees: true };

    /// <summary>The earlier of two days of which either may be open.</summary>
    internal static DateOnly? Earlier(DateOnly? one, DateOnly? other) =>
        one is null || other < one ? other : one;

    private IReadOnlyList<DateRange> ServiceUntil(DateOnly? last)
    {
        var end = last ?? CalendarBounds.Last;
        return end < StartsOn ? [] : Suspending.DaysOfService(new(StartsOn, end), Suspensions);
    }

    private static Timeline<T> Always<T>(T value) =>
        Timeline<T>.Empty.SetFrom(CalendarBounds.First, value);
}
