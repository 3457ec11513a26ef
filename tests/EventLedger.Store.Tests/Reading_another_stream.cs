using EventLedger.Store.Tests.Support;
using Shouldly;

namespace EventLedger.Store.Tests;

public sealed class Reading_another_stream(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Decides_again_when_another_node_moved_it()
    {
        var nodes = await database.FreshOn(2);
        await nodes[0].Stores(Asking.SetLimit("x", 100));
        await nodes[0].Stores(Asking.DepositWithin("x", "a", 10));
        await nodes[1].Stores(Asking.SetLimit("x", 15));
        (await nodes[0].Execute(Asking.DepositWithin("x", "a", 10), default))
            .ShouldBe(new CommandOutcome.Refused("above-limit"));
        (await nodes[0].Reader.Head(default)).Position.ShouldBe(3);
    }

    [Fact]
    public async Task Does_not_let_a_refusal_go_out_that_no_longer_holds()
    {
        var nodes = await database.FreshOn(2);
        await nodes[0].Stores(Asking.SetLimit("x", 5));
        (await nodes[0].Execute(Asking.DepositWithin("x", "a", 10), default))
            .ShouldBe(new CommandOutcome.Refused("above-limit"));
        await nodes[1].Stores(Asking.SetLimit("x", 50));
        await nodes[0].Stores(Asking.DepositWithin("x", "a", 10));
    }

    [Fact]
    public async Task Sees_the_decisions_of_its_own_batch()
    {
        var ledger = await database.Fresh();
        var outcomes = await OneBatch.Of(
            ledger,
            Asking.SetLimit("x", 15),
            Asking.DepositWithin("x", "a", 10),
            Asking.DepositWithin("x", "a", 10),
            Asking.DepositWithin("x", "b", 10));
        outcomes[1].ShouldBeOfType<CommandOutcome.Stored>();
        outcomes[2].ShouldBe(new CommandOutcome.Refused("above-limit"));
        outcomes[3].ShouldBeOfType<CommandOutcome.Stored>();
        (await database.Sql(ledger.Name, "select count(*) from {schema}.lg_commits")).ShouldBe(1L);
    }

    [Fact]
    public async Task Falls_out_with_the_decision_it_builds_on()
    {
        var nodes = await database.FreshOn(2);
        await nodes[0].Stores(Asking.SetLimit("x", 100));
        await nodes[0].Stores(Asking.DepositWithin("y", "a", 1));
        await nodes[0].Stores(Asking.DepositWithin("y", "b", 1));
        var decisions = 0;
        // While the first is decided, the other node moves what it read; the second builds on the first.
        var outcomes = await OneBatch.Of(
            nodes[0],
            Asking.To("account-a", scope =>
            {
                var limit = scope.Read<Limit>("limit-x").State.Amount;
                if (decisions++ == 0)
                    nodes[1].Stores(Asking.SetLimit("x", 7)).GetAwaiter().GetResult();
                return limit < 8
                    ? new Decision.Refuse("above-limit")
                    : Asking.Append(new AccountEvent.Deposited(8, ""));
            }),
            Asking.DepositWithin("y", "a", 5),
            Asking.DepositWithin("y", "b", 1));
        outcomes[0].ShouldBe(new CommandOutcome.Refused("above-limit"));
        // The third stands by itself and went with the first batch.
        outcomes[2].ShouldBeOfType<CommandOutcome.Stored>().Command.Events[0].Position.ShouldBe(5);
        var second = outcomes[1].ShouldBeOfType<CommandOutcome.Stored>().Command;
        (second.Events[0].Position, second.Version, second.State)
            .ShouldBe((6L, 2L, new Account(false, "", 6)));
    }

    [Fact]
    public async Task Ends_as_a_conflict_when_it_moves_in_every_round()
    {
        var nodes = await database.FreshOn(2);
        await nodes[0].Stores(Asking.SetLimit("x", 100));
        var rounds = 0;
        var outcome = await nodes[0].Execute(
            Asking.To("account-a", scope =>
            {
                scope.Read<Limit>("limit-x");
                nodes[1].Stores(Asking.SetLimit("x", ++rounds)).GetAwaiter().GetResult();
                return Asking.Append(new AccountEvent.Opened("ann"));
            }),
            default);
        outcome.ShouldBe(new CommandOutcome.Conflict());
        rounds.ShouldBeGreaterThanOrEqualTo(5);
        (await nodes[0].Reader.Stream("account-a", 0, null, null, 10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task That_moved_a_great_deal_is_loaded_anew()
    {
        var nodes = await database.FreshOn(2);
        await nodes[0].Stores(Asking.Open("a"));
        await Task.WhenAll(Enumerable.Range(1, 45).Select(i => nodes[1].Stores(
            Asking.To("account-b", _ => Asking.Append(
                [.. Enumerable.Range(1, 100).Select(n => new AccountEvent.Deposited(n, ""))])))));
        await nodes[1].Stores(Asking.Deposit("a", 1));
        (await nodes[0].Stores(Asking.Deposit("a", 1))).Command.State.ShouldBe(new Account(true, "ann", 2));
    }
}
