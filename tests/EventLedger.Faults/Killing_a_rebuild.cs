using System.Text.Json;
using EventLedger.Store;

namespace EventLedger.Faults;

/// <summary>
/// kill -9 in the middle of a rebuild of the read models, while other nodes append: it goes on on another
/// node, and what is read afterwards is what the events say.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class Killing_a_rebuild(Cluster cluster)
{
    private const int Clients = 6;

    [Fact]
    public async Task Loses_nothing_and_goes_on_elsewhere()
    {
        await using var place = await cluster.NewPlace();
        var rebuild = await KilledInTheMiddle(place, place.ConnectionString, (node, _) => node.Kill());
        RebuildScene.StateOf(rebuild).ShouldBe("Switched", rebuild.ToString());
        await place.Holds();
    }

    [Fact]
    public async Task Or_freezing_it_holds_nobody_up()
    {
        await using var place = await cluster.NewPlace();
        var rebuild = await KilledInTheMiddle(place, place.ConnectionString, async (node, scene) =>
        {
            await node.Freeze();
            // It holds the tables in the middle of a COPY, and does not answer.
            await scene.RunOut();
        });
        RebuildScene.StateOf(rebuild).ShouldBe("Switched", rebuild.ToString());
        await place.Holds();
    }

    /// <summary>A node that does not look which generation is written goes on with the one before.</summary>
    [Fact]
    public async Task Needs_the_look_at_the_generation()
    {
        await using var place = await cluster.NewPlace();
        var plant = new StatementPlant("p.written_generation, clock_timestamp()", "2, clock_timestamp()");
        await using var wire = new Wire(place.ConnectionString, plant);
        await KilledInTheMiddle(place, wire.ConnectionString, (node, _) => node.Kill());
        plant.Found.ShouldBePositive();
        (await place.Violations()).ShouldContain(found =>
            found.StartsWith("register:", StringComparison.Ordinal));
    }

    /// <summary>Rows of the last events that get lost are found before anybody reads.</summary>
    [Fact]
    public async Task Needs_the_rows_of_the_last_events()
    {
        await using var place = await cluster.NewPlace();
        var scene = new RebuildScene(place);
        await scene.Set();
        var plant = new StatementPlant("$29::jsonb[])", "$29::jsonb[]) where false");
        await using var wire = new Wire(place.ConnectionString, plant);
        var ledger = await place.Open(over: wire.ConnectionString);
        await ledger.Rebuilds.Start("ann", default);
        await scene.Slow();
        var running = ledger.Rebuilds.Run(Guid.CreateVersion7(), default);
        while ((await ledger.Rebuilds.State(3, default))!.Position == 0)
            await Task.Delay(20);
        var node = await place.Node();
        foreach (var late in (string[])["late-1", "late-2"])
            await place.Journal.Send(node, Order.Party(late, late));
        await scene.Hurry();
        await running;

        plant.Found.ShouldBePositive();
        var state = (await ledger.Rebuilds.State(3, default))!;
        state.Stage.ShouldBe(RebuildStage.Differs, state.Problem);
        state.Difference!.Tables.ShouldBe([new("register", 2, 0, 0)]);
        (state.Difference.First.Kind, state.Difference.First.Id).ShouldBe(("Party", "late-1"));
        await place.Holds("what is read is what was read");
    }

    private static async Task<JsonElement> KilledInTheMiddle(
        Place place, string appending, Func<ServerProcess, RebuildScene, Task> fell)
    {
        var scene = new RebuildScene(place);
        await scene.Set();
        Node[] nodes = [await place.Node(over: appending), await place.Node()];
        var load = new Load(place.Journal, nodes, Load.NewSeed());
        JsonElement rebuild = default;
        await load.During(Clients, async _ =>
        {
            await using var first = await ServerProcess.OnDatabase(place.ConnectionString, "--no-seeds");
            await scene.Start(first.Http);
            await RebuildScene.Until(first.Http, RebuildScene.IsInTheMiddle);
            await using var second = await ServerProcess.OnDatabase(place.ConnectionString, "--no-seeds");
            await fell(first, scene);
            await scene.Hurry();
            await scene.RunOut();
            rebuild = await RebuildScene.Until(
                second.Http,
                one => RebuildScene.StateOf(one) is not ("Filling" or "Following" or "Comparing"));
            // Commands go on for a while with what was switched to.
            var head = await Head(place);
            while (await Head(place) < head + 100)
                await Task.Delay(20);
        });
        return rebuild;
    }

    private static async Task<long> Head(Place place) =>
        (long)(await place.Ask("select max(last_position) from ledger.lg_commits"))!;
}
