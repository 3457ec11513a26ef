using EventLedger.Store.Tests.Support;
using Shouldly;

namespace EventLedger.Store.Tests;

public sealed class Expecting_a_version(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Stores_at_that_version_and_not_at_another()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        await ledger.Stores(Asking.Deposit("a", 1, expected: 1));
        (await ledger.Execute(Asking.Deposit("a", 1, expected: 1), default))
            .ShouldBe(new CommandOutcome.VersionMismatch(2));
    }

    [Fact]
    public async Task Comes_before_a_refusal_and_after_not_found()
    {
        var ledger = await database.Fresh();
        (await ledger.Execute(Asking.Deposit("a", 1, expected: 3), default))
            .ShouldBe(new CommandOutcome.NotFound());
        await ledger.Stores(Asking.Open("a"));
        (await ledger.Execute(Asking.Deposit("a", 0, expected: 3), default))
            .ShouldBe(new CommandOutcome.VersionMismatch(1));
        (await ledger.Execute(Asking.Deposit("a", 0, expected: 1), default))
            .ShouldBe(new CommandOutcome.Refused("amount-too-small"));
    }

    [Fact]
    public async Task Of_zero_is_a_stream_that_does_not_exist()
    {
        var ledger = await database.Fresh();
        (await ledger.Execute(Asking.Open("a") with { ExpectedVersion = 1 }, default))
            .ShouldBe(new CommandOutcome.VersionMismatch(0));
        await ledger.Stores(Asking.Open("a") with { ExpectedVersion = 0 });
    }

    [Fact]
    public async Task Lets_one_of_two_nodes_win()
    {
        var nodes = await database.FreshOn(2);
        await nodes[0].Stores(Asking.Open("a"));
        await nodes[1].Stores(Asking.Deposit("a", 1));
        var outcomes = await Task.WhenAll(
            nodes.Select(node => node.Execute(Asking.Deposit("a", 1, expected: 2), default)));
        outcomes.OfType<CommandOutcome.Stored>().Count().ShouldBe(1);
        outcomes.ShouldContain(new CommandOutcome.VersionMismatch(3));
    }

    [Fact]
    public async Task Lets_one_of_many_in_a_batch_win()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        var outcomes = await OneBatch.Of(
            ledger, [.. Enumerable.Range(1, 5).Select(i => Asking.Deposit("a", i, expected: 1))]);
        outcomes[0].ShouldBeOfType<CommandOutcome.Stored>();
        outcomes.Skip(1).ShouldAllBe(outcome => outcome == new CommandOutcome.VersionMismatch(2));
    }
}
