using System.Text.Json.Serialization;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Stored.Forms;

/// <summary>The forms of the events that most of a log consists of, and of what these hold.</summary>
internal static class EventForms
{
    /// <summary>Each of them, anew: they keep what they find in the options that they are given to.</summary>
    public static IEnumerable<JsonConverter> All() =>
    [
        SignedDraft.Form(),
        AmendedDraft.Form(),
        InvoicedDraft.Form(),
        PaidDraft.Form(),
        TermDraft.Form(),
        FeeStepDraft.Form(),
        InvoiceLineDraft.Form(),
        new ListForm<FeeStep>(),
        new ListForm<InvoiceLine>(),
        new ListForm<long>(),
    ];
}

internal struct SignedDraft : IDraft<ContractSigned>
{
    private string _providerId, _customerId, _currency;
    private DateOnly _signedOn;
    private Term _term;
    private IReadOnlyList<FeeStep> _fees;
    private BillingTerms _billing;
    private Proration _proration;
    private IReadOnlyList<CapacityLine> _capacity;
    private TerminationClause? _termination;
    private string? _title;
    private IReadOnlyList<Source>? _sources;

    public readonly ContractSigned Make() => new(
        _providerId, _customerId, _signedOn, _currency, _term, _fees, _billing, _proration, _capacity,
        _termination, _title, _sources);

    public static RecordForm<ContractSigned, SignedDraft> Form() =>
        new RecordForm<ContractSigned, SignedDraft>()
            .Needs("providerId", x => x.ProviderId, (ref d, v) => d._providerId = v)
            .Needs("customerId", x => x.CustomerId, (ref d, v) => d._customerId = v)
            .Needs("signedOn", x => x.SignedOn, (ref d, v) => d._signedOn = v)
            .Needs("currency", x => x.Currency, (ref d, v) => d._currency = v)
            .Needs("term", x => x.Term, (ref d, v) => d._term = v)
            .Needs("fees", x => x.Fees, (ref d, v) => d._fees = v)
            .Needs("billing", x => x.Billing, (ref d, v) => d._billing = v)
            .Needs("proration", x => x.Proration, (ref d, v) => d._proration = v)
            .Needs("capacity", x => x.Capacity, (ref d, v) => d._capacity = v)
            .Has("termination", x => x.Termination, (ref d, v) => d._termination = v)
            .Has("title", x => x.Title, (ref d, v) => d._title = v)
            .Has("sources", x => x.Sources, (ref d, v) => d._sources = v);
}

internal struct AmendedDraft : IDraft<ContractAmended>
{
    private DateOnly _effectiveOn;
    private IReadOnlyList<FeeStep>? _fees;
    private DateOnly? _endsOn;
    private bool? _openEnded, _noTermination;
    private TerminationClause? _termination;
    private IReadOnlyList<CapacityLine>? _capacity;
    private string? _reason;

    public readonly ContractAmended Make() => new(
        _effectiveOn, _fees, _endsOn, _openEnded, _termination, _noTermination, _capacity, _reason);

    public static RecordForm<ContractAmended, AmendedDraft> Form() =>
        new RecordForm<ContractAmended, AmendedDraft>()
            .Needs("effectiveOn", x => x.EffectiveOn, (ref d, v) => d._effectiveOn = v)
            .Has("fees", x => x.Fees, (ref d, v) => d._fees = v)
            .Has("endsOn", x => x.EndsOn, (ref d, v) => d._endsOn = v)
            .Has("openEnded", x => x.OpenEnded, (ref d, v) => d._openEnded = v)
            .Has("termination", x => x.Termination, (ref d, v) => d._termination = v)
            .Has("noTermination", x => x.NoTermination, (ref d, v) => d._noTermination = v)
            .Has("capacity", x => x.Capacity, (ref d, v) => d._capacity = v)
            .Has("reason", x => x.Reason, (ref d, v) => d._reason = v);
}

internal struct InvoicedDraft : IDraft<MonthInvoiced>
{
    private string _number, _currency;
    private Month _month;
    private DateOnly _issuedOn, _dueOn;
    private decimal _total;
    private IReadOnlyList<InvoiceLine> _lines;
    private string? _providerId, _customerId;
    private bool? _final;

    public readonly MonthInvoiced Make() => new(
        _number, _month, _issuedOn, _dueOn, _currency, _total, _lines, _providerId, _customerId, _final);

