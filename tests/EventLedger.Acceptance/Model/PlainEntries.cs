using EventLedger.Domain;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Store;

namespace EventLedger.Acceptance.Model;

/// <summary>
/// What the documents of one contract leave, read off their events one after the other.
/// </summary>
internal sealed class PlainEntries(string contractId)
{
    private readonly Dictionary<string, MonthInvoiced> _invoices = [];
    private readonly Dictionary<string, InvoiceDisputed> _disputes = [];
    private readonly List<InvoiceWrittenOff> _writeOffs = [];
    private readonly List<KnownEntry> _entries = [];
    private string _currency = "";
    private long _position;

    /// <summary>The entries of an event.</summary>
    public IReadOnlyList<KnownEntry> Of(ContractEvent e, Agreement? agreement, long position)
    {
        _entries.Clear();
        (_currency, _position) = (agreement?.Currency.Code ?? "", position);
        switch (e)
        {
            case MonthInvoiced invoiced:
                Invoice(invoiced, agreement!);
                break;
            case InvoiceVoided voided:
                Void(voided);
                break;
            case PaymentRecorded or PaymentReversed:
                Pay(e);
                break;
            case UnappliedApplied or UnappliedRefunded:
                Use(e);
                break;
            case CreditNoteIssued note:
                Credit(note);
                break;
            default:
                Other(e);
                break;
        }
        return [.. _entries];
    }

    private void Add(
        string document, string kind, DateOnly day, decimal amount, string? reference = null,
        Month? month = null)
    {
        var decimals = Currency.Of(_currency).Decimals;
        var minor = amount;
        for (var i = 0; i < decimals; i++)
            minor *= 10;
        _entries.Add(new(
            contractId, _position, _entries.Count, document, kind, day, month?.FirstDay, _currency,
            (long)minor, reference));
    }

    private void Invoice(MonthInvoiced e, Agreement agreement)
    {
        _invoices.Add(e.Number, e);
        var seller = e.ProviderId ?? agreement.Providers.Steps.Last(step => step.From <= e.IssuedOn).Value;
        var buyer = e.CustomerId ?? agreement.Customers.Steps.Last(step => step.From <= e.IssuedOn).Value;
        Add(e.Number, "Invoiced", e.IssuedOn, e.Total, $"{seller}/{buyer}", e.Month);
        Add(e.Number, "Due", e.DueOn, e.Total);
        foreach (var line in e.Lines)
            Add(e.Number, "Line", e.IssuedOn, line.Amount, line.Kind.ToString(), line.Month);
    }

    private void Void(InvoiceVoided e)
    {
        var invoice = _invoices[e.Invoice];
        Add(e.Invoice, "Voided", e.VoidedOn, -invoice.Total);
        if (_disputes.Remove(e.Invoice, out var open))
            Add(e.Invoice, "Disputed", Max(e.VoidedOn, open.DisputedOn), -open.Amount);
        if (e.TakenOffIn is not null)
            foreach (var line in invoice.Lines)
                Add(
                    e.Invoice, "LineTakenOff", e.VoidedOn, -line.Amount, line.Kind.ToString(), line.Month);
    }

    private void Pay(ContractEvent @event)
    {
        switch (@event)
        {
            case PaymentRecorded e:
                if (e.WriteOffReversed is not null)
                    foreach (var lost in _writeOffs.Where(one => one.Invoice == e.Invoice))
                        Add(
                            e.Invoice, "WrittenOff", Max(e.PaidOn, lost.WrittenOffOn), -lost.Amount,
                            e.Reference);
                if (e.WriteOffReversed is not null)
                    _writeOffs.RemoveAll(one => one.Invoice == e.Invoice);
                Add(e.Invoice, "Paid", e.PaidOn, e.Amount - (e.Unapplied ?? 0), e.Reference);
                if (e.Unapplied is > 0)
                    Add(e.Invoice, "Unapplied", e.PaidOn, e.Unapplied.Value, e.Reference);
                break;
            case PaymentReversed e:
                Add(e.Invoice, "Paid", e.ReversedOn, (e.Unapplied ?? 0) - e.Amount, e.Reference);
                if (e.Unapplied is > 0)
                    Add(e.Invoice, "Unapplied", e.ReversedOn, -e.Unapplied.Value, e.Reference);
                foreach (var undone in e.Undone ?? [])
                {
                    Add(undone.Invoice, "Paid", undone.UndoneOn, -undone.Amount, e.Reference);
                    Add(e.Invoice, "Unapplied", undone.UndoneOn, undone.Amount, e.Reference);
                }
                break;
        }
    }

    private void Use(ContractEvent @event)
    {
        switch (@event)
        {
            case UnappliedApplied e:
                foreach (var part in e.Parts)
                {
                    Take(part, e.AppliedOn);
                    Add(
                        e.Invoice, part.CreditNote is null ? "Paid" : "Credited", e.AppliedOn, part.Amount,
                        part.CreditNote ?? part.Reference);
                }
                break;
            case UnappliedRefunded e:
                foreach (var part in e.Parts)
                {
                    Take(part, e.RefundedOn);
                    Add(
                        part.CreditNote ?? part.Invoice!,
                        part.CreditNote is null ? "Refunded" : "RefundedCredit",
                        e.RefundedOn, part.Amount, e.Reference);
                }
                break;
        }
    }

    private void Take(UnappliedPart part, DateOnly day)
    {
        if (part.CreditNote is null)
            Add(part.Invoice!, "Unapplied", day, -part.Amount, part.Reference);
        else
            Add(part.CreditNote, "UnappliedCredit", day, -part.Amount);
    }

    private void Credit(CreditNoteIssued e)
    {
        Add(e.Number, "CreditIssued", e.IssuedOn, e.Amount, $"{e.ProviderId}/{e.CustomerId}");
        if (e.Kind.ToString() is "Concession" or "UpheldDispute")
            Add(e.Number, "Concession", e.IssuedOn, e.Amount, e.Invoice);
        foreach (var part in e.Applied)
            Add(part.Invoice, "Credited", e.IssuedOn, part.Amount, e.Number);
        if (e.Unapplied > 0)
            Add(e.Number, "UnappliedCredit", e.IssuedOn, e.Unapplied);
    }

    private void Other(ContractEvent @event)
    {
        switch (@event)
        {
            case InvoiceWrittenOff e:
                _writeOffs.Add(e);
                Add(e.Invoice, "WrittenOff", e.WrittenOffOn, e.Amount);
                break;
            case InvoiceDisputed e:
                _disputes.Add(e.Invoice, e);
                Add(e.Invoice, "Disputed", e.DisputedOn, e.Amount);
                break;
            case DisputeResolved e:
                _disputes.Remove(e.Invoice);
                Add(e.Invoice, "Disputed", e.ResolvedOn, -e.Amount);
                break;
            case FinalAccountSettled e when e.Charged <= e.Billed:
                foreach (var line in e.Lines)
                    Add(
                        e.Document ?? contractId, "Line", e.SettledOn, line.Amount, line.Kind.ToString(),
                        line.Month);
                break;
        }
    }

    private static DateOnly Max(DateOnly one, DateOnly other) => one < other ? other : one;
}
