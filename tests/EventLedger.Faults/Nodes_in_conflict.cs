namespace EventLedger.Faults;

/// <summary>
/// Several nodes decide on the same contracts, and on parties and places that a rule only reads, at once:
/// each answer is right where it stands in the one order of the ledger.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class Nodes_in_conflict(Cluster cluster)
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public Task Decide_as_one(int nodes) => DecideAsOne(nodes, clients: 12, orders: 40);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(2)]
    [InlineData(3)]
    public Task Decide_as_one_for_long(int nodes) => DecideAsOne(nodes, clients: 24, orders: 400);

    /// <summary>
    /// Another node registers the parties while a contract between them is signed. A registration that was
    /// answered is seen by the next signature on any node.
    /// </summary>
    [Fact]
    public async Task See_parties_that_were_registered_elsewhere_a_moment_ago()
    {
        await using var place = await cluster.NewPlace();
        Node[] nodes = [await place.Node(), await place.Node()];
        await place.Journal.Send(nodes[0], Order.Facility("f", "f"));
        for (var i = 0; i < 40; i++)
        {
            var (here, there) = (nodes[i % 2], nodes[1 - (i % 2)]);
            Order Sign(string key) => Order.Sign($"c{i}", $"a{i}", $"b{i}", "f", key);
            var early = place.Journal.Settle(() => here, Sign($"early-{i}"));
            var parties = Task.WhenAll(
                place.Journal.Settle(() => there, Order.Party($"a{i}", $"a{i}")),
                place.Journal.Settle(() => here, Order.Party($"b{i}", $"b{i}")));
            var between = place.Journal.Settle(() => there, Sign($"between-{i}"));
            await parties;
            var late = await place.Journal.Settle(() => here, Sign($"late-{i}"));
            if (await early is Reply.Refused && await between is Reply.Refused)
                late.ShouldBeOfType<Reply.Stored>();
            else
                late.ShouldBeOfType<Reply.Refused>().Code.ShouldBe("already-signed");
        }
        await place.Holds();
    }

    private async Task DecideAsOne(int count, int clients, int orders)
    {
        await using var place = await cluster.NewPlace();
        var nodes = new List<Node>();
        for (var i = 0; i < count; i++)
            nodes.Add(await place.Node());
        var load = new Load(place.Journal, nodes, Load.NewSeed());
        await load.Run(clients, orders);
        place.Journal.Stored.ShouldNotBeEmpty();
        place.Journal.Refused.ShouldNotBeEmpty();
        await place.Holds(load.About);
    }
}
