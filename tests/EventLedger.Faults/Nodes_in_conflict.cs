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

    /// <summary>
    /// One node closes a month while both invoice it and change its fee. What comes after the closing is
    /// refused, or booked in an open month: the closed month stays as it was.
    /// </summary>
    [Fact]
    public async Task Take_nothing_into_a_month_that_was_closed_elsewhere_a_moment_ago()
    {
        const int months = 20;
        await using var place = await cluster.NewPlace();
        Node[] nodes = [await place.Node(), await place.Node()];
        string[] contracts = ["c0", "c1", "c2", "c3", "c4", "c5"];
        Order[] first =
        [
            Order.Party("p0", "p0"), Order.Party("p1", "p1"), Order.Facility("f", "f"),
            .. contracts.Select(id => Order.Sign(id, "p0", "p1", "f", id)),
        ];
        foreach (var order in first)
            await place.Journal.Send(nodes[0], order);
        for (var month = 0; month < months; month++)
        {
            Order[] orders =
            [
                .. contracts.Select(id => Order.Invoice(id, month, $"invoice {id} {month}")),
                .. contracts.Select((id, n) =>
                    Order.Amend(id, month, 1_001 + (month * 10) + n, $"amend {id} {month}")),
                Order.Close("p0", month, $"close {month}"),
            ];
            await Task.WhenAll(orders.Select((order, n) =>
                place.Journal.Settle(() => nodes[n % 2], order)));
        }
        place.Journal.Refused.SelectMany(entry => entry.Refusals)
            .ShouldContain(refused => refused.Code == "period-closed");
        await place.Holds();
        (await ClosedMonths.Of(place)).ShouldBe(months);
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
