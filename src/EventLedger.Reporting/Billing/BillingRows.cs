using EventLedger.Domain;
using EventLedger.Domain.Billing;

namespace EventLedger.Reporting.Billing;

/// <summary>An invoice as of a day, with everything dated on or before it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Month">The month it is for; of a final account the last month of service.</param>
/// <param name="IssuedOn">The day of issue.</param>
/// <param name="DueOn">The last day on which payment is in time.</param>
/// <param name="Total">The sum of its lines; zero when that is below zero.</param>
/// <param name="Balance">What is still owed.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Lines">What is billed, each line with what made it.</param>
/// <param name="Credits">Credits applied to it.</param>
/// <param name="Payments">Payments on it, reversed ones too.</param>
/// <param name="ProviderId">Who is owed.</param>
/// <param name="CustomerId">Who owes.</param>
/// <param name="Final">Whether it is the contract's final account.</param>
/// <param name="AppliedCash">Unapplied cash of other payments that was applied to it.</param>
/// <param name="WriteOffs">Write-offs, reversed ones too.</param>
/// <param name="Disputes">Disputes, ended ones too.</param>
/// <param name="VoidedOn">From this day on it bills nothing.</param>
/// <param name="CreditNote">The credit note of its net below zero.</param>
public sealed record InvoiceRow(
    string Number,
    Month Month,
    DateOnly IssuedOn,
    DateOnly DueOn,
    Money Total,
    Money Balance,
    InvoiceStatus Status,
    IReadOnlyList<InvoiceLine> Lines,
    IReadOnlyList<AppliedCredit> Credits,
    IReadOnlyList<Payment> Payments,
    string ProviderId,
    string CustomerId,
    bool Final,
    IReadOnlyList<AppliedCash> AppliedCash,
    IReadOnlyList<WriteOff> WriteOffs,
    IReadOnlyList<Dispute> Disputes,
    DateOnly? VoidedOn,
    string? CreditNote)
{
    /// <summary>An invoice as of a day not before its issue.</summary>
    public static InvoiceRow Of(Invoice invoice, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        return new(
            invoice.Number,
            invoice.Month,
            invoice.IssuedOn,
            invoice.DueOn,
            invoice.Total,
            invoice.BalanceOn(asOf),
            invoice.StatusOn(asOf),
            invoice.Lines,
            [.. invoice.Credits.Where(credit => credit.On <= asOf)],
            [
                .. invoice.Payments.Where(payment => payment.PaidOn <= asOf).Select(payment =>
                    payment.ReversedOn > asOf
                        ? payment with { ReversedOn = null, ReversedBecause = null }
                        : payment),
            ],
            invoice.Parties.ProviderId,
            invoice.Parties.CustomerId,
            invoice.IsFinal,
            [
                .. invoice.Cash.Where(cash => cash.On <= asOf)
                    .Select(cash => cash.UndoneOn > asOf ? cash with { UndoneOn = null } : cash),
            ],
            [
                .. invoice.WriteOffs.Where(writeOff => writeOff.On <= asOf).Select(writeOff =>
                    writeOff.ReversedOn > asOf ? writeOff with { ReversedOn = null } : writeOff),
            ],
            [
                .. invoice.Disputes.Where(dispute => dispute.On <= asOf).Select(dispute =>
                    dispute.EndedOn > asOf ? dispute with { EndedOn = null, Outcome = null } : dispute),
            ],
            invoice.IsVoidOn(asOf) ? invoice.VoidedOn : null,
            invoice.CreditNote);
    }
}

/// <summary>What a credit note took off an invoice.</summary>
/// <param name="Invoice">The invoice's number.</param>
/// <param name="On">The day from which it counts.</param>
/// <param name="Amount">How much.</param>
public sealed record CreditUse(string Invoice, DateOnly On, Money Amount);

/// <summary>A credit note as of a day; amount = applied + unapplied + refunded.</summary>
/// <param name="Number">Its number.</param>
/// <param name="IssuedOn">The day of issue.</param>
/// <param name="Amount">The whole credit.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Reason">Why.</param>
/// <param name="Invoice">The invoice it was issued for; null for a final account.</param>
/// <param name="ProviderId">Who owes it.</param>
/// <param name="CustomerId">Who is owed it.</param>
/// <param name="Applied">What it reduced, on its day of issue and later.</param>
/// <param name="Unapplied">What is left of it.</param>
/// <param name="Refunded">What of it was paid back.</param>
public sealed record CreditNoteRow(
    string Number,
    DateOnly IssuedOn,
    Money Amount,
    CreditNoteKind Kind,
    string Reason,
    string? Invoice,
    string ProviderId,
    string CustomerId,
    IReadOnlyList<CreditUse> Applied,
    Money Unapplied,
    Money Refunded)
{
    /// <summary>A credit note of an account as of a day not before its issue.</summary>
    public static CreditNoteRow Of(Account account, CreditNote note, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(note);
        var (rest, nothing) = (account.FindUnapplied(note.Number, null), Money.Zero(note.Amount.Currency));
        var later = (rest?.Uses ?? []).Where(use => use.On <= asOf && use.Invoice is not null)
            .Select(use => new CreditUse(use.Invoice!, use.On, use.Amount));
        return new(
            note.Number,
            note.IssuedOn,
            note.Amount,
            note.Kind,
            note.Reason,
            note.Invoice,
            note.Parties.ProviderId,
            note.Parties.CustomerId,
            [
                .. note.Applied.Select(part => new CreditUse(
                    part.Invoice, note.IssuedOn, Money.Of(part.Amount, note.Amount.Currency))),
                .. later,
            ],
            rest?.Left.On(asOf) ?? nothing,
            rest?.RefundedOn(asOf) ?? nothing);
    }
}
