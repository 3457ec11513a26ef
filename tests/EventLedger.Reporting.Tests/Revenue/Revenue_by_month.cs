using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Revenue;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

/// <summary>1,000.00 a month from 2026-07-01 to 2026-09-30: each month earns 1,000.00.</summary>
public sealed class Revenue_by_month
{
    private static readonly ContractSigned Signed = Lasting("2026-07-01", "2026-09-30", 1_000m);

    private static string[] Rows(string from, string to, string? asOf, params ContractEvent[] events) =>
    [
        .. RevenueReport.Of(
                [RealDeals.Known(Streams.Id, events)], Streams.Entries(events), MonthOf(from), MonthOf(to),
                asOf is null ? null : Day(asOf), RevenueGrouping.None)
            .Select(row => $"{row.Month} billed {row.Billed} earned {row.Earned} deferred {row.Deferred} "
                + $"unbilled {row.Unbilled} conceded {row.Concessions}"),
    ];

    [Fact]
    public void Is_deferred_while_more_is_billed_than_earned_and_unbilled_while_less() =>
        Rows(
            "2026-06", "2026-10", null,
            Signed,
            Streams.Invoiced(1, "2026-07", 1_000m) with { IssuedOn = Day("2026-06-20") },
            Streams.Invoiced(2, "2026-09", 1_000m)).ShouldBe(
        [
            "2026-06 billed 1000.00 earned 0.00 deferred 1000.00 unbilled 0.00 conceded 0.00",
            "2026-07 billed 0.00 earned 1000.00 deferred 0.00 unbilled 0.00 conceded 0.00",
            "2026-08 billed 0.00 earned 1000.00 deferred 0.00 unbilled 1000.00 conceded 0.00",
            "2026-09 billed 1000.00 earned 1000.00 deferred 0.00 unbilled 1000.00 conceded 0.00",
            "2026-10 billed 0.00 earned 0.00 deferred 0.00 unbilled 1000.00 conceded 0.00",
        ]);

    [Fact]
    public void Carries_what_came_before_the_first_month_asked_for() =>
        Rows("2026-09", "2026-09", null, Signed, Streams.Invoiced(1, "2026-07", 1_000m)).ShouldBe(
            ["2026-09 billed 0.00 earned 1000.00 deferred 0.00 unbilled 2000.00 conceded 0.00"]);

    [Fact]
    public void Leaves_out_what_an_invoice_billed_that_was_voided()
    {
        ContractEvent[] events =
        [
            Signed,
            Streams.Invoiced(1, "2026-07", 1_000m),
            new InvoiceVoided(Streams.Id + "-0001", Day("2026-08-05"), "wrong address"),
        ];
        Rows("2026-07", "2026-07", null, events).ShouldBe(
            ["2026-07 billed 0.00 earned 1000.00 deferred 0.00 unbilled 1000.00 conceded 0.00"]);
        Rows("2026-07", "2026-07", "2026-08-04", events).ShouldBe(
            ["2026-07 billed 1000.00 earned 1000.00 deferred 0.00 unbilled 0.00 conceded 0.00"]);
    }

    [Fact]
    public void Shows_concessions_apart_from_what_is_billed() =>
        Rows(
            "2026-07", "2026-08", null,
            Signed,
            Streams.Invoiced(1, "2026-07", 1_000m),
            Streams.Credited(1, 1, 150m, "2026-08-10")).ShouldBe(
        [
            "2026-07 billed 1000.00 earned 1000.00 deferred 0.00 unbilled 0.00 conceded 0.00",
            "2026-08 billed 0.00 earned 1000.00 deferred 0.00 unbilled 1000.00 conceded 150.00",
        ]);

    [Fact]
    public void Never_sets_what_is_deferred_of_one_contract_against_what_another_has_unbilled()
    {
        ContractEvent[] ahead =
        [
            Lasting("2026-08-01", "2026-09-30", 1_000m),
            Streams.Invoiced(1, "2026-08", 1_000m) with { IssuedOn = Day("2026-07-25") },
        ];
        KnownContract[] contracts = [RealDeals.Known(Streams.Id, ahead), RealDeals.Known("behind", Signed)];
        var together = RevenueReport.Of(
            contracts, Streams.Entries(ahead), MonthOf("2026-07"), MonthOf("2026-07"), null,
            RevenueGrouping.None).ShouldHaveSingleItem();
        (together.Deferred, together.Unbilled).ShouldBe((Usd(1_000m), Usd(1_000m)));
        RevenueReport.Of(
                contracts, Streams.Entries(ahead), MonthOf("2026-07"), MonthOf("2026-07"), null,
                RevenueGrouping.Contract)
            .Select(row => $"{row.ContractId} {row.Deferred} {row.Unbilled}")
            .ShouldBe(["behind 0.00 1000.00", $"{Streams.Id} 1000.00 0.00"]);
    }
}
