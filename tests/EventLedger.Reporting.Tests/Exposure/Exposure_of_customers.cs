using EventLedger.Domain;
using EventLedger.Domain.Parties;
using EventLedger.Reporting.Exposure;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

/// <summary>The latest reported funding by the day over the monthly live fees.</summary>
public sealed class Exposure_of_customers
{
    private static readonly Source Article = new("An article", Fact: "2.5 billion raised");

    private static FundingReported Raised(decimal amount, string asOf, string currency = "USD") =>
        new(amount, currency, Reduced(asOf), Qualifier.Exact, [Article]);

    private static IReadOnlyList<ExposureRow> On(string day, params FundingReported[] reports)
    {
        var reflection = reports.Aggregate(
            Party.Evolve(Party.None, new PartyRegistered("Reflection AI")), Party.Evolve);
        return ExposureReport.Of(
            RealDeals.All, Day(day), new Dictionary<string, Party> { ["reflection-ai"] = reflection });
    }

    [Fact]
    public void Is_16_7_months_of_Reflection()
    {
        var row = On("2026-07-01", Raised(2_500_000_000m, "2026")).ShouldHaveSingleItem();
        row.CustomerId.ShouldBe("reflection-ai");
        row.Name.ShouldBe("Reflection AI");
        row.Monthly.ShouldBe(Usd(150_000_000m));
        row.RunwayMonths.ShouldBe(16.7m);
        row.IsEstimate.ShouldBeTrue();
        row.Funding!.Amount.ShouldBe(Usd(2_500_000_000m));
        row.Funding.Qualifier.ShouldBe(Qualifier.Exact);
        row.Funding.Sources.ShouldBe([Article]);
        row.ContractIds.ShouldBe(["reflection-colossus-2"]);
    }

    [Fact]
    public void Has_one_decimal_also_where_it_is_nothing() => On("2026-07-01", Raised(2_400_000_000m, "2026"))
        .Single().RunwayMonths.ToString().ShouldBe("16.0");

    [Theory]
    [InlineData("2026-08-31", 2_500)]
    [InlineData("2026-09-01", 4_000)]
    public void Uses_the_latest_report_by_the_day(string day, int millions) =>
        On(day, Raised(4_000_000_000m, "2026-09"), Raised(2_500_000_000m, "2026"))
            .Single().Funding!.Amount.ShouldBe(Usd(millions * 1_000_000m));

    [Fact]
    public void Of_two_reports_of_one_day_uses_the_one_recorded_last() =>
        On("2026-07-01", Raised(4_000_000_000m, "2026-01-01"), Raised(2_500_000_000m, "2026"))
            .Single().Funding!.Amount.ShouldBe(Usd(2_500_000_000m));

    [Fact]
    public void Is_unknown_before_service_and_without_funding()
    {
        On("2026-06-30", Raised(2_500_000_000m, "2026")).Single().RunwayMonths.ShouldBeNull();
        var row = On("2026-07-01").ShouldHaveSingleItem();
        row.Funding.ShouldBeNull();
        row.RunwayMonths.ShouldBeNull();
    }

    [Fact]
    public void Never_converts_a_currency() => On("2026-07-01", Raised(1_000m, "2026", "EUR"))
        .Select(row => $"{row.Currency} {row.Funding?.Amount} {row.Monthly} {row.RunwayMonths}")
        .ShouldBe(["EUR 1000.00 0.00 ", "USD  150000000.00 "]);
}
