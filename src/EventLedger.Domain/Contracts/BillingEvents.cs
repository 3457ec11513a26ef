using EventLedger.Domain.Billing;

namespace EventLedger.Domain.Contracts;

/// <summary>A credit note was issued.</summary>
/// <param name="Number">Its number: <c>&lt;contractId&gt;-C0001</c>, gapless per contract.</param>
/// <param name="IssuedOn">The day of issue.</param>
/// <param name="Amount">The whole credit.</param>
/// <param name="Currency">Of every amount.</param>
/// <param name="Applied">What it takes off which invoices from the day of issue on.</param>
/// <param name="Unapplied">The rest, kept as the customer's unapplied credit.</param>
/// <param name="Reason">Why.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="ProviderId">Who owes it.</param>
/// <param name="CustomerId">Who is owed it.</param>
/// <param name="Invoice">The invoice it was issued for; null for a final account.</param>
public sealed record CreditNoteIssued(
    string Number,
    DateOnly IssuedOn,
    decimal Amount,
    string Currency,
    IReadOnlyList<CreditApplication> Applied,
    decimal Unapplied,
    string Reason,
    CreditNoteKind Kind,
    string ProviderId,
    string CustomerId,
    string? Invoice = null) : ContractEvent;

/// <summary>An invoice was voided: it bills nothing any more, its number stays.</summary>
/// <param name="Invoice">The invoice's number.</param>
/// <param name="VoidedOn">The day from which it bills nothing.</param>
/// <param name="Reason">Why.</param>
/// <param name="TakenOffIn">
/// The month of the void, when the month of issue was closed by then: what was billed in that one stays, and
/// is taken off in this one. Null when it was open: then nothing was billed in it.
/// </param>
public sealed record InvoiceVoided(
    string Invoice, DateOnly VoidedOn, string Reason, Month? TakenOffIn = null) : ContractEvent;

/// <summary>Unapplied money was applied to an invoice.</summary>
/// <param name="Invoice">The invoice's number.</param>
/// <param name="Amount">What is taken off its balance.</param>
/// <param name="Currency">Of the amounts.</param>
/// <param name="AppliedOn">The day from which it counts.</param>
/// <param name="Parts">Where it comes from; they add up to the amount.</param>
public sealed record UnappliedApplied(
    string Invoice,
    decimal Amount,
    string Currency,
    DateOnly AppliedOn,
    IReadOnlyList<UnappliedPart> Parts) : ContractEvent;

/// <summary>Unapplied money was paid back to the customer.</summary>
/// <param name="Amount">What was paid back.</param>
/// <param name="Currency">Of the amounts.</param>
/// <param name="RefundedOn">The day of the refund.</param>
/// <param name="Reference">The bank's reference.</param>
/// <param name="Parts">Where it comes from; they add up to the amount.</param>
public sealed record UnappliedRefunded(
    decimal Amount,
    string Currency,
    DateOnly RefundedOn,
    string Reference,
    IReadOnlyList<UnappliedPart> Parts) : ContractEvent;

/// <summary>An application of unapplied cash that a reversal undoes.</summary>
/// <param name="Invoice">The invoice it was applied to.</param>
/// <param name="Amount">What is owed on it again.</param>
/// <param name="UndoneOn">
/// The day from which: that of the reversal, or of the application when that is later.
/// </param>
public sealed record UndoneApplication(string Invoice, decimal Amount, DateOnly UndoneOn);

/// <summary>A payment was reversed: it never came in, or went back.</summary>
/// <param name="Invoice">The invoice it was recorded on.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="Amount">The whole payment.</param>
/// <param name="Currency">Of the amounts.</param>
/// <param name="ReversedOn">The day from which it no longer counts.</param>
/// <param name="Reason">Why.</param>
/// <param name="Unapplied">The part of it that had been kept as unapplied cash.</param>
/// <param name="Undone">What that part had been applied to.</param>
public sealed record PaymentReversed(
    string Invoice,
    string Reference,
    decimal Amount,
    string Currency,
    DateOnly ReversedOn,
    string Reason,
    decimal? Unapplied = null,
    IReadOnlyList<UndoneApplication>? Undone = null) : ContractEvent;

/// <summary>An amount was given up: nobody expects it to be paid any more.</summary>
/// <param name="Invoice">The invoice's number.</param>
/// <param name="Amount">What is taken off its balance.</param>
/// <param name="Currency">Of the amount.</param>
/// <param name="WrittenOffOn">The day from which it counts.</param>
/// <param name="Reason">Why.</param>
public sealed record InvoiceWrittenOff(
    string Invoice, decimal Amount, string Currency, DateOnly WrittenOffOn, string Reason) : ContractEvent;

/// <summary>The customer contests an invoice, in whole or in part.</summary>
/// <param name="Invoice">The invoice's number.</param>
/// <param name="Amount">What is contested; it stays owed meanwhile.</param>
/// <param name="Currency">Of the amount.</param>
/// <param name="DisputedOn">The day from which it is contested.</param>
/// <param name="Reason">Why.</param>
public sealed record InvoiceDisputed(
    string Invoice, decimal Amount, string Currency, DateOnly DisputedOn, string Reason) : ContractEvent;

/// <summary>A dispute ended; when it was upheld, a credit note of the amount follows.</summary>
/// <param name="Invoice">The invoice's number.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Amount">What had been contested.</param>
/// <param name="Currency">Of the amount.</param>
/// <param name="ResolvedOn">The day from which it is contested no more.</param>
public sealed record DisputeResolved(
    string Invoice, DisputeOutcome Outcome, decimal Amount, string Currency, DateOnly ResolvedOn)
    : ContractEvent;

/// <summary>
/// The contract was settled: everything it ever charged against everything it ever billed. What is left
/// follows as one invoice or one credit note.
/// </summary>
/// <param name="SettledOn">The day of settlement.</param>
/// <param name="Currency">Of every amount.</param>
/// <param name="Charged">All charges, over all months.</param>
/// <param name="Billed">All lines of unvoided invoices, over all months.</param>
/// <param name="Lines">What was not billed yet, or too much, month by month.</param>
/// <param name="Document">The number of the invoice or credit note; null when nothing is left.</param>
public sealed record FinalAccountSettled(
    DateOnly SettledOn,
    string Currency,
    decimal Charged,
    decimal Billed,
    IReadOnlyList<InvoiceLine> Lines,
    string? Document = null) : ContractEvent;
