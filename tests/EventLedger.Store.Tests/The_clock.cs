using EventLedger.Store.Tests.Support;
using Shouldly;

namespace EventLedger.Store.Tests;

public sealed class The_clock(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Going_backwards_still_gives_instants_that_grow()
    {
        var clock = ManualClock.At("2026-07-01T10:00:00.1234567Z");
        var ledger = await database.Fresh(clock);
        var first = (await ledger.Stores(Asking.Open("a"))).Command.RecordedAt;
        first.ShouldBe(new DateTime(2026, 7, 1, 10, 0, 0, DateTimeKind.Utc).AddMicroseconds(123_456));
        clock.Now = clock.Now.AddHours(-1);
        (await ledger.Stores(Asking.Deposit("a", 1))).Command.RecordedAt.ShouldBe(first.AddMicroseconds(1));
        (await ledger.Stores(Asking.Deposit("a", 1))).Command.RecordedAt.ShouldBe(first.AddMicroseconds(2));
    }

    [Fact]
    public async Task Of_a_node_that_is_behind_does_not_go_below_another_nodes()
    {
        var name = database.FreshName();
        var ahead = await database.Node(ManualClock.At("2026-07-01T10:00:00Z")).Create(name, default);
        var behind = await database.Node(ManualClock.At("2026-06-30T10:00:00Z")).Create(name, default);
        var today = new List<DateOnly>();
        var first = (await ahead.Stores(Asking.Open("a"))).Command.RecordedAt;
        var second = await behind.Stores(Asking.To("account-b", scope =>
        {
            today.Add(scope.Today);
            return Asking.Append(new AccountEvent.Opened("bob"));
        }));
        second.Command.RecordedAt.ShouldBe(first.AddMicroseconds(1));
        today[^1].ShouldBe(new DateOnly(2026, 7, 1));
    }

    [Fact]
    public async Task Passing_midnight_between_decision_and_commit_decides_again_with_the_new_day()
    {
        var clock = ManualClock.At("2026-06-30T23:59:59Z");
        var ledger = await database.Fresh(clock);
        var today = new List<DateOnly>();
        var stored = await ledger.Stores(Asking.To("account-a", scope =>
        {
            today.Add(scope.Today);
            clock.Now = new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);
            return Asking.Append(new AccountEvent.Opened(scope.Today.ToString("O")));
        }));
        today.ShouldBe([new DateOnly(2026, 6, 30), new DateOnly(2026, 7, 1)]);
        stored.Command.State.ShouldBe(new Account(true, "2026-07-01", 0));
    }

    [Fact]
    public async Task Is_read_in_the_time_zone_of_the_ledger()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(-5), "test", "test");
        var node = database.Node(ManualClock.At("2026-07-01T04:59:59Z"), zone);
        var ledger = await node.Create(database.FreshName(), default);
        (await ledger.Execute(
            Asking.To("account-a", scope => new Decision.Refuse(scope.Today)), default))
            .ShouldBe(new CommandOutcome.Refused(new DateOnly(2026, 6, 30)));
    }
}
