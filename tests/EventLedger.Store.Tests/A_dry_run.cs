using EventLedger.Store.Tests.Support;
using Shouldly;

namespace EventLedger.Store.Tests;

public sealed class A_dry_run(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Shows_what_would_be_stored_and_stores_nothing()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        var outcome = (await ledger.Execute(Asking.Deposit("a", 5, key: "k", dryRun: true), default))
            .ShouldBeOfType<CommandOutcome.DryRun>();
        outcome.Version.ShouldBe(2);
        outcome.State.ShouldBe(new Account(true, "ann", 5));
        outcome.Events.Single().Form.Type.ShouldBe("money_deposited");
        (await ledger.Reader.Head(default)).Position.ShouldBe(1);
        (await database.Sql(ledger.Name, "select count(*) from {schema}.lg_idempotency_keys")).ShouldBe(0L);
        (await ledger.Stores(Asking.Deposit("a", 6))).Command.State.ShouldBe(new Account(true, "ann", 6));
    }

    [Fact]
    public async Task Is_refused_like_the_command_itself()
    {
        var ledger = await database.Fresh();
        (await ledger.Execute(Asking.Deposit("a", 5, dryRun: true), default))
            .ShouldBe(new CommandOutcome.NotFound());
        await ledger.Stores(Asking.Open("a"));
        (await ledger.Execute(Asking.Deposit("a", 0, dryRun: true), default))
            .ShouldBe(new CommandOutcome.Refused("amount-too-small"));
        (await ledger.Execute(Asking.Deposit("a", 5, expected: 7, dryRun: true), default))
            .ShouldBe(new CommandOutcome.VersionMismatch(1));
    }

    [Fact]
    public async Task In_a_batch_leaves_no_trace_for_those_after_it()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        var outcomes = await OneBatch.Of(
            ledger, Asking.Deposit("a", 5, dryRun: true), Asking.Deposit("a", 1, expected: 1));
        outcomes[0].ShouldBeOfType<CommandOutcome.DryRun>();
        outcomes[1].ShouldBeOfType<CommandOutcome.Stored>()
            .Command.State.ShouldBe(new Account(true, "ann", 1));
    }
}
