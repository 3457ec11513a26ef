using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace EventLedger.Faults;

/// <summary>
/// kill -9 at random moments under load: of a backend, of PostgreSQL, of the server. What was answered is
/// there once, what was refused is not, and nothing else has changed.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class Killing_processes(Cluster cluster)
{
    private const string Backends = """
        select pid from pg_stat_activity
        where datname = current_database() and application_name = 'eventledger-writer'
        """;

    [Fact]
    public Task Of_backends_that_are_terminated_loses_nothing() => Terminating(times: 12);

    [Fact]
    [Trait("Category", "Long")]
    public Task Of_backends_that_are_terminated_loses_nothing_for_long() => Terminating(times: 300);

    [Fact]
    public Task Of_a_backend_loses_nothing() => KillingBackends(times: 2);

    [Fact]
    [Trait("Category", "Long")]
    public Task Of_a_backend_loses_nothing_for_long() => KillingBackends(times: 30);

    [Fact]
    public Task Of_the_postmaster_loses_nothing() => KillingPostmasters(times: 2);

    [Fact]
    [Trait("Category", "Long")]
    public Task Of_the_postmaster_loses_nothing_for_long() => KillingPostmasters(times: 20);

    [Fact]
    public Task Of_the_server_loses_nothing() => KillingServers(times: 1);

    [Fact]
    [Trait("Category", "Long")]
    public Task Of_the_server_loses_nothing_for_long() => KillingServers(times: 20);

    private Task Terminating(int times) => Under(times, 150, async place =>
        await place.Ask($"select count(pg_terminate_backend(pid)) from ({Backends}) writers"));

    private Task KillingBackends(int times) => Under(times, 400, async place =>
    {
        if (await SomeBackend(place) is not { } pid)
            return;
        using var kill = Process.Start("kill", ["-KILL", pid.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await cluster.UntilItAnswers();
    });

    // The postmaster may have answered once more before it noticed the kill before this one.
    private async Task<int?> SomeBackend(Place place)
    {
        try
        {
            return (int?)await place.Ask($"{Backends} limit 1");
        }
        catch (NpgsqlException e) when (Sql.IsDown(e))
        {
            await cluster.UntilItAnswers();
            return (int?)await place.Ask($"{Backends} limit 1");
        }
    }

    private Task KillingPostmasters(int times) => Under(times, 400, async _ =>
    {
        await cluster.KillPostmaster();
        await cluster.UntilItAnswers();
    });

    /// <summary>Two nodes in this process, and a kill after each of some random times.</summary>
    private async Task Under(int times, int mostMilliseconds, Func<Place, Task> kill)
    {
        await using var place = await cluster.NewPlace();
        Node[] nodes = [await place.Node(), await place.Node()];
        var load = new Load(place.Journal, nodes, Load.NewSeed());
        await load.During(8, async random =>
        {
            for (var i = 0; i < times; i++)
            {
                await Task.Delay(100 + random.Below(mostMilliseconds));
                await kill(place);
            }
        });
        await place.Journal.SettleAll(nodes[0]);
        place.Journal.Stored.ShouldNotBeEmpty();
        await place.Holds(load.About);
    }

    /// <summary>Two servers; one of them is killed and started anew, while the other goes on.</summary>
    private async Task KillingServers(int times)
    {
        await using var place = await cluster.NewPlace();
        var servers = new List<ServerProcess>
        {
            await ServerProcess.OnDatabase(place.ConnectionString),
            await ServerProcess.OnDatabase(place.ConnectionString),
        };
        try
        {
            Node[] nodes = [order => servers[0].Node(order), order => servers[1].Node(order)];
            var load = new Load(place.Journal, nodes, Load.NewSeed());
            await load.During(8, async random =>
            {
                for (var i = 0; i < times; i++)
                {
                    await Task.Delay(500 + random.Below(1_000));
                    var victim = servers[i % 2];
                    await victim.Kill();
                    servers[i % 2] = await ServerProcess.OnDatabase(place.ConnectionString);
                    await victim.DisposeAsync();
                }
            });
            await place.Journal.SettleAll(nodes[0]);
            place.Journal.Stored.ShouldNotBeEmpty();
            await place.Holds(load.About);
        }
        finally
        {
            foreach (var server in servers)
                await server.DisposeAsync();
        }
    }
}
