using EventLedger.Server;
using EventLedger.Store;
using Microsoft.Extensions.DependencyInjection;

namespace EventLedger.Faults;

/// <summary>
/// Nodes whose clocks are days apart write one log: its instants grow. A node whose system clock is not
/// PostgreSQL's takes no commands; a clock that is given to a node has its own opinion, and is let be.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class Wrong_clocks(Cluster cluster)
{
    private const string ClockOfTheDatabase = "clock_timestamp()";

    [Fact]
    public async Task Still_give_instants_that_grow_from_commit_to_commit()
    {
        await using var place = await cluster.NewPlace();
        await TakeTurns(place, place.ConnectionString);
        await place.Holds();
    }

    [Fact]
    public async Task Under_load_decide_as_one()
    {
        await using var place = await cluster.NewPlace();
        var nodes = new List<Node>();
        foreach (var hours in (int[])[0, 30, -30])
            nodes.Add(await place.Node(new Astray(TimeSpan.FromHours(hours))));
        var load = new Load(place.Journal, nodes, Load.NewSeed());
        await load.Run(8, 25);
        await place.Holds(load.About);
    }

    [Theory]
    [InlineData("+ interval '6 seconds'")]
    [InlineData("- interval '1 hour'")]
    public async Task Of_the_system_make_a_node_unready(string difference)
    {
        await using var place = await cluster.NewPlace();
        await using var wire = new Wire(
            place.ConnectionString, new(ClockOfTheDatabase, $"{ClockOfTheDatabase} {difference}"));
        var ledger = await place.Open(over: wire.ConnectionString);
        (await ledger.CanTakeCommands(default)).Reason.ShouldNotBeNull().ShouldContain("clocks");
        var reply = await place.Journal.Send(Nodes.Of(ledger), Order.Party("p", "k"));
        reply.ShouldBeOfType<Reply.NotNow>().Reason.ShouldContain("clocks");
        (await ReadyStatus(wire.ConnectionString, TimeProvider.System)).ShouldBe(503);
        (await place.Ask("select count(*) from ledger.mt_events")).ShouldBe(0L);
        await place.Holds();
    }

    [Theory]
    [InlineData("+ interval '6 seconds'")]
    [InlineData("- interval '1 hour'")]
    public async Task That_were_given_to_a_node_leave_it_ready(string difference)
    {
        await using var place = await cluster.NewPlace();
        await using var wire = new Wire(
            place.ConnectionString, new(ClockOfTheDatabase, $"{ClockOfTheDatabase} {difference}"));
        var ledger = await place.Open(new Astray(default), wire.ConnectionString);
        (await ledger.CanTakeCommands(default)).Ready.ShouldBeTrue();
        (await place.Journal.Send(Nodes.Of(ledger), Order.Party("p", "k"))).ShouldBeOfType<Reply.Stored>();
        (await ReadyStatus(wire.ConnectionString, new Astray(TimeSpan.FromDays(1)))).ShouldBe(200);
        await place.Holds();
    }

    [Fact]
    public async Task That_differ_little_are_let_be()
    {
        await using var place = await cluster.NewPlace();
        await using var wire = new Wire(
            place.ConnectionString, new(ClockOfTheDatabase, $"{ClockOfTheDatabase} + interval '2 seconds'"));
        var ledger = await place.Open(over: wire.ConnectionString);
        (await ledger.CanTakeCommands(default)).Ready.ShouldBeTrue();
    }

    /// <summary>Three nodes in turn: on time, three days ahead, three days behind.</summary>
    internal static async Task TakeTurns(Place place, string connectionString)
    {
        var nodes = new List<Ledger>();
        foreach (var days in (int[])[0, 3, -3])
            nodes.Add(await place.Open(new Astray(TimeSpan.FromDays(days)), connectionString));
        for (var i = 0; i < 30; i++)
            (await place.Journal.Send(Nodes.Of(nodes[i % 3]), Order.Party($"p{i}", $"k{i}")))
                .ShouldBeOfType<Reply.Stored>();
    }

    private static async Task<int> ReadyStatus(string connectionString, TimeProvider clock)
    {
        var options = new ServerOptions { Urls = ["http://127.0.0.1:0"], LoadSeeds = false };
        await using var server = ServerApp.Build(options, connectionString, clock);
        await server.StartAsync();
        await server.Services.GetRequiredService<LedgerStart>().Done;
        using var http = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };
        using var answer = await http.GetAsync("/readyz");
        await server.StopAsync();
        return (int)answer.StatusCode;
    }

    /// <summary>A clock that runs as the system's, ahead of it or behind.</summary>
    private sealed class Astray(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
