using System.Text.Json;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Facilities;
using EventLedger.Domain.Stored;

namespace EventLedger.Domain.Contracts;

/// <summary>
/// Events of a contract, in their stored form: these records are what the log holds, for ever.
/// </summary>
public abstract record ContractEvent
{
    private protected ContractEvent()
    {
    }
}

/// <summary>A deal became known before signature; every term but the parties may be unknown.</summary>
/// <param name="ProviderId">Who sells.</param>
/// <param name="CustomerId">Who buys.</param>
/// <param name="AnnouncedOn">When it became known; may be reduced.</param>
/// <param name="MonthlyFee">The fee of a month.</param>
/// <param name="TotalValue">The stated value of the whole.</param>
/// <param name="Currency">Of both amounts.</param>
/// <param name="StartsOn">The stated start; may be reduced.</param>
/// <param name="EndsOn">The stated end; may be reduced.</param>
/// <param name="FacilityId">Where the capacity is.</param>
/// <param name="Capacity">What is taken of it.</param>
/// <param name="Exclusive">Whether nobody else is served from it.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Qualifiers">How the figures are meant.</param>
/// <param name="Sources">Who said so.</param>
public sealed record DealAnnounced(
    string ProviderId,
    string CustomerId,
    ReducedDate AnnouncedOn,
    decimal? MonthlyFee = null,
    decimal? TotalValue = null,
    string? Currency = null,
    ReducedDate? StartsOn = null,
    ReducedDate? EndsOn = null,
    string? FacilityId = null,
    FacilityCapacity? Capacity = null,
    bool? Exclusive = null,
    string? Purpose = null,
    AnnouncedQualifiers? Qualifiers = null,
    IReadOnlyList<Source>? Sources = null) : ContractEvent;

/// <summary>The contract was signed, with its full terms.</summary>
/// <param name="ProviderId">Who sells.</param>
/// <param name="CustomerId">Who buys.</param>
/// <param name="SignedOn">The day of signature.</param>
/// <param name="Currency">Of every amount of the contract.</param>
/// <param name="Term">The days of service.</param>
/// <param name="Fees">The fee schedule, ascending, the first step at the start of the term.</param>
/// <param name="Billing">When it is invoiced and due.</param>
/// <param name="Proration">How parts of months are charged.</param>
/// <param name="Capacity">What is taken of which facility.</param>
/// <param name="Termination">The clause; null when nobody may leave without cause.</param>
/// <param name="Title">What the contract is called.</param>
/// <param name="Sources">Who said so.</param>
public sealed record ContractSigned(
    string ProviderId,
    string CustomerId,
    DateOnly SignedOn,
    string Currency,
    Term Term,
    IReadOnlyList<FeeStep> Fees,
    BillingTerms Billing,
    Proration Proration,
    IReadOnlyList<CapacityLine> Capacity,
    TerminationClause? Termination = null,
    string? Title = null,
    IReadOnlyList<Source>? Sources = null) : ContractEvent;

/// <summary>One side gave notice.</summary>
/// <param name="By">Which side.</param>
/// <param name="GivenOn">The day of notice.</param>
/// <param name="LastServiceDay">The last day of service it brings.</param>
/// <param name="Reason">Why, where it was said.</param>
public sealed record TerminationNoticeGiven(
    Side By, DateOnly GivenOn, DateOnly LastServiceDay, string? Reason = null) : ContractEvent;

/// <summary>The notice that stood was withdrawn.</summary>
/// <param name="WithdrawnOn">From this day on it no longer stands.</param>
/// <param name="Reason">Why, where it was said.</param>
public sealed record TerminationNoticeWithdrawn(DateOnly WithdrawnOn, string? Reason = null) : ContractEvent;

/// <summary>Terms changed. What is absent stayed as it was.</summary>
/// <param name="EffectiveOn">The day from which the change holds.</param>
/// <param name="Fees">Replace every step from that day on.</param>
/// <param name="EndsOn">The new last day of the term.</param>
/// <param name="OpenEnded">True when the term lost its end.</param>
/// <param name="Termination">The clause from that day on.</param>
/// <param name="NoTermination">True when there is no clause from that day on.</param>
/// <param name="Capacity">The capacity from that day on.</param>
/// <param name="Reason">Why, where it was said.</param>
public sealed record ContractAmended(
    DateOnly EffectiveOn,
    IReadOnlyList<FeeStep>? Fees = null,
    DateOnly? EndsOn = null,
    bool? OpenEnded = null,
    TerminationClause? Termination = null,
    bool? NoTermination = null,
    IReadOnlyList<CapacityLine>? Capacity = null,
    string? Reason = null) : ContractEvent;

