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
    [InlineData(Way.ToServer, 53)]
    [InlineData(Way.ToClient, 13)]
    public Task Of_every_few_leaves_one_result(Way way, int step) => Cut(way, step);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(Way.ToServer)]
    [InlineData(Way.ToClient)]
    public Task Leaves_one_result(Way way) => Cut(way, 1);

    private async Task Cut(Way way, int step)
    {
        await using var place = await cluster.NewPlace();
        await using var wire = new Wire(place.ConnectionString);
        var node = await place.Node(over: wire.ConnectionString);
        var bytes = await OneAppend(place, node, wire, way);
        var cuts = 0;
        for (var after = 0L; after <= bytes; after += step)
        {
            wire.CutAfter(way, after);
            var key = $"cut-{after}";
            var order = Order.Party(key, key);
            (await place.Journal.Settle(() => node, order)).ShouldBeOfType<Reply.Stored>();
            (await place.Journal.Send(node, order)).ShouldBeOfType<Reply.Stored>().Again.ShouldBeTrue();
            cuts += wire.Disarm() ? 0 : 1;
        }
        cuts.ShouldBe((int)(bytes / step) + 1);
        (await place.Ask("select count(*) from ledger.mt_events")).ShouldBe(cuts + 2L);
        await place.Holds();
    }

    /// <summary>How many bytes go that way for one append over a new connection, as after each cut.</summary>
    private static async Task<long> OneAppend(Place place, Node node, Wire wire, Way way)
    {
        await place.Journal.Send(node, Order.Party("first", "first"));
        wire.Counted(way);
        await place.Journal.Send(node, Order.Party("second", "second"));
        return wire.Counted(way);
    }
}
