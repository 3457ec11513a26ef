using EventLedger.Domain;
using EventLedger.Reporting.Billing;
using EventLedger.Reporting.Tables;

namespace EventLedger.Server.Billing;

/// <summary>
/// The table behind a contract's documents: invoices, credit notes, and what they add up to. Of an invoice
/// amount less credited, paid and written off is the balance; a voided one counts for nothing.
/// </summary>
internal static class BillingTables
{
    public static Table Documents(string contractId, BillingHistory? history) => Table.Of(
        "billing",
        history is null ? [] : Lines(history),
        ("contractId", _ => contractId),
        ("line", line => line.Kind),
        ("number", line => line.Number),
        ("month", line => line.Month),
        ("issuedOn", line => line.IssuedOn),
        ("dueOn", line => line.DueOn),
        ("status", line => line.Status),
        ("currency", line => line.Amount.Currency),
        ("amount", line => line.Amount),
        ("credited", line => line.Credited),
        ("paid", line => line.Paid),
        ("writtenOff", line => line.WrittenOff),
        ("balance", line => line.Balance),
        ("unapplied", line => line.Unapplied),
        ("refunded", line => line.Refunded),
        ("about", line => line.About));

    private static IEnumerable<Line> Lines(BillingHistory history) =>
    [
        .. history.Invoices.Select(Invoice),
        .. history.CreditNotes.Select(CreditNote),
        Total(history.Totals),
    ];

    private static Line Invoice(InvoiceRow row)
    {
        Money Sum(IEnumerable<Money> amounts) =>
            amounts.Aggregate(Money.Zero(row.Total.Currency), (sum, amount) => sum + amount);
        var paid = row.Payments.Where(payment => payment.ReversedOn is null).Select(one => one.Applied)
            .Concat(row.AppliedCash.Where(cash => cash.UndoneOn is null).Select(cash => cash.Amount));
        var writtenOff = row.WriteOffs.Where(one => one.ReversedOn is null).Select(one => one.Amount);
        return new(row.Final ? "FinalAccount" : "Invoice", row.Total)
        {
            Number = row.Number,
            Month = row.Month,
            IssuedOn = row.IssuedOn,
            DueOn = row.DueOn,
            Status = row.Status.ToString(),
            Credited = Sum(row.Credits.Select(credit => credit.Amount)),
            Paid = Sum(paid),
            WrittenOff = Sum(writtenOff),
            Balance = row.Balance,
        };
    }

    private static Line CreditNote(CreditNoteRow row) => new("CreditNote", row.Amount)
    {
        Number = row.Number,
        IssuedOn = row.IssuedOn,
        Status = row.Kind.ToString(),
        Credited = row.Applied.Select(use => use.Amount)
            .Aggregate(Money.Zero(row.Amount.Currency), (sum, amount) => sum + amount),
        Unapplied = row.Unapplied,
        Refunded = row.Refunded,
        About = row.Invoice is null ? row.Reason : $"{row.Invoice}: {row.Reason}",
    };

    private static Line Total(BillingTotals totals) => new("Total", totals.Billed)
    {
        Credited = totals.Credited,
        Paid = totals.Paid,
        WrittenOff = totals.WrittenOff,
        Balance = totals.Balance,
        Unapplied = totals.Unapplied,
        Refunded = totals.Refunded,
    };

    private sealed record Line(string Kind, Money Amount)
    {
        public string? Number { get; init; }

        public Month? Month { get; init; }

        public DateOnly? IssuedOn { get; init; }

        public DateOnly? DueOn { get; init; }

        public string? Status { get; init; }

        public Money? Credited { get; init; }

        public Money? Paid { get; init; }

        public Money? WrittenOff { get; init; }

        public Money? Balance { get; init; }

        public Money? Unapplied { get; init; }

        public Money? Refunded { get; init; }

        public string? About { get; init; }
    }
}
