namespace EventLedger.Domain.Contracts;

/// <summary>A value that a command may leave out, set, or remove by writing null.</summary>
/// <param name="IsGiven">Whether the command names it at all.</param>
/// <param name="Value">The value; null removes.</param>
public readonly record struct Change<T>(bool IsGiven, T? Value);

/// <summary>Record a deal that is publicly or commercially known before it is signed.</summary>
/// <param name="Deal">What is known of it; amounts as they were reported.</param>
public sealed record AnnounceDeal(DealAnnounced Deal);

/// <summary>Sign a contract.</summary>
/// <param name="Contract">Its full terms.</param>
public sealed record SignContract(ContractSigned Contract);

/// <summary>End a contract without cause, under its clause.</summary>
/// <param name="By">Which side leaves.</param>
/// <param name="GivenOn">The day of notice.</param>
/// <param name="Reason">Why.</param>
public sealed record GiveTerminationNotice(Side By, DateOnly GivenOn, string? Reason = null);

/// <summary>Take the standing notice back.</summary>
/// <param name="WithdrawnOn">The day from which it no longer stands.</param>
/// <param name="Reason">Why.</param>
public sealed record WithdrawTerminationNotice(DateOnly WithdrawnOn, string? Reason = null);

/// <summary>Change terms from a day on. What is not given stays as it is.</summary>
/// <param name="EffectiveOn">The day from which the change holds.</param>
/// <param name="Fees">Replace every step from that day on; the first lies on it.</param>
/// <param name="EndsOn">The new end; removing it makes the contract open-ended.</param>
/// <param name="Termination">The clause from that day on; removing it leaves none.</param>
/// <param name="Capacity">The capacity from that day on.</param>
/// <param name="Reason">Why.</param>
public sealed record AmendContract(
    DateOnly EffectiveOn,
    IReadOnlyList<FeeStep>? Fees = null,
    Change<DateOnly?> EndsOn = default,
    Change<TerminationClause> Termination = default,
    IReadOnlyList<CapacityLine>? Capacity = null,
    string? Reason = null);

/// <summary>Move the start of service to a later day, before it has begun.</summary>
/// <param name="NewStartsOn">The new first day of service.</param>
/// <param name="DelayedOn">The day of the delay.</param>
/// <param name="NewEndsOn">The new end; null keeps the one there is.</param>
/// <param name="Reason">Why.</param>
public sealed record DelayCommencement(
    DateOnly NewStartsOn, DateOnly DelayedOn, DateOnly? NewEndsOn = null, string? Reason = null);

/// <summary>Prolong a term that has an end.</summary>
/// <param name="NewEndsOn">The new last day of the term.</param>
/// <param name="RenewedOn">The day of renewal.</param>
/// <param name="Fees">The fees from the day after the old end on; null lets the last fee go on.</param>
public sealed record RenewContract(
    DateOnly NewEndsOn, DateOnly RenewedOn, IReadOnlyList<FeeStep>? Fees = null);

/// <summary>Suspend service until it is resumed.</summary>
/// <param name="From">The first day without service.</param>
/// <param name="AbateFees">Whether the suspended days are free; if not, fees run on.</param>
/// <param name="Reason">Why.</param>
public sealed record SuspendService(DateOnly From, bool AbateFees, string Reason);

/// <summary>Resume suspended service.</summary>
/// <param name="From">The first day with service again.</param>
public sealed record ResumeService(DateOnly From);

/// <summary>Name a source of something that is known of a contract.</summary>
/// <param name="Fact">The figure or field that it supports.</param>
/// <param name="Source">Who said so.</param>
public sealed record AttachSource(string Fact, Source Source);

/// <summary>Invoice a month's charge.</summary>
/// <param name="Month">The month.</param>
/// <param name="IssuedOn">
/// The day of issue; null is <paramref name="Today"/>, but for billing in advance not before the month's
/// first service day.
/// </param>
/// <param name="Today">The day of recording.</param>
public sealed record InvoiceMonth(Month Month, DateOnly? IssuedOn, DateOnly Today);

/// <summary>Record a payment on an invoice.</summary>
/// <param name="Invoice">The invoice's number.</param>
/// <param name="Amount">What was paid, more than zero.</param>
/// <param name="PaidOn">The day of payment.</param>
/// <param name="Reference">The payer's or bank's reference, used once per invoice.</param>
/// <param name="AllowUnapplied">Keep what exceeds the balance as unapplied cash instead of refusing.</param>
public sealed record RecordPayment(
    string Invoice, decimal Amount, DateOnly PaidOn, string Reference, bool AllowUnapplied = false);

/// <summary>Correct a fact that was entered wrongly.</summary>
/// <param name="Version">The version of its event in the contract's stream.</param>
/// <param name="Replacement">The event as it should have been; null when it never happened.</param>
/// <param name="CorrectedOn">The day of the correction.</param>
/// <param name="Reason">What was wrong.</param>
public sealed record CorrectEvent(
    long Version, ContractEvent? Replacement, DateOnly CorrectedOn, string Reason);
