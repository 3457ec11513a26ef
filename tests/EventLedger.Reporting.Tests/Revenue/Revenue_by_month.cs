using EventLedger.Domain.Books;
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
                [RealDeals.Known(Streams.Id, events)], ContractEntries.Of(Streams.Entries(events)),
                MonthOf(from), MonthOf(to),
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
    public void Takes_an_invoice_of_a_closed_month_off_in_the_month_of_its_void() =>
        Rows(
            "2026-07", "2026-08", null,
            Signed,
            Streams.Invoiced(1, "2026-07", 1_000m),
            new InvoiceVoided(Streams.Id + "-0001", Day("2026-08-05"), "wrong", MonthOf("2026-08"))).ShouldBe(
        [
            "2026-07 billed 1000.00 earned 1000.00 deferred 0.00 unbilled 0.00 conceded 0.00",
            "2026-08 billed -1000.00 earned 1000.00 deferred 0.00 unbilled 2000.00 conceded 0.00",
        ]);

    /// <summary>
    /// From July on 1,200.00, when July was closed: August earns 200.00 more, July stays at 1,000.00.
    /// </summary>
    [Fact]
    public void Earns_in_the_first_open_month_what_changed_a_closed_one()
    {
        ContractEvent[] events =
        [
            Signed,
            new ContractAmended(Day("2026-07-01"), [new(Day("2026-07-01"), 1_200m)]),
            new DifferencesBooked(
                2, "AmendContract", "USD", [new("spacex", MonthOf("2026-07"), MonthOf("2026-08"), 200m)],
                [new(MonthOf("2026-07"), 200m)]),
        ];
        Rows("2026-07", "2026-08", null, events).ShouldBe(
        [
            "2026-07 billed 0.00 earned 1000.00 deferred 0.00 unbilled 1000.00 conceded 0.00",
            "2026-08 billed 0.00 earned 1400.00 deferred 0.00 unbilled 2400.00 conceded 0.00",
        ]);
        Rows("2026-08", "2026-08", null, events).ShouldBe(
            ["2026-08 billed 0.00 earned 1400.00 deferred 0.00 unbilled 2400.00 conceded 0.00"]);
        RevenueReport.Of(
                [RealDeals.Known(Streams.Id, events)], [], MonthOf("2026-07"), MonthOf("2026-08"), null,
                RevenueGrouping.Contract)
            .Select(row => row.PriorMonths).ShouldBe([Usd(0m), Usd(200m)]);
    }

    /// <summary>From 16 July on it is xAI that sells; SpaceX had closed July, xAI had not.</summary>
    [Fact]
    public void Is_split_by_provider_each_with_its_own_books() =>
        RevenueReport.Of(
                [
                    RealDeals.Known(
                        Streams.Id,
                        Signed,
                        new ContractAssigned(Side.Provider, "xai", Day("2026-07-16")),
                        new DifferencesBooked(
                            2, "AssignContract", "USD",
                            [new("spacex", MonthOf("2026-07"), MonthOf("2026-08"), -516.13m)], [])),
                ],
                ContractEntries.Of(Streams.Entries([Signed, Streams.Invoiced(1, "2026-07", 1_000m)])),
                MonthOf("2026-07"), MonthOf("2026-08"), null, RevenueGrouping.Provider)
            .Select(row => $"{row.Month} {row.ProviderId} billed {row.Billed} earned {row.Earned} "
                + $"deferred {row.Deferred} unbilled {row.Unbilled}")
            .ShouldBe(
            [
                "2026-07 spacex billed 1000.00 earned 1000.00 deferred 0.00 unbilled 0.00",
                "2026-07 xai billed 0.00 earned 516.13 deferred 0.00 unbilled 516.13",
                "2026-08 spacex billed 0.00 earned -516.13 deferred 516.13 unbilled 0.00",
                "2026-08 xai billed 0.00 earned 1000.00 deferred 0.00 unbilled 1516.13",
            ]);

    [Fact]
    public void Restated_earns_each_change_in_its_own_month() =>
        RevenueReport.Of(
                [
                    RealDeals.Known(
                        Streams.Id,
                        Signed,
                        new ContractAmended(Day("2026-07-01"), [new(Day("2026-07-01"), 1_200m)]),
                        new DifferencesBooked(
                            2, "AmendContract", "USD",
                            [new("spacex", MonthOf("2026-07"), MonthOf("2026-08"), 200m)],
                            [new(MonthOf("2026-07"), 200m)])),
                ],
                [], MonthOf("2026-07"), MonthOf("2026-08"), null, RevenueGrouping.None,
                RevenueBasis.Restated)
            .Select(row => $"{row.Month} {row.Earned} {row.PriorMonths} {row.Unbilled}")
            .ShouldBe(["2026-07 1200.00 0.00 1200.00", "2026-08 1200.00 0.00 2400.00"]);

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
            contracts, ContractEntries.Of(Streams.Entries(ahead)), MonthOf("2026-07"),
            MonthOf("2026-07"), null, RevenueGrouping.None).ShouldHaveSingleItem();
        (together.Deferred, together.Unbilled).ShouldBe((Usd(1_000m), Usd(1_000m)));
        RevenueReport.Of(
                contracts, ContractEntries.Of(Streams.Entries(ahead)), MonthOf("2026-07"),
                MonthOf("2026-07"), null, RevenueGrouping.Contract)
            .Select(row => $"{row.ContractId} {row.Deferred} {row.Unbilled}")
            .ShouldBe(["behind 0.00 1000.00", $"{Streams.Id} 1000.00 0.00"]);
    }
}
