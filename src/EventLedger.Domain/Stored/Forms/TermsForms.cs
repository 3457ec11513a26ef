using System.Text.Json.Serialization;
using EventLedger.Domain.Books;
using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Stored.Forms;

/// <summary>The forms that folded terms, and the events that make them, consist of.</summary>
internal static class TermsForms
{
    /// <summary>Each of them, anew: they keep what they find in the options that they are given to.</summary>
    public static IEnumerable<JsonConverter> All() =>
    [
        TermsDraft.Form(),
        AgreementDraft.Form(),
        BillingDraft.Form(),
        ClauseDraft.Form(),
        CapacityDraft.Form(),
        NoticeDraft.Form(),
        SuspensionDraft.Form(),
        SourceDraft.Form(),
        new ListForm<CapacityLine>(),
        new ListForm<Notice>(),
        new ListForm<Suspension>(),
        new ListForm<Source>(),
    ];
}

internal struct TermsDraft : IDraft<ContractTerms>
{
    private Announcement? _announced;
    private Agreement? _agreement;
    private IReadOnlyList<Source>? _attached;
    private IReadOnlyList<BookedDifference>? _booked;

    public readonly ContractTerms Make() => new(_announced, _agreement, _attached, _booked);

    public static RecordForm<ContractTerms, TermsDraft> Form() => new RecordForm<ContractTerms, TermsDraft>()
        .Has("announced", x => x.Announced, (ref d, v) => d._announced = v)
        .Has("agreement", x => x.Agreement, (ref d, v) => d._agreement = v)
        .Has("attached", x => x.Attached, (ref d, v) => d._attached = v)
        .Has("booked", x => x.Booked, (ref d, v) => d._booked = v);
}

internal struct AgreementDraft : IDraft<Agreement>
{
    private string? _title;
    private DateOnly _signedOn, _startsOn;
    private DateOnly? _endsOn;
    private Currency _currency;
    private Timeline<string> _providers, _customers;
    private Timeline<decimal> _fees;
    private BillingTerms _billing;
    private Proration _proration;
    private Timeline<TerminationClause?> _clauses;
    private Timeline<IReadOnlyList<CapacityLine>> _capacity;
    private IReadOnlyList<Notice> _notices;
    private IReadOnlyList<Source> _sources;
    private IReadOnlyList<Suspension>? _suspensions;
    private IReadOnlyList<TerminationForCause>? _forCause;
    private Rescission? _rescission;

    public readonly Agreement Make() => new(
        _title, _signedOn, _currency, _providers, _customers, _startsOn, _endsOn, _fees, _billing, _proration,
        _clauses, _capacity, _notices, _sources)
    {
        Suspensions = _suspensions ?? [],
        ForCause = _forCause ?? [],
        Rescission = _rescission,
    };

    public static RecordForm<Agreement, AgreementDraft> Form() => new RecordForm<Agreement, AgreementDraft>()
        .Has("title", x => x.Title, (ref d, v) => d._title = v)
        .Needs("signedOn", x => x.SignedOn, (ref d, v) => d._signedOn = v)
        .Needs("currency", x => x.Currency, (ref d, v) => d._currency = v)
        .Needs("providers", x => x.Providers, (ref d, v) => d._providers = v)
        .Needs("customers", x => x.Customers, (ref d, v) => d._customers = v)
        .Needs("startsOn", x => x.StartsOn, (ref d, v) => d._startsOn = v)
        .Has("endsOn", x => x.EndsOn, (ref d, v) => d._endsOn = v)
        .Needs("fees", x => x.Fees, (ref d, v) => d._fees = v)
        .Needs("billing", x => x.Billing, (ref d, v) => d._billing = v)
        .Needs("proration", x => x.Proration, (ref d, v) => d._proration = v)
        .Needs("clauses", x => x.Clauses, (ref d, v) => d._clauses = v)
        .Needs("capacity", x => x.Capacity, (ref d, v) => d._capacity = v)
        .Needs("notices", x => x.Notices, (ref d, v) => d._notices = v)
        .Needs("sources", x => x.Sources, (ref d, v) => d._sources = v)
        .Has("suspensions", x => x.Suspensions, (ref d, v) => d._suspensions = v)
        .Has("forCause", x => x.ForCause, (ref d, v) => d._forCause = v)
        .Has("rescission", x => x.Rescission, (ref d, v) => d._rescission = v);
}

internal struct BillingDraft : IDraft<BillingTerms>
{
    private BillingTiming _timing;
    private int _netDays;

    public readonly BillingTerms Make() => new(_timing, _netDays);