/// <summary>The start of service moved to a later day, before it had begun.</summary>
/// <param name="NewStartsOn">
/// The new first day of service; the fee in force on it became the first, and lock-ins count from it.
/// </param>
/// <param name="DelayedOn">The day of the delay.</param>
/// <param name="NewEndsOn">The new last day of the term; absent when it stayed.</param>
/// <param name="Reason">Why, where it was said.</param>
public sealed record CommencementDelayed(
    DateOnly NewStartsOn, DateOnly DelayedOn, DateOnly? NewEndsOn = null, string? Reason = null)
    : ContractEvent;

/// <summary>The term was prolonged.</summary>
/// <param name="RenewedOn">The day of renewal.</param>
/// <param name="NewEndsOn">The new last day of the term.</param>
/// <param name="Fees">
/// The fees from the day after the old end on; absent when the last fee goes on.
/// </param>
public sealed record ContractRenewed(
    DateOnly RenewedOn, DateOnly NewEndsOn, IReadOnlyList<FeeStep>? Fees = null) : ContractEvent;

/// <summary>Service was suspended until it is resumed.</summary>
/// <param name="From">The first day without service.</param>
/// <param name="AbateFees">Whether the suspended days are free.</param>
/// <param name="Reason">Why.</param>
public sealed record ServiceSuspended(DateOnly From, bool AbateFees, string Reason) : ContractEvent;

/// <summary>Suspended service was resumed.</summary>
/// <param name="From">The first day with service again.</param>
public sealed record ServiceResumed(DateOnly From) : ContractEvent;

/// <summary>Somebody was named who said so.</summary>
/// <param name="Fact">The figure or field that the source supports, in the words of whoever named it.</param>
/// <param name="Source">Who said so.</param>
public sealed record SourceAttached(string Fact, Source Source) : ContractEvent
{
    /// <summary>
    /// The source with what it supports, and with what it said of that where this was noted.
    /// </summary>
    internal Source Told => Source with
    {
        Fact = Source.Fact is null || Source.Fact == Fact ? Fact : $"{Fact}: {Source.Fact}",
    };
}

/// <summary>A month was invoiced.</summary>
/// <param name="Number">The invoice's number: <c>&lt;contractId&gt;-0001</c>, gapless per contract.</param>
/// <param name="Month">The month it is for.</param>
/// <param name="IssuedOn">The day of issue.</param>
/// <param name="DueOn">The last day on which payment is in time.</param>
/// <param name="Currency">Of every amount.</param>
/// <param name="Total">The sum of the lines; zero when that is below zero.</param>
/// <param name="Lines">What is billed.</param>
/// <param name="ProviderId">Who is owed; null in invoices from before it was kept.</param>
/// <param name="CustomerId">Who owes; null in invoices from before it was kept.</param>
/// <param name="Final">True for the invoice of a final account, which is no month's own.</param>
public sealed record MonthInvoiced(
    string Number,
    Month Month,
    DateOnly IssuedOn,
    DateOnly DueOn,
    string Currency,
    decimal Total,
    IReadOnlyList<InvoiceLine> Lines,
    string? ProviderId = null,
    string? CustomerId = null,
    bool? Final = null) : ContractEvent;

/// <summary>Money came in for an invoice.</summary>
/// <param name="Invoice">The invoice's number.</param>
/// <param name="Amount">What was paid.</param>
/// <param name="Currency">Of the amounts.</param>
/// <param name="PaidOn">The day of payment.</param>
/// <param name="Reference">The payer's or bank's reference, used once per invoice.</param>
/// <param name="Unapplied">
/// The part that exceeds the balance and is kept as the contract's unapplied cash.
/// </param>
/// <param name="WriteOffReversed">
/// What stood written off and is owed again, because something was paid after all: from the day of payment
/// on, or of the write-off when that is later.
/// </param>
public sealed record PaymentRecorded(
    string Invoice,
    decimal Amount,
    string Currency,
    DateOnly PaidOn,
    string Reference,
    decimal? Unapplied = null,
    decimal? WriteOffReversed = null) : ContractEvent;

/// <summary>
/// A fact of the contract was entered wrongly. From here on its event reads as replaced, or as if it had
/// never happened; the event itself stays in the log as it was recorded.
/// </summary>
/// <param name="Version">The version of the event that is corrected.</param>
/// <param name="Form">The stored name of the form in which it reads.</param>
/// <param name="Replacement">How it reads, in that form; null when it never happened.</param>
/// <param name="CorrectedOn">The day of the correction.</param>
/// <param name="Reason">What was wrong.</param>
public sealed record EventCorrected(
    long Version, string Form, JsonElement? Replacement, DateOnly CorrectedOn, string Reason) : ContractEvent
{
    /// <summary>The event as it reads from here on; null when it never happened.</summary>
    public ContractEvent? ReadsAs() => Replacement is { } data
        ? (ContractEvent)EventTypes.Read(Form, JsonSerializer.SerializeToUtf8Bytes(data))
        : null;
}
