using EventLedger.Domain;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Store;

namespace EventLedger.Reporting.ReadModels;

/// <summary>Writes the entries of one event of a contract, in its currency's minor units.</summary>
internal sealed class EntryWriter(string contractId, Currency currency)
{
    private readonly List<EntryRow> _rows = [];

    public IReadOnlyList<EntryRow> Rows => _rows;

    public void Add(
        string document, string kind, DateOnly day, decimal amount, string? reference = null,
        Month? month = null)
    {
        var minor = (long)Money.Of(amount, currency).MinorUnits;
        _rows.Add(new(contractId, document, kind, day, month?.FirstDay, currency.Code, minor, reference));
    }

    public void Invoiced(MonthInvoiced e, Counterparties parties)
    {
        Add(e.Number, MoneyEntries.Invoiced, e.IssuedOn, e.Total, Text(parties), e.Month);
        Add(e.Number, MoneyEntries.Due, e.DueOn, e.Total);
        Lines(e.Number, e.IssuedOn, e.Lines);
    }

    public void Voided(InvoiceVoided e, Invoice invoice)
    {
        Add(e.Invoice, MoneyEntries.Voided, e.VoidedOn, -invoice.Total.ToDecimal());
        if (invoice.Disputes.Find(dispute => dispute.EndedOn is null) is { } open)
            Add(
                e.Invoice, MoneyEntries.Disputed, Later(e.VoidedOn, open.On), -open.Amount.ToDecimal());
        foreach (var line in e.TakenOffIn is null ? [] : invoice.Lines)
            Add(
                e.Invoice, MoneyEntries.LineTakenOff, e.VoidedOn, -line.Amount, line.Kind.ToString(),
                line.Month);
    }

    public void Paid(PaymentRecorded e, Invoice before)
    {
        if (e.WriteOffReversed is not null)
            foreach (var writeOff in before.WriteOffs.Where(writeOff => writeOff.ReversedOn is null))
                Add(
                    e.Invoice, MoneyEntries.WrittenOff, Later(e.PaidOn, writeOff.On),
                    -writeOff.Amount.ToDecimal(), e.Reference);
        var unapplied = e.Unapplied ?? 0;
        Add(e.Invoice, MoneyEntries.Paid, e.PaidOn, e.Amount - unapplied, e.Reference);
        if (unapplied != 0)
            Add(e.Invoice, MoneyEntries.Unapplied, e.PaidOn, unapplied, e.Reference);
    }

    public void Reversed(PaymentReversed e)
    {
        var unapplied = e.Unapplied ?? 0;
        Add(e.Invoice, MoneyEntries.Paid, e.ReversedOn, unapplied - e.Amount, e.Reference);
        if (unapplied == 0)
            return;
        Add(e.Invoice, MoneyEntries.Unapplied, e.ReversedOn, -unapplied, e.Reference);
        foreach (var undone in e.Undone ?? [])
        {
            Add(undone.Invoice, MoneyEntries.Paid, undone.UndoneOn, -undone.Amount, e.Reference);
            Add(e.Invoice, MoneyEntries.Unapplied, undone.UndoneOn, undone.Amount, e.Reference);
        }
    }

    public void Credited(CreditNoteIssued e)
    {
        var parties = new Counterparties(e.ProviderId, e.CustomerId);
        Add(e.Number, MoneyEntries.CreditIssued, e.IssuedOn, e.Amount, Text(parties));
        if (e.Kind is CreditNoteKind.Concession or CreditNoteKind.UpheldDispute)
            Add(e.Number, MoneyEntries.Concession, e.IssuedOn, e.Amount, e.Invoice);
        foreach (var part in e.Applied)
            Add(part.Invoice, MoneyEntries.Credited, e.IssuedOn, part.Amount, e.Number);
        if (e.Unapplied != 0)
            Add(e.Number, MoneyEntries.UnappliedCredit, e.IssuedOn, e.Unapplied);
    }

    public void Applied(UnappliedApplied e)
    {
        foreach (var part in e.Parts)
        {
            Use(part, e.AppliedOn);
            if (part.CreditNote is { } note)
                Add(e.Invoice, MoneyEntries.Credited, e.AppliedOn, part.Amount, note);
            else
                Add(e.Invoice, MoneyEntries.Paid, e.AppliedOn, part.Amount, part.Reference);
        }
    }

    public void Refunded(UnappliedRefunded e)
    {
        foreach (var part in e.Parts)
        {
            Use(part, e.RefundedOn);
            if (part.CreditNote is { } note)
                Add(note, MoneyEntries.RefundedCredit, e.RefundedOn, part.Amount, e.Reference);
            else
                Add(part.Invoice!, MoneyEntries.Refunded, e.RefundedOn, part.Amount, e.Reference);
        }
    }

    public void Settled(FinalAccountSettled e)
    {
        // A final invoice brings its lines itself.
        if (e.Charged <= e.Billed)
            Lines(e.Document ?? contractId, e.SettledOn, e.Lines);
    }

    private void Lines(string document, DateOnly day, IReadOnlyList<InvoiceLine> lines)
    {
        foreach (var line in lines)
            Add(document, MoneyEntries.Line, day, line.Amount, line.Kind.ToString(), line.Month);
    }

    private void Use(UnappliedPart part, DateOnly day)
    {
        if (part.CreditNote is { } note)
            Add(note, MoneyEntries.UnappliedCredit, day, -part.Amount);
        else
            Add(part.Invoice!, MoneyEntries.Unapplied, day, -part.Amount, part.Reference);
    }

    private static string Text(Counterparties parties) => $"{parties.ProviderId}/{parties.CustomerId}";

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
