using System.Collections.Immutable;

namespace EventLedger.Domain.Billing;

/// <summary>Why a credit note was issued.</summary>
public enum CreditNoteKind
{
    /// <summary>For an outage, out of goodwill, or for whatever reason was given.</summary>
    Concession,

    /// <summary>The dispute of an invoice was upheld.</summary>
    UpheldDispute,

    /// <summary>The net of an invoice is below zero: less was owed than billed before.</summary>
    NegativeNet,

    /// <summary>The final account is in the customer's favour.</summary>
    FinalAccount,
}

/// <summary>What a credit note takes off an invoice, as an event holds it.</summary>
/// <param name="Invoice">The invoice's number.</param>
/// <param name="Amount">What is taken off its balance.</param>
public sealed record CreditApplication(string Invoice, decimal Amount);

/// <summary>A credit note as it was issued; what became of its rest is in the account's pool.</summary>
/// <param name="Number">Its number, gapless per contract, in a series of its own.</param>
/// <param name="IssuedOn">The day of issue.</param>
/// <param name="Amount">The whole credit.</param>
/// <param name="Unapplied">The part that reduced no invoice on the day of issue.</param>
/// <param name="Reason">Why.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Invoice">The invoice it was issued for; null for a final account.</param>
/// <param name="Parties">To whom it is addressed.</param>
/// <param name="Applied">What it reduced on the day of issue.</param>
public sealed record CreditNote(
    string Number,
    DateOnly IssuedOn,
    Money Amount,
    Money Unapplied,
    string Reason,
    CreditNoteKind Kind,
    string? Invoice,
    Counterparties Parties,
    IReadOnlyList<CreditApplication> Applied)
{
    /// <summary>Whether it gives away what was rightly billed: a concession, in reports of revenue.</summary>
    public bool IsConcession => Kind is CreditNoteKind.Concession or CreditNoteKind.UpheldDispute;
}

/// <summary>Where a part of unapplied money comes from, as an event holds it.</summary>
/// <param name="Amount">How much of it is used.</param>
/// <param name="CreditNote">The credit note, for credit.</param>
/// <param name="Invoice">The invoice that the payment was recorded on, for cash.</param>
/// <param name="Reference">The payment's reference, for cash.</param>
public sealed record UnappliedPart(
    decimal Amount, string? CreditNote = null, string? Invoice = null, string? Reference = null);

/// <summary>A use of unapplied money.</summary>
/// <param name="On">The day from which it counts.</param>
/// <param name="Invoice">The invoice it was applied to; null when it was refunded.</param>
/// <param name="Amount">How much.</param>
/// <param name="UndoneOn">From this day on it no longer counts; null while it does.</param>
public sealed record UnappliedUse(DateOnly On, string? Invoice, Money Amount, DateOnly? UndoneOn = null);

/// <summary>
/// Money of a customer's that reduces no invoice yet: the rest of a credit note, or of a payment.
/// </summary>
/// <param name="Document">The credit note, or the invoice that the payment was recorded on.</param>
/// <param name="Reference">The payment's reference; null for credit.</param>
/// <param name="Parties">Whose it is: it reduces invoices between the same parties alone.</param>
/// <param name="Left">What is left by day.</param>
/// <param name="Uses">What became of it.</param>
public sealed record Unapplied(
    string Document,
    string? Reference,
    Counterparties Parties,
    DatedBalance Left,
    ImmutableList<UnappliedUse> Uses)
{
    /// <summary>Whether it is a credit note's, and no payment's.</summary>
    public bool IsCredit => Reference is null;

    /// <summary>What was refunded of it by the end of a day.</summary>
    public Money RefundedOn(DateOnly day) => Uses
        .Where(use => use.Invoice is null && use.On <= day)
        .Aggregate(Money.Zero(Left.InTheEnd.Currency), (sum, use) => sum + use.Amount);

    /// <summary>A part of it, as an event holds it.</summary>
    public UnappliedPart Part(Money amount) => IsCredit
        ? new(amount.ToDecimal(), CreditNote: Document)
        : new(amount.ToDecimal(), Invoice: Document, Reference: Reference);
}
