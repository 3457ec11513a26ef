using EventLedger.Domain.Tests;
using EventLedger.Reporting.RunRate;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

/// <summary>
/// What controlled parties pay one another is intercompany. SpaceX acquires Reflection, which
/// pays 150M from July on, and Musk's holding takes over SpaceX and Anthropic, which is to pay 1,250M.
/// </summary>
public sealed class Run_rate_within_a_group
{
    private static readonly Companies Group = new Companies("musk", "spacex", "anthropic", "reflection-ai")
        .With("spacex", "reflection-ai", "2026-07-15")
        .With("musk", "spacex", "2026-08")
        .With("musk", "anthropic", "2026-09-01");

    private static RunRateCurrency On(string day, RunRateGrouping grouping = RunRateGrouping.Customer) =>
        RunRateReport.Of(RealDeals.All, Day(day), grouping, RealDeals.Names, Group.Control)
            .ShouldHaveSingleItem();

    private static string Parts(RunRateFigure figure) =>
        $"{figure.Monthly} = {figure.External} + {figure.Intercompany}".Replace("000000.00", "M");

    [Theory]
    [InlineData("2026-06-30", "0.00 = 0.00 + 0.00", "150M = 150M + 0.00", "2320M = 2320M + 0.00")]
    [InlineData("2026-07-14", "150M = 150M + 0.00", "150M = 150M + 0.00", "2320M = 2320M + 0.00")]
    [InlineData("2026-07-15", "150M = 0.00 + 150M", "150M = 0.00 + 150M", "2320M = 2170M + 150M")]
    [InlineData("2026-08-31", "150M = 0.00 + 150M", "150M = 0.00 + 150M", "2320M = 2170M + 150M")]
    [InlineData("2026-09-01", "150M = 0.00 + 150M", "150M = 0.00 + 150M", "2320M = 920M + 1400M")]
    public void Adds_up_from_external_and_intercompany_on_each_day(
        string day, string live, string contracted, string announced)
    {
        var row = On(day);
        Parts(row.Live).ShouldBe(live);
        Parts(row.Contracted).ShouldBe(contracted);
        Parts(row.Announced).ShouldBe(announced);
        Parts(row.Suspended).ShouldBe("0.00 = 0.00 + 0.00");
    }

    [Fact]
    public void Adds_up_in_each_group()
    {
        var spaceX = On("2026-09-01", RunRateGrouping.Provider).Groups.Single(group => group.Id == "spacex");
        spaceX.External.ShouldBe(new(Usd(0m), Usd(0m), Usd(920_000_000m), Usd(0m)));
        spaceX.Intercompany.ShouldBe(
            new(Usd(150_000_000m), Usd(150_000_000m), Usd(1_400_000_000m), Usd(0m)));
        var reflection = On("2026-09-01").Groups.Single(group => group.Id == "reflection-ai");
        reflection.External.ShouldBe(new(Usd(0m), Usd(0m), Usd(0m), Usd(0m)));
        reflection.Intercompany.Announced.ShouldBe(reflection.Announced);
    }

    [Fact]
    public void Is_split_between_facilities_to_the_last_cent()
    {
        var cents = Lasting("2026-07-01", "2026-12-31", 100.00m) with
        {
            Capacity = [new("a"), new("b"), new("c")],
        };
        var row = RunRateReport.Of(
            [RealDeals.Known("cents", cents)], Day("2026-07-15"), RunRateGrouping.Facility, RealDeals.Names,
            Group.Control).Single();
        row.Groups.OrderBy(group => group.Id, StringComparer.Ordinal)
            .Select(group => $"{group.Live} {group.External.Live} {group.Intercompany.Live}")
            .ShouldBe(["33.33 0.00 33.33", "33.34 0.00 33.34", "33.33 0.00 33.33"]);
    }

    [Fact]
    public void Is_external_where_a_deal_names_parties_that_nobody_registered() => RunRateReport
        .Of(
            RealDeals.All, Day("2026-09-01"), RunRateGrouping.Customer, RealDeals.Names,
            new Companies().Control)
        .Single().Announced.Intercompany.ShouldBe(Usd(0m));
}