    public static RecordForm<BillingTerms, BillingDraft> Form() =>
        new RecordForm<BillingTerms, BillingDraft>()
            .Needs("timing", x => x.Timing, (ref d, v) => d._timing = v)
            .Needs("netDays", x => x.NetDays, (ref d, v) => d._netDays = v);
}

internal struct ClauseDraft : IDraft<TerminationClause>
{
    private Terminator _by;
    private int _noticeDays, _lockInMonths;
    private LockInMeaning _lockIn;
    private NoticeCounting _counting;

    public readonly TerminationClause Make() => new(_by, _noticeDays, _lockInMonths, _lockIn, _counting);

    public static RecordForm<TerminationClause, ClauseDraft> Form() =>
        new RecordForm<TerminationClause, ClauseDraft>()
            .Needs("by", x => x.By, (ref d, v) => d._by = v)
            .Needs("noticeDays", x => x.NoticeDays, (ref d, v) => d._noticeDays = v)
            .Needs("lockInMonths", x => x.LockInMonths, (ref d, v) => d._lockInMonths = v)
            .Has("lockIn", x => x.LockIn, (ref d, v) => d._lockIn = v)
            .Has("counting", x => x.Counting, (ref d, v) => d._counting = v);
}

internal struct CapacityDraft : IDraft<CapacityLine>
{
    private string _facilityId;
    private decimal? _share, _megawatts;
    private IReadOnlyList<Facilities.AcceleratorCount>? _accelerators;
    private bool? _exclusive;

    public readonly CapacityLine Make() => new(_facilityId, _share, _accelerators, _megawatts, _exclusive);

    public static RecordForm<CapacityLine, CapacityDraft> Form() =>
        new RecordForm<CapacityLine, CapacityDraft>()
            .Needs("facilityId", x => x.FacilityId, (ref d, v) => d._facilityId = v)
            .Has("share", x => x.Share, (ref d, v) => d._share = v)
            .Has("accelerators", x => x.Accelerators, (ref d, v) => d._accelerators = v)
            .Has("megawatts", x => x.Megawatts, (ref d, v) => d._megawatts = v)
            .Has("exclusive", x => x.Exclusive, (ref d, v) => d._exclusive = v);
}

internal struct NoticeDraft : IDraft<Notice>
{
    private Side _by;
    private DateOnly _givenOn, _lastServiceDay;
    private DateOnly? _withdrawnOn;
    private string? _reason;

    public readonly Notice Make() => new(_by, _givenOn, _lastServiceDay, _withdrawnOn, _reason);

    public static RecordForm<Notice, NoticeDraft> Form() => new RecordForm<Notice, NoticeDraft>()
        .Needs("by", x => x.By, (ref d, v) => d._by = v)
        .Needs("givenOn", x => x.GivenOn, (ref d, v) => d._givenOn = v)
        .Needs("lastServiceDay", x => x.LastServiceDay, (ref d, v) => d._lastServiceDay = v)
        .Has("withdrawnOn", x => x.WithdrawnOn, (ref d, v) => d._withdrawnOn = v)
        .Has("reason", x => x.Reason, (ref d, v) => d._reason = v);
}

internal struct SuspensionDraft : IDraft<Suspension>
{
    private DateOnly _from;
    private DateOnly? _to;
    private bool _abateFees;
    private string _reason;

    public readonly Suspension Make() => new(_from, _to, _abateFees, _reason);

    public static RecordForm<Suspension, SuspensionDraft> Form() =>
        new RecordForm<Suspension, SuspensionDraft>()
            .Needs("from", x => x.From, (ref d, v) => d._from = v)
            .Has("to", x => x.To, (ref d, v) => d._to = v)
            .Needs("abateFees", x => x.AbateFees, (ref d, v) => d._abateFees = v)
            .Needs("reason", x => x.Reason, (ref d, v) => d._reason = v);
}

internal struct SourceDraft : IDraft<Source>
{
    private string _publisher;
    private string? _title, _quotedFrom, _fact, _reliability;
    private ReducedDate? _publishedOn;

    public readonly Source Make() =>
        new(_publisher, _title, _publishedOn, _quotedFrom, _fact, _reliability);

    public static RecordForm<Source, SourceDraft> Form() => new RecordForm<Source, SourceDraft>()
        .Needs("publisher", x => x.Publisher, (ref d, v) => d._publisher = v)
        .Has("title", x => x.Title, (ref d, v) => d._title = v)
        .Has("publishedOn", x => x.PublishedOn, (ref d, v) => d._publishedOn = v)
        .Has("quotedFrom", x => x.QuotedFrom, (ref d, v) => d._quotedFrom = v)
        .Has("fact", x => x.Fact, (ref d, v) => d._fact = v)
        .Has("reliability", x => x.Reliability, (ref d, v) => d._reliability = v);
}
