using Shouldly;
using Xunit;

namespace EventLedger.Domain.Tests;

public sealed class Rounding_to_the_minor_unit
{
    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(-1, 2, -1)]
    [InlineData(5, 2, 3)]
    [InlineData(-5, 2, -3)]
    [InlineData(1, 3, 0)]
    [InlineData(-1, 3, 0)]
    [InlineData(2, 3, 1)]
    [InlineData(-2, 3, -1)]
    [InlineData(15, 30, 1)]
    [InlineData(14, 30, 0)]
    [InlineData(15, 31, 0)]
    [InlineData(16, 31, 1)]
    [InlineData(0, 31, 0)]
    [InlineData(62, 31, 2)]
    public void Goes_to_the_nearest_and_from_a_half_away_from_zero(
        int numerator, int denominator, int rounded) =>
        Rounding.HalfAwayFromZero(numerator, denominator).ShouldBe(rounded);

    [Theory]
    [InlineData(0)]
    [InlineData(-31)]
    public void Needs_a_denominator_above_zero(int denominator) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Rounding.HalfAwayFromZero(1, denominator));
}
