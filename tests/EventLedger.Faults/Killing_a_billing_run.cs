namespace EventLedger.Faults;

/// <summary>
/// kill -9 in the middle of a billing run: it goes on by itself, each contract has one invoice, numbers have
/// no gap, and the run counts what was invoiced before and after.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class Killing_a_billing_run(Cluster cluster)
{
    private const int Contracts = 1_200;

    [Fact]
    public async Task Doubles_and_skips_nothing()
    {
        await using var place = await cluster.NewPlace();
        (await KilledInTheMiddle(place, place.ConnectionString)).ShouldBeEmpty();
        await place.Holds();
    }

    /// <summary>
    /// Without the look at keys, what was invoiced before the kill and not written down looks as if somebody
    /// else had invoiced it.
    /// </summary>
    [Fact]
    public async Task Needs_the_look_at_keys()
    {
        await using var place = await cluster.NewPlace();
        var plant = new StatementPlant("where key = any($1)", "where key = any($1) and false");
        await using var wire = new Wire(place.ConnectionString, plant);
        var violations = await KilledInTheMiddle(place, wire.ConnectionString);
        plant.Found.ShouldBePositive();
        violations.ShouldContain(found => found.StartsWith("counted:", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task Again_and_again_on_two_nodes_doubles_and_skips_nothing()
    {
        await using var place = await cluster.NewPlace();
        var scene = new BillingRunScene(place, 12_000);
        await scene.Set(secondsACommit: 0.1);
        var servers = new List<ServerProcess>
        {
            await ServerProcess.OnDatabase(place.ConnectionString),
            await ServerProcess.OnDatabase(place.ConnectionString),
        };
        try
        {
            var location = await BillingRunScene.Start(servers[0].Http);
            var random = new SplitMix(Load.NewSeed());
            for (var i = 0; i < 20 && await scene.Invoices() < 12_000; i++)
            {
                await Task.Delay(200 + random.Below(1_500));
                var victim = servers[i % 2];
                await victim.Kill();
                await scene.RunOut();
                servers[i % 2] = await ServerProcess.OnDatabase(place.ConnectionString);
                await victim.DisposeAsync();
            }
            (await scene.Violations(() => servers[0].Http, location)).ShouldBeEmpty();
            await place.Holds();
        }
        finally
        {
            foreach (var server in servers)
                await server.DisposeAsync();
        }
    }

    private static async Task<IReadOnlyList<string>> KilledInTheMiddle(Place place, string connectionString)
    {
        var scene = new BillingRunScene(place, Contracts);
        await scene.Set(secondsACommit: 0.3);
        string location;
        await using (var first = await ServerProcess.OnDatabase(connectionString))
        {
            location = await BillingRunScene.Start(first.Http);
            await using var held = await scene.UntilItIsAhead(first.Http, location);
            await first.Kill();
        }
        (await scene.Invoices()).ShouldBeLessThan(Contracts, "it was over before it was killed");
        await using var second = await ServerProcess.OnDatabase(connectionString);
        return await scene.Violations(() => second.Http, location);
    }
}
