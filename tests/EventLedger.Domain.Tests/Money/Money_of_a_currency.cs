using Shouldly;
using Xunit;

namespace EventLedger.Domain.Tests;

public sealed class Money_of_a_currency
{
    [Theory]
    [InlineData("JPY", 0, 1)]
    [InlineData("KRW", 0, 1)]
    [InlineData("USD", 2, 100)]
    [InlineData("EUR", 2, 100)]
    [InlineData("BHD", 3, 1000)]
    [InlineData("KWD", 3, 1000)]
    public void Has_the_decimals_of_iso_4217(string code, int decimals, long minorPerUnit)
    {
        Currency.Of(code).Decimals.ShouldBe(decimals);
        Currency.Of(code).MinorPerUnit.ShouldBe(minorPerUnit);
        Currency.Find(code)!.Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("usd")]
    [InlineData("US")]
    [InlineData("XXX")]
    [InlineData("DEM")]
    [InlineData("CLF")]
    [InlineData("")]
    [InlineData(null)]
    public void Is_unknown_for_other_codes(string? code) => Currency.Find(code).ShouldBeNull();

    [Fact]
    public void Knows_each_currency_once_and_by_its_code()
    {
        Currency.All.Select(c => c.Code).ShouldBeUnique();
        Currency.All.ShouldAllBe(c => Currency.Find(c.Code) == c && c.Code.Length == 3);
        Currency.All.Select(c => c.Decimals).Distinct().Order().ShouldBe([0, 2, 3]);
    }

    [Theory]
    [InlineData("JPY", "1000", "1000")]
    [InlineData("USD", "895161290.32", "895161290.32")]
    [InlineData("USD", "0.05", "0.05")]
    [InlineData("USD", "-0.05", "-0.05")]
    [InlineData("USD", "1.5", "1.50")]
    [InlineData("BHD", "1.5", "1.500")]
    [InlineData("USD", "0", "0.00")]
    public void Prints_with_the_currencys_decimals(string code, string amount, string printed)
    {
        var money = Amount(code, amount);
        money.ToString().ShouldBe(printed);
        money.ToDecimal().ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(printed);
    }

    [Theory]
    [InlineData("USD", "895161290.32", "895,161,290.32 USD")]
    [InlineData("JPY", "1000", "1,000 JPY")]
    [InlineData("BHD", "-1234.5", "-1,234.500 BHD")]
    [InlineData("USD", "999", "999.00 USD")]
    public void Reads_in_sentences_with_thousands_and_code(string code, string amount, string sentence) =>
        Amount(code, amount).ToSentence().ShouldBe(sentence);

    [Theory]
    [InlineData("JPY", "0.5")]
    [InlineData("USD", "0.001")]
    [InlineData("BHD", "0.0001")]
    public void Is_never_finer_than_the_minor_unit(string code, string amount)
    {
        Domain.Money.TryFrom(Decimal(amount), Currency.Of(code), out _).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => Amount(code, amount));
    }

    [Fact]
    public void Takes_zeros_beyond_the_minor_unit_for_what_they_are() =>
        Amount("USD", "1.5000").ShouldBe(Amount("USD", "1.50"));

    [Fact]
    public void Is_at_most_ten_trillion_dollars_at_once()
    {
        Domain.Money.TryFrom(10_000_000_000_000.00m, Currency.Of("USD"), out var most).ShouldBeTrue();
        most.MinorUnits.ShouldBe(Domain.Money.LargestMinorUnits);
        Domain.Money.TryFrom(10_000_000_000_000.01m, Currency.Of("USD"), out _).ShouldBeFalse();
    }

    [Fact]
    public void Adds_subtracts_and_multiplies_exactly()
    {
        (Deals.Usd(0.10m) + Deals.Usd(0.20m)).ShouldBe(Deals.Usd(0.30m));
        (Deals.Usd(0.10m) - Deals.Usd(0.20m)).ShouldBe(Deals.Usd(-0.10m));
        (Deals.Usd(150_000_000m) * 42).ShouldBe(Deals.Usd(6_300_000_000m));
    }

    [Fact]
    public void Compares_within_a_currency()
    {
        (Deals.Usd(1m) < Deals.Usd(2m)).ShouldBeTrue();
        (Deals.Usd(2m) >= Deals.Usd(2m)).ShouldBeTrue();
        (Deals.Usd(2m) > Deals.Usd(2m)).ShouldBeFalse();
        (Deals.Usd(2m) <= Deals.Usd(1m)).ShouldBeFalse();
    }

    [Fact]
    public void Never_mixes_with_another_currency()
    {
        Should.Throw<Exception>(() => Amount("USD", "1") + Amount("JPY", "1"));
        Should.Throw<Exception>(() => Amount("USD", "1") - Amount("JPY", "1"));
        Should.Throw<Exception>(() => Amount("USD", "1") < Amount("JPY", "1"));
    }

    private static Money Amount(string code, string amount) =>
        Domain.Money.Of(Decimal(amount), Currency.Of(code));

    private static decimal Decimal(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
