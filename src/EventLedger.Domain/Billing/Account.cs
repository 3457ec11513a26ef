using System.Globalization;
using EventLedger.Domain.Contracts;

namespace EventLedger.Domain.Billing;

/// <summary>The documents and payments of one contract, from which every balance is computed.</summary>
/// <param name="Invoices">In the order of their numbers.</param>
public sealed record Account(IReadOnlyList<Invoice> Invoices)
{
    /// <summary>Nothing was invoiced yet.</summary>
    public static readonly Account Empty = new([]);

    /// <summary>The invoice of a number; null when there is none.</summary>
    public Invoice? Find(string number) =>
        Invoices.FirstOrDefault(i => string.Equals(i.Number, number, StringComparison.Ordinal));

    /// <summary>The invoice that has a month as its own; null when the month is not invoiced.</summary>
    public Invoice? OfMonth(Month month) => Invoices.FirstOrDefault(i => i.Month == month);

    /// <summary>The number that the contract's next invoice gets.</summary>
    public string NextInvoiceNumber(string contractId) =>
        string.Create(CultureInfo.InvariantCulture, $"{contractId}-{Invoices.Count + 1:D4}");

    /// <summary>The account with an invoice more.</summary>
    public Account With(MonthInvoiced e)
    {
        ArgumentNullException.ThrowIfNull(e);
        var total = Money.Of(e.Total, Currency.Of(e.Currency));
        return new([.. Invoices, new(e.Number, e.Month, e.IssuedOn, e.DueOn, total, e.Lines, [])]);
    }

    /// <summary>The account with a payment more.</summary>
    public Account With(PaymentRecorded e)
    {
        ArgumentNullException.ThrowIfNull(e);
        var currency = Currency.Of(e.Currency);
        var amount = Money.Of(e.Amount, currency);
        var applied = amount - Money.Of(e.Unapplied ?? 0, currency);
        var payment = new Payment(e.Reference, e.PaidOn, amount, applied);
        return new([.. Invoices.Select(invoice => invoice.Number == e.Invoice
            ? invoice with { Payments = [.. invoice.Payments, payment] }
            : invoice)]);
    }
}
