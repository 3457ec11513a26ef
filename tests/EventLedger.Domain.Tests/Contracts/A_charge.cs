using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

public sealed class A_charge
{
    private static ContractSigned Two(string currency, decimal fee, string from, decimal then) =>
        Lasting("2027-01-01", "2027-12-31", fee, currency) with
        {
            Fees = [new(Day("2027-01-01"), fee), new(Day(from), then)],
        };

    [Fact]
    public void Is_the_fee_for_a_whole_month()
    {
        Given(Reflection).Charge("2026-07").ShouldBe("150000000.00");
        Given(Reflection).Charge("2027-02").ShouldBe("150000000.00");
    }

    [Fact]
    public void Is_nothing_before_and_after_the_term()
    {
        Given(Reflection).Charge("2026-06").ShouldBe("0.00");
        Given(Reflection).Charge("2030-01").ShouldBe("0.00");
        Given(Reflection).Lines("2030-01").ShouldBeEmpty();
        Given(Reflection).Charges().FirstServiceDay(MonthOf("2030-01")).ShouldBeNull();
    }

    [Fact]
    public void Is_for_the_days_up_to_the_last_service_day() =>
        Given(Reflection, new TerminationNoticeGiven(Side.Customer, Day("2026-10-01"), Day("2026-12-30")))
            .Charge("2026-12").ShouldBe("145161290.32");

    [Fact]
    public void Has_a_line_for_each_fee_of_the_month()
    {
        var contract = Given(Two("USD", 1_000.00m, "2027-02-15", 1_600.00m));
        contract.Lines("2027-02").ShouldBe(["01-14 500.00", "15-28 800.00"]);
        contract.Charge("2027-02").ShouldBe("1300.00");
        contract.Lines("2027-01").ShouldBe(["01-31 1000.00"]);
        contract.Lines("2027-03").ShouldBe(["01-31 1600.00"]);
    }

    [Fact]
    public void Is_rounded_once_a_month_and_its_lines_cumulatively()
    {
        var contract = Given(Two("JPY", 1m, "2027-04-16", 3m));
        contract.Charge("2027-04").ShouldBe("2");
        contract.Lines("2027-04").ShouldBe(["01-15 1", "16-30 1"]);
    }

    [Theory]
    [InlineData("JPY", 1000, "32")]
    [InlineData("USD", 1000, "32.26")]
    [InlineData("BHD", 1000, "32.258")]
    public void Is_rounded_to_the_currencys_minor_unit(string currency, int fee, string charge) =>
        Given(Lasting("2027-01-31", "2027-12-31", fee, currency)).Charge("2027-01").ShouldBe(charge);

    [Fact]
    public void Is_rounded_half_away_from_zero() =>
        Given(Lasting("2027-04-16", "2027-12-31", 0.01m)).Charge("2027-04").ShouldBe("0.01");

    [Fact]
    public void Is_earned_day_by_day_and_wholly_by_the_months_end()
    {
        var charges = Given(Lasting("2027-01-01", "2027-12-31", 100m)).Charges();
        charges.EarnedBefore(Day("2027-01-01")).ShouldBe(Usd(0m));
        charges.EarnedBefore(Day("2027-01-11")).ShouldBe(Usd(32.26m));
        charges.EarnedBefore(Day("2027-02-01")).ShouldBe(Usd(100m));
        charges.EarnedBefore(Day("2027-02-02")).ShouldBe(Usd(103.57m));
        charges.EarnedBefore(Day("2040-01-01")).ShouldBe(Usd(1200m));
        charges.Total.ShouldBe(Usd(1200m));
    }

    [Fact]
    public void Follows_a_later_end_and_its_fee() =>
        Given(
            Lasting("2027-01-01", "2027-12-31", 100m),
            new ContractAmended(Day("2027-06-01"), EndsOn: Day("2028-01-31")))
            .Charge("2028-01").ShouldBe("100.00");
}

