using EventLedger.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EventLedger.Acceptance.Support;

/// <summary>A server and a database of its own, with the parties and places that contracts need.</summary>
public class LedgerServer(Cluster cluster) : IAsyncLifetime
{
    private readonly List<WebApplication> _servers = [];
    private string _database = "";
    private int _ledgers;

    public Clock Clock { get; } = new();

    /// <summary>Speaks to the first server that runs, without a word of the ledger's.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>The default ledger.</summary>
    public LedgerClient Ledger { get; private set; } = null!;

    /// <summary>Its database, for Npgsql.</summary>
    protected string ConnectionString => _database;

    /// <summary>What the first server is made of.</summary>
    public IServiceProvider Services => _servers[0].Services;

    protected virtual bool LoadSeeds => false;

    protected virtual string? Chromium => null;

    protected virtual string? WebhookTargets => null;

    protected virtual string? Pages => null;

    public virtual async Task InitializeAsync()
    {
        _database = await cluster.NewDatabase();
        await StartAnother();
        if (!LoadSeeds)
            await Ledger.Furnish();
    }

    public virtual async Task DisposeAsync()
    {
        await StopAll();
        await cluster.Drop(_database);
    }

    /// <summary>Stops all servers; what they stored stays.</summary>
    public async Task StopAll()
    {
        foreach (var server in _servers)
        {
            await server.StopAsync();
            await server.DisposeAsync();
        }
        _servers.Clear();
    }

    /// <summary>One more server on the same database.</summary>
    public async Task<LedgerClient> StartAnother()
    {
        var options = new ServerOptions
        {
            Urls = ["http://127.0.0.1:0"],
            LoadSeeds = LoadSeeds,
            Chromium = Chromium,
            WebhookTargets = WebhookTargets,
            Pages = Pages,
            // Tests say when: no event comes between theirs.
            MonthReportsEvery = TimeSpan.FromDays(1),
        };
        var server = ServerApp.Build(options, _database, Clock);
        _servers.Add(server);
        await server.StartAsync();
        await server.Services.GetRequiredService<LedgerStart>().Done;
        var http = new HttpClient { BaseAddress = new(server.Urls.First()) };
        if (_servers.Count == 1)
            (Http, Ledger) = (http, new(http));
        return new(http);
    }

    /// <summary>Another ledger on the same server, with nothing in it.</summary>
    public async Task<LedgerClient> EmptyLedger()
    {
        var name = $"fresh-{Interlocked.Increment(ref _ledgers)}";
        await Ledger.Put($"/v1/ledgers/{name}").Accepted();
        return Ledger.With("X-Ledger", name);
    }

    /// <summary>Another ledger on the same server, with the parties and places that contracts need.</summary>
    public async Task<LedgerClient> FreshLedger()
    {
        var ledger = await EmptyLedger();
        await ledger.Furnish();
        return ledger;
    }
}

/// <summary>A server that has loaded the real deals.</summary>
public sealed class SeededServer(Cluster cluster) : LedgerServer(cluster)
{
    protected override bool LoadSeeds => true;

    protected override string WebhookTargets => "https://erp.example";
}

/// <summary>A server on a machine without a browser.</summary>
public sealed class BrowserlessServer(Cluster cluster) : LedgerServer(cluster)
{
    protected override string? Chromium => "/nowhere/chromium";
}
