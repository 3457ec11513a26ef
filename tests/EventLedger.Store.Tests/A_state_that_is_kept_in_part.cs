using System.Collections.Immutable;
using System.Text.Json;
using EventLedger.Store.Tests.Support;
using Shouldly;

namespace EventLedger.Store.Tests;

/// <summary>
/// What the writer does not keep of a state is there again for the command that asks for it.
/// </summary>
public sealed class A_state_that_is_kept_in_part(TestDatabase database)
    : IClassFixture<TestDatabase>
{
    private const string Stream = "account-a";

    private static readonly LedgerModel Model = Accounts.Model with
    {
        Kinds =
        [
            new StreamKind("account-", "account", Remembered.None, (s, e) => ((Remembered)s).With(e))
            {
                Lean = state => (Remembered)state with { Amounts = null },
                IsWhole = state => ((Remembered)state).Amounts is not null,
                NeedsWhole = e => e is AccountEvent.Deposited { Note: "undone" },
            },
            .. Accounts.Model.Kinds.Skip(1),
        ],
        Project = Amounts,
    };

    [Fact]
    public async Task Is_whole_for_a_command_that_asks()
    {
        var ledger = await Fresh();
        foreach (var amount in (long[])[1, 2, 3])
            await ledger.Stores(Deposit(amount));
        var kept = await ledger.Stores(Deposit(4));
        ((Remembered)kept.Command.State).ShouldBe(new Remembered(10, null), "the writer kept the sum alone");

        var undone = await ledger.Stores(UndoFirst());

        undone.Command.Version.ShouldBe(5);
        ((Remembered)undone.Command.State).Amounts!.ShouldBe([1, 2, 3, 4, -1]);
        ((Remembered)(await ledger.Stores(Deposit(5))).Command.State).ShouldBe(new Remembered(14, null));
        ((Remembered)(await ledger.Stores(UndoFirst())).Command.State).Amounts!
            .ShouldBe([1, 2, 3, 4, -1, 5, -1]);
    }

    [Fact]
    public async Task Is_whole_in_the_midst_of_a_batch_that_moves_it()
    {
        var ledger = await Fresh();
        await ledger.Stores(Deposit(7));

        var outcomes = await OneBatch.Of(ledger, Deposit(1), UndoFirst(), Deposit(2), UndoFirst());

        outcomes.ShouldAllBe(outcome => outcome is CommandOutcome.Stored);
        var last = (Remembered)((CommandOutcome.Stored)outcomes[^1]).Command.State;
        last.Amounts!.ShouldBe([7, 1, -7, 2, -7]);
        (await database.Sql(ledger.Name, "select count(*) from {schema}.lg_commits")).ShouldBe(2L);
    }

    [Fact]
    public async Task Is_whole_while_many_commands_are_decided_ahead()
    {
        var ledger = await Fresh();
        await ledger.Stores(Deposit(1));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(n =>
            ledger.Execute(n % 3 == 0 ? UndoFirst() : Deposit(n), default)));

        outcomes.ShouldAllBe(outcome => outcome is CommandOutcome.Stored);
        var stored = outcomes.Cast<CommandOutcome.Stored>().Select(outcome => outcome.Command)
            .OrderBy(command => command.Version).ToArray();
        stored.Select(command => command.Version).ShouldBe(Enumerable.Range(2, 200).Select(n => (long)n));
        var sum = 1L;
        foreach (var command in stored)
            ((Remembered)command.State).Sum.ShouldBe(sum += AmountOf(command));
    }

    [Fact]
    public async Task Is_whole_after_another_node_moved_it()
    {
        var first = await Fresh();
        var second = await database.Node(model: Model).Create(first.Name, default);
        await first.Stores(Deposit(1));
        await second.Stores(Deposit(2));
        await first.Stores(Deposit(3));
        await second.Stores(Deposit(4));

        var undone = await first.Stores(UndoFirst());

        ((Remembered)undone.Command.State).Amounts!.ShouldBe([1, 2, 3, 4, -1]);
    }

    [Fact]
    public async Task Is_whole_where_another_node_stored_an_event_that_needs_it()
    {
        var first = await Fresh();
        var second = await database.Node(model: Model).Create(first.Name, default);
        await first.Stores(Deposit(7));
        await second.Stores(Deposit(2));
        await second.Stores(UndoFirst());

        var more = await first.Stores(Deposit(1));

        ((Remembered)more.Command.State).ShouldBe(new Remembered(3, null));
        ((Remembered)(await first.Stores(UndoFirst())).Command.State).Amounts!.ShouldBe([7, 2, -7, 1, -7]);
    }

    [Fact]
    public async Task Is_read_on_from_where_it_was_when_another_node_moves_it()
    {
        var reads = 0;
        var counting = Model with
        {
            Codec = Model.Codec with
            {
                Read = (type, data) =>
                {
                    reads++;
                    return Model.Codec.Read(type, data);
                },
            },
        };
        var first = await database.Node(model: counting).Create(database.FreshName(), default);
        var second = await database.Node(model: Model).Create(first.Name, default);
        for (var n = 0; n < 20; n++)
            await first.Stores(Deposit(1));
        await second.Stores(Deposit(5));
        await second.Stores(Deposit(6));
        reads.ShouldBe(0, "the first node folds what it stored itself");

        var kept = await first.Stores(Deposit(1));

        ((Remembered)kept.Command.State).ShouldBe(new Remembered(32, null));
        reads.ShouldBe(2, "the second node stored so many");
    }

    [Fact]
    public async Task Is_whole_for_a_command_on_a_stream_without_events()
    {
        var ledger = await Fresh();
        (await ledger.Execute(UndoFirst(), default)).ShouldBe(new CommandOutcome.Refused("nothing to undo"));
    }

    [Fact]
    public async Task Is_whole_where_a_rebuild_comes_to_an_event_that_needs_it()
    {
        var ledger = await Fresh();
        // In one piece of the log, and in pieces far behind the state's beginning.
        foreach (var more in (int[])[1, 3, 700, 2, 600])
        {
            await ledger.ExecuteTogether([.. Enumerable.Range(1, more).Select(n => Deposit(n))], default);
            await ledger.Stores(UndoFirst());
            await ledger.Stores(Deposit(5));
            await ledger.Stores(UndoFirst());
        }
        var rebuilt = await ledger.Rebuilt();
        rebuilt.Stage.ShouldBe(RebuildStage.Switched, rebuilt.Problem);
        rebuilt.Position.ShouldBe(1_321);
    }

    private Task<Ledger> Fresh() => database.Node(model: Model).Create(database.FreshName(), default);

    private static LedgerCommand Deposit(long amount) =>
        Asking.To(Stream, _ => Asking.Append(new AccountEvent.Deposited(amount, "")));

    // Takes back the first amount ever deposited, which a sum alone does not tell.
    private static LedgerCommand UndoFirst() => Asking.To(
        Stream,
        scope => scope.ReadWhole<Remembered>(Stream).State.Amounts is [var first, ..]
            ? Asking.Append(new AccountEvent.Deposited(-first, "undone"))
            : new Decision.Refuse("nothing to undo"));

    // What undoes must be made of the whole, for a rebuild as for the writer.
    private static ReadModelRows Amounts(EventInContext e)
    {
        var (after, deposited) = ((Remembered)e.After, (AccountEvent.Deposited)e.Payload);
        var first = deposited.Note == "undone" ? after.Amounts![0] : 0;
        return new(null, new RegisterRow("sum", "a", $"{after.Sum} {first}", "{}"u8.ToArray()), []);
    }

    private static long AmountOf(StoredCommand command)
    {
        using var data = JsonDocument.Parse(command.Events[0].Data);
        return data.RootElement.GetProperty("amount").GetInt64();
    }

    /// <summary>Sums amounts; the writer does not keep which they were.</summary>
    private sealed record Remembered(long Sum, ImmutableList<long>? Amounts)
    {
        public static readonly Remembered None = new(0, []);

        public Remembered With(object deposited)
        {
            var amount = ((AccountEvent.Deposited)deposited).Amount;
            return new(Sum + amount, Amounts?.Add(amount));
        }
    }
}
