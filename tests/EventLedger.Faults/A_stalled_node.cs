namespace EventLedger.Faults;

/// <summary>
/// A server is suspended while it holds the ledger's lock, between its two trips. PostgreSQL ends its
/// transaction after five seconds and the other node goes on; when it wakes, it does no harm.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class A_stalled_node(Cluster cluster)
{
    private const int Tries = 400;

    private const string Holding = """
        select count(*) from pg_stat_activity a join pg_locks l on l.pid = a.pid
        where a.datname = current_database() and a.application_name = 'eventledger-writer'
            and a.state = 'idle in transaction' and l.locktype = 'advisory' and l.granted
        """;

    [Fact]
    public Task Holds_nobody_up_and_does_no_harm_afterwards() => Stall(times: 1);

    [Fact]
    [Trait("Category", "Long")]
    public Task Holds_nobody_up_and_does_no_harm_afterwards_many_times() => Stall(times: 12);

    private async Task Stall(int times)
    {
        await using var place = await cluster.NewPlace();
        await using var server = await ServerProcess.OnDatabase(place.ConnectionString);
        var other = await place.Node();
        var load = new Load(place.Journal, [server.Node], Load.NewSeed());
        await load.During(12, async _ =>
        {
            for (var i = 0; i < times; i++)
            {
                await FreezeWithTheLock(place, server);
                var goneOn = await place.Journal.Settle(() => other, Order.Party($"on-{i}", $"on-{i}"));
                goneOn.ShouldBeOfType<Reply.Stored>();
                (await place.Ask(Holding)).ShouldBe(0L);
                await server.Thaw();
                await place.Journal.Settle(() => server.Node, Order.Party($"after-{i}", $"after-{i}"));
            }
        });
        await place.Journal.SettleAll(other);
        await place.Holds(load.About);
    }

    /// <summary>Suspends the server again and again, until it is caught with the lock.</summary>
    private static async Task FreezeWithTheLock(Place place, ServerProcess server)
    {
        await using var connection = await Sql.Open(place.ConnectionString);
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            await server.Freeze();
            // Twice: what PostgreSQL was still doing for it may end in a moment.
            if (await Sql.Execute(connection, Holding) is 1L && await Sql.Execute(connection, Holding) is 1L)
                return;
            await server.Thaw();
            await Task.Delay(7);
        }
        throw new InvalidOperationException($"The server was not caught with the lock in {Tries} tries.");
    }
}
