using EventLedger.Store.Tests.Support;
using Npgsql;
using Shouldly;

namespace EventLedger.Store.Tests;

public sealed class Commands_given_together(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Are_decided_in_order_over_each_other_and_stored_in_one_commit()
    {
        var ledger = await database.Fresh();
        var outcomes = await ledger.ExecuteTogether(
            [
                Asking.Open("a"), Asking.Deposit("a", 10), Asking.SetLimit("x", 15),
                Asking.DepositWithin("x", "a", 5), Asking.Deposit("a", 1, expected: 3),
            ],
            default);
        outcomes.Select(Position).ShouldBe([1L, 2, 3, 4, 5]);
        ((CommandOutcome.Stored)outcomes[4]).Command.State.ShouldBe(new Account(true, "ann", 16));
        (await Commits(ledger)).ShouldBe(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Store_nothing_when_one_is_refused(int culprit)
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        var commands = Enumerable.Range(1, 3).Select(i => Asking.Deposit("a", i)).ToArray();
        commands[culprit] = Asking.Deposit("a", 0);
        var outcomes = await ledger.ExecuteTogether(commands, default);
        for (var i = 0; i < 3; i++)
        {
            outcomes[i].ShouldBe(i == culprit
                ? new CommandOutcome.Refused("amount-too-small")
                : new CommandOutcome.NotStored(culprit));
        }
        await ledger.Stores(Asking.Deposit("a", 1, expected: 1));
    }

    [Fact]
    public async Task Store_nothing_when_one_is_not_found_or_mismatched_or_fails()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        var culprits = new[]
        {
            Asking.Deposit("b", 1), Asking.Deposit("a", 1, expected: 9),
            Asking.Deposit("a", 1, note: new string('x', 70_000)),
            Asking.To("account-c", _ => throw new ArithmeticException("decide")),
            Asking.To("nobody", _ => null!),
        };
        foreach (var culprit in culprits)
        {
            var outcomes = await ledger.ExecuteTogether(
                [Asking.Open("z"), culprit, Asking.Deposit("b", 0)], default);
            outcomes[0].ShouldBe(new CommandOutcome.NotStored(1));
            outcomes[1].ShouldBe(await ledger.Execute(culprit, default), new SameOutcome());
            outcomes[2].ShouldBe(new CommandOutcome.NotStored(1));
        }
        (await Commits(ledger)).ShouldBe(1);
    }

    [Fact]
    public async Task Leave_no_trace_for_the_rest_of_their_batch_when_they_are_not_stored()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        var outcomes = await OneBatch.OfAll<IReadOnlyList<CommandOutcome>>(ledger, () =>
        [
            ledger.ExecuteTogether([Asking.Deposit("a", 5), Asking.Deposit("a", 0)], default),
            ledger.ExecuteTogether([Asking.Deposit("a", 7, expected: 1), Asking.Open("b")], default),
            ledger.ExecuteTogether([Asking.Deposit("a", 9, expected: 2), Asking.Open("c")], default),
        ]);
        outcomes[0].ShouldBe(
            [new CommandOutcome.NotStored(1), new CommandOutcome.Refused("amount-too-small")]);
        outcomes[1].Select(Position).ShouldBe([2L, 3]);
        outcomes[2].Select(Position).ShouldBe([4L, 5]);
        (await Commits(ledger)).ShouldBe(2);
    }

    [Fact]
    public async Task Fall_out_of_a_batch_as_a_whole_when_what_one_read_has_moved()
    {
        var nodes = await database.FreshOn(2);
        await nodes[0].Stores(Asking.SetLimit("x", 100));
        await nodes[0].Stores(Asking.Open("a"));
        var decisions = 0;
        var group = new[]
        {
            Asking.Deposit("a", 1),
            Asking.To("account-b", scope =>
            {
                var limit = scope.Read<Limit>("limit-x").State.Amount;
                if (decisions++ == 0)
                    nodes[1].Stores(Asking.SetLimit("x", 7)).GetAwaiter().GetResult();
                return limit < 8
                    ? new Decision.Refuse("above-limit")
                    : Asking.Append(new AccountEvent.Opened("bob"));
            }),
        };
        var outcomes = await nodes[0].ExecuteTogether(group, default);
        outcomes.ShouldBe([new CommandOutcome.NotStored(1), new CommandOutcome.Refused("above-limit")]);
        (await nodes[0].Reader.Head(default)).Position.ShouldBe(3);
    }

    [Fact]
    public async Task Are_a_conflict_as_a_whole_when_what_one_read_moves_in_every_round()
    {
        var nodes = await database.FreshOn(2);
        var rounds = 0;
        var outcomes = await nodes[0].ExecuteTogether(
            [
                Asking.Open("a"),
                Asking.To("account-b", scope =>
                {
                    scope.Read<Limit>("limit-x");
                    nodes[1].Stores(Asking.SetLimit("x", ++rounds)).GetAwaiter().GetResult();
                    return Asking.Append(new AccountEvent.Opened("bob"));
                }),
                Asking.Open("c"),
            ],
            default);
        outcomes.ShouldAllBe(outcome => outcome is CommandOutcome.Conflict);
        (await nodes[0].Reader.Head(default)).Position.ShouldBe(rounds);
    }

    [Fact]
    public async Task Fail_together_after_an_SQL_error_and_leave_the_rest_of_the_batch_stored()
    {
        var ledger = await database.Fresh();
        await database.Sql(
            ledger.Name, "alter table {schema}.rm_entries_g2 add constraint ck_poison check (amount <> 666)");
        await ledger.Stores(Asking.Open("a"));
        var outcomes = await OneBatch.OfAll<IReadOnlyList<CommandOutcome>>(ledger, () =>
        [
            ledger.ExecuteTogether([Asking.Deposit("a", 1), Asking.Open("b")], default),
            ledger.ExecuteTogether(
                [Asking.Deposit("a", 2), Asking.Deposit("a", 666), Asking.Deposit("a", 3)], default),
            ledger.ExecuteTogether([Asking.Deposit("a", 4)], default),
        ]);
        outcomes[0].ShouldAllBe(outcome => outcome is CommandOutcome.Stored);
        outcomes[1].Select(outcome => outcome.ShouldBeOfType<CommandOutcome.Failed>().Exception)
            .ShouldAllBe(problem => ((PostgresException)problem).ConstraintName == "ck_poison");
        outcomes[2].Single().ShouldBeOfType<CommandOutcome.Stored>()
            .Command.State.ShouldBe(new Account(true, "ann", 5));
    }

    [Theory]
    [InlineData(1_000, 10)]
    [InlineData(200, 60_000)]
    public async Task Lie_in_one_batch_when_they_are_more_than_a_batch_takes_of_others(int count, int size)
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        var outcomes = await OneBatch.OfAll<IReadOnlyList<CommandOutcome>>(ledger, () =>
            [
                Listed(ledger.Execute(Asking.Deposit("a", 1), default)),
                ledger.ExecuteTogether(
                    [.. Enumerable.Range(1, count).Select(
                        i => Asking.Deposit("a", 1, note: new string('x', size)))], default),
                Listed(ledger.Execute(Asking.Deposit("a", 1), default)),
            ]);
        outcomes[1].Select(Position).ShouldBe(Enumerable.Range(3, count).Select(i => (long)i));
        (await database.Column<long>(
            ledger.Name, "select last_position from {schema}.lg_commits where last_position > 2"))
            .ShouldContain(position => position >= count + 2);
        (await database.Sql(
            ledger.Name,
            "select count(distinct timestamp) from {schema}.mt_events where seq_id between 3 and "
                + (count + 2))).ShouldBe(1L);
    }

    [Fact]
    public async Task Load_what_each_reads_at_once_however_many_there_are()
    {
        var ledger = await database.Fresh();
        var numbers = Enumerable.Range(1, 300).ToList();
        (await ledger.ExecuteTogether([.. numbers.Select(i => Asking.SetLimit($"{i}", i))], default))
            .ShouldAllBe(outcome => outcome is CommandOutcome.Stored);
        var other = await database.Node().Create(ledger.Name, default);
        // Without the limit at hand each would refuse: what counts is only the pass that has all of them.
        var outcomes = await other.ExecuteTogether(
            [.. numbers.Select(i => Asking.To(
                "account-a",
                scope => scope.Read<Limit>($"limit-{i}").State.Amount == i
                    ? Asking.Append(new AccountEvent.Deposited(1, ""))
                    : new Decision.Refuse("not loaded")))],
            default);
        outcomes.ShouldAllBe(outcome => outcome is CommandOutcome.Stored);
    }

    [Fact]
    public async Task Must_be_few_enough_and_no_dry_runs()
    {
        var ledger = await database.Fresh();
        (await ledger.ExecuteTogether([], default)).ShouldBeEmpty();
        await Should.ThrowAsync<ArgumentException>(
            () => ledger.ExecuteTogether([.. Enumerable.Repeat(Asking.Open("a"), 1_001)], default));
        await Should.ThrowAsync<ArgumentException>(
            () => ledger.ExecuteTogether([Asking.Open("a"), Asking.Deposit("a", 1, dryRun: true)], default));
        (await ledger.Reader.Head(default)).Position.ShouldBe(0);
    }

    [Fact]
    public async Task Are_given_up_together()
    {
        var ledger = await database.Fresh();
        using var given = new CancellationTokenSource();
        var outcomes = await OneBatch.OfAll(ledger, () =>
        {
            var group = ledger.ExecuteTogether([Asking.Open("a"), Asking.Open("b")], given.Token);
            given.Cancel();
            return new[] { Should.ThrowAsync<OperationCanceledException>(() => group) };
        });
        outcomes.ShouldHaveSingleItem();
        (await ledger.Reader.Head(default)).Position.ShouldBe(0);
    }

    private static long Position(CommandOutcome outcome) =>
        outcome.ShouldBeOfType<CommandOutcome.Stored>().Command.Events.Single().Position;

    private static async Task<IReadOnlyList<CommandOutcome>> Listed(Task<CommandOutcome> outcome) =>
        [await outcome];

    private async Task<long> Commits(Ledger ledger) =>
        (long)(await database.Sql(ledger.Name, "select count(*) from {schema}.lg_commits"))!;

    /// <summary>Failures are the same when their exceptions say the same.</summary>
    private sealed class SameOutcome : IEqualityComparer<CommandOutcome>
    {
        public bool Equals(CommandOutcome? one, CommandOutcome? other) =>
            (one, other) is (CommandOutcome.Failed a, CommandOutcome.Failed b)
                ? a.Exception.Message == b.Exception.Message
                : Equals((object?)one, other);

        public int GetHashCode(CommandOutcome outcome) => outcome.GetType().GetHashCode();
    }
}
