using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Books;

/// <summary>On which days a document counts, and in whose books.</summary>
internal static class DocumentDays
{
    /// <summary>Whether an event belongs to the contract's account and leaves the terms alone.</summary>
    internal static bool IsDocument(ContractEvent e) => !FactRules.IsFact(e) && e is not EventCorrected;

    /// <summary>
    /// The providers and days of a document; none of a fact of the terms. What happens to an invoice belongs
    /// to the provider that it is addressed from, whoever sells on the day.
    /// </summary>
    internal static IEnumerable<(string ProviderId, DateOnly Day)> Of(ContractEvent e, Contract contract) =>
        e switch
        {
            MonthInvoiced i => [(i.ProviderId ?? Seller(contract, i.IssuedOn), i.IssuedOn)],
            CreditNoteIssued c => [(c.ProviderId, c.IssuedOn)],
            InvoiceVoided v => OnInvoice(contract, v.Invoice, v.VoidedOn),
            PaymentRecorded p => OnInvoice(contract, p.Invoice, p.PaidOn),
            PaymentReversed r =>
            [
                .. OnInvoice(contract, r.Invoice, r.ReversedOn),
                .. (r.Undone ?? [])
                    .SelectMany(undone => OnInvoice(contract, undone.Invoice, undone.UndoneOn)),
            ],
            UnappliedApplied a => OnInvoice(contract, a.Invoice, a.AppliedOn),
            UnappliedRefunded r => r.Parts.Select(part => (Owner(contract, part), r.RefundedOn)),
            InvoiceWrittenOff w => OnInvoice(contract, w.Invoice, w.WrittenOffOn),
            InvoiceDisputed d => OnInvoice(contract, d.Invoice, d.DisputedOn),
            DisputeResolved d => OnInvoice(contract, d.Invoice, d.ResolvedOn),
            FinalAccountSettled s => [(Seller(contract, s.SettledOn), s.SettledOn)],
            _ => [],
        };

    // An invoice of the same decision stands before what is applied to it, with the same day and parties.
    private static IEnumerable<(string ProviderId, DateOnly Day)> OnInvoice(
        Contract contract, string invoice, DateOnly day) =>
        contract.Account.Find(invoice) is { } found ? [(found.Parties.ProviderId, day)] : [];

    private static string Owner(Contract contract, UnappliedPart part) => part.CreditNote is { } note
        ? contract.Account.FindCreditNote(note)!.Parties.ProviderId
        : contract.Account.Find(part.Invoice!)!.Parties.ProviderId;

    private static string Seller(Contract contract, DateOnly day) =>
        contract.Agreement!.PartyOn(Side.Provider, day);
}
