using EventLedger.Domain;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;

namespace EventLedger.Reporting.Billing;

/// <summary>An invoice as of a day.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Month">The month it is for.</param>
/// <param name="IssuedOn">The day of issue.</param>
/// <param name="DueOn">The last day on which payment is in time.</param>
/// <param name="Total">The sum of its lines.</param>
/// <param name="Balance">What is still owed.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Lines">What is billed.</param>
/// <param name="Credits">Credits applied to it.</param>
/// <param name="Payments">Payments on it.</param>
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
    IReadOnlyList<Payment> Payments);

/// <summary>A credit note's part that reduced an invoice.</summary>
public sealed record AppliedCredit(string CreditNote, DateOnly On, Money Amount);

/// <summary>A contract's totals; billed = credited + paid + writtenOff + balance (domain.md 6).</summary>
public sealed record BillingTotals(
    Money Billed, Money Credited, Money Paid, Money WrittenOff,
    Money Balance, Money Unapplied, Money Refunded);

/// <summary>A contract's documents dated on or before a day.</summary>
/// <param name="Invoices">In the order of their numbers.</param>
/// <param name="CreditNotes">In the order of their numbers.</param>
/// <param name="Totals">Over all of them.</param>
/// <param name="UnbilledMonths">Months of service that may be invoiced on the day and are not.</param>
public sealed record BillingHistory(
    IReadOnlyList<InvoiceRow> Invoices,
    IReadOnlyList<AppliedCredit> CreditNotes,
    BillingTotals Totals,
    IReadOnlyList<Month> UnbilledMonths)
{
    /// <summary>The billing history of a signed contract as of a day.</summary>
    public static BillingHistory Of(Agreement agreement, Account account, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        ArgumentNullException.ThrowIfNull(account);
        var issued = account.Invoices.Where(invoice => invoice.IssuedOn <= asOf).ToArray();
        return new(
            [.. issued.Select(invoice => Row(invoice, asOf))],
            [],
            TotalsOf(agreement.Currency, account, issued, asOf),
            [.. UnbilledMonthsOf(agreement, issued, asOf)]);
    }

    /// <summary>An invoice as of a day not before its issue.</summary>
    public static InvoiceRow Row(Invoice invoice, DateOnly asOf)
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
            [],
            [.. invoice.Payments.Where(payment => payment.PaidOn <= asOf)]);
    }

    private static BillingTotals TotalsOf(Currency currency, Account account, Invoice[] issued, DateOnly asOf)
    {
        var nothing = Money.Zero(currency);
        var payments = account.Invoices
            .SelectMany(invoice => invoice.Payments)
            .Where(payment => payment.PaidOn <= asOf)
            .ToArray();
        var paid = payments.Aggregate(nothing, (sum, payment) => sum + payment.Applied);
        var received = payments.Aggregate(nothing, (sum, payment) => sum + payment.Amount);
        var billed = issued.Aggregate(nothing, (sum, invoice) => sum + invoice.Total);
        return new(billed, nothing, paid, nothing, billed - paid, received - paid, nothing);
    }

    private static IEnumerable<Month> UnbilledMonthsOf(Agreement agreement, Invoice[] issued, DateOnly asOf)
    {
        var charges = agreement.Charges;
        var billed = issued.Select(invoice => invoice.Month).ToHashSet();
        if (agreement.StartsOn > asOf)
            yield break;
        foreach (var month in Month.Spanning(agreement.StartsOn, asOf))
            if (charges.FirstServiceDay(month) is { } first
                && (agreement.Billing.Timing == BillingTiming.Advance ? first <= asOf : month.LastDay < asOf)
                && !billed.Contains(month))
                yield return month;
    }
}
