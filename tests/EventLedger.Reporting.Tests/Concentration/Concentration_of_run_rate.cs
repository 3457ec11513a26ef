using System.Globalization;
using EventLedger.Domain.Tests.Properties;
using EventLedger.Reporting.Concentration;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Tests.Properties;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

/// <summary>10,000 times the sum of squared shares, rounded once.</summary>
public sealed class Concentration_of_run_rate
{
    private static ConcentrationCurrency Of(
        IReadOnlyList<KnownContract> contracts, ConcentrationBasis basis) =>
        ConcentrationReport.Of(contracts, Day("2026-07-01"), basis, RealDeals.Names, RealDeals.Control)
            .ShouldHaveSingleItem();

    private static string[] Shares(Concentrated concentrated) =>
        [.. concentrated.Shares.Select(share => $"{share.Id} {share.Share}")];

    [Fact]
    public void Of_the_three_announced_fees_is_4517()
    {
        var row = Of(RealDeals.All, ConcentrationBasis.Announced);
        row.Monthly.ShouldBe(Usd(2_320_000_000m));
        row.ByCustomer.Hhi.ShouldBe(4_517);
        Shares(row.ByCustomer).ShouldBe(
            ["anthropic 0.538793", "google 0.396552", "reflection-ai 0.064655"]);
        row.ByFacility.Hhi.ShouldBe(5_030);
        Shares(row.ByFacility).ShouldBe(["colossus-1 0.538793", "colossus-2 0.461207"]);
    }

    [Theory]
    [InlineData(ConcentrationBasis.Live)]
    [InlineData(ConcentrationBasis.Contracted)]
    public void Of_the_one_contract_that_is_signed_is_10000(ConcentrationBasis basis)
    {
        var row = Of(RealDeals.All, basis);
        row.ByCustomer.Hhi.ShouldBe(10_000);
        Shares(row.ByCustomer).ShouldBe(["reflection-ai 1.000000"]);
        row.ByFacility.Hhi.ShouldBe(10_000);
    }

    [Theory]
    [InlineData("1 1 1", 3_333)]
    [InlineData("2 1", 5_556)]
    [InlineData("21 19", 5_013)]
    [InlineData("1 0", 10_000)]
    [InlineData("0", null)]
    public void Is_rounded_once_half_away_from_zero(string fees, int? hhi)
    {
        var contracts = fees.Split(' ').Select((fee, i) => RealDeals.Known(
            $"c{i}",
            Lasting("2026-07-01", "2026-12-31", decimal.Parse(fee, CultureInfo.InvariantCulture)) with
            {
                CustomerId = $"customer-{i}",
            }));
        Of([.. contracts], ConcentrationBasis.Live).ByCustomer.Hhi.ShouldBe(hhi);
    }

    [Fact]
    public void Lies_between_equal_parts_and_one_alone_on_random_books() => Run.Check(
        Books.Any,
        book =>
        {
            var telling = new BookTelling(book);
            foreach (var row in telling.Days.SelectMany(day => ConcentrationReport.Of(
                telling.Product, day, ConcentrationBasis.Announced, RealDeals.Names,
                telling.Companies.Control)))
            {
                Sound(row.ByCustomer, $"{row}");
                Sound(row.ByFacility, $"{row}");
            }
        },
        200);

    private static void Sound(Concentrated concentrated, string what)
    {
        if (concentrated.Shares.Count == 0)
        {
            concentrated.Hhi.ShouldBeNull(what);
            return;
        }
        var count = concentrated.Shares.Count;
        concentrated.Hhi!.Value.ShouldBeInRange(10_000 / count, 10_000, what);
        Math.Abs(concentrated.Shares.Sum(share => share.Share) - 1).ShouldBeLessThan(0.000001m * count, what);
        var squares = concentrated.Shares.Sum(share => share.Share * share.Share);
        Math.Abs(10_000 * squares - concentrated.Hhi.Value).ShouldBeLessThan(0.6m, what);
    }
}
