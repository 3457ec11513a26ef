using EventLedger.Domain.Billing;

namespace EventLedger.Domain.Contracts;

/// <summary>Credit a part of an invoice, for an outage or out of goodwill.</summary>
/// <param name="Invoice">The invoice's number.</param>
/// <param name="Amount">The credit, more than zero.</param>
/// <param name="IssuedOn">
/// The day of issue; null is <paramref name="Today"/>, but not before the day of the invoice.
/// </param>
/// <param name="Reason">Why.</param>
/// <param name="Today">The day of recording.</param>
public sealed record IssueCreditNote(
    string Invoice, decimal Amount, DateOnly? IssuedOn, string Reason, DateOnly Today);

/// <summary>Void an invoice on which nothing was paid or credited.</summary>
/// <param name="Invoice">The invoice's number.</param>
/// <param name="VoidedOn">The day from which it bills nothing.</param>
/// <param name="Reason">Why.</param>
public sealed record VoidInvoice(string Invoice, DateOnly VoidedOn, string Reason);

/// <summary>Apply unapplied credit and cash to an invoice: credit first, the oldest first.</summary>
/// <param name="Invoice">The invoice's number.</param>
/// <param name="Amount">How much, more than zero.</param>
/// <param name="AppliedOn">The day from which it counts.</param>
public sealed record ApplyUnapplied(string Invoice, decimal Amount, DateOnly AppliedOn);

/// <summary>Pay unapplied cash and credit back to the customer: cash first, the oldest first.</summary>
/// <param name="Amount">How much, more than zero.</param>
/// <param name="RefundedOn">The day of the refund.</param>
/// <param name="Reference">The bank's reference.</param>
public sealed record RefundUnapplied(decimal Amount, DateOnly RefundedOn, string Reference);

/// <summary>Take a payment back that never came in, or went back.</summary>
/// <param name="Invoice">The invoice it was recorded on.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="ReversedOn">The day from which it no longer counts.</param>
/// <param name="Reason">Why.</param>
public sealed record ReversePayment(string Invoice, string Reference, DateOnly ReversedOn, string Reason);

/// <summary>Give up what is still owed on an invoice, or a part of it.</summary>
/// <param name="Invoice">The invoice's number.</param>
/// <param name="Amount">How much, more than zero; null is all that is owed.</param>
/// <param name="WrittenOffOn">The day from which it counts.</param>
/// <param name="Reason">Why.</param>
public sealed record WriteOffInvoice(string Invoice, decimal? Amount, DateOnly WrittenOffOn, string Reason);

/// <summary>Note that the customer contests an invoice, in whole or in part.</summary>
/// <param name="Invoice">The invoice's number.</param>
/// <param name="Amount">What is contested, more than zero; null is all that is owed on the day.</param>
/// <param name="DisputedOn">The day from which it is contested.</param>
/// <param name="Reason">Why.</param>
public sealed record DisputeInvoice(string Invoice, decimal? Amount, DateOnly DisputedOn, string Reason);

/// <summary>End the open dispute of an invoice.</summary>
/// <param name="Invoice">The invoice's number.</param>
/// <param name="Outcome">How it ends; upheld, its amount is credited.</param>
/// <param name="ResolvedOn">The day from which it is contested no more.</param>
public sealed record ResolveDispute(string Invoice, DisputeOutcome Outcome, DateOnly ResolvedOn);

/// <summary>Bill or credit what a contract that has ended still differs from what was billed.</summary>
/// <param name="SettledOn">The day of settlement.</param>
public sealed record SettleContract(DateOnly SettledOn);
