using System.Globalization;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.RunRate;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

public sealed class Run_rate_of_real_deals
{
    private static RunRateCurrency On(string day, RunRateGrouping grouping = RunRateGrouping.Customer) =>
        RunRateReport.Of(RealDeals.All, Day(day), grouping, RealDeals.Names, RealDeals.Control)
            .ShouldHaveSingleItem();

    private static string[] Groups(RunRateCurrency row) =>
    [
        .. row.Groups.Select(g =>
            $"{g.Id ?? "-"} {g.Name}: {g.Live} {g.Contracted} {g.Announced}".Replace("000000.00", "M")),
    ];

    [Fact]
    public void Counts_what_is_live_to_come_and_only_announced()
    {
        var before = On("2026-06-30");
        before.Live.Monthly.ShouldBe(Usd(0m));
        before.Contracted.Monthly.ShouldBe(Usd(150_000_000m));
        before.Announced.Monthly.ShouldBe(Usd(2_320_000_000m));
        On("2026-07-01").Live.ShouldBe(new(
            Usd(150_000_000m), Usd(1_800_000_000m), Usd(150_000_000m), Usd(0m)));
    }

    [Fact]
    public void Says_how_many_fees_are_unknown() => On("2026-07-01").UnknownFees.ShouldBe(2);

    [Fact]
    public void Knows_a_deal_from_the_first_day_of_the_month_it_became_known_in()
    {
        RunRateReport
            .Of(
                RealDeals.All, Day("2026-04-30"), RunRateGrouping.Customer, RealDeals.Names,
                RealDeals.Control)
            .ShouldBeEmpty();
        On("2026-05-01").Announced.Monthly.ShouldBe(Usd(1_250_000_000m));
        On("2026-06-01").Announced.Monthly.ShouldBe(Usd(2_170_000_000m));
    }

    [Fact]
    public void Drops_a_deal_after_the_last_day_of_the_month_it_was_said_to_end_in()
    {
        On("2029-06-30").Announced.Monthly.ShouldBe(Usd(2_320_000_000m));
        On("2029-07-01").Announced.Monthly.ShouldBe(Usd(1_400_000_000m));
        On("2030-01-01").Announced.Monthly.ShouldBe(Usd(1_250_000_000m));
    }

    /// <summary>Cursor states no currency, so it is in no currency's groups.</summary>
    [Fact]
    public void Is_grouped_by_customer_the_largest_first() => Groups(On("2026-07-01")).ShouldBe(
    [
        "anthropic Anthropic: 0.00 0.00 1250M",
        "google Google: 0.00 0.00 920M",
        "reflection-ai Reflection AI: 150M 150M 150M",
        "openai openai: 0.00 0.00 0.00",
    ]);

    [Fact]
    public void Is_grouped_by_facility() => Groups(On("2026-07-01", RunRateGrouping.Facility)).ShouldBe(
    [
        "colossus-1 Colossus 1: 0.00 0.00 1250M",
        "colossus-2 Colossus 2: 150M 150M 1070M",
        "oracle-cloud oracle-cloud: 0.00 0.00 0.00",
    ]);

    [Theory]
    [InlineData("2027-01-14", null, null)]
    [InlineData("2027-01-15", "2027-03-31", "2027-04")]
    [InlineData("2027-03-31", "2027-03-31", "2027-04")]
    [InlineData("2027-04-01", null, null)]
    public void Shows_who_will_leave_and_the_month_of_the_first_day_without_him(
        string day, string? last, string? month)
    {
        KnownContract[] contracts =
        [
            RealDeals.Known(
                "reflection-colossus-2",
                RealDeals.Signed,
                new TerminationNoticeGiven(Side.Customer, Day("2027-01-15"), Day("2027-03-31"))),
        ];
        var row = RunRateReport
            .Of(contracts, Day(day), RunRateGrouping.Customer, RealDeals.Names, RealDeals.Control).Single();
        row.UnderNotice.ShouldBe(last is null
            ? []
            : [new("reflection-colossus-2", Usd(150_000_000m), Day(last), MonthOf(month!))]);
        row.Live.Monthly.ShouldBe(Usd(day == "2027-04-01" ? 0m : 150_000_000m));
    }

    [Theory]
    [InlineData(true, 0, 150_000_000)]
    [InlineData(false, 150_000_000, 0)]
    public void Lists_a_suspended_contract_apart_only_where_it_is_free_of_fees(
        bool abateFees, int live, int suspended)
    {
        KnownContract[] contracts =
        [
            RealDeals.Known(
                "reflection-colossus-2",
                RealDeals.Signed,
                new ServiceSuspended(Day("2027-03-01"), abateFees, "flood"),
                new ServiceResumed(Day("2027-03-15"))),
        ];
        RunRateCurrency OnDay(string day) =>
            RunRateReport
                .Of(contracts, Day(day), RunRateGrouping.Facility, RealDeals.Names, RealDeals.Control)
                .Single();

        foreach (var day in (string[])["2027-03-01", "2027-03-14"])
        {
            var row = OnDay(day);
            row.Suspended.ShouldBe(new(Usd(suspended), Usd(suspended) * 12, Usd(suspended), Usd(0m)));
            (row.Live.Monthly, row.Contracted.Monthly, row.Announced.Monthly)
                .ShouldBe((Usd(live), Usd(live), Usd(live)));
            row.Groups.Single().Suspended.ShouldBe(Usd(suspended));
        }
        foreach (var day in (string[])["2027-02-28", "2027-03-15"])
            (OnDay(day).Live.Monthly, OnDay(day).Suspended.Monthly)
                .ShouldBe((Usd(150_000_000m), Usd(0m)));
    }

    [Theory]
    [InlineData(null, null, null, "b 3334, a 3333, c 3333")]
    [InlineData("0.5", "0.25", "0.25", "a 5000, b 2500, c 2500")]
    [InlineData("0.00005", "0.00005", "0.9999", "c 9999, a 1, b 0")]
    [InlineData("0.00004", "0.99996", "0", "b 10000, a 0, c 0")]
    public void Is_split_between_facilities_rounded_cumulatively_in_the_order_given(
        string? a, string? b, string? c, string expected)
    {
        var lines = new[] { ("a", a), ("b", b), ("c", c) }.Select(line => new CapacityLine(
            line.Item1,
            line.Item2 is null ? null : decimal.Parse(line.Item2, CultureInfo.InvariantCulture)));
        var yen = Lasting("2026-07-01", "2026-12-31", 10_000m, "JPY") with { Capacity = [.. lines] };
        KnownContract[] contracts = [RealDeals.Known("yen", yen)];
        var row = RunRateReport
            .Of(
                contracts, Day("2026-07-01"), RunRateGrouping.Facility, RealDeals.Names, RealDeals.Control)
            .Single();
        string.Join(", ", row.Groups.Select(group => $"{group.Id} {group.Live}")).ShouldBe(expected);
    }
}