public sealed class A_charge_by_months_of_thirty_days
{
    private static ContractSigned From(string from, string to) =>
        Lasting(from, to, 3_000m) with { Proration = Proration.Thirty360 };

    [Theory]
    [InlineData("2027-02-15", "2027-12-31", "2027-02", "1600.00")] // 13 days, and the 28th weighs 3
    [InlineData("2027-01-01", "2027-02-14", "2027-02", "1400.00")]
    [InlineData("2027-01-01", "2027-02-27", "2027-02", "2700.00")]
    [InlineData("2027-02-28", "2027-12-31", "2027-02", "300.00")]
    [InlineData("2028-02-29", "2028-12-31", "2028-02", "200.00")]
    [InlineData("2028-01-01", "2028-02-28", "2028-02", "2800.00")]
    [InlineData("2027-01-01", "2027-01-30", "2027-01", "3000.00")]
    [InlineData("2027-01-01", "2027-01-31", "2027-01", "3000.00")]
    [InlineData("2027-01-31", "2027-12-31", "2027-01", "0.00")]
    [InlineData("2027-01-16", "2027-12-31", "2027-01", "1500.00")]
    [InlineData("2027-04-16", "2027-12-31", "2027-04", "1500.00")]
    [InlineData("2027-01-01", "2027-12-31", "2027-02", "3000.00")]
    public void Weighs_each_day_a_thirtieth(string from, string to, string month, string charge) =>
        Given(From(from, to)).Charge(month).ShouldBe(charge);

    [Fact]
    public void Has_parts_that_add_up_to_the_month()
    {
        var contract = Given(From("2027-01-01", "2027-12-31") with
        {
            Fees = [new(Day("2027-01-01"), 3_000m), new(Day("2027-02-15"), 6_000m)],
        });
        contract.Lines("2027-02").ShouldBe(["01-14 1400.00", "15-28 3200.00"]);
    }

    [Fact]
    public void Earns_nothing_on_the_31st()
    {
        var charges = Given(From("2027-01-01", "2027-12-31")).Charges();
        charges.EarnedBefore(Day("2027-01-31")).ShouldBe(Usd(3_000m));
        charges.EarnedBefore(Day("2027-02-01")).ShouldBe(Usd(3_000m));
    }
}

public sealed class A_charge_by_whole_months
{
    private static readonly ContractSigned Whole =
        Lasting("2027-01-31", "2027-12-01", 3_000m) with { Proration = Proration.FullMonths };

    [Theory]
    [InlineData("2026-12", "0.00")]
    [InlineData("2027-01", "3000.00")]
    [InlineData("2027-02", "3000.00")]
    [InlineData("2027-12", "3000.00")]
    [InlineData("2028-01", "0.00")]
    public void Is_the_fee_for_any_month_with_a_service_day(string month, string charge) =>
        Given(Whole).Charge(month).ShouldBe(charge);

    [Fact]
    public void Takes_the_fee_of_the_first_service_day()
    {
        var contract = Given(Whole with
        {
            Fees = [new(Day("2027-01-31"), 1_000m), new(Day("2027-02-15"), 1_600m)],
        });
        contract.Charge("2027-02").ShouldBe("1000.00");
        contract.Lines("2027-02").ShouldBe(["01-28 1000.00"]);
        contract.Charge("2027-03").ShouldBe("1600.00");
    }

    [Fact]
    public void Is_earned_on_the_first_service_day()
    {
        var charges = Given(Whole).Charges();
        charges.EarnedBefore(Day("2027-01-31")).ShouldBe(Usd(0m));
        charges.EarnedBefore(Day("2027-02-01")).ShouldBe(Usd(3_000m));
        charges.EarnedBefore(Day("2027-02-02")).ShouldBe(Usd(6_000m));
        charges.EarnedBefore(Day("2027-02-28")).ShouldBe(Usd(6_000m));
    }
}
