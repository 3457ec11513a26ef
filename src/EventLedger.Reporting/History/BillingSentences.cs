using System.Globalization;
using EventLedger.Domain;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;

namespace EventLedger.Reporting.History;

/// <summary>Each event of a contract's billing as a sentence.</summary>
internal static class BillingSentences
{
    /// <summary>The sentence of an event; null when it is none of billing.</summary>
    public static string? Of(ContractEvent e, Contract before) => e switch
    {
        MonthInvoiced invoiced => Invoiced(invoiced),
        PaymentRecorded paid => Paid(paid),
        PaymentReversed reversed => Reversed(reversed),
        CreditNoteIssued credit => Credited(credit),
        InvoiceVoided voided =>
            $"Invoice {voided.Invoice} over {before.Account.Find(voided.Invoice)!.Total.ToSentence()} "
            + $"was voided on {Day(voided.VoidedOn)} ({voided.Reason})"
            + (voided.TakenOffIn is { } month
                ? $"; the books of its month of issue are closed, so it is taken off in {month}." : "."),
        UnappliedApplied applied =>
            $"{Amount(applied.Amount, applied.Currency)} of unapplied money were applied to "
            + $"{applied.Invoice} on {Day(applied.AppliedOn)}, from {Origins(applied.Parts)}.",
        UnappliedRefunded refunded =>
            $"{Amount(refunded.Amount, refunded.Currency)} of unapplied money were paid back on "
            + $"{Day(refunded.RefundedOn)} ({refunded.Reference}), from {Origins(refunded.Parts)}.",
        InvoiceWrittenOff w =>
            $"{Amount(w.Amount, w.Currency)} of {w.Invoice} were written off on {Day(w.WrittenOffOn)} "
            + $"({w.Reason}).",
        InvoiceDisputed d =>
            $"The customer disputes {Amount(d.Amount, d.Currency)} of {d.Invoice} since "
            + $"{Day(d.DisputedOn)} ({d.Reason}).",
        DisputeResolved d =>
            $"The dispute of {Amount(d.Amount, d.Currency)} of {d.Invoice} was "
            + $"{d.Outcome.ToString().ToLowerInvariant()} on {Day(d.ResolvedOn)}.",
        FinalAccountSettled final => Settled(final),
        _ => null,
    };

    private static string Invoiced(MonthInvoiced invoiced)
    {
        var what = invoiced.Final == true ? "The final account" : $"{invoiced.Month}";
        var others = invoiced.Lines.Where(line => line.Kind == InvoiceLineKind.TrueUp)
            .Select(line => $"{line.Month} by {Amount(line.Amount, invoiced.Currency)}")
            .ToArray();
        return $"{what} was invoiced by {invoiced.Number}: {Amount(invoiced.Total, invoiced.Currency)}, "
            + $"issued on {Day(invoiced.IssuedOn)}, due on {Day(invoiced.DueOn)}"
            + (others.Length == 0 ? "" : $"; it trues up {string.Join(", ", others)}") + ".";
    }

    private static string Paid(PaymentRecorded paid) =>
        $"{Amount(paid.Amount, paid.Currency)} came in for {paid.Invoice} on {Day(paid.PaidOn)} "
        + $"({paid.Reference})"
        + (paid.WriteOffReversed is { } back ? $"; {Amount(back, paid.Currency)} written off are owed again"
            : "")
        + (paid.Unapplied is { } rest ? $"; {Amount(rest, paid.Currency)} of it is not applied" : "") + ".";

    private static string Reversed(PaymentReversed reversed)
    {
        var undone = (reversed.Undone ?? [])
            .Select(use => $"{Amount(use.Amount, reversed.Currency)} are owed again on {use.Invoice} since "
                + Day(use.UndoneOn));
        return string.Join(
            "; ",
            undone.Prepend(
                $"Payment {reversed.Reference} of {Amount(reversed.Amount, reversed.Currency)} on "
                + $"{reversed.Invoice} was reversed on {Day(reversed.ReversedOn)} ({reversed.Reason})"))
            + ".";
    }

    private static string Credited(CreditNoteIssued credit)
    {
        var uses = credit.Applied
            .Select(part => $"{Amount(part.Amount, credit.Currency)} applied to {part.Invoice}")
            .Concat(credit.Unapplied == 0 ? [] : [$"{Amount(credit.Unapplied, credit.Currency)} unapplied"]);
        return $"Credit note {credit.Number} of {Amount(credit.Amount, credit.Currency)} was issued on "
            + $"{Day(credit.IssuedOn)} ({credit.Reason}): {string.Join(", ", uses)}.";
    }

    private static string Settled(FinalAccountSettled final) =>
        $"The contract was settled on {Day(final.SettledOn)}: {Amount(final.Charged, final.Currency)} "
        + $"charged and {Amount(final.Billed, final.Currency)} billed"
        + (final.Document is { } document ? $"; the difference is {document}" : "") + ".";

    private static string Origins(IEnumerable<UnappliedPart> parts) => string.Join(
        " and ",
        parts.Select(part => part.CreditNote ?? $"payment {part.Reference} on {part.Invoice}"));

    private static string Amount(decimal amount, string currency) =>
        Money.Of(amount, Currency.Of(currency)).ToSentence();

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
