using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Postgres;
using EventLedger.Store;
using Npgsql;

namespace EventLedger.Benchmarks;

/// <summary>The runs, one after another, on one cluster that forces every commit to the disk.</summary>
internal sealed class Suite : IAsyncDisposable
{
    private const int WarmUpClients = 32;
    private const int WarmUpSeconds = 8;
    private static readonly int[] ClientCounts = [1, 32, 100, 1000];
    private readonly Options _options;
    private readonly EmbeddedPostgres _postgres;
    private readonly string _folder;
    private readonly Load _load;
    private readonly List<Measured> _results = [];
    private readonly List<LedgerDatabase> _nodes = [];

    private Suite(Options options, EmbeddedPostgres postgres, string folder)
    {
        (_options, _postgres, _folder) = (options, postgres, folder);
        _load = new(Path.Combine(folder, "postgres"));
    }

    /// <summary>Runs all that was asked for.</summary>
    public static async Task<IReadOnlyList<Measured>> Run(Options options)
    {
        var folder = options.Folder is { } kept
            ? Directory.CreateDirectory(kept).FullName
            : Directory.CreateTempSubdirectory("eventledger-benchmark-").FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        await using var postgres = await EmbeddedPostgres.Start(new() { DataDirectory = folder });
        await using var suite = new Suite(options, postgres, folder);
        await suite.Floors();
        await suite.Commands();
        await suite.BillingRuns();
        await suite.Rebuilds();
        await suite.Reads();
        await suite.Starts();
        return suite._results;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
    }

    private async Task Floors()
    {
        await Floor.Prepare(_postgres.ConnectionString);
        int[] clients = [16, 32, 64];
        Note(await Floor.Best(_postgres.ConnectionString, "one.sql", 1, [1], _options.Seconds));
        Note(await Floor.Best(_postgres.ConnectionString, "one.sql", 1, clients, _options.Seconds));
        Note(await Floor.Best(_postgres.ConnectionString, "hundred.sql", 100, [1, 2, 4], _options.Seconds));
    }

    private async Task Commands()
    {
        if (_options.Only is BillingRun.What or Rebuild.What or Reports.What or Start.What)
            return;
        var ledger = await Node();
        // One more, which is hot: among the others it would be the largest by far for every run that follows.
        await Benchmarks.Commands.Sign(ledger, _options.Contracts + 1);
        await WarmUp(ledger);
        foreach (var clients in ClientCounts)
            await InProcess("in process", [ledger], clients);
        foreach (var clients in ClientCounts)
            await InProcess(
                "in process, one hot contract", [ledger], clients,
                _ => Benchmarks.Commands.Id(_options.Contracts));
        if (IsWanted("over HTTP"))
            await OverHttp();
        var (second, third) = (await Node(), await Node());
        await InProcess("in process, two nodes", [ledger, second], 100);
        await InProcess("in process, three nodes", [ledger, second, third], 100);
        if (_options.Events == 0 || _options.Only is "over HTTP")
            return;
        await Benchmarks.Commands.Fill(ledger, _options.Events, _options.Contracts, position =>
            Console.WriteLine($"… filling the log: {position:N0} of {_options.Events:N0} events"));
        await InProcess($"in process, {_options.Events:N0} events", [ledger], 100);
    }

    private async Task BillingRuns()
    {
        if (!IsWanted(BillingRun.What))
            return;
        await Node();
        Note(await BillingRun.Measure(
            _load, _nodes[^1], _postgres.ConnectionString, _options.Contracts));
    }

    private async Task Rebuilds()
    {
        if (!IsWanted(Rebuild.What))
            return;
        await Node();
        foreach (var measured in await Rebuild.Measure(
            _load, _nodes[^1], _postgres.ConnectionString, _folder, _options.Contracts))
            Note(measured);
    }

    private async Task Reads()
    {
        if (!IsWanted(Reports.What) || _options.Events == 0)
            return;
        await Node();
        await Reports.Measure(
            _nodes[^1], _postgres.ConnectionString, _options.Contracts, _options.Events, Note);
    }

    private async Task Starts()
    {
        if (!IsWanted(Start.What))
            return;
        Note(await Start.FromRunningDatabase(_postgres.ConnectionString));
        Note(await Start.FromNothing(Path.Combine(_folder, "fresh")));
    }

    /// <summary>Until the runtime has compiled what runs often; nothing of it is reported.</summary>
    private Task<Measured> WarmUp(Ledger ledger) =>
        _load.Run(
            "warm-up", WarmUpClients, WarmUpSeconds,
            (_, number) => Benchmarks.Commands.Amend(ledger, Spread(number), number));

    private async Task InProcess(
        string what, Ledger[] nodes, int clients, Func<long, string>? contract = null)
    {
        if (IsWanted(what) && IsWanted(clients))
            Note(await _load.Run(what, clients, _options.Seconds, (client, number) =>
                Benchmarks.Commands.Amend(
                    nodes[client % nodes.Length], (contract ?? Spread)(number), number)));
    }

    private async Task OverHttp()
    {
        await using var server = await ServerProcess.Start(
            [], ("ConnectionStrings__Ledger", _postgres.ConnectionString));
        var clients = new List<LeanClient>();
        Task Send(int client, long number) => clients[client].Post(
            $"/v1/contracts/{Spread(number)}/amend",
            Benchmarks.Commands.AmendBody(number));

        // No more connections are open than clients send over: each takes memory of the server.
        async Task Connect(int count)
        {
            while (clients.Count < count)
                clients.Add(await LeanClient.Connect(ServerProcess.Port));
        }

        await Connect(WarmUpClients);
        await _load.Run("warm-up", WarmUpClients, WarmUpSeconds, Send);
        foreach (var count in ClientCounts.Where(IsWanted))
        {
            await Connect(count);
            Note(await _load.Run("over HTTP", count, _options.Seconds, Send, server.Process));
        }
        foreach (var client in clients)
            client.Dispose();
    }

    private async Task<Ledger> Node()
    {
        var database = new LedgerDatabase(
            _postgres.ConnectionString, LedgerModels.EventLedger, TimeProvider.System, TimeZoneInfo.Utc);
        _nodes.Add(database);
        return await database.Create(LedgerName.Default, default);
    }

    private bool IsWanted(string what) => what.Contains(_options.Only, StringComparison.Ordinal);

    private bool IsWanted(int clients) => _options.Clients is 0 || _options.Clients == clients;

    // Neighbouring numbers go to contracts far apart.
    private string Spread(long number) =>
        Benchmarks.Commands.Id(number * 2_654_435_761 % 4_294_967_296 % _options.Contracts);

    private void Note(Measured measured)
    {
        Console.WriteLine(
            $"{measured.What}, {measured.Clients} clients: "
            + $"{measured.PerSecond:N0}/s, p50 {measured.P50:0.00} ms");
        _results.Add(measured);
    }
}
