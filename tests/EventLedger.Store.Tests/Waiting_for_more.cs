using EventLedger.Faults.Support;
using EventLedger.Store.Tests.Support;
using Shouldly;

namespace EventLedger.Store.Tests;

public sealed class Waiting_for_more(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Ends_at_once_when_the_head_is_beyond_the_position()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        ledger.WaitForMore(0, default).IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task Ends_with_a_commit_of_this_node_without_a_timer()
    {
        var ledger = await database.Fresh(new HandClock());
        var all = Enumerable.Range(0, 10).Select(_ => ledger.WaitForMore(0, default)).ToArray();
        var later = ledger.WaitForMore(1, default);
        await ledger.Stores(Asking.Open("a"));
        await Task.WhenAll(all);
        later.IsCompleted.ShouldBeFalse();
        await ledger.Stores(Asking.Deposit("a", 1));
        await later;
    }

    [Fact]
    public async Task Ends_at_a_look_when_another_node_commits()
    {
        var (clock, name) = (new HandClock(), database.FreshName());
        var here = await database.Node(clock).Create(name, default);
        var elsewhere = await database.Node().Create(name, default);
        var waiting = here.WaitForMore(0, default);
        await clock.TimerIsSet();
        await elsewhere.Stores(Asking.Open("a"));
        waiting.IsCompleted.ShouldBeFalse();
        clock.GoOff();
        await waiting;
    }

    [Fact]
    public async Task Sees_at_once_what_was_there_before_anybody_looked()
    {
        var name = database.FreshName();
        var elsewhere = await database.Node().Create(name, default);
        await elsewhere.Stores(Asking.Open("a"));
        var here = await database.Node(new HandClock()).Create(name, default);
        await here.WaitForMore(0, default);
    }

    [Fact]
    public async Task Looks_no_more_once_nobody_waits()
    {
        var (clock, looks) = (new HandClock(), 0);
        var watch = new HeadWatch(
            _ =>
            {
                looks++;
                return Task.FromResult(0L);
            },
            clock);
        using var given = new CancellationTokenSource();
        var waiting = watch.WaitForMore(0, given.Token);
        await clock.TimerIsSet();
        clock.GoOff();
        await clock.TimerIsSet();
        looks.ShouldBe(2);
        await given.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        clock.GoOff();
        await watch.DisposeAsync();
        looks.ShouldBe(2);
    }

    [Fact]
    public async Task Outlasts_a_database_that_is_away()
    {
        await using var wire = new Wire(database.ConnectionString);
        var (clock, name) = (new HandClock(), database.FreshName());
        var elsewhere = await database.Node().Create(name, default);
        var here = await database.Node(clock, connectionString: wire.ConnectionString).Create(name, default);
        wire.CutAll();
        var waiting = here.WaitForMore(0, default);
        await clock.TimerIsSet();
        clock.GoOff();
        await clock.TimerIsSet();
        waiting.IsCompleted.ShouldBeFalse();
        await elsewhere.Stores(Asking.Open("a"));
        wire.LetIn();
        clock.GoOff();
        // A look may still meet a connection of the pool that was cut.
        while (await Task.WhenAny(waiting, clock.TimerIsSet()) != waiting)
            clock.GoOff();
        await waiting;
    }

    [Fact]
    public async Task Is_cancelled_when_the_ledger_is_closed()
    {
        var ledger = await database.Fresh();
        var waiting = ledger.WaitForMore(0, default);
        await ledger.DisposeAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        await Should.ThrowAsync<ObjectDisposedException>(() => ledger.WaitForMore(0, default));
    }
}
