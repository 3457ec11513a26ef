using System.Net.Http.Json;
using System.Text.Json;
using EventLedger.Store;

namespace EventLedger.Benchmarks;

/// <summary>
/// A billing run over every contract of a ledger, from its start over HTTP until what it did is counted.
/// </summary>
internal static class BillingRun
{
    public const string What = "billing run";

    // Some seconds' worth: until the runtime has compiled what runs often.
    private const int WarmUpContracts = 30_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Measures it on a server that has read none of the contracts; throws when one was not invoiced.
    /// </summary>
    /// <param name="load">Measures.</param>
    /// <param name="node">Signs the contracts.</param>
    /// <param name="connection">The database.</param>
    /// <param name="contracts">How many.</param>
    public static async Task<Measured> Measure(
        Load load, LedgerDatabase node, string connection, int contracts)
    {
        await Sign(node, "billing-warm-up", WarmUpContracts);
        await Sign(node, "billing", contracts);
        await using var server = await ServerProcess.Start([], ("ConnectionStrings__Ledger", connection));
        await Run("billing-warm-up", WarmUpContracts);
        return await load.Once(
            $"{What} of {contracts:N0} contracts (p50 is the whole)",
            contracts,
            () => Run("billing", contracts),
            server.Process);
    }

    private static async Task Sign(LedgerDatabase node, string ledger, int contracts)
    {
        if (!LedgerName.TryParse(ledger, out var name))
            throw new ArgumentException($"{ledger} is no name of a ledger.", nameof(ledger));
        await Commands.Sign(await node.Create(name, default), contracts);
    }

    private static async Task Run(string ledger, int contracts)
    {
        using var http = new HttpClient
        {
            BaseAddress = new($"http://127.0.0.1:{ServerProcess.Port}"),
        };
        http.DefaultRequestHeaders.Add("X-Ledger", ledger);
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
