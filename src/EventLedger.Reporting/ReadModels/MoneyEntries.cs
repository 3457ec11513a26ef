using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Store;

namespace EventLedger.Reporting.ReadModels;

/// <summary>
/// The money entries that documents leave, each with the day from which it counts: a balance as of V known at
/// K is the sum of the entries dated on or before V at positions up to K.
/// </summary>
public static class MoneyEntries
{
    /// <summary>A line of an invoice: what is billed for a month.</summary>
    public const string Line = "Line";

    /// <summary>An invoice's total, owed from its day of issue.</summary>
    public const string Invoiced = "Invoiced";

    /// <summary>A payment's part that reduces the invoice's balance.</summary>
    public const string Paid = "Paid";

    /// <summary>A payment's part that is kept as the contract's unapplied cash.</summary>
    public const string Unapplied = "Unapplied";

    /// <summary>The entries of an invoice.</summary>
    public static IReadOnlyList<EntryRow> Of(string contractId, MonthInvoiced e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return
        [
            Entry(contractId, e.Number, Invoiced, e.IssuedOn, e.Month, e.Currency, e.Total, null),
            .. e.Lines.Select(line => Entry(
                contractId, e.Number, Line, e.IssuedOn, line.Month, e.Currency, line.Amount,
                line.Kind.ToString())),
        ];
    }

    /// <summary>The entries of a payment.</summary>
    public static IReadOnlyList<EntryRow> Of(string contractId, PaymentRecorded e)
    {
        ArgumentNullException.ThrowIfNull(e);
        var unapplied = e.Unapplied ?? 0;
        var paid = Entry(
            contractId, e.Invoice, Paid, e.PaidOn, null, e.Currency, e.Amount - unapplied, e.Reference);
        return unapplied == 0
            ? [paid]
            : [paid, paid with { Kind = Unapplied, Amount = Minor(unapplied, e.Currency) }];
    }

    private static EntryRow Entry(
        string contractId, string document, string kind, DateOnly day, Month? month, string currency,
        decimal amount, string? reference) =>
        new(contractId, document, kind, day, month?.FirstDay, currency, Minor(amount, currency), reference);

    private static long Minor(decimal amount, string currency) =>
        (long)Money.Of(amount, Currency.Of(currency)).MinorUnits;
}
