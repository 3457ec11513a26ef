using EventLedger.Store.Tests.Support;
using Shouldly;

namespace EventLedger.Store.Tests;

/// <summary>One node does a job at a time; one that has lost its lease writes nothing.</summary>
public sealed class Jobs_of_a_ledger(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Job = "job";
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);
    private static readonly DateOnly Day = new(2026, 7, 1);

    private static Task<JobLease?> Take(Ledger ledger) =>
        ledger.Jobs.Take(Job, Guid.CreateVersion7(), Long, default);

    private async Task RunOut(Ledger ledger) => await database.Sql(
        ledger.Name, "update {schema}.lg_leases set expires_at = clock_timestamp() - interval '1 second'");

    [Fact]
    public async Task Are_taken_by_one_node_and_given_back()
    {
        var nodes = await database.FreshOn(2);
        var first = (await Take(nodes[0])).ShouldNotBeNull();
        (await Take(nodes[1])).ShouldBeNull();
        (await nodes[1].Jobs.Take("another", Guid.CreateVersion7(), Long, default)).ShouldNotBeNull();
        await first.Release(default);
        (await Take(nodes[1])).ShouldNotBeNull().Token.ShouldBeGreaterThan(first.Token);
    }

    [Fact]
    public async Task Are_taken_by_one_of_many_nodes_at_once()
    {
        var nodes = await database.FreshOn(4);
        for (var round = 1; round <= 5; round++)
        {
            var leases = await Task.WhenAll(nodes.Concat(nodes).Select(Take));
            leases.OfType<JobLease>().ShouldHaveSingleItem().Token.ShouldBe(round);
            await RunOut(nodes[0]);
        }
    }

    [Fact]
    public async Task Are_taken_over_when_the_lease_has_run_out()
    {
        var ledger = await database.Fresh();
        var first = (await Take(ledger))!;
        await RunOut(ledger);
        (await first.Renew(default)).ShouldBeTrue();
        (await Take(ledger)).ShouldBeNull();
        await RunOut(ledger);
        (await Take(ledger)).ShouldNotBeNull();
        (await first.Renew(default)).ShouldBeFalse();
    }

    [Fact]
    public async Task Take_nothing_from_a_node_that_has_lost_them()
    {
        var ledger = await database.Fresh();
        var first = (await Take(ledger))!;
        (await first.Note(Day, 7, default)).ShouldBeTrue();
        (await first.Schedule([("a", Day)], default)).ShouldBeTrue();
        await RunOut(ledger);
        var second = (await Take(ledger))!;
        second.Progress.ShouldBe(new(Day, 7));
        (await first.Note(Day.AddDays(1), 8, default)).ShouldBeFalse();
        (await first.Schedule([("a", null), ("b", Day)], default)).ShouldBeFalse();
        await first.Release(default);
        (await Take(ledger)).ShouldBeNull();
        (await ledger.Jobs.Progress(Job, default)).ShouldBe(new(Day, 7));
        (await second.Due(Day, default)).ShouldBe(["a"]);
    }

    [Fact]
    public async Task Remember_how_far_they_came_and_what_is_due()
    {
        var ledger = await database.Fresh();
        (await ledger.Jobs.Progress(Job, default)).ShouldBe(new(null, 0));
        var lease = (await Take(ledger))!;
        (await lease.Schedule([("c", Day), ("a", Day.AddDays(1)), ("b", null)], default)).ShouldBeTrue();
        (await lease.Due(Day.AddDays(-1), default)).ShouldBeEmpty();
        (await lease.Due(Day, default)).ShouldBe(["c"]);
        (await lease.Due(Day.AddDays(9), default)).ShouldBe(["a", "c"]);
        (await lease.Schedule([("c", null), ("b", Day)], default)).ShouldBeTrue();
        (await lease.Due(Day, default)).ShouldBe(["b"]);
    }

    [Fact]
    public async Task Write_down_where_they_go_on_together_with_what_they_found()
    {
        var ledger = await database.Fresh();
        var lease = (await Take(ledger))!;
        lease.Progress.Bookmark.ShouldBeNull();
        (await lease.Write(
            """{"at":"b"}""", "one", [("b", """{"n":1}"""), ("a", "2")], default)).ShouldBeTrue();
        (await lease.Write("""{"at":"c"}""", "one", [("c", "3")], default)).ShouldBeTrue();
        (await lease.Write("""{"at":"c"}""", "two", [("a", "4")], default)).ShouldBeTrue();
        (await ledger.Jobs.Progress(Job, default)).Bookmark.ShouldBe("""{"at":"c"}""");
        (await ledger.Jobs.Findings(Job, "one", null, 2, default))
            .ShouldBe([("a", "2"), ("b", """{"n":1}""")]);
        (await ledger.Jobs.Findings(Job, "one", "b", 2, default)).ShouldBe([("c", "3")]);
        (await ledger.Jobs.Findings("another", "one", null, 2, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Write_nothing_down_once_they_are_another_nodes()
    {
        var ledger = await database.Fresh();
        var first = (await Take(ledger))!;
        (await first.Write("1", "one", [], default)).ShouldBeTrue();
        await RunOut(ledger);
        (await first.Write("2", "one", [], default)).ShouldBeTrue();
        (await Take(ledger)).ShouldBeNull("it holds the lease again");
        await RunOut(ledger);
        (await Take(ledger)).ShouldNotBeNull().Progress.Bookmark.ShouldBe("2");
        (await first.Write("3", "one", [("a", "1")], default)).ShouldBeFalse();
        (await ledger.Jobs.Progress(Job, default)).Bookmark.ShouldBe("2");
        (await ledger.Jobs.Findings(Job, "one", null, 9, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Keep_what_they_found()
    {
        var ledger = await database.Fresh();
        var lease = (await Take(ledger))!;
        await lease.Write("1", "one", [("a", "1")], default);
        (await Should.ThrowAsync<Npgsql.PostgresException>(
            () => lease.Write("2", "one", [("a", "2")], default))).SqlState.ShouldBe("23505");
        (await ledger.Jobs.Progress(Job, default)).Bookmark.ShouldBe("1");
        foreach (var change in (string[])
            ["update {schema}.lg_findings set body = '2'", "delete from {schema}.lg_findings"])
            await Should.ThrowAsync<Npgsql.PostgresException>(() => database.Sql(ledger.Name, change));
    }

    [Fact]
    public async Task Go_on_while_the_ledger_is_locked_by_its_writer()
    {
        var ledger = await database.Fresh();
        await using var connection = new Npgsql.NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var locked = await connection.BeginTransactionAsync();
        await using var command = new Npgsql.NpgsqlCommand(
            $"""
            select pg_advisory_xact_lock({0x4C474552}, '"{ledger.Name.Schema}"'::regnamespace::oid::int4)
            """,
            connection);
        await command.ExecuteNonQueryAsync();
        var lease = (await Take(ledger)).ShouldNotBeNull();
        (await lease.Schedule([("a", Day)], default)).ShouldBeTrue();
        (await lease.Note(Day, 1, default)).ShouldBeTrue();
    }
}
