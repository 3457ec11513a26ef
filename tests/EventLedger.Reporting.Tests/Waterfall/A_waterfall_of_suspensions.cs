using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.RunRate;
using EventLedger.Reporting.Waterfall;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

/// <summary>
/// Suspended with abatement a contract leaves live as churn and comes back as reactivation;
/// without abatement nothing moves. 150M a month from 2026-07-01 to 2029-12-31.
/// </summary>
public sealed class A_waterfall_of_suspensions
{
    private static readonly ServiceSuspended Free = new(Day("2027-02-10"), true, "a flood");
    private static readonly ServiceSuspended Charged = Free with { AbateFees = false };
    private static readonly ServiceResumed Resumed = new(Day("2027-04-05"));

    private static WaterfallReport Of(string from, string to, params ContractEvent[] after) =>
        WaterfallReport.Of(
            [RealDeals.Known("r", [RealDeals.Signed, .. after])], MonthOf(from), MonthOf(to),
            RunRateGrouping.Customer, RealDeals.Names);

    private static string[] Rows(string from, string to, params ContractEvent[] after) =>
        [.. Of(from, to, after).Rows.Select(Text)];

    private static string[] Movements(string from, string to, params ContractEvent[] after) =>
        [.. Of(from, to, after).Movements.Select(m => $"{m.On:yyyy-MM-dd} {m.Kind} {Short(m.Amount)}")];

    // Such as 2026-07: 0 new 150M = 150M.
    private static string Text(WaterfallRow row)
    {
        (string Name, Money Amount)[] flows =
        [
            ("new", row.New), ("expansion", row.Expansion), ("contraction", row.Contraction),
            ("churn", row.Churn), ("reactivation", row.Reactivation),
        ];
        var moved = flows.Where(flow => flow.Amount.MinorUnits != 0)
            .Select(flow => $"{flow.Name} {Short(flow.Amount)} ");
        return $"{row.Month}: {Short(row.Opening)} {string.Concat(moved)}= {Short(row.Closing)}";
    }

    private static string Short(Money amount) => $"{amount}".Replace("000000.00", "M").Replace("0.00", "0");

    private static string Parts(RunRateCurrency rate) =>
        $"live {Short(rate.Live.Monthly)}, contracted {Short(rate.Contracted.Monthly)}, "
        + $"suspended {Short(rate.Suspended.Monthly)}";

    private static RunRateCurrency On(string day, params ContractEvent[] after) => RunRateReport.Of(
        [RealDeals.Known("r", [RealDeals.Signed, .. after])], Day(day), RunRateGrouping.Customer,
        RealDeals.Names, RealDeals.Control).Single();

    [Fact]
    public void Loses_what_is_suspended_free_of_fees_and_gets_it_back()
    {
        Rows("2027-01", "2027-05", Free, Resumed).ShouldBe(
        [
            "2027-01: 150M = 150M", "2027-02: 150M churn 150M = 0", "2027-03: 0 = 0",
            "2027-04: 0 reactivation 150M = 150M", "2027-05: 150M = 150M",
        ]);
        Movements("2027-01", "2027-05", Free, Resumed)
            .ShouldBe(["2027-02-10 Churn 150M", "2027-04-05 Reactivation 150M"]);
    }

    [Theory]
    [InlineData("2027-02-09", "live 150M, contracted 150M, suspended 0")]
    [InlineData("2027-02-10", "live 0, contracted 0, suspended 150M")]
    [InlineData("2027-04-04", "live 0, contracted 0, suspended 150M")]
    [InlineData("2027-04-05", "live 150M, contracted 150M, suspended 0")]
    public void Agrees_with_run_rate_on_each_day(string day, string parts) =>
        Parts(On(day, Free, Resumed)).ShouldBe(parts);

    [Fact]
    public void Moves_nothing_where_fees_run_on()
    {
        Rows("2027-02", "2027-04", Charged, Resumed).ShouldBe(
            ["2027-02: 150M = 150M", "2027-03: 150M = 150M", "2027-04: 150M = 150M"]);
        Movements("2027-02", "2027-04", Charged, Resumed).ShouldBeEmpty();
        Parts(On("2027-03-01", Charged, Resumed)).ShouldBe("live 150M, contracted 150M, suspended 0");
    }

    /// <summary>Notice on 2027-03-01 ends service on 2027-05-30: it had left in February already.</summary>
    [Fact]
    public void Loses_a_contract_once_when_it_ends_while_suspended()
    {
        ContractEvent[] ended = [Free, new TerminationNoticeGiven(
            Side.Customer, Day("2027-03-01"), Day("2027-05-30"))];
        Rows("2027-02", "2027-06", ended).ShouldBe(
        [
            "2027-02: 150M churn 150M = 0", "2027-03: 0 = 0", "2027-04: 0 = 0", "2027-05: 0 = 0",
            "2027-06: 0 = 0",
        ]);
        Movements("2026-07", "2030-12", ended).ShouldBe(["2026-07-01 New 150M", "2027-02-10 Churn 150M"]);
        Parts(On("2027-05-30", ended)).ShouldBe("live 0, contracted 0, suspended 150M");
        Parts(On("2027-05-31", ended)).ShouldBe("live 0, contracted 0, suspended 0");
        On("2027-05-30", ended).UnderNotice.ShouldBeEmpty("it leaves live no more");
    }

    /// <summary>Fees run on until service ends, so that is when it leaves.</summary>
    [Fact]
    public void Loses_a_contract_at_its_end_when_it_is_suspended_at_its_fee() => Movements(
        "2027-01", "2030-12", Charged,
        new TerminationNoticeGiven(Side.Customer, Day("2027-03-01"), Day("2027-05-30")))
        .ShouldBe(["2027-05-31 Churn 150M"]);

    /// <summary>A fee that rose meanwhile comes back as it is: all of it is reactivation.</summary>
    [Fact]
    public void Gets_back_the_fee_of_the_day_of_resumption() => Movements(
        "2027-02", "2027-05", Free,
        new ContractAmended(Day("2027-03-01"), [new(Day("2027-03-01"), 200_000_000m)]), Resumed)
        .ShouldBe(["2027-02-10 Churn 150M", "2027-04-05 Reactivation 200M"]);

    [Fact]
    public void Moves_in_the_customers_group_as_in_total() => Of("2027-02", "2027-04", Free, Resumed).Groups
        .ShouldHaveSingleItem().Rows.Select(Text).ShouldBe(
        [
            "2027-02: 150M churn 150M = 0", "2027-03: 0 = 0", "2027-04: 0 reactivation 150M = 150M",
        ]);

    /// <summary>Suspended from its first day on, it is new when it first serves.</summary>
    [Fact]
    public void Calls_new_what_was_suspended_before_it_ever_served() => Movements(
        "2026-07", "2026-09", Free with { From = Day("2026-07-01") }, new ServiceResumed(Day("2026-08-15")))
        .ShouldBe(["2026-08-15 New 150M"]);
}
