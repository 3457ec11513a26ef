using EventLedger.Domain;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;

namespace EventLedger.Reporting.Billing;

/// <summary>A contract's documents dated on or before a day.</summary>
/// <param name="Invoices">In the order of their numbers.</param>
/// <param name="CreditNotes">In the order of their numbers.</param>
/// <param name="Totals">Over all of them.</param>
/// <param name="UnbilledMonths">Months of service that may be invoiced on the day and are not.</param>
/// <param name="SettledOn">The day of the final account; null while there is none.</param>
public sealed record BillingHistory(
    IReadOnlyList<InvoiceRow> Invoices,
    IReadOnlyList<CreditNoteRow> CreditNotes,
    BillingTotals Totals,
    IReadOnlyList<Month> UnbilledMonths,
    DateOnly? SettledOn)
{
    /// <summary>The billing history of a signed contract as of a day.</summary>
    public static BillingHistory Of(Agreement agreement, Account account, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        ArgumentNullException.ThrowIfNull(account);
        DateOnly? settledOn = account.Settlement?.SettledOn <= asOf ? account.Settlement.SettledOn : null;
        return new(
            [
                .. account.Invoices.Where(invoice => invoice.IssuedOn <= asOf)
                    .Select(invoice => InvoiceRow.Of(invoice, asOf)),
            ],
            [
                .. account.CreditNotes.Where(note => note.IssuedOn <= asOf)
                    .Select(note => CreditNoteRow.Of(account, note, asOf)),
            ],
            BillingTotals.Of(account, agreement.Currency, asOf),
            settledOn is null ? [.. UnbilledMonthsOf(agreement, account, asOf)] : [],
            settledOn);
    }

    private static IEnumerable<Month> UnbilledMonthsOf(Agreement agreement, Account account, DateOnly asOf)
    {
        var charges = agreement.Charges;
        var billed = account.Invoices
            .Where(invoice => invoice.IssuedOn <= asOf && !invoice.IsVoidOn(asOf) && !invoice.IsFinal)
            .Select(invoice => invoice.Month)
            .ToHashSet();
        var last = agreement.KnownLastServiceDay < asOf ? agreement.KnownLastServiceDay.Value : asOf;
        if (agreement.StartsOn > last)
            yield break;
        foreach (var month in Month.Spanning(agreement.StartsOn, last))
            if (charges.FirstServiceDay(month) is { } first
                && (agreement.Billing.Timing == BillingTiming.Advance ? first <= asOf : month.LastDay < asOf)
                && !billed.Contains(month))
                yield return month;
    }
}
