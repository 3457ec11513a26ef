using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Reporting.Tests.Every_event;

namespace EventLedger.Reporting.Tests;

public sealed class Sentences_of_billing
{
    private const string First = $"{Streams.Id}-0001";
    private const string Second = $"{Streams.Id}-0002";

    private static readonly MonthInvoiced July = Streams.Invoiced(1, "2026-07", 150_000_000m);

    [Fact]
    public void Say_of_an_invoice_what_it_trues_up() => Told(
        RealDeals.Signed,
        July,
        Streams.Invoiced(2, "2026-08", 74_193_548.39m) with
        {
            Lines =
            [
                new(
                    InvoiceLineKind.Charge, MonthOf("2026-08"), Day("2026-08-01"), Day("2026-08-31"),
                    100_000_000m),
                new(
                    InvoiceLineKind.TrueUp, MonthOf("2026-07"), Day("2026-07-01"), Day("2026-07-31"),
                    -25_806_451.61m),
            ],
        }).ShouldBe(
        $"2026-08 was invoiced by {Second}: 74,193,548.39 USD, issued on 2026-08-01, due on 2026-08-31; it "
        + "trues up 2026-07 by -25,806,451.61 USD.");

    [Fact]
    public void Say_of_a_credit_note_what_it_reduces_and_what_is_left() => Told(
        RealDeals.Signed,
        July,
        Streams.Credited(1, 1, 4m, "2026-07-20") with { Amount = 5m, Unapplied = 1m }).ShouldBe(
        $"Credit note {Streams.Id}-C0001 of 5.00 USD was issued on 2026-07-20 (an outage): 4.00 USD applied "
        + $"to {First}, 1.00 USD unapplied.");

    [Fact]
    public void Say_of_a_void_what_was_billed() =>
        Told(RealDeals.Signed, July, new InvoiceVoided(First, Day("2026-07-03"), "wrong address")).ShouldBe(
            $"Invoice {First} over 150,000,000.00 USD was voided on 2026-07-03 (wrong address).");

    [Fact]
    public void Say_of_a_payment_and_its_reversal_what_they_bring_back()
    {
        var paid = Streams.Paid(1, 2m, "2026-07-20", unapplied: 1m);
        Told(RealDeals.Signed, July, paid with { Unapplied = null, WriteOffReversed = 3m }).ShouldBe(
            $"2.00 USD came in for {First} on 2026-07-20 (wire-1); 3.00 USD written off are owed again.");
        Told(
            RealDeals.Signed, July, Streams.Invoiced(2, "2026-08", 1m), paid,
            new UnappliedApplied(
                Second, 1m, "USD", Day("2026-08-05"), [new(1m, Invoice: First, Reference: "wire-1")]),
            new PaymentReversed(
                First, "wire-1", 2m, "USD", Day("2026-08-20"), "bounced", 1m,
                [new(Second, 1m, Day("2026-08-20"))])).ShouldBe(
            $"Payment wire-1 of 2.00 USD on {First} was reversed on 2026-08-20 (bounced); 1.00 USD are owed "
            + $"again on {Second} since 2026-08-20.");
    }

    [Fact]
    public void Say_of_a_void_after_the_month_of_issue_was_closed_where_it_is_taken_off() => Told(
        RealDeals.Signed, July, new InvoiceVoided(First, Day("2026-08-10"), "wrong", MonthOf("2026-08")))
        .ShouldBe(
            $"Invoice {First} over 150,000,000.00 USD was voided on 2026-08-10 (wrong); the books of its "
            + "month of issue are closed, so it is taken off in 2026-08.");

    [Fact]
    public void Say_where_unapplied_money_comes_from() => Told(
        RealDeals.Signed, July, Streams.Paid(1, 2m, "2026-07-20", unapplied: 1m),
        new UnappliedRefunded(
            1m, "USD", Day("2026-08-05"), "refund-1", [new(1m, Invoice: First, Reference: "wire-1")]))
        .ShouldBe(
            "1.00 USD of unapplied money were paid back on 2026-08-05 (refund-1), from payment wire-1 on "
            + $"{First}.");
}
