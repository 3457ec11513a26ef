using EventLedger.Store.Tests.Support;
using Shouldly;

namespace EventLedger.Store.Tests;

public sealed class Closing_a_ledger(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Stores_what_was_accepted_and_takes_no_more()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        var accepted = Enumerable.Range(1, 700)
            .Select(i => ledger.Execute(Asking.Deposit("a", i), default)).ToList();
        await ledger.DisposeAsync();
        (await ledger.Execute(Asking.Deposit("a", 1), default)).ShouldBeOfType<CommandOutcome.Unavailable>();
        (await Task.WhenAll(accepted)).ShouldAllBe(outcome => outcome is CommandOutcome.Stored);
        (await ledger.Reader.Head(default)).Position.ShouldBe(701);
    }

    [Fact]
    public async Task Leaves_Martens_sequence_at_the_head_which_it_never_leads()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        await ledger.Stores(Asking.Deposit("a", 1));
        const string behind = """
            select (select max(last_position) from {schema}.lg_commits) - last_value
            from {schema}.mt_events_sequence
            """;
        (await database.Sql(ledger.Name, behind)).ShouldBeOneOf(0L, 1L);
        await ledger.DisposeAsync();
        (await database.Sql(ledger.Name, behind)).ShouldBe(0L);
    }

    [Fact]
    public async Task Is_preceded_by_Busy_when_more_waits_than_the_queue_holds()
    {
        var ledger = await database.Fresh();
        using var deciding = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var plug = ledger.Execute(
            Asking.To("account-plug", _ =>
            {
                deciding.Set();
                release.Wait();
                return new Decision.NotFound();
            }),
            default);
        deciding.Wait();
        var waiting = Enumerable.Range(0, 10_001)
            .Select(_ => ledger.Execute(Asking.Deposit("a", 1), default)).ToList();
        waiting[^1].IsCompleted.ShouldBeTrue();
        (await waiting[^1]).ShouldBe(new CommandOutcome.Busy());
        release.Set();
        await plug;
        (await Task.WhenAll(waiting.SkipLast(1))).ShouldAllBe(outcome => outcome is CommandOutcome.NotFound);
    }
}
