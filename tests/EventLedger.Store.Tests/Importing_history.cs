using System.Text;
using System.Text.Json;
using EventLedger.Store.Tests.Support;
using Shouldly;

namespace EventLedger.Store.Tests;

/// <summary>Commands that state when they were recorded elsewhere are recorded at that instant.</summary>
public sealed class Importing_history(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTime Noon = new(2026, 6, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Arrival = new(2026, 7, 1, 10, 0, 0, DateTimeKind.Utc);

    private static LedgerCommand At(DateTime statedAt, LedgerCommand command, DateTime? notBefore = null) =>
        command with { Import = new ImportMark(statedAt, Arrival, "ann", notBefore) };

    private static Task<IReadOnlyList<CommandOutcome>> Import(
        Ledger ledger, DateTime statedAt, params LedgerCommand[] commands) =>
        ledger.Import([.. commands.Select(command => At(statedAt, command))], default);

    private static DateTime[] Instants(IEnumerable<CommandOutcome> outcomes) =>
        [.. outcomes.Select(one => one.ShouldBeOfType<CommandOutcome.Stored>().Command.RecordedAt)];

    private Task<Ledger> Fresh() => database.Fresh(new ManualClock(Arrival));

    [Fact]
    public async Task Records_it_at_the_instant_that_it_states_and_on_that_day()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(-13), "test", "test");
        var node = database.Node(new ManualClock(Arrival), zone);
        var ledger = await node.Create(database.FreshName(), default);
        var outcomes = await Import(ledger, Noon, Asking.To(
            "account-a", scope => Asking.Append(new AccountEvent.Opened(scope.Today.ToString("O")))));
        Instants(outcomes).ShouldBe([Noon]);
        ((CommandOutcome.Stored)outcomes[0]).Command.State.ShouldBe(new Account(true, "2026-05-31", 0));
        (await ledger.Reader.PositionAt(Noon, default)).ShouldBe(1);
        (await ledger.Reader.PositionAt(Noon.AddMicroseconds(-1), default)).ShouldBe(0);
    }

    [Fact]
    public async Task Marks_it_under_the_seal_with_what_it_states_and_when_and_by_whom_it_came()
    {
        var ledger = await Fresh();
        await Import(ledger, Noon, Asking.Open("a"));
        var stored = (await ledger.Reader.All(0, 1, 1, default)).Single();
        (stored.StatedAt, stored.ArrivedAt, stored.RecordedAt).ShouldBe((Noon, Arrival, Noon));
        using var line = JsonDocument.Parse(stored.Line);
        line.RootElement.GetProperty("headers").GetRawText().ShouldBe(
            """{"arrivedAt":"2026-07-01T10:00:00.000000Z","effectiveOn":"2026-07-01","importedBy":"ann","""
            + "\"statedAt\":\"2026-06-01T12:00:00.000000Z\"}");
        (await database.Sql(ledger.Name, "select leaf_hashes from {schema}.lg_commits"))
            .ShouldBe(stored.LeafHash);
    }

    [Fact]
    public async Task Marks_nothing_else()
    {
        var ledger = await Fresh();
        var stored = (await ledger.Stores(Asking.Open("a"))).Command.Events.Single();
        (stored.StatedAt, stored.ArrivedAt).ShouldBe((null, null));
        Encoding.UTF8.GetString(stored.Headers).ShouldBe("""{"effectiveOn":"2026-07-01"}""");
    }

    [Fact]
    public async Task Of_one_instant_lies_in_one_commit_and_each_command_stands_alone()
    {
        var ledger = await Fresh();
        var outcomes = await Import(
            ledger, Noon, Asking.Open("a"), Asking.Deposit("a", 0), Asking.Deposit("a", 5),
            Asking.Deposit("nobody", 1), Asking.Open("b"));
        outcomes[1].ShouldBe(new CommandOutcome.Refused("amount-too-small"));
        outcomes[3].ShouldBe(new CommandOutcome.NotFound());
        Instants([outcomes[0], outcomes[2], outcomes[4]]).ShouldAllBe(at => at == Noon);
        (await database.Sql(ledger.Name, "select count(*) from {schema}.lg_commits")).ShouldBe(1L);
        (await ledger.Reader.PositionAt(Noon, default)).ShouldBe(3);
    }

    [Fact]
    public async Task Of_one_instant_in_further_requests_comes_a_microsecond_later_each_time()
    {
        var ledger = await Fresh();
        var instants = new List<DateTime>();
        foreach (var id in (string[])["a", "b", "c"])
            instants.AddRange(Instants(await Import(ledger, Noon, Asking.Open(id))));
        instants.ShouldBe([Noon, Noon.AddMicroseconds(1), Noon.AddMicroseconds(2)]);
        // Stated later than what was stated, though not than what was recorded.
        Instants(await Import(ledger, Noon.AddMicroseconds(1), Asking.Open("d")))
            .ShouldBe([Noon.AddMicroseconds(3)]);
        (await Import(ledger, Noon, Asking.Open("e"))).Single().ShouldBe(
            new CommandOutcome.OutOfTime(Noon, Noon.AddMicroseconds(1), Arrival));
    }

    [Fact]
    public async Task Of_an_instant_before_the_last_is_refused_and_at_the_last_is_not()
    {
        var ledger = await Fresh();
        await ledger.Stores(Asking.Open("a"));
        var early = Arrival.AddMicroseconds(-1);
        (await Import(ledger, early, Asking.Open("b"), Asking.Deposit("a", 0), Asking.Deposit("nobody", 1)))
            .ShouldBe([
                new CommandOutcome.OutOfTime(early, Arrival, Arrival),
                new CommandOutcome.OutOfTime(early, Arrival, Arrival),
                new CommandOutcome.NotFound(),
            ]);
        Instants(await Import(ledger, Arrival, Asking.Open("b"))).ShouldBe([Arrival.AddMicroseconds(1)]);
    }

    [Fact]
    public async Task Of_an_instant_before_one_that_its_import_stated_already_is_refused()
    {
        var ledger = await Fresh();
        var after = Noon.AddDays(1);
        (await ledger.Import([At(Noon, Asking.Open("a"), after)], default))
            .ShouldBe([new CommandOutcome.OutOfTime(Noon, after, Arrival)]);
        Instants(await ledger.Import([At(Noon, Asking.Open("a"), Noon)], default)).ShouldBe([Noon]);
    }

    [Fact]
    public async Task Of_an_instant_after_its_arrival_is_refused()
    {
        var ledger = await Fresh();
        var late = Arrival.AddMicroseconds(1);
        (await Import(ledger, late, Asking.Open("a")))
            .ShouldBe([new CommandOutcome.OutOfTime(late, null, Arrival)]);
        Instants(await Import(ledger, Arrival, Asking.Open("a"))).ShouldBe([Arrival]);
    }

    [Fact]
    public async Task Again_with_its_keys_answers_the_same_whatever_the_time_of_the_ledger()
    {
        var ledger = await Fresh();
        await Import(ledger, Noon, Asking.Open("a"), Asking.Deposit("a", 5, "k"));
        await ledger.Stores(Asking.Open("b"));
        var again = await Import(ledger, Noon, Asking.Deposit("a", 5, "k"), Asking.Deposit("a", 6, "l"));
        again[0].ShouldBeOfType<CommandOutcome.Replayed>();
        again[1].ShouldBe(new CommandOutcome.OutOfTime(Noon, Arrival, Arrival));
    }

    [Fact]
    public async Task Leaves_what_happens_now_to_the_clock()
    {
        var ledger = await Fresh();
        await Import(ledger, Noon, Asking.Open("a"));
        (await ledger.Stores(Asking.Deposit("a", 1))).Command.RecordedAt.ShouldBe(Arrival);
    }

    [Fact]
    public async Task Shares_no_commit_with_what_happens_now_or_happened_at_another_instant()
    {
        var ledger = await Fresh();
        var outcomes = (await OneBatch.OfAll(ledger, () => (Task<IReadOnlyList<CommandOutcome>>[])
        [
            Import(ledger, Noon, Asking.Open("a"), Asking.Deposit("a", 1)),
            Import(ledger, Noon.AddHours(1), Asking.Open("b"), Asking.Deposit("a", 2)),
            Task.Run(async () => (IReadOnlyList<CommandOutcome>)[await ledger.Execute(
                Asking.Open("c"), default)]),
        ])).SelectMany(all => all);
        var later = Noon.AddHours(1);
        Instants(outcomes)[..4].ShouldBe([Noon, Noon, later, later]);
        (await database.Column<long>(
            ledger.Name, "select last_position from {schema}.lg_commits order by 1")).ShouldBe([2L, 4L, 5L]);
    }

    [Fact]
    public async Task Is_decided_again_as_a_whole_when_another_node_moved_a_part_of_it()
    {
        var name = database.FreshName();
        var here = await database.Node(new ManualClock(Arrival)).Create(name, default);
        var there = await database.Node(new ManualClock(Arrival)).Create(name, default);
        await Import(here, Noon, Asking.Open("a"), Asking.Open("b"));
        await Import(there, Noon.AddHours(1), Asking.Deposit("b", 7));
        var outcomes = await Import(
            here, Noon.AddHours(2), Asking.Deposit("a", 1), Asking.Deposit("b", 1), Asking.Deposit("a", 2));
        Instants(outcomes).ShouldAllBe(at => at == Noon.AddHours(2));
        outcomes.Select(one => ((Account)((CommandOutcome.Stored)one).Command.State).Balance)
            .ShouldBe([1L, 8L, 3L]);
        (await here.Reader.Head(default)).RecordedAt.ShouldBe(Noon.AddHours(2));
    }

    [Fact]
    public async Task Takes_one_instant_at_a_time_in_whole_microseconds()
    {
        var ledger = await Fresh();
        await Should.ThrowAsync<ArgumentException>(() => ledger.Import([Asking.Open("a")], default));
        await Should.ThrowAsync<ArgumentException>(() => ledger.Import(
            [At(Noon, Asking.Open("a")), At(Noon.AddHours(1), Asking.Open("b"))], default));
        await Should.ThrowAsync<ArgumentException>(() => Import(ledger, Noon.AddTicks(1), Asking.Open("a")));
        await Should.ThrowAsync<ArgumentException>(() => Import(
            ledger, DateTime.SpecifyKind(Noon, DateTimeKind.Local), Asking.Open("a")));
        await Should.ThrowAsync<ArgumentException>(() => ledger.Import(
            [.. Enumerable.Repeat(At(Noon, Asking.Open("a")), Ledger.MaxImported + 1)], default));
        await Should.ThrowAsync<ArgumentException>(
            () => ledger.ExecuteTogether([At(Noon, Asking.Open("a"))], default));
        (await ledger.Reader.Head(default)).Position.ShouldBe(0);
    }
}
