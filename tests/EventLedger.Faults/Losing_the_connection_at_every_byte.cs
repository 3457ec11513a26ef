namespace EventLedger.Faults;

/// <summary>
/// The connection to PostgreSQL is cut after one byte of an append, after two, and so on, in both directions:
/// before the commit, in it, and when only its reply is lost. Sent again with its key, the command is found
/// to be done once.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class Losing_the_connection_at_every_byte(Cluster cluster)
{
    [Theory]
    [InlineData(Way.ToServer, 97)]
    [InlineData(Way.ToClient, 23)]
    public Task Of_every_few_leaves_one_result(Way way, int step) => Cut(way, step);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(Way.ToServer)]
    [InlineData(Way.ToClient)]
    public Task Leaves_one_result(Way way) => Cut(way, 1);

    /// <summary>Cuts along appends, one after the other; gives how often.</summary>
    internal static async Task<int> CutAlong(Place place, Wire wire, Way way, int step, int tries = 200)
    {
        var node = await place.Node(over: wire.ConnectionString);
        var bytes = await OneAppend(place, node, wire, way);
        var cuts = 0;
        for (var after = 0L; after <= bytes; after += step)
        {
            wire.CutAfter(way, after);
            var order = Order.Party($"cut-{after}", $"cut-{after}");
            await place.Journal.Settle(() => node, order, tries);
            await place.Journal.Send(node, order);
            cuts += wire.Disarm() ? 0 : 1;
        }
        cuts.ShouldBe((int)(bytes / step) + 1);
        return cuts;
    }

    private async Task Cut(Way way, int step)
    {
        await using var place = await cluster.NewPlace();
        await using var wire = new Wire(place.ConnectionString);
        var cuts = await CutAlong(place, wire, way, step);
        place.Journal.Stored.Count().ShouldBe(cuts + 2);
        (await place.Ask("select count(*) from ledger.mt_events")).ShouldBe(cuts + 2L);
        await place.Holds();
    }

    /// <summary>How many bytes go that way for one append that prepares its statements.</summary>
    private static async Task<long> OneAppend(Place place, Node node, Wire wire, Way way)
    {
        await place.Journal.Send(node, Order.Party("first", "first"));
        wire.Counted(way);
        await place.Journal.Send(node, Order.Party("second", "second"));
        return wire.Counted(way);
    }
}
