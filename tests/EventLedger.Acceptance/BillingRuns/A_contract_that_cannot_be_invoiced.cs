using EventLedger.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventLedger.Acceptance.BillingRuns;

/// <summary>
/// A contract whose stream was spoilt in the database keeps no other from its invoice, and is listed.
/// </summary>
[Collection(AnotherCluster.Name)]
public sealed class A_contract_that_cannot_be_invoiced(Cluster cluster) : IAsyncLifetime
{
    private const int Spoilt = 120;
    private readonly List<WebApplication> _nodes = [];
    private string _database = "";
    private LedgerClient _ledger = null!;

    public async Task InitializeAsync()
    {
        _database = await cluster.NewDatabase();
        await StartNode();
        await _ledger.Furnish();
        foreach (var n in Enumerable.Range(0, Spoilt))
            await _ledger.Sign($"spoilt-{n:D3}", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await _ledger.Sign("sound", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await _nodes[0].StopAsync();
        await using var source = NpgsqlDataSource.Create(_database);
        await using var spoil = source.CreateCommand(
            """
            alter table ledger.mt_events disable trigger all;
            update ledger.mt_events set data = '{}' where stream_id like 'contract-spoilt-%'
            """);
        await spoil.ExecuteNonQueryAsync();
        // What the first node has folded it would not read again.
        await StartNode();
    }

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        await cluster.Drop(_database);
    }

    private async Task StartNode()
    {
        var node = ServerApp.Build(
            new ServerOptions { Urls = ["http://127.0.0.1:0"], LoadSeeds = false }, _database, new Clock());
        _nodes.Add(node);
        await node.StartAsync();
        await node.Services.GetRequiredService<LedgerStart>().Done;
        _ledger = new(new HttpClient { BaseAddress = new(node.Urls.First()) });
    }

    [Fact]
    public async Task Is_listed_with_its_reason_and_keeps_no_other_from_its_invoice()
    {
        var preview = await _ledger.Post("/v1/billing-runs?dryRun=true", new { month = "2026-07" });
        (preview["invoiced"], preview["refusedCount"]).ShouldBe(("1", $"{Spoilt}"), preview.ToString());
        var run = await _ledger.Run(new { month = "2026-07" });
        (run["state"], run["total"], run["done"], run["invoiced"], run["refusedCount"])
            .ShouldBe(("Finished", $"{Spoilt + 1}", $"{Spoilt + 1}", "1", $"{Spoilt}"), run.ToString());
        run.Count("refused").ShouldBe(100);
        run["refused[7].contractId"].ShouldBe("spoilt-007");
        run["refused[7].code"].ShouldBe("internal-error");
        run["refused[7].sentence"].ShouldNotBeNull().ShouldContain("spoilt-007");
        var path = $"/v1/billing-runs/{run["id"]}/refused?limit=50";
        (await _ledger.Pages(path, "contractId"))
            .ShouldBe(Enumerable.Range(0, Spoilt).Select(n => $"spoilt-{n:D3}"));
        var csv = await _ledger.Get($"{path}&format=csv").Accepted();
        csv.Text.ShouldContain("\r\nspoilt-001,internal-error,");
        csv.Header("Link").ShouldNotBeNull();
        (await _ledger.Invoices("sound")).ShouldBe(["sound-0001"]);
        var again = await _ledger.Run(new { month = "2026-07" });
        (again["total"], again["refusedCount"], again["invoiced"])
            .ShouldBe(($"{Spoilt}", $"{Spoilt}", "0"), again.ToString());
    }
}
