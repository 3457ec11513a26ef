using Shouldly;
using Xunit;

namespace EventLedger.Domain.Tests;

public sealed class Reading_a_decimal
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("150000000.00", 150_000_000)]
    [InlineData("-1.5", -1.5)]
    [InlineData("0.05", 0.05)]
    public void Gives_the_number_that_is_written(string text, double value)
    {
        ExactDecimal.TryParse(text, false, out var read).ShouldBeTrue();
        read.ShouldBe((decimal)value);
    }

    [Fact]
    public void Keeps_the_decimals_as_written()
    {
        ExactDecimal.TryParse("150000000.00", false, out var read).ShouldBeTrue();
        read.Scale.ShouldBe((byte)2);
    }

    [Theory]
    [InlineData("1,000")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("--1")]
    [InlineData("1e5")]
    [InlineData("\u0661")]
    public void Refuses_anything_else(string text) =>
        ExactDecimal.TryParse(text, false, out _).ShouldBeFalse();

    [Theory]
    [InlineData("1.5e8", 150_000_000)]
    [InlineData("1E2", 100)]
    [InlineData("15e-1", 1.5)]
    [InlineData("-2.5e+3", -2500)]
    public void Takes_an_exponent_where_json_numbers_are_read(string text, double value)
    {
        ExactDecimal.TryParse(text, true, out var read).ShouldBeTrue();
        read.ShouldBe((decimal)value);
        ExactDecimal.TryParse(text, false, out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("0.12345678901234567890123456789")] // 29 decimals: decimal holds 28
    [InlineData("79228162514264337593543950335.5")] // 2^96 - 1 and a half
    [InlineData("79228162514264337593543950336")] // 2^96
    [InlineData("1234567890123456789.0123456789012345")]
    public void Refuses_what_would_round(string text)
    {
        ExactDecimal.TryParse(text, false, out _).ShouldBeFalse();
        ExactDecimal.TryParse(text, true, out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("1e29")]
    [InlineData("1e-29")]
    [InlineData("1e999999999999")]
    [InlineData("1e-999999999999")]
    [InlineData("1e")]
    [InlineData("e1")]
    public void Refuses_exponents_that_do_not_fit(string text) =>
        ExactDecimal.TryParse(text, true, out _).ShouldBeFalse();

    [Fact]
    public void Reaches_to_twenty_eight_digits()
    {
        ExactDecimal.TryParse("9999999999999999999999999999", false, out var most).ShouldBeTrue();
        most.ShouldBe(9_999_999_999_999_999_999_999_999_999m);
        ExactDecimal.TryParse("0.1234567890123456789012345678", false, out var finest).ShouldBeTrue();
        finest.ShouldBe(0.1234567890123456789012345678m);
    }
}
