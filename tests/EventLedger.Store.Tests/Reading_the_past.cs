using EventLedger.Store.Tests.Support;
using Shouldly;

namespace EventLedger.Store.Tests;

public sealed class Reading_the_past(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Folds_a_stream_at_a_version_and_at_a_position()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        await ledger.Stores(Asking.Open("b"));
        await ledger.Stores(Asking.Deposit("a", 1));
        await ledger.Stores(Asking.Deposit("a", 2));
        (await ledger.Reader.Fold("account-a", 2, null, default)).ShouldBe((new Account(true, "ann", 1), 2L));
        (await ledger.Reader.Fold("account-a", null, 3, default)).ShouldBe((new Account(true, "ann", 1), 2L));
        (await ledger.Reader.Fold("account-a", null, 2, default)).ShouldBe((new Account(true, "ann", 0), 1L));
        (await ledger.Reader.Fold("account-b", null, 1, default)).ShouldBeNull();
        (await ledger.Reader.Fold("account-none", null, null, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Finds_the_last_event_of_a_stream_at_every_version_and_position()
    {
        var ledger = await database.Fresh();
        foreach (var id in (string[])["a", "b"])
            await ledger.Stores(Asking.Open(id));
        for (var amount = 1; amount <= 9; amount++)
            await ledger.Stores(Asking.Deposit(amount % 3 == 0 ? "a" : "b", amount));
        foreach (var id in (string[])["a", "b"])
        {
            var events = await ledger.Reader.Stream("account-" + id, 0, null, null, 99, default);
            foreach (var version in (long?[])[null, 1, 2, 3, 5, 7, 8])
            {
                for (var position = 0; position <= 12; position++)
                {
                    var last = events.LastOrDefault(e => e.Position <= position && !(e.Version > version));
                    (long, long)? expected = last is null ? null : (last.Version, last.Position);
                    (await ledger.Reader.LastEvent("account-" + id, version, position, default))
                        .ShouldBe(expected, $"{version} {position}");
                }
            }
        }
        (await ledger.Reader.LastEvent("account-none", null, 12, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Pages_through_a_stream_and_through_the_log()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        await ledger.Stores(Asking.Open("b"));
        for (var i = 1; i <= 5; i++)
            await ledger.Stores(Asking.Deposit("a", i));
        (await ledger.Reader.Stream("account-a", 1, 4, null, 2, default))
            .Select(e => e.Version).ShouldBe([2, 3]);
        (await ledger.Reader.Stream("account-a", 3, 4, null, 2, default))
            .Select(e => e.Version).ShouldBe([4]);
        (await ledger.Reader.Stream("account-a", 0, null, 4, 9, default))
            .Select(e => e.Position).ShouldBe([1, 3, 4]);
        (await ledger.Reader.All(2, 6, 3, default)).Select(e => e.Position).ShouldBe([3, 4, 5]);
        (await ledger.Reader.All(5, 6, 3, default)).Select(e => e.Position).ShouldBe([6]);
    }

    [Fact]
    public async Task Maps_instants_to_positions()
    {
        var clock = ManualClock.At("2026-07-01T10:00:00Z");
        var ledger = await database.Fresh(clock);
        var none = clock.Now.UtcDateTime;
        (await ledger.Reader.PositionAt(none, default)).ShouldBe(0);
        await ledger.Stores(Asking.Open("a"));
        clock.Now = clock.Now.AddHours(1);
        await ledger.Stores(Asking.Deposit("a", 1));
        (await ledger.Reader.PositionAt(none.AddMicroseconds(-1), default)).ShouldBe(0);
        (await ledger.Reader.PositionAt(none, default)).ShouldBe(1);
        (await ledger.Reader.PositionAt(none.AddMinutes(59), default)).ShouldBe(1);
        (await ledger.Reader.PositionAt(none.AddHours(1), default)).ShouldBe(2);
        (await ledger.Reader.PositionAt(none.AddYears(9), default)).ShouldBe(2);
        var head = await ledger.Reader.Head(default);
        (head.RecordedAt, head.EventCount).ShouldBe((none.AddHours(1), 2L));
    }
}
