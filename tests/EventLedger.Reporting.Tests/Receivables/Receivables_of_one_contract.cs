using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Receivables;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

/// <summary>
/// Three months at 1,000.00 a month, each invoiced on its first day and due in 30: July on 2026-07-31, August
/// on 2026-08-31, September on 2026-10-01.
/// </summary>
public sealed class Receivables_of_one_contract
{
    private static readonly ContractEvent[] Invoiced =
    [
        Lasting("2026-07-01", "2026-09-30", 1_000m),
        Streams.Invoiced(1, "2026-07", 1_000m),
        Streams.Invoiced(2, "2026-08", 1_000m),
        Streams.Invoiced(3, "2026-09", 1_000m),
    ];

    private static ReceivablesReport AsOf(string day, params ContractEvent[] more) =>
        ReceivablesReport.Of(
            ContractEntries.Of(Streams.Entries([.. Invoiced, .. more])), Day(day), RealDeals.Names);

    private static string Ages(ReceivablesRow row) =>
        $"{row.NotDue} {row.Days1to30} {row.Days31to60} {row.Days61to90} {row.Over90} = {row.Total}";

    [Theory]
    [InlineData("2026-07-31", "1000.00 0.00 0.00 0.00 0.00 = 1000.00")]
    [InlineData("2026-08-01", "1000.00 1000.00 0.00 0.00 0.00 = 2000.00")]
    [InlineData("2026-08-30", "1000.00 1000.00 0.00 0.00 0.00 = 2000.00")]
    [InlineData("2026-08-31", "1000.00 0.00 1000.00 0.00 0.00 = 2000.00")]
    [InlineData("2026-09-29", "1000.00 1000.00 1000.00 0.00 0.00 = 3000.00")]
    [InlineData("2026-09-30", "1000.00 1000.00 0.00 1000.00 0.00 = 3000.00")]
    [InlineData("2026-10-29", "0.00 1000.00 1000.00 1000.00 0.00 = 3000.00")]
    [InlineData("2026-10-30", "0.00 1000.00 1000.00 0.00 1000.00 = 3000.00")]
    public void Age_by_the_days_since_they_were_due(string day, string ages) =>
        Ages(AsOf(day).Rows.ShouldHaveSingleItem()).ShouldBe(ages);

    [Fact]
    public void Count_what_was_paid_by_the_day()
    {
        var paid = Streams.Paid(1, 400m, "2026-08-10");
        AsOf("2026-08-09", paid).Totals.Single().Total.ShouldBe(Usd(2_000m));
        Ages(AsOf("2026-08-10", paid).Rows.Single()).ShouldBe("1000.00 600.00 0.00 0.00 0.00 = 1600.00");
    }

    [Fact]
    public void Keep_what_is_disputed_in_their_ages_and_never_more_than_is_open()
    {
        var disputed = new InvoiceDisputed(Streams.Id + "-0001", 700m, "USD", Day("2026-08-05"), "an outage");
        var row = AsOf("2026-08-05", disputed).Rows.Single();
        (row.Disputed, row.Days1to30, row.Total).ShouldBe((Usd(700m), Usd(1_000m), Usd(2_000m)));
        AsOf("2026-08-06", disputed, Streams.Paid(1, 500m, "2026-08-06")).Rows.Single()
            .Disputed.ShouldBe(Usd(500m));
    }

    [Fact]
    public void Show_unapplied_money_beside_the_balances()
    {
        var row = AsOf("2026-07-20", Streams.Paid(1, 1_250m, "2026-07-20", unapplied: 250m)).Rows.Single();
        (row.Unapplied, row.Total).ShouldBe((Usd(250m), Usd(0m)));
        (row.CustomerId, row.Name).ShouldBe(("reflection-ai", "Reflection AI"));
    }

    [Fact]
    public void Leave_out_who_owes_nothing_and_has_nothing()
    {
        AsOf("2026-07-20", Streams.Paid(1, 1_000m, "2026-07-20")).Rows.ShouldBeEmpty();
        AsOf("2026-06-30").Totals.ShouldBeEmpty();
    }

    [Fact]
    public void Stay_with_the_customer_that_an_invoice_is_addressed_to()
    {
        ContractEvent[] events =
        [
            .. Invoiced[..2],
            new ContractAssigned(Side.Customer, "anthropic", Day("2026-08-01")),
            .. Invoiced[2..],
        ];
        var report = ReceivablesReport.Of(
            ContractEntries.Of(Streams.Entries(events)), Day("2026-08-15"), RealDeals.Names);
        report.Rows.Select(row => $"{row.CustomerId} {Ages(row)}").ShouldBe(
        [
            "anthropic 1000.00 0.00 0.00 0.00 0.00 = 1000.00",
            "reflection-ai 0.00 1000.00 0.00 0.00 0.00 = 1000.00",
        ]);
        report.Totals.ShouldHaveSingleItem().Customers.ShouldBe(2);
    }
}
