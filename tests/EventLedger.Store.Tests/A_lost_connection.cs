using EventLedger.Faults.Support;
using EventLedger.Store.Tests.Support;
using Npgsql;
using Shouldly;

namespace EventLedger.Store.Tests;

public sealed class A_lost_connection(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Between_the_trips_stores_every_command_once()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        var kills = 0;
        var outcomes = await OneBatch.Of(
            ledger,
            Asking.Deposit("a", 1),
            Asking.Deposit("a", 2, answer: _ =>
            {
                if (kills++ == 0)
                    TerminateWriters();
                return (201, []);
            }),
            Asking.Deposit("a", 3));
        outcomes.ShouldAllBe(outcome => outcome is CommandOutcome.Stored);
        kills.ShouldBe(2);
        (await ledger.Reader.Fold("account-a", null, null, default))
            .ShouldBe((new Account(true, "ann", 6), 4L));
    }

    [Fact]
    public async Task While_nobody_wrote_is_not_noticed_by_the_next_command()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        TerminateWriters();
        await ledger.Stores(Asking.Deposit("a", 1));
    }

    [Fact]
    public async Task After_the_commit_is_found_out_and_nothing_is_stored_twice()
    {
        await using var wire = new Wire(database.ConnectionString);
        var ledger = await database.Node(connectionString: wire.ConnectionString)
            .Create(database.FreshName(), default);
        await ledger.Stores(Asking.Open("a"));
        var answers = 0;
        var stored = await ledger.Stores(Asking.Deposit("a", 1, key: "k", answer: _ =>
        {
            answers++;
            wire.CutNextAnswer();
            return (201, [7]);
        }));
        stored.Answer.ShouldBe([7]);
        answers.ShouldBe(1);
        (await ledger.Execute(Asking.Deposit("a", 1, key: "k"), default))
            .ShouldBeOfType<CommandOutcome.Replayed>().Answer.ShouldBe([7]);
        (await ledger.Reader.Fold("account-a", null, null, default))
            .ShouldBe((new Account(true, "ann", 1), 2L));
    }

    [Fact]
    public async Task Leaves_no_message_behind_that_is_carried_out_when_nobody_expects_it()
    {
        await using var wire = new Wire(database.ConnectionString);
        var ledger = await database.Node(connectionString: wire.ConnectionString)
            .Create(database.FreshName(), default);
        await ledger.Stores(Asking.Open("a"));
        // Now the writer need not ask, and all of a batch goes in one message.
        await ledger.Stores(Asking.Deposit("a", 1));
        var deposit = Asking.Deposit("a", 10);
        var decisions = 0;
        await ledger.Stores(deposit with
        {
            Decide = scope =>
            {
                if (decisions++ == 0)
                    wire.KeepNext();
                else if (decisions == 2)
                    wire.Deliver();
                return deposit.Decide(scope);
            },
        });
        decisions.ShouldBeGreaterThan(1);
        wire.Kept.ShouldNotBeNull().AsSpan().IndexOf("account-a"u8).ShouldBePositive();
        (await ledger.Reader.Fold("account-a", null, null, default))
            .ShouldBe((new Account(true, "ann", 11), 3L));
    }

    [Fact]
    public async Task After_the_commit_that_cannot_be_made_again_leaves_the_outcome_in_doubt()
    {
        await using var wire = new Wire(database.ConnectionString);
        var name = database.FreshName();
        // Elapsed time leaps with this clock, so the node does not search for long.
        var ledger = await database
            .Node(ManualClock.At("2026-07-01T00:00:00Z"), connectionString: wire.ConnectionString)
            .Create(name, default);
        await ledger.Stores(Asking.Open("a"));
        var outcome = await ledger.Execute(Asking.Deposit("a", 1, key: "k", answer: _ =>
        {
            wire.CutNextAnswer(andRefuse: true);
            return (201, []);
        }), default);
        outcome.ShouldBeOfType<CommandOutcome.Unavailable>().InDoubt.ShouldBeTrue();
        var elsewhere = await database.Node(ManualClock.At("2026-07-01T00:00:00Z")).Create(name, default);
        (await elsewhere.Execute(Asking.Deposit("a", 1, key: "k"), default))
            .ShouldBeOfType<CommandOutcome.Replayed>();
    }

    [Fact]
    public async Task To_a_database_that_is_away_answers_as_unavailable_and_comes_back()
    {
        var wire = new Wire(database.ConnectionString);
        var ledger = await database.Node(connectionString: wire.ConnectionString)
            .Create(database.FreshName(), default);
        await ledger.Stores(Asking.Open("a"));
        (await ledger.CanTakeCommands(default)).Ready.ShouldBeTrue();
        await Task.Delay(TimeSpan.FromSeconds(1.1)); // Then the writer asks before it stores.
        wire.CutAll();
        var outcomes = await Task.WhenAll(
            Enumerable.Range(1, 50).Select(i => ledger.Execute(Asking.Deposit("a", i), default)));
        outcomes.ShouldAllBe(outcome => outcome is CommandOutcome.Unavailable);
        outcomes.OfType<CommandOutcome.Unavailable>().ShouldAllBe(outcome => !outcome.InDoubt);
        (await ledger.CanTakeCommands(default)).Ready.ShouldBeFalse();
        wire.LetIn();
        await ledger.Stores(Asking.Deposit("a", 1));
        await wire.DisposeAsync();
    }

    private void TerminateWriters()
    {
        using var connection = new NpgsqlConnection(database.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(
            """
            select pg_terminate_backend(pid, 5000) from pg_stat_activity
            where datname = current_database() and application_name = 'eventledger-writer'
            """,
            connection);
        command.ExecuteNonQuery();
    }
}
