using System.Text;
using EventLedger.Store.Tests.Support;
using Shouldly;

namespace EventLedger.Store.Tests;

public sealed class An_idempotency_key(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Answers_the_same_request_with_its_first_result_on_every_node()
    {
        var nodes = await database.FreshOn(2);
        await nodes[0].Stores(Asking.Open("a"));
        var first = await nodes[0].Stores(Asking.Deposit("a", 5, key: "k"));
        await nodes[0].Stores(Asking.Deposit("a", 6));
        foreach (var node in nodes)
            ShouldBeReplayed(await node.Execute(Asking.Deposit("a", 5, key: "k"), default), first);
        (await nodes[0].Reader.Head(default)).Position.ShouldBe(3);
    }

    [Fact]
    public async Task Outlives_a_restart()
    {
        var name = database.FreshName();
        CommandOutcome.Stored first;
        await using (var node = database.Node())
        {
            var before = await node.Create(name, default);
            await before.Stores(Asking.Open("a"));
            first = await before.Stores(Asking.Deposit("a", 5, key: "k"));
        }
        var after = await database.Node().Create(name, default);
        ShouldBeReplayed(await after.Execute(Asking.Deposit("a", 5, key: "k"), default), first);
    }

    [Fact]
    public async Task Is_refused_for_another_request_before_anything_else_is_looked_at()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        await ledger.Stores(Asking.Deposit("a", 5, key: "k"));
        (await ledger.Execute(Asking.Deposit("a", 6, key: "k"), default))
            .ShouldBe(new CommandOutcome.KeyReused());
        (await ledger.Execute(Asking.Deposit("b", 5, key: "k"), default))
            .ShouldBe(new CommandOutcome.KeyReused());
        (await ledger.Execute(Asking.Deposit("a", 0, key: "k", expected: 9), default))
            .ShouldBe(new CommandOutcome.KeyReused());
    }

    [Fact]
    public async Task That_is_in_flight_twice_stores_once()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        var outcomes = await OneBatch.Of(
            ledger,
            Asking.Deposit("a", 5, key: "k"), Asking.Deposit("a", 5, key: "k"),
            Asking.Deposit("a", 7, key: "k"));
        var first = outcomes[0].ShouldBeOfType<CommandOutcome.Stored>();
        ShouldBeReplayed(outcomes[1], first);
        outcomes[2].ShouldBe(new CommandOutcome.KeyReused());
    }

    [Fact]
    public async Task That_is_in_flight_on_two_nodes_stores_once()
    {
        var nodes = await database.FreshOn(2);
        await nodes[0].Stores(Asking.Open("a"));
        for (var i = 0; i < 20; i++)
        {
            var outcomes = await Task.WhenAll(
                nodes.Select(node => node.Execute(Asking.Deposit("a", 5, key: $"k{i}"), default)));
            outcomes.OfType<CommandOutcome.Stored>().Count().ShouldBe(1);
            outcomes.OfType<CommandOutcome.Replayed>().Count().ShouldBe(1);
        }
    }

    [Fact]
    public async Task Is_not_held_by_a_refusal_or_a_dry_run()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        await ledger.Execute(Asking.Deposit("a", 0, key: "k"), default);
        await ledger.Execute(Asking.Deposit("a", 5, key: "k", dryRun: true), default);
        await ledger.Stores(Asking.Deposit("a", 6, key: "k"));
    }

    private static void ShouldBeReplayed(CommandOutcome outcome, CommandOutcome.Stored first)
    {
        var replayed = outcome.ShouldBeOfType<CommandOutcome.Replayed>();
        replayed.Status.ShouldBe(first.Status);
        replayed.Version.ShouldBe(first.Command.Version);
        Encoding.UTF8.GetString(replayed.Answer).ShouldBe(Encoding.UTF8.GetString(first.Answer));
    }
}
