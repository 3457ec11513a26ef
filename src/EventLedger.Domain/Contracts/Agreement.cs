namespace EventLedger.Domain.Contracts;

/// <summary>What was announced of a deal; amounts are exact figures of what was reported.</summary>
/// <param name="Deal">The announcement.</param>
public sealed record Announcement(DealAnnounced Deal)
{
    /// <summary>The first day on which the deal was known.</summary>
    public DateOnly KnownFrom => Deal.AnnouncedOn.First;

    /// <summary>The currency of the stated amounts; null when none is stated.</summary>
    public Currency? Currency => Currency.Find(Deal.Currency);

    /// <summary>The stated fee; null stays unknown.</summary>
    public Money? MonthlyFee => Amount(Deal.MonthlyFee);

    /// <summary>
    /// The stated total value, else the fee over the stated start and end, else unknown (domain.md 4).
    /// </summary>
    public Money? Headline
    {
        get
        {
            if (Amount(Deal.TotalValue) is { } stated)
                return stated;
            if (MonthlyFee is not { } fee
                || Deal is not { StartsOn.First: var start, EndsOn.Last: var end }
                || end < start)
                return null;
            var fees = Timeline<decimal>.Empty.SetFrom(start, fee.ToDecimal());
            return new ChargeSchedule(Proration.ActualDays, fee.Currency, fees, [new(start, end)]).Total;
        }
    }

    /// <summary>Whether the announced fee counts in announced run-rate on a day (domain.md 5).</summary>
    public bool CountsOn(DateOnly day) => KnownFrom <= day && !(Deal.EndsOn?.Last < day);

    private Money? Amount(decimal? amount) =>
        amount is { } value && Currency is { } currency ? Money.Of(value, currency) : null;
}

/// <summary>A notice that was given; while not withdrawn it still stands.</summary>
/// <param name="By">Which side gave it.</param>
/// <param name="GivenOn">The day of notice.</param>
/// <param name="LastServiceDay">The last day of service it brings.</param>
/// <param name="WithdrawnOn">From this day on it no longer stands; null while it does.</param>
/// <param name="Reason">Why, where it was said.</param>
public sealed record Notice(
    Side By, DateOnly GivenOn, DateOnly LastServiceDay, DateOnly? WithdrawnOn = null, string? Reason = null)
{
    /// <summary>Whether the notice stands on a day, as views show it (domain.md 7).</summary>
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

    /// <summary>The notice that still stands, whatever the day: charges and invoices follow it.</summary>
    public Notice? StandingNotice => Notices.LastOrDefault(notice => notice.WithdrawnOn is null);

    /// <summary>The notice that views show on a day: of several, the one that ends service first.</summary>
    public Notice? NoticeOn(DateOnly day) =>
        Notices.Where(notice => notice.StandsOn(day)).MinBy(notice => notice.LastServiceDay);

    /// <summary>The last day of service that is known: the end, or what the standing notice brings.</summary>
    public DateOnly? KnownLastServiceDay => Earlier(EndsOn, StandingNotice?.LastServiceDay);

    /// <summary>The months' charges that are owed as things stand.</summary>
    public ChargeSchedule Charges => ChargesUntil(KnownLastServiceDay);

    /// <summary>The months' charges if the last day of service were another; null is without end.</summary>
    public ChargeSchedule ChargesUntil(DateOnly? lastServiceDay) =>
        new(Proration, Currency, Fees, ServiceUntil(lastServiceDay));

    /// <summary>
    /// Whether a day lies from the start to the last known day of service, suspended or not.
    /// </summary>
    public bool RunsOn(DateOnly day) => StartsOn <= day && !(KnownLastServiceDay < day);

    /// <summary>The suspension that covers a day; null when none does.</summary>
    public Suspension? SuspensionOn(DateOnly day) =>
        Suspensions.FirstOrDefault(suspension => suspension.Covers(day));

    /// <summary>Whether a day is a day of service as things stand.</summary>
    public bool ServesOn(DateOnly day) => ServiceUntil(KnownLastServiceDay).Any(range => range.Contains(day));

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
