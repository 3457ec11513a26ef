using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Tests;
using EventLedger.Reporting.Billing;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

/// <summary>Three months at 1,000.00 a month from 2026-07-10, due 30 days after issue.</summary>
public sealed class The_billing_history_of_a_contract
{
    private static readonly ContractSigned InAdvance = Lasting("2026-07-10", "2026-09-30", 1_000m);

    private static readonly ContractSigned InArrears =
        InAdvance with { Billing = new(BillingTiming.Arrears, 30) };

    private static readonly MonthInvoiced August = Streams.Invoiced(1, "2026-08", 1_000m);

    private static BillingHistory AsOf(string day, params ContractEvent[] events)
    {
        var contract = Spec.Given(events).State;
        return BillingHistory.Of(contract.Agreement!, contract.Account, Day(day));
    }

    [Theory]
    [InlineData("2026-08-01", InvoiceStatus.Open, "1000.00")]
    [InlineData("2026-08-09", InvoiceStatus.Open, "1000.00")]
    [InlineData("2026-08-10", InvoiceStatus.PartiallyPaid, "999.99")]
    [InlineData("2026-08-31", InvoiceStatus.PartiallyPaid, "999.99")]
    [InlineData("2026-09-01", InvoiceStatus.Overdue, "999.99")]
    [InlineData("2026-09-04", InvoiceStatus.Overdue, "999.99")]
    [InlineData("2026-09-05", InvoiceStatus.Paid, "0.00")]
    public void Says_how_an_invoice_stands_the_first_status_that_applies(
        string day, InvoiceStatus status, string balance)
    {
        var row = AsOf(
            day,
            InAdvance,
            August,
            Streams.Paid(1, 0.01m, "2026-08-10"),
            Streams.Paid(1, 999.99m, "2026-09-05", "wire-2")).Invoices.ShouldHaveSingleItem();
        (row.Status, row.Balance.ToString()).ShouldBe((status, balance));
        (row.Number, row.Month, row.IssuedOn, row.DueOn, row.Total).ShouldBe((
            August.Number, MonthOf("2026-08"), Day("2026-08-01"), Day("2026-08-31"), Usd(1_000m)));
        row.Lines.ShouldBe(August.Lines);
        row.Payments.ShouldAllBe(payment => payment.PaidOn <= Day(day));
    }

    [Fact]
    public void Is_open_and_not_overdue_on_the_due_day_itself()
    {
        AsOf("2026-08-31", InAdvance, August).Invoices.Single().Status.ShouldBe(InvoiceStatus.Open);
        AsOf("2026-09-01", InAdvance, August).Invoices.Single().Status.ShouldBe(InvoiceStatus.Overdue);
    }

    [Fact]
    public void Has_an_invoice_of_nothing_paid_at_once() =>
        AsOf("2026-08-01", InAdvance, Streams.Invoiced(1, "2026-08", 0m))
            .Invoices.Single().Status.ShouldBe(InvoiceStatus.Paid);

    [Fact]
    public void Holds_the_documents_dated_on_or_before_the_day()
    {
        ContractEvent[] events = [InAdvance, August, Streams.Invoiced(2, "2026-09", 1_000m)];
        AsOf("2026-07-31", events).Invoices.ShouldBeEmpty();
        AsOf("2026-08-31", events).Invoices.Count.ShouldBe(1);
        AsOf("2026-09-01", events).Invoices.Select(row => row.Number[^4..]).ShouldBe(["0001", "0002"]);
    }

    [Theory]
    [InlineData("2026-07-31", "0.00", "0.00", "0.00", "0.00")]
    [InlineData("2026-08-01", "1000.00", "0.00", "1000.00", "0.00")]
    [InlineData("2026-08-10", "1000.00", "400.00", "600.00", "0.00")]
    [InlineData("2026-08-20", "1000.00", "1000.00", "0.00", "50.00")]
    [InlineData("2026-09-01", "2000.00", "1000.00", "1000.00", "50.00")]
    public void Has_totals_in_which_billed_is_paid_and_balance(
        string day, string billed, string paid, string balance, string unapplied)
    {
        var history = AsOf(
            day,
            InAdvance,
            August,
            Streams.Paid(1, 400m, "2026-08-10"),
            Streams.Paid(1, 650m, "2026-08-20", "wire-2", unapplied: 50m),
            Streams.Invoiced(2, "2026-09", 1_000m));
        var totals = history.Totals;
        $"{totals.Billed} {totals.Paid} {totals.Balance} {totals.Unapplied}"
            .ShouldBe($"{billed} {paid} {balance} {unapplied}");
        (totals.Credited + totals.Paid + totals.WrittenOff + totals.Balance).ShouldBe(totals.Billed);
        totals.Balance.ShouldBe(history.Invoices.Aggregate(Usd(0m), (sum, row) => sum + row.Balance));
        totals.Refunded.ShouldBe(Usd(0m));
    }

    [Theory]
    [InlineData("2026-07-09", "")]
    [InlineData("2026-07-10", "2026-07")]
    [InlineData("2026-07-31", "2026-07")]
    [InlineData("2026-08-01", "2026-07")]
    [InlineData("2026-09-01", "2026-07 2026-09")]
    [InlineData("2027-01-01", "2026-07 2026-09")]
    public void In_advance_misses_a_month_from_its_first_service_day_on(string day, string months) =>
        string.Join(' ', AsOf(day, InAdvance, August).UnbilledMonths).ShouldBe(months);

    [Theory]
    [InlineData("2026-07-31", "")]
    [InlineData("2026-08-01", "2026-07")]
    [InlineData("2026-08-31", "2026-07")]
    [InlineData("2026-09-01", "2026-07 2026-08")]
    [InlineData("2026-10-01", "2026-07 2026-08 2026-09")]
    [InlineData("2027-01-01", "2026-07 2026-08 2026-09")]
    public void In_arrears_misses_a_month_from_the_day_after_its_last(string day, string months) =>
        string.Join(' ', AsOf(day, InArrears).UnbilledMonths).ShouldBe(months);

    [Fact]
    public void Misses_no_month_after_service_ended_by_notice() =>
        string.Join(' ', AsOf(
            "2026-12-31",
            InAdvance with { Termination = new(Terminator.Either, 10, 0) },
            new TerminationNoticeGiven(Side.Customer, Day("2026-08-10"), Day("2026-08-20"))).UnbilledMonths)
            .ShouldBe("2026-07 2026-08");
}
