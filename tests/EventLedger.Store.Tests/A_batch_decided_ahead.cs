using EventLedger.Store.Tests.Support;
using Shouldly;

namespace EventLedger.Store.Tests;

/// <summary>What comes while a commit is on its way is decided as if that commit were done.</summary>
public sealed class A_batch_decided_ahead(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Follows_the_commit_it_was_decided_upon()
    {
        var ledger = await Slow();
        var (first, second, decided) = await InTurn(ledger, 1, balance => balance == 1 ? "" : "not yet");

        first.ShouldBeOfType<CommandOutcome.Stored>().Command.Version.ShouldBe(2);
        second.ShouldBeOfType<CommandOutcome.Stored>().Command.Version.ShouldBe(3);
        decided.ShouldBe([(1, false)]);
    }

    [Fact]
    public async Task Is_decided_again_when_that_commit_fails()
    {
        var ledger = await Slow();
        var (first, second, decided) = await InTurn(ledger, 666, balance => balance > 100 ? "too much" : "");

        first.ShouldBeOfType<CommandOutcome.Failed>();
        second.ShouldBeOfType<CommandOutcome.Stored>().Command.Version.ShouldBe(2);
        decided.Select(one => one.Balance).Distinct().ShouldBe([666, 0]);
        (await ledger.Reader.Fold("account-a", null, null, default))
            .ShouldBe((new Account(true, "ann", 5), 2L));
    }

    [Fact]
    public async Task Waits_for_streams_that_are_not_at_hand()
    {
        var ledger = await Slow();
        Task<CommandOutcome>[] others = [];
        var first = ledger.Execute(
            Asking.Deposit("a", 1, answer: _ =>
            {
                others = [.. "bcd".Select(id => ledger.Execute(Asking.Open(id.ToString()), default))];
                return (200, []);
            }),
            default);
        (await first).ShouldBeOfType<CommandOutcome.Stored>();
        (await Task.WhenAll(others)).ShouldAllBe(outcome => outcome is CommandOutcome.Stored);
        (await ledger.Reader.Head(default)).Position.ShouldBe(5);
    }

    /// <summary>
    /// Deposits an amount, and five more that are asked for when the first deposit has its answer but not its
    /// commit; says with which balance the second was decided, and whether the first was done then.
    /// </summary>
    private static async Task<(CommandOutcome First, CommandOutcome Second, List<(long Balance, bool Done)>)>
        InTurn(Ledger ledger, long amount, Func<long, string> refusal)
    {
        var decided = new List<(long, bool)>();
        Task<CommandOutcome>? first = null, second = null;
        first = ledger.Execute(
            Asking.Deposit("a", amount, answer: _ =>
            {
                // An answer may be made twice.
                second ??= ledger.Execute(
                    Asking.To("account-a", scope =>
                    {
                        var balance = scope.Read<Account>("account-a").State.Balance;
                        decided.Add((balance, first is { IsCompleted: true }));
                        return refusal(balance) is { Length: > 0 } reason
                            ? new Decision.Refuse(reason)
                            : Asking.Append(new AccountEvent.Deposited(5, ""));
                    }),
                    default);
                return (200, []);
            }),
            default);
        return (await first, await second!, decided);
    }

    /// <summary>A ledger with one account, whose commits take a while and fail on an amount of 666.</summary>
    private async Task<Ledger> Slow()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        await database.Sql(ledger.Name, """
            create function {schema}.slow() returns trigger language plpgsql as
                $$ begin perform pg_sleep(0.2); return new; end $$;
            create trigger slow before insert on {schema}.rm_entries_g2 execute function {schema}.slow();
            alter table {schema}.rm_entries_g2 add constraint ck_poison check (amount <> 666);
            """);
        return ledger;
    }
}
