using System.Net.Http.Json;
using System.Text.Json;
using EventLedger.Server;
using EventLedger.Store;

namespace EventLedger.Benchmarks;

/// <summary>
/// A billing run over every contract of a ledger, from its start over HTTP until what it did is counted.
/// </summary>
internal static class BillingRun
{
    public const string What = "billing run";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// Measures it on a node that has read none of the contracts; throws when one was not invoiced.
    /// </summary>
    public static async Task<Measured> Measure(
        Load load, string connection, LedgerName ledger, int contracts)
    {
        var options = new ServerOptions { Urls = ["http://127.0.0.1:0"], LoadSeeds = false };
        await using var app = ServerApp.Build(options, connection, TimeProvider.System);
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new(app.Urls.First()) };
        http.DefaultRequestHeaders.Add("X-Ledger", ledger.Value);
        using var opened = await http.GetAsync("/v1/ledger");
        opened.EnsureSuccessStatusCode();
        var measured = await load.Once(
            $"{What} of {contracts:N0} contracts (p50 is the whole)", contracts, () => Run(http, contracts));
        await app.StopAsync();
        return measured;
    }

    private static async Task Run(HttpClient http, int contracts)
    {
        using var started = await http.PostAsJsonAsync("/v1/billing-runs", new { month = "2026-07" });
        started.EnsureSuccessStatusCode();
        while (true)
        {
            var run = await http.GetFromJsonAsync<JsonElement>(started.Headers.Location);
            if (run.GetProperty("finishedAt").ValueKind != JsonValueKind.Null)
            {
                if (run.GetProperty("invoiced").GetInt32() != contracts)
                    throw new InvalidOperationException($"Not every contract was invoiced: {run}");
                return;
            }
            await Task.Delay(Pause);
        }
    }
}
