namespace EventLedger.Domain.Tests.Naive;

/// <summary>
/// The rules of a contract, without a thought for speed: no code of the product is used here, so that the two
/// can be compared.
/// </summary>
internal sealed partial class NaiveContract
{
    private readonly List<NaiveStep> _steps;
    private readonly List<NaiveClauseFrom> _clauses;
    private readonly List<NaiveNotice> _notices = [];
    private readonly List<NaivePlacesFrom> _places;
    private readonly NaiveSuspensions _suspensions = new();

    public NaiveContract(
        DateOnly signedOn,
        DateOnly startsOn,
        DateOnly? endsOn,
        NaiveProration proration,
        IEnumerable<NaiveStep> steps,
        NaiveClause? clause,
        IReadOnlyList<(string Facility, int? Share)>? places = null)
    {
        (SignedOn, StartsOn, EndsOn, Proration) = (signedOn, startsOn, endsOn, proration);
        _steps = [.. steps];
        _clauses = [new(DateOnly.MinValue, clause)];
        _places = [new(DateOnly.MinValue, places ?? [])];
        Charges = new(this);
    }

    public DateOnly SignedOn { get; }

    public DateOnly StartsOn { get; private set; }

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
        ? LastServiceDayBy(EndsOn)
        : StartsOn.AddDays(-1);

    public NaiveStep StepOn(DateOnly day) => _steps.Last(step => step.From <= day);

    public NaiveClause? ClauseOn(DateOnly day) => _clauses.Last(step => step.From <= day).Clause;

    /// <summary>The places of the day; before the start those of the first day of service.</summary>
    public IReadOnlyList<(string Facility, int? Share)> PlacesOn(DateOnly day) =>
        _places.Last(step => step.From <= (day < StartsOn ? StartsOn : day)).Places;

    /// <summary>Whether a day lies from the start to the last day of service.</summary>
    public bool RunsOn(DateOnly day) => StartsOn <= day && !(KnownLastServiceDay < day);

    /// <summary>What suspends a day between the start and the last day of service.</summary>
    public NaiveSuspension? SuspensionOn(DateOnly day) => RunsOn(day) ? _suspensions.On(day) : null;

    /// <summary>Whether a suspension frees a day of its fee, whatever the term.</summary>
    public bool IsFree(DateOnly day) => _suspensions.On(day)?.FreeOfFees == true;

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
        var places = PlacesAfter(amendment);
        if (amendment.Places?.Any(place => place.Share is not null) == true
            && amendment.Places.Sum(place => place.Share ?? 2_000_000) != 1_000_000)
            why.Add("invalid-capacity");
        if (!mayChangeNothing && end == EndsOn
            && SameFees(_steps, steps) && SameClauses(_clauses, clauses) && SamePlaces(_places, places))
            why.Add("no-change");
        if (why.Count > 0)
            return why;
        EndsOn = end;
        Replace(_steps, steps);
        Replace(_clauses, clauses);
        Replace(_places, places);
        Charges = new(this);
        return why;
    }

    /// <summary>Moves the start, or says why not.</summary>
    public string? Delay(DateOnly to, DateOnly on, DateOnly? newEnd)
    {
        if (RescindedOn is not null)
            return "contract-ended";
        if (StartsOn <= on)
            return "already-commenced";
        if (to <= StartsOn)
            return "invalid-term";
        if (LastServiceDayBy(newEnd ?? EndsOn) < to)
            return "start-after-end";
        var first = StepOn(to) with { From = to };
        _steps.RemoveAll(step => step.From <= to);
        _steps.Insert(0, first);
        (StartsOn, EndsOn, Charges) = (to, newEnd ?? EndsOn, new(this));
        return null;
    }

    private DateOnly? LastServiceDayBy(DateOnly? end) => _causes.Aggregate(
        Earlier(end, StandingNotice?.LastServiceDay),
        (last, cause) => Earlier(last, cause.LastServiceDay));

    /// <summary>Prolongs the term, or says why not.</summary>
    public string? Renew(DateOnly newEnd, DateOnly on, IReadOnlyList<NaiveStep>? fees)
    {
        var notice = StandingNotice ?? _notices.Find(notice => notice.StandsOn(on));
        if (RescindedOn is not null || KnownLastServiceDay < on)
            return "contract-ended";
        if (notice is not null || _causes.Count > 0)
            return "under-notice";
        if (EndsOn is not { } end)
            return "not-renewable";
        if (newEnd <= end)
            return "end-not-later";
        if (fees is not null && !Fits(fees, end.AddDays(1), newEnd))
            return "invalid-fee-schedule";
        _steps.RemoveAll(step => end < step.From);
        _steps.AddRange(fees ?? []);
        (EndsOn, Charges) = (newEnd, new(this));
        return null;
    }

    /// <summary>Suspends service, or says why not.</summary>
    public string? Suspend(DateOnly from, bool freeOfFees)
    {
        if (!RunsOn(from) || _suspensions.On(from) is not null)
            return "not-serving";
        _suspensions.Suspend(from, freeOfFees);
        Charges = new(this);
        return null;
    }

    /// <summary>Resumes service, or says why not.</summary>
    public string? Resume(DateOnly from)
    {
        if (SuspensionOn(from) is null)
            return "not-suspended";
        _suspensions.Resume(from);
        Charges = new(this);
        return null;
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

    private List<NaivePlacesFrom> PlacesAfter(NaiveAmendment amendment) => amendment.Places is null
        ? _places
        :
        [
            .. _places.Where(step => step.From < amendment.EffectiveOn),
            new(amendment.EffectiveOn, amendment.Places),
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

    private static bool SamePlaces(List<NaivePlacesFrom> before, List<NaivePlacesFrom> after) =>
        before.Concat(after).Select(step => step.From).All(day =>
            before.Last(step => step.From <= day).Places.SequenceEqual(
                after.Last(step => step.From <= day).Places));

    private static void Replace<T>(List<T> list, List<T> by)
    {
        if (ReferenceEquals(list, by))
            return;
        list.Clear();
        list.AddRange(by);
    }
}
