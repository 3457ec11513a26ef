using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.RunRate;
using EventLedger.Reporting.Waterfall;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

/// <summary>One contract's net change of live fee on one day is one movement.</summary>
public sealed class A_waterfall
{
    private static WaterfallReport Of(
        string from, string to, RunRateGrouping? grouping, params ContractEvent[] after)
    {
        KnownContract[] contracts = [RealDeals.Known("r", [RealDeals.Signed, .. after])];
        return WaterfallReport.Of(contracts, MonthOf(from), MonthOf(to), grouping, RealDeals.Names);
    }

    private static string[] Rows(string from, string to, params ContractEvent[] after) =>
        [.. Of(from, to, null, after).Rows.Select(Text)];

    private static string[] Groups(WaterfallReport report) =>
        [.. report.Groups.SelectMany(group => group.Rows.Select(row => $"{group.Id} {Text(row)}"))];

    // Such as 2026-07: 0 new 150M = 150M.
    private static string Text(WaterfallRow row)
    {
        (string Name, Money Amount)[] flows =
        [
            ("new", row.New), ("expansion", row.Expansion), ("contraction", row.Contraction),
            ("churn", row.Churn), ("reactivation", row.Reactivation), ("in", row.TransferIn),
            ("out", row.TransferOut),
        ];
        var moved = flows.Where(flow => flow.Amount.MinorUnits != 0)
            .Select(flow => $"{flow.Name} {flow.Amount} ");
        return $"{row.Month}: {row.Opening} {string.Concat(moved)}= {row.Closing}"
            .Replace("000000.00", "M").Replace("0.00", "0");
    }

    private static ContractAmended Fee(string from, decimal fee) =>
        new(Day(from), [new(Day(from), fee)]);

    [Fact]
    public void Begins_with_what_is_new() => Rows("2026-06", "2026-08").ShouldBe(
        ["2026-06: 0 = 0", "2026-07: 0 new 150M = 150M", "2026-08: 150M = 150M"]);

    [Theory]
    [InlineData("2027-03-30", "2027-03: 150M churn 150M = 0", "2027-04: 0 = 0")]
    [InlineData("2027-03-31", "2027-03: 150M = 150M", "2027-04: 150M churn 150M = 0")]
    public void Loses_a_contract_on_the_day_after_its_last(string last, string march, string april) =>
        Rows("2027-03", "2027-04", new TerminationNoticeGiven(Side.Customer, Day("2026-12-01"), Day(last)))
            .ShouldBe([march, april]);

    [Fact]
    public void Loses_a_contract_whose_term_ends() => Rows("2029-12", "2030-01").ShouldBe(
        ["2029-12: 150M = 150M", "2030-01: 150M churn 150M = 0"]);

    [Fact]
    public void Tells_more_from_less() => Rows(
            "2027-02", "2027-03", Fee("2027-02-10", 200_000_000m), Fee("2027-03-01", 120_000_000m))
        .ShouldBe(["2027-02: 150M expansion 50M = 200M", "2027-03: 200M contraction 80M = 120M"]);

    [Fact]
    public void Counts_two_changes_of_one_month_apart() => Rows(
            "2027-02", "2027-02", Fee("2027-02-10", 200_000_000m), Fee("2027-02-20", 120_000_000m))
        .ShouldBe(["2027-02: 150M expansion 50M contraction 80M = 120M"]);

    [Fact]
    public void Calls_what_comes_back_a_reactivation() => Rows(
            "2027-01", "2027-02", Fee("2027-01-15", 0m), Fee("2027-02-15", 100_000_000m))
        .ShouldBe(["2027-01: 150M churn 150M = 0", "2027-02: 0 reactivation 100M = 100M"]);

    [Fact]
    public void Moves_an_assigned_contract_between_customers_and_not_in_total()
    {
        var report = Of(
            "2027-01", "2027-01", RunRateGrouping.Customer,
            new ContractAssigned(Side.Customer, "google", Day("2027-01-10")));
        report.Rows.Select(Text).ShouldBe(["2027-01: 150M = 150M"]);
        Groups(report).ShouldBe(
            ["google 2027-01: 0 in 150M = 150M", "reflection-ai 2027-01: 150M out 150M = 0"]);
        report.Movements.ShouldBeEmpty();
    }

    [Fact]
    public void Changes_the_fee_where_the_contract_has_moved_to_on_the_same_day()
    {
        var report = Of(
            "2027-01", "2027-01", RunRateGrouping.Customer,
            new ContractAssigned(Side.Customer, "google", Day("2027-01-10")),
            Fee("2027-01-10", 200_000_000m));
        report.Rows.Select(Text).ShouldBe(["2027-01: 150M expansion 50M = 200M"]);
        Groups(report).ShouldBe(
            ["google 2027-01: 0 expansion 50M in 150M = 200M", "reflection-ai 2027-01: 150M out 150M = 0"]);
    }

    [Fact]
    public void Moves_what_is_served_from_elsewhere_between_facilities()
    {
        var report = Of(
            "2027-01", "2027-01", RunRateGrouping.Facility,
            new ContractAmended(
                Day("2027-01-10"), Capacity: [new("colossus-1", 0.4m), new("colossus-2", 0.6m)]));
        report.Rows.Select(Text).ShouldBe(["2027-01: 150M = 150M"]);
        Groups(report).ShouldBe(
            ["colossus-1 2027-01: 0 in 60M = 60M", "colossus-2 2027-01: 150M out 60M = 90M"]);
    }

    [Fact]
    public void Opens_into_the_contracts_behind_it() => Of("2026-07", "2026-07", null).Movements.ShouldBe(
    [
        new(MonthOf("2026-07"), Day("2026-07-01"), "r", Currency.Of("USD"), MovementKind.New,
            Usd(150_000_000m)),
    ]);

    [Fact]
    public void Never_adds_currencies()
    {
        KnownContract[] contracts =
        [
            RealDeals.Known("yen", Lasting("2026-07-01", "2026-12-31", 10_000m, "JPY")),
            RealDeals.Known("usd", RealDeals.Signed),
        ];
        WaterfallReport.Of(contracts, MonthOf("2026-07"), MonthOf("2026-07"), null, RealDeals.Names)
            .Rows.Select(row => $"{row.Currency} {row.Closing}").ShouldBe(["JPY 10000", "USD 150000000.00"]);
    }
}
