using EventLedger.Store.Tests.Support;
using Shouldly;

namespace EventLedger.Store.Tests;

public sealed class Several_nodes(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Write_one_log_without_gaps_to_the_same_and_to_different_streams()
    {
        var nodes = await database.FreshOn(3);
        await nodes[0].Stores(Asking.Open("same"));
        var outcomes = await Task.WhenAll(nodes.SelectMany((node, n) => Enumerable.Range(1, 150).Select(
            i => node.Execute(
                i % 3 == 0 ? Asking.Deposit("same", 1) : Asking.Open($"own-{n}-{i}"), default))));

        // Who moves a hot stream from three sides may lose five times; nothing else may happen.
        var stored = outcomes.OfType<CommandOutcome.Stored>().ToList();
        outcomes.Except(stored).ShouldAllBe(outcome => outcome is CommandOutcome.Conflict);
        var name = nodes[0].Name;
        (await database.Column<long>(
            name, "select seq_id from {schema}.mt_events order by timestamp, seq_id"))
            .ShouldBe(Enumerable.Range(1, stored.Count + 1).Select(i => (long)i));
        stored.SelectMany(one => one.Command.Events).Select(e => e.Position).Order()
            .ShouldBe(Enumerable.Range(2, stored.Count).Select(i => (long)i));
        var deposits = stored.Count(one => one.Command.Stream == "account-same");
        (await nodes[1].Reader.Fold("account-same", null, null, default))
            .ShouldBe((new Account(true, "ann", deposits), deposits + 1L));
        var head = await nodes[2].Reader.Head(default);
        head.StreamCount.ShouldBe(stored.Count - deposits + 1);
        var leaves = (await nodes[0].Reader.All(0, head.Position, 10_000, default)).Select(e => e.LeafHash);
        head.RootHash.ShouldBe(Naive.Root([.. leaves]));
        (await database.Sql(name, """
            select count(*) from (select recorded_at <= lag(recorded_at) over (order by last_position) as back
                from {schema}.lg_commits) pairs where back
            """)).ShouldBe(0L);
    }

    [Fact]
    public async Task See_each_others_events_in_the_next_decision()
    {
        var nodes = await database.FreshOn(2);
        await nodes[0].Stores(Asking.Open("a"));
        for (var i = 1; i <= 10; i++)
        {
            var stored = await nodes[i % 2].Stores(Asking.Deposit("a", 1));
            stored.Command.State.ShouldBe(new Account(true, "ann", i));
        }
    }
}
