namespace EventLedger.Domain.Tests.Naive;

/// <summary>
/// A contract as domain.md describes it, without a thought for speed: no code of the product is used here, so
/// that the two can be compared.
/// </summary>
internal sealed partial class NaiveContract
{
    private readonly List<NaiveStep> _steps;
    private readonly List<NaiveClauseFrom> _clauses;
    private readonly List<NaiveNotice> _notices = [];

    public NaiveContract(
        DateOnly signedOn,
        DateOnly startsOn,
        DateOnly? endsOn,
        NaiveProration proration,
        IEnumerable<NaiveStep> steps,
        NaiveClause? clause)
    {
        (SignedOn, StartsOn, EndsOn, Proration) = (signedOn, startsOn, endsOn, proration);
        _steps = [.. steps];
        _clauses = [new(DateOnly.MinValue, clause)];
        Charges = new(this);
    }

    public DateOnly SignedOn { get; }

    public DateOnly StartsOn { get; }

    public DateOnly? EndsOn { get; private set; }

    public NaiveProration Proration { get; }

    public IReadOnlyList<NaiveStep> Steps => _steps;

    public IReadOnlyList<NaiveNotice> Notices => _notices;

    /// <summary>The charges of the terms as they are now; an amendment makes new ones.</summary>
    public NaiveCharges Charges { get; private set; }

    public NaiveNotice? StandingNotice =>
        RescindedOn is null ? _notices.Find(notice => notice.WithdrawnOn is null) : null;

    /// <summary>
    /// The earliest of the end and of the last service days that the standing notice and causes bring; a
    /// rescinded contract has ended before it began.
    /// </summary>
    public DateOnly? KnownLastServiceDay => RescindedOn is null
        ? _causes.Aggregate(
            Earlier(EndsOn, StandingNotice?.LastServiceDay),
            (last, cause) => Earlier(last, cause.LastServiceDay))
        : StartsOn.AddDays(-1);

    public NaiveStep StepOn(DateOnly day) => _steps.Last(step => step.From <= day);

    public NaiveClause? ClauseOn(DateOnly day) => _clauses.Last(step => step.From <= day).Clause;

    public IEnumerable<DateOnly> ClauseDays => _clauses.Skip(1).Select(step => step.From);

    public static DateOnly? Earlier(DateOnly? one, DateOnly? other) =>
        one is null ? other : other is null ? one : one < other ? one : other;

    /// <summary>
    /// Why the clause does not permit a notice, or null; whether one stands already is asked apart.
    /// </summary>
    public string? WhyNotPermitted(bool customer, DateOnly on)
    {
        if (ClauseOn(on) is not { } clause)
            return "not-terminable";
        if (!clause.Lets(customer))
            return "party-not-entitled";
        if (on < clause.EarliestNoticeOn(StartsOn))
            return "notice-before-lock-in";
        return EndsOn <= clause.LastServiceDay(on, StartsOn) ? "notice-after-term-end" : null;
    }

    /// <summary>Why no notice may be given: no clause, a standing notice, then who, then dates.</summary>
    public string? WhyNoNotice(bool customer, DateOnly on)
    {
        if (RescindedOn is not null)
            return "not-terminable";
        var why = WhyNotPermitted(customer, on);
        if (why is null && KnownLastServiceDay <= ClauseOn(on)!.LastServiceDay(on, StartsOn))
            why = "notice-after-term-end";
        var stands = StandingNotice is not null || _notices.Exists(notice => notice.StandsOn(on));
        return stands && why != "not-terminable" ? "already-under-notice" : why;
    }

    /// <summary>Gives notice, or says why not.</summary>
    public string? GiveNotice(bool customer, DateOnly on)
    {
        var why = WhyNoNotice(customer, on);
        if (why is null)
            _notices.Add(new(customer, on, ClauseOn(on)!.LastServiceDay(on, StartsOn), null));
        return why;
    }

    /// <summary>Takes the standing notice back, or says why not.</summary>
    public string? WithdrawNotice(DateOnly on)
    {
        if (StandingNotice is not { } standing || on < standing.GivenOn)
            return "no-notice";
        if (standing.LastServiceDay < on)
            return "notice-already-effective";
        _notices[_notices.IndexOf(standing)] = standing with { WithdrawnOn = on };
        return null;
    }

    /// <summary>Amends the terms, or says every reason why not.</summary>
    public IReadOnlySet<string> Amend(NaiveAmendment amendment, bool mayChangeNothing)
    {
        var end = amendment.ChangesEnd ? amendment.EndsOn : EndsOn;
        var steps = StepsAfter(amendment);
        var clauses = ClausesAfter(amendment);
        var why = new HashSet<string>();
        if (RescindedOn is not null)
            return new HashSet<string> { "contract-ended" };
        if (amendment.EffectiveOn < StartsOn || KnownLastServiceDay < amendment.EffectiveOn)
            why.Add("outside-term");
        if (end < StartsOn || end is null && clauses[^1].Clause is null || Contradicts(amendment.Clause))
            why.Add("invalid-term");
        if (amendment.Fees is { } fees && !Fits(fees, amendment.EffectiveOn, end))
            why.Add("invalid-fee-schedule");
        if (!mayChangeNothing && end == EndsOn && SameFees(_steps, steps) && SameClauses(_clauses, clauses))
            why.Add("no-change");
        if (why.Count > 0)
            return why;
        EndsOn = end;
        Replace(_steps, steps);
        Replace(_clauses, clauses);
        Charges = new(this);
        return why;
    }

    private List<NaiveStep> StepsAfter(NaiveAmendment amendment) => amendment.Fees is null
        ? _steps
        : [.. _steps.Where(step => step.From < amendment.EffectiveOn), .. amendment.Fees];

    private List<NaiveClauseFrom> ClausesAfter(NaiveAmendment amendment) => !amendment.ChangesClause
        ? _clauses
        :
        [
            .. _clauses.Where(step => step.From < amendment.EffectiveOn),
            new(amendment.EffectiveOn, amendment.Clause),
        ];

    private static bool Contradicts(NaiveClause? clause) =>
        clause is { NoticeDays: < 0 } or { LockInMonths: < 0 } or { NoticeDays: 0, CountsTheNoticeDay: true };

    private static bool Fits(IReadOnlyList<NaiveStep> fees, DateOnly first, DateOnly? last) =>
        fees.Count > 0
        && fees[0].From == first
        && Enumerable.Range(1, fees.Count - 1).All(i => fees[i - 1].From < fees[i].From)
        && !fees.Any(step => last < step.From);

    private static bool SameFees(List<NaiveStep> before, List<NaiveStep> after) =>
        before.Concat(after).Select(step => step.From).All(day =>
            before.LastOrDefault(step => step.From <= day)?.Fee
            == after.LastOrDefault(step => step.From <= day)?.Fee);

    private static bool SameClauses(List<NaiveClauseFrom> before, List<NaiveClauseFrom> after) =>
        before.Concat(after).Select(step => step.From).All(day =>
            before.Last(step => step.From <= day).Clause == after.Last(step => step.From <= day).Clause);

    private static void Replace<T>(List<T> list, List<T> by)
    {
        if (ReferenceEquals(list, by))
            return;
        list.Clear();
        list.AddRange(by);
    }
}
