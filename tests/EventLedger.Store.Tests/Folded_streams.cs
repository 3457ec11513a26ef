using EventLedger.Store.Appending;
using Shouldly;

namespace EventLedger.Store.Tests;

/// <summary>The cache of folded streams is bounded by the events that its states were folded from.</summary>
public sealed class Folded_streams
{
    private readonly StreamCache _cache = new(maxWeight: 10);

    [Fact]
    public void Stay_while_they_are_read()
    {
        Put("read", 1);
        Put("forgotten", 1);
        for (var batch = 0; batch < 5; batch++)
        {
            _cache.TryGet("read", out _).ShouldBeTrue();
            Put($"new-{batch}", 4);
            _cache.Trim();
        }

        _cache.TryGet("read", out var state).ShouldBeTrue();
        state.Version.ShouldBe(1);
        _cache.TryGet("forgotten", out _).ShouldBeFalse();
    }

    [Fact]
    public void Are_bounded_by_their_events()
    {
        for (var stream = 0; stream < 100; stream++)
        {
            Put($"stream-{stream}", 1);
            _cache.Trim();
        }

        Enumerable.Range(0, 100).Count(stream => _cache.TryGet($"stream-{stream}", out _))
            .ShouldBeInRange(1, 6);
    }

    [Fact]
    public void Weigh_as_much_as_their_last_version()
    {
        for (var version = 1; version <= 4; version++)
            Put("grows", version);
        _cache.Trim();
        _cache.Trim();

        _cache.TryGet("grows", out _).ShouldBeTrue("replaced states weigh nothing any more");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Go_when_others_moved_them(bool inTheOldGeneration)
    {
        Put("moved", 3);
        Put("ours", 3);
        if (inTheOldGeneration)
            _cache.Trim();

        _cache.Advance(20, [("moved", 4), ("ours", 3), ("unknown", 1)]);

        _cache.TryGet("moved", out _).ShouldBeFalse();
        _cache.TryGet("ours", out _).ShouldBeTrue();
        _cache.Seen.ShouldBe(20);
    }

    [Fact]
    public void All_go_when_too_much_happened_elsewhere()
    {
        Put("ours", 3);

        _cache.Advance(StreamCache.MovedLimit + 1, []);

        _cache.TryGet("ours", out _).ShouldBeFalse();
    }

    private void Put(string stream, long version) =>
        _cache.Put(stream, new StreamState(new object(), version));
}