    public static RecordForm<MonthInvoiced, InvoicedDraft> Form() =>
        new RecordForm<MonthInvoiced, InvoicedDraft>()
            .Needs("number", x => x.Number, (ref d, v) => d._number = v)
            .Needs("month", x => x.Month, (ref d, v) => d._month = v)
            .Needs("issuedOn", x => x.IssuedOn, (ref d, v) => d._issuedOn = v)
            .Needs("dueOn", x => x.DueOn, (ref d, v) => d._dueOn = v)
            .Needs("currency", x => x.Currency, (ref d, v) => d._currency = v)
            .Needs("total", x => x.Total, (ref d, v) => d._total = v)
            .Needs("lines", x => x.Lines, (ref d, v) => d._lines = v)
            .Has("providerId", x => x.ProviderId, (ref d, v) => d._providerId = v)
            .Has("customerId", x => x.CustomerId, (ref d, v) => d._customerId = v)
            .Has("final", x => x.Final, (ref d, v) => d._final = v);
}

internal struct PaidDraft : IDraft<PaymentRecorded>
{
    private string _invoice, _currency, _reference;
    private decimal _amount;
    private DateOnly _paidOn;
    private decimal? _unapplied, _writeOffReversed;

    public readonly PaymentRecorded Make() =>
        new(_invoice, _amount, _currency, _paidOn, _reference, _unapplied, _writeOffReversed);

    public static RecordForm<PaymentRecorded, PaidDraft> Form() =>
        new RecordForm<PaymentRecorded, PaidDraft>()
            .Needs("invoice", x => x.Invoice, (ref d, v) => d._invoice = v)
            .Needs("amount", x => x.Amount, (ref d, v) => d._amount = v)
            .Needs("currency", x => x.Currency, (ref d, v) => d._currency = v)
            .Needs("paidOn", x => x.PaidOn, (ref d, v) => d._paidOn = v)
            .Needs("reference", x => x.Reference, (ref d, v) => d._reference = v)
            .Has("unapplied", x => x.Unapplied, (ref d, v) => d._unapplied = v)
            .Has("writeOffReversed", x => x.WriteOffReversed, (ref d, v) => d._writeOffReversed = v);
}

internal struct TermDraft : IDraft<Term>
{
    private DateOnly _startsOn;
    private DateOnly? _endsOn;

    public readonly Term Make() => new(_startsOn, _endsOn);

    public static RecordForm<Term, TermDraft> Form() => new RecordForm<Term, TermDraft>()
        .Needs("startsOn", x => x.StartsOn, (ref d, v) => d._startsOn = v)
        .Has("endsOn", x => x.EndsOn, (ref d, v) => d._endsOn = v);
}

internal struct FeeStepDraft : IDraft<FeeStep>
{
    private DateOnly _from;
    private decimal _monthlyFee;

    public readonly FeeStep Make() => new(_from, _monthlyFee);

    public static RecordForm<FeeStep, FeeStepDraft> Form() => new RecordForm<FeeStep, FeeStepDraft>()
        .Needs("from", x => x.From, (ref d, v) => d._from = v)
        .Needs("monthlyFee", x => x.MonthlyFee, (ref d, v) => d._monthlyFee = v);
}

internal struct InvoiceLineDraft : IDraft<InvoiceLine>
{
    private InvoiceLineKind _kind;
    private Month _month;
    private DateOnly _from, _to;
    private decimal _amount;
    private string? _reason;
    private IReadOnlyList<long>? _events;

    public readonly InvoiceLine Make() => new(_kind, _month, _from, _to, _amount, _reason, _events);

    public static RecordForm<InvoiceLine, InvoiceLineDraft> Form() =>
        new RecordForm<InvoiceLine, InvoiceLineDraft>()
            .Needs("kind", x => x.Kind, (ref d, v) => d._kind = v)
            .Needs("month", x => x.Month, (ref d, v) => d._month = v)
            .Needs("from", x => x.From, (ref d, v) => d._from = v)
            .Needs("to", x => x.To, (ref d, v) => d._to = v)
            .Needs("amount", x => x.Amount, (ref d, v) => d._amount = v)
            .Has("reason", x => x.Reason, (ref d, v) => d._reason = v)
            .Has("events", x => x.Events, (ref d, v) => d._events = v);
}
