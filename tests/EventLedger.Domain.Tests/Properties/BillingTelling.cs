using System.Numerics;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Tests.Naive;

namespace EventLedger.Domain.Tests.Properties;

/// <summary>
/// Commands of billing, told to the naive rules and made ready for the product. Days count from a first one,
/// months from its month.
/// </summary>
/// <param name="naive">The naive rules.</param>
/// <param name="currency">Of the contract.</param>
/// <param name="first">The first day.</param>
/// <param name="known">What the contract charges, an open end up to a day.</param>
/// <param name="hasEnded">Whether the contract has ended on a day.</param>
internal sealed class BillingTelling(
    NaiveBilling naive, Currency currency, DateOnly first, Func<DateOnly, NaiveKnown> known,
    Func<DateOnly, bool> hasEnded)
{
    /// <summary>
    /// How the product decides a step, and the naive code of its refusal; null for what is no billing.
    /// The naive rules take the step when they are asked: one that is refused elsewhere is not told.
    /// </summary>
    public (Func<Contract, Decided<ContractEvent>> Decide, Func<string?> Expected)? Try(BillingStep step)
    {
        var day = first.AddDays(step.Day);
        var month = Enumerable.Range(0, step.Which).Aggregate(Month.Of(first), (m, _) => m.Next);
        var number = step.Which % 6 + 1;
        var invoice = $"c-{number:D4}";
        var amount = Amount(step);
        return step.What switch
        {
            "invoice" => (
                c => Invoicing.Decide(new InvoiceMonth(month, day, day), "c", c),
                () => naive.InvoiceMonth((month.Year, month.Number), day, known(day))),
            "settle" => Settle(day.AddDays(120)),
            "credit" => (
                c => Crediting.Decide(new IssueCreditNote(invoice, amount, day, "an outage", day), "c", c),
                () => naive.IssueCreditNote(number, amount, day, Minor)),
            "void" => (
                c => Invoicing.Decide(new VoidInvoice(invoice, day, "wrong"), "c", c),
                () => naive.Void(number, day)),
            "pay" => (
                c => Paying.Decide(
                    new RecordPayment(invoice, amount, day, Reference(step), step.Flag), "c", c),
                () => naive.Pay(number, amount, day, Reference(step), step.Flag, Minor)),
            "reverse" => (
                c => Paying.Decide(new ReversePayment(invoice, Reference(step), day, "bounced"), "c", c),
                () => naive.Reverse(number, Reference(step), day)),
            _ => TryMore(step, day),
        };
    }

    private (Func<Contract, Decided<ContractEvent>> Decide, Func<string?> Expected)? TryMore(
        BillingStep step, DateOnly day)
    {
        var (number, amount) = (step.Which % 6 + 1, Amount(step));
        var invoice = $"c-{number:D4}";
        decimal? maybe = step.Flag ? null : amount;
        return step.What switch
        {
            "apply" => (
                c => Unapplying.Decide(new ApplyUnapplied(invoice, amount, day), "c", c),
                () => naive.ApplyUnapplied(number, amount, day, Minor)),
            "refund" => (
                c => Unapplying.Decide(new RefundUnapplied(amount, day, "refund"), "c", c),
                () => naive.RefundUnapplied(amount, day, Minor)),
            "write-off" => (
                c => Contesting.Decide(new WriteOffInvoice(invoice, maybe, day, "insolvency"), "c", c),
                () => naive.WriteOff(number, maybe, day, Minor)),
            "dispute" => (
                c => Contesting.Decide(new DisputeInvoice(invoice, maybe, day, "an outage"), "c", c),
                () => naive.Dispute(number, maybe, day, Minor)),
            "resolve" => (
                c => Contesting.Decide(new ResolveDispute(invoice, Outcome(step), day), "c", c),
                () => naive.Resolve(number, Outcome(step) == DisputeOutcome.Upheld, day)),
            _ => null,
        };
    }

    private (Func<Contract, Decided<ContractEvent>> Decide, Func<string?> Expected) Settle(DateOnly day) => (
        c => Settling.Decide(new SettleContract(day), "c", c),
        () => naive.Settle(day, hasEnded(day), known(day)));

    private static string Reference(BillingStep step) => $"wire-{step.Cents % 3}";

    private static DisputeOutcome Outcome(BillingStep step) =>
        step.Flag ? DisputeOutcome.Upheld : DisputeOutcome.Rejected;

    /// <summary>Most amounts of yen are whole.</summary>
    private decimal Amount(BillingStep step) =>
        currency.Decimals == 0 && step.Cents % 9 != 0 ? step.Cents / 100 : step.Cents / 100m;

    private BigInteger? Minor(decimal amount)
    {
        var minor = amount * currency.MinorPerUnit;
        return minor == decimal.Truncate(minor) ? (BigInteger)minor : null;
    }
}
