using EventLedger.Server.Webhooks;
using Shouldly;
using Xunit;

namespace EventLedger.Server.Tests.Webhooks;

public sealed class Trying_again
{
    private static readonly DateTime Now = new(2026, 7, 15, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(9, 512)]
    [InlineData(10, 600)]
    [InlineData(11, 600)]
    [InlineData(4_000, 600)]
    public void Waits_twice_as_long_each_time_or_up_to_half_of_it_less(int triesBefore, int mostSeconds)
    {
        for (var position = 1L; position <= 2_000; position++)
        {
            var failed = new BackOff(12).Failed(position, triesBefore, "no", Now);
            failed.Tries.ShouldBe(triesBefore + 1);
            failed.At.ShouldBe(Now);
            (failed.NextTryAt - Now).TotalSeconds.ShouldBeInRange(mostSeconds / 2.0, mostSeconds);
        }
    }

    [Fact]
    public void Does_not_come_back_together_with_what_failed_together() =>
        Enumerable.Range(1, 100).Select(i => new BackOff(12).Failed(i, 5, "no", Now).NextTryAt)
            .Distinct().Count().ShouldBeGreaterThan(50);

    [Theory]
    [InlineData(12, 10, false)]
    [InlineData(12, 11, true)]
    [InlineData(12, 12, true)]
    [InlineData(1, 0, true)]
    public void Ends_with_the_last_try(int most, int triesBefore, bool isDead) =>
        new BackOff(most).Failed(7, triesBefore, "no", Now).IsDead.ShouldBe(isDead);
}
