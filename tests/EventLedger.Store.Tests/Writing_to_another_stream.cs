using System.Text;
using EventLedger.Store.Tests.Support;
using Shouldly;

namespace EventLedger.Store.Tests;

/// <summary>A decision may tell other streams what its fact means to them, in the same commit.</summary>
public sealed class Writing_to_another_stream(TestDatabase database) : IClassFixture<TestDatabase>
{
    /// <summary>Moves money: one account's deposit is another's.</summary>
    private static LedgerCommand Transfer(
        string from, string to, long amount, string? key = null, bool dryRun = false, long? expected = null,
        int times = 1) =>
        Asking.To(
            "account-" + from,
            scope =>
            {
                scope.Read<Account>("account-" + from);
                return Asking.Append(new AccountEvent.Deposited(-amount, "")) with
                {
                    Elsewhere =
                    [
                        .. Enumerable.Repeat(
                            ("account-" + to, (IReadOnlyList<NewEvent>)
                                [new NewEvent(new AccountEvent.Deposited(amount, ""), Asking.Day)]),
                            times),
                    ],
                };
            },
            key, $"{from} {to} {amount}", expected, dryRun);

    private static async Task<Account> Fold(Ledger ledger, string id) =>
        (Account)(await ledger.Reader.Fold("account-" + id, null, null, default))!.Value.State;

    [Fact]
    public async Task Stores_both_in_one_commit_its_own_events_first()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("b"));
        var stored = (await ledger.Stores(Transfer("a", "b", 7))).Command;
        (stored.Stream, stored.Version, stored.Last.Position).ShouldBe(("account-a", 1L, 3L));
        stored.Events.Select(e => (e.Stream, e.Version, e.Position)).ShouldBe([("account-a", 1L, 2L)]);
        stored.Elsewhere.Select(e => (e.Stream, e.Version, e.Position)).ShouldBe([("account-b", 2L, 3L)]);
        stored.Elsewhere[0].RecordedAt.ShouldBe(stored.RecordedAt);
        (await Fold(ledger, "b")).ShouldBe(new Account(true, "ann", 7));
        (await database.Sql(ledger.Name, "select count(*) from {schema}.lg_commits")).ShouldBe(2L);
        (await database.Sql(ledger.Name, "select version from {schema}.mt_streams where id = 'account-b'"))
            .ShouldBe(2L);
        (await ledger.Reader.Terms(3, TermsFilter.All, default)).Select(row => row.ContractId)
            .ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task Lets_the_next_command_on_that_stream_follow()
    {
        var ledger = await database.Fresh();
        var outcomes = await OneBatch.Of(
            ledger, Transfer("a", "b", 7), Asking.Deposit("b", 1), Transfer("b", "a", 2), Asking.Open("c"));
        outcomes.Where(outcome => outcome is not (CommandOutcome.Stored or CommandOutcome.NotFound))
            .ShouldBeEmpty();
        (await ledger.Stores(Transfer("b", "a", 1))).Command.Version.ShouldBe(3);
        (await Fold(ledger, "a")).Balance.ShouldBe(-4);
        (await Fold(ledger, "b")).Balance.ShouldBe(4);
    }

    [Fact]
    public async Task Decides_again_when_another_node_moved_it()
    {
        var nodes = await database.FreshOn(2);
        await nodes[0].Stores(Transfer("a", "b", 7));
        await nodes[1].Stores(Asking.To("account-b", _ => Asking.Append(new AccountEvent.Opened("bob"))));
        (await nodes[0].Stores(Transfer("a", "b", 1))).Command.Elsewhere[0].Version.ShouldBe(3);
        (await Fold(nodes[1], "b")).ShouldBe(new Account(true, "bob", 8));
        await nodes[1].Stores(Transfer("b", "a", 8));
        (await Fold(nodes[0], "a")).Balance.ShouldBe(0);
    }

    /// <summary>What comes while the commit is on its way is decided as if both streams had moved.</summary>
    [Fact]
    public async Task Is_built_upon_while_the_commit_is_on_its_way()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("b"));
        var seen = new List<long>();
        Task<CommandOutcome>? second = null;
        var transfer = Transfer("a", "b", 7) with
        {
            Answer = _ =>
            {
                second = ledger.Execute(
                    Asking.To("account-b", scope =>
                    {
                        seen.Add(scope.Read<Account>("account-b").State.Balance);
                        return Asking.Append(new AccountEvent.Deposited(1, ""));
                    }),
                    default);
                return (200, []);
            },
        };
        (await ledger.Execute(transfer, default)).ShouldBeOfType<CommandOutcome.Stored>();
        (await second!).ShouldBeOfType<CommandOutcome.Stored>().Command.Version.ShouldBe(3);
        seen.ShouldBe([7]);
    }

    [Fact]
    public async Task Shows_both_in_a_dry_run_and_stores_nothing()
    {
        var ledger = await database.Fresh();
        var outcome = await ledger.Execute(Transfer("a", "b", 7, dryRun: true), default);
        var shown = outcome.ShouldBeOfType<CommandOutcome.DryRun>();
        (shown.Stream, shown.Version, shown.State).ShouldBe(("account-a", 1L, new Account(false, "", -7)));
        var other = shown.Elsewhere.ShouldHaveSingleItem();
        (other.Stream, other.Version, other.State).ShouldBe(("account-b", 1L, new Account(false, "", 7)));
        (await ledger.Reader.Head(default)).Position.ShouldBe(0);
    }

    [Fact]
    public async Task Is_repeated_by_its_key_once_and_counts_versions_of_its_own_stream()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Transfer("b", "a", 1));
        var first = await ledger.Stores(Transfer("a", "b", 7, "k", expected: 1));
        var again = (await ledger.Execute(Transfer("a", "b", 7, "k", expected: 1), default))
            .ShouldBeOfType<CommandOutcome.Replayed>();
        (again.Version, Encoding.UTF8.GetString(again.Answer)).ShouldBe((2L, "account-a@2"));
        first.Answer.ShouldBe(again.Answer);
        (await ledger.Execute(Transfer("a", "b", 7, expected: 1), default))
            .ShouldBe(new CommandOutcome.VersionMismatch(2));
        (await ledger.Reader.Head(default)).Position.ShouldBe(4);
    }

    [Fact]
    public async Task Is_stored_whole_or_not_at_all_with_the_commands_it_was_given_together_with()
    {
        var ledger = await database.Fresh();
        var outcomes = await ledger.ExecuteTogether(
            [Transfer("a", "b", 7), Asking.Deposit("nobody", 1)], default);
        outcomes[0].ShouldBe(new CommandOutcome.NotStored(1));
        (await ledger.Reader.Head(default)).Position.ShouldBe(0);
        outcomes = await ledger.ExecuteTogether([Transfer("a", "b", 7), Transfer("b", "a", 3)], default);
        outcomes.ShouldAllBe(outcome => outcome is CommandOutcome.Stored);
        (await Fold(ledger, "b")).Balance.ShouldBe(4);
    }

    [Theory]
    [InlineData("b", 2)]
    [InlineData("a", 1)]
    public async Task Fails_when_a_stream_stands_twice(string to, int times)
    {
        var ledger = await database.Fresh();
        (await ledger.Execute(Transfer("a", to, 7, times: times), default))
            .ShouldBeOfType<CommandOutcome.Failed>().Exception.Message.ShouldContain("account-a");
        (await ledger.Reader.Head(default)).Position.ShouldBe(0);
    }
}
