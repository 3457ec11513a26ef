namespace EventLedger.Faults;

/// <summary>
/// One node imports history while another records what happens now. History goes in up to the moment at which
/// the other is first, and not after: instants never go back, and what is stored stands at its own instant.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class Importing_beside_another_node(Cluster cluster)
{
    private const int Orders = 30;

    private const string StatedOtherwise = """
        select count(*) from ledger.mt_events
        where headers ->> 'statedAt'
            <> to_char(timestamp at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        """;

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(23)]
    public async Task Goes_in_until_the_other_node_is_first(int before)
    {
        await using var place = await cluster.NewPlace();
        await Race(place, before, over: null);
        var stored = await Stored(place);
        stored.Length.ShouldBeGreaterThanOrEqualTo(before);
        var other = stored.Length + 1L;
        (await place.Ask("select position from ledger.lg_idempotency_keys where key = 'now'"))
            .ShouldBe(other);
        stored.ShouldBe(Enumerable.Range(0, stored.Length).Select(n => $"h{n}"), "a later one went in");
        (await place.Ask(StatedOtherwise)).ShouldBe(0L);
        await place.Holds();
    }

    /// <summary>
    /// Of this very moment: now one node is first and now the other, and orders build on one another.
    /// </summary>
    [Fact]
    public async Task Decides_as_one_with_it()
    {
        await using var place = await cluster.NewPlace();
        var importing = Nodes.Importing(await place.Open(), () => Nodes.Now);
        Node[] nodes = [await place.Node(), importing, importing, importing];
        var load = new Load(place.Journal, nodes, Load.NewSeed());
        await load.Run(3, 40);
        ((long)(await place.Ask("select count(*) from ledger.mt_events where headers ? 'statedAt'"))!)
            .ShouldBePositive(load.About);
        await place.Holds(load.About);
    }

    /// <summary>
    /// The connection breaks here and there, and each order is sent again as it was: it is there once, at the
    /// instant that it states.
    /// </summary>
    [Theory]
    [InlineData(Way.ToServer)]
    [InlineData(Way.ToClient)]
    public async Task Is_sent_again_where_it_broke_off(Way way)
    {
        await using var place = await cluster.NewPlace();
        await using var wire = new Wire(place.ConnectionString);
        var yesterday = Nodes.Now.AddDays(-1);
        var ledger = await place.Open(over: wire.ConnectionString);
        for (var n = 0; n < Orders; n++)
        {
            var statedAt = yesterday.AddMinutes(n);
            var node = Nodes.Importing(ledger, () => statedAt);
            wire.CutAfter(way, n * 97);
            await place.Journal.Settle(() => node, Order.Party($"h{n}", $"h{n}"));
            await place.Journal.Send(node, Order.Party($"h{n}", $"h{n}"));
            wire.Disarm();
        }
        (await Stored(place)).ShouldBe(Enumerable.Range(0, Orders).Select(n => $"h{n}"));
        (await place.Ask(StatedOtherwise)).ShouldBe(0L);
        await place.Holds();
    }

    /// <summary>
    /// The look at the last commit is what keeps history out: a node that takes the last commit for older
    /// than it is, with a function that does not look itself, lets instants go back.
    /// </summary>
    [Fact]
    public async Task Needs_the_last_instant()
    {
        await using var place = await cluster.NewPlace();
        var plant = await Each_protection.ForgetTheLastInstant(place);
        await using var wire = new Wire(place.ConnectionString, plant);
        await Race(place, before: 3, wire.ConnectionString);
        plant.Found.ShouldBePositive();
        (await Stored(place)).Length.ShouldBe(Orders);
        (await place.Violations())
            .ShouldContain(found => found.StartsWith("instants:", StringComparison.Ordinal));
    }

    /// <summary>
    /// Imports one order after the other, each a minute later than the one before, all of yesterday; once
    /// some are sent, another node records a party now.
    /// </summary>
    private static async Task Race(Place place, int before, string? over)
    {
        var yesterday = Nodes.Now.AddDays(-1);
        var minute = 0;
        var importing = Nodes.Importing(
            await place.Open(over: over), () => yesterday.AddMinutes(minute++));
        var other = await place.Node();
        Task<Reply>? now = null;
        for (var n = 0; n < Orders; n++)
        {
            if (n == before)
                now = Task.Run(() => place.Journal.Send(other, Order.Party("now", "now")));
            await place.Journal.Send(importing, Order.Party($"h{n}", $"h{n}"));
        }
        (await now!).ShouldBeOfType<Reply.Stored>();
    }

    private static async Task<string[]> Stored(Place place) =>
        ((string)(await place.Ask("""
            select coalesce(string_agg(headers ->> 'idempotencyKey', ' ' order by seq_id), '')
            from ledger.mt_events where headers ? 'statedAt'
            """))!).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
