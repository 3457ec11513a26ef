using EventLedger.Domain;
using EventLedger.Domain.Billing;

namespace EventLedger.Reporting.Billing;

/// <summary>
/// A contract's totals as of a day, voided invoices left out. Always
/// billed = credited + paid + writtenOff + balance,
/// creditsIssued = credited + unappliedCredit + refundedCredit and
/// received = paid + unappliedCash + refundedCash.
/// </summary>
/// <param name="Billed">The totals of invoices.</param>
/// <param name="Credited">Credits applied to invoices.</param>
/// <param name="Paid">Payments that reduce invoices, net of reversals, applied cash included.</param>
/// <param name="WrittenOff">What stands written off.</param>
/// <param name="Balance">What is owed.</param>
/// <param name="Unapplied">Cash and credit that reduce no invoice.</param>
/// <param name="Refunded">Cash and credit that were paid back.</param>
/// <param name="CreditsIssued">The amounts of credit notes.</param>
/// <param name="Received">Payments, net of reversals.</param>
/// <param name="UnappliedCash">The cash in unapplied.</param>
/// <param name="UnappliedCredit">The credit in unapplied.</param>
/// <param name="RefundedCash">The cash in refunded.</param>
/// <param name="RefundedCredit">The credit in refunded.</param>
public sealed record BillingTotals(
    Money Billed,
    Money Credited,
    Money Paid,
    Money WrittenOff,
    Money Balance,
    Money Unapplied,
    Money Refunded,
    Money CreditsIssued,
    Money Received,
    Money UnappliedCash,
    Money UnappliedCredit,
    Money RefundedCash,
    Money RefundedCredit)
{
    /// <summary>
    /// The totals of an account: each is added up from what moves it, none is made from the others.
    /// </summary>
    public static BillingTotals Of(Account account, Currency currency, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(account);
        var nothing = Money.Zero(currency);
        var invoices = account.Invoices
            .Where(invoice => invoice.IssuedOn <= asOf && !invoice.IsVoidOn(asOf))
            .ToArray();
        var payments = account.Invoices.SelectMany(invoice => invoice.Payments)
            .Where(payment => payment.PaidOn <= asOf && !(payment.ReversedOn <= asOf))
            .ToArray();
        var cash = account.Invoices.SelectMany(invoice => invoice.Cash)
            .Where(used => used.On <= asOf && !(used.UndoneOn <= asOf));
        var pool = account.Pool.ToLookup(source => source.IsCredit);
        var (freeCash, freeCredit) = (Left(pool[false]), Left(pool[true]));
        var (backCash, backCredit) = (Back(pool[false]), Back(pool[true]));
        return new(
            Sum(invoices.Select(invoice => invoice.Total)),
            Sum(account.Invoices.SelectMany(invoice => invoice.Credits)
                .Where(credit => credit.On <= asOf)
                .Select(credit => credit.Amount)),
            Sum(payments.Select(payment => payment.Applied)) + Sum(cash.Select(used => used.Amount)),
            Sum(account.Invoices.Select(invoice => invoice.WrittenOffOn(asOf))),
            Sum(account.Invoices.Select(invoice => invoice.BalanceOn(asOf))),
            freeCash + freeCredit,
            backCash + backCredit,
            Sum(account.CreditNotes.Where(note => note.IssuedOn <= asOf).Select(note => note.Amount)),
            Sum(payments.Select(payment => payment.Amount)),
            freeCash,
            freeCredit,
            backCash,
            backCredit);

        Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(nothing, (sum, amount) => sum + amount);
        Money Left(IEnumerable<Unapplied> sources) => Sum(sources.Select(source => source.Left.On(asOf)));
        Money Back(IEnumerable<Unapplied> sources) => Sum(sources.Select(source => source.RefundedOn(asOf)));
    }
}
