using System.Collections.Concurrent;
using EventLedger.Store.Appending;
using EventLedger.Store.Schema;
using Npgsql;

namespace EventLedger.Store;

/// <summary>
/// The ledgers of one PostgreSQL database: makes them, finds them, and closes them together.
/// </summary>
public sealed class LedgerDatabase : IAsyncDisposable
{
    private const int ConnectSeconds = 5;
    private const int CommandSeconds = 60;
    private const int PreparedStatements = 100;

    private readonly NpgsqlDataSource _readers;
    private readonly NpgsqlDataSource _writers;
    private readonly LedgerModel _model;
    private readonly TimeProvider _clock;
    private readonly TimeZoneInfo _zone;
    private readonly ConcurrentDictionary<LedgerName, Ledger> _open = new();
    private readonly SemaphoreSlim _opening = new(1, 1);

    /// <summary>Opens nothing yet; a database that is away is noticed at the first use.</summary>
    public LedgerDatabase(string connectionString, LedgerModel model, TimeProvider clock, TimeZoneInfo zone)
    {
        _readers = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
        {
            Timeout = ConnectSeconds,
            MaxAutoPrepare = PreparedStatements,
        });
        _writers = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
        {
            Timeout = ConnectSeconds,
            CommandTimeout = CommandSeconds,
            Pooling = false,
            Multiplexing = false,
            NoResetOnClose = true,
            MaxAutoPrepare = PreparedStatements,
            AutoPrepareMinUsages = 2,
            ApplicationName = "eventledger-writer",
        });
        (_model, _clock, _zone) = (model, clock, zone);
    }

    /// <summary>Makes a ledger when there is none of this name, and gives it.</summary>
    public async Task<Ledger> Create(LedgerName name, CancellationToken ct)
    {
        if (await Find(name, ct) is { } existing)
            return existing;
        await SchemaSteps.Create(_readers, name, ct);
        return await Find(name, ct)
            ?? throw new InvalidOperationException($"The ledger {name} was not made.");
    }

    /// <summary>A ledger by its name, null when there is none. Runs the schema steps that it lacks.</summary>
    public async Task<Ledger?> Find(LedgerName name, CancellationToken ct)
    {
        if (_open.TryGetValue(name, out var found))
            return found;
        await _opening.WaitAsync(ct);
        try
        {
            if (_open.TryGetValue(name, out found))
                return found;
            if (await SchemaSteps.Open(_readers, name, ct) is not { } schema)
                return null;
            var connections = new WriterConnections(
                () => new WriterConnection(_writers, name, schema.Roles), _clock);
            var reader = new LedgerReader(_readers, name, _model);
            var watch = new HeadWatch(reader.HeadPosition, _clock);
            var writer = new GroupCommit(_model, _clock, _zone, connections, watch);
            var rebuilds = new LedgerRebuilds(_readers, _writers, name, schema.Roles, _model, _clock);
            found = new Ledger(
                name, schema.Version, writer, reader, watch, _readers, _model, _clock, rebuilds);
            _open[name] = found;
            return found;
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>The ledgers that exist, the default one first, then by name.</summary>
    public async Task<IReadOnlyList<LedgerName>> List(CancellationToken ct)
    {
        await using var command = _readers.CreateCommand("""
            select n.nspname from pg_namespace n join pg_class c on c.relnamespace = n.oid
            where c.relname = 'lg_schema' and c.relkind = 'r'
                and (n.nspname = 'ledger' or starts_with(n.nspname, 'ledger_'))
            order by n.nspname
            """);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var names = new List<LedgerName>();
        while (await reader.ReadAsync(ct))
        {
            if (LedgerName.TryParseSchema(reader.GetString(0), out var name))
                names.Add(name);
        }
        return names;
    }

    /// <summary>Stores what was accepted and closes all ledgers.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var ledger in _open.Values)
            await ledger.DisposeAsync();
        await _writers.DisposeAsync();
        await _readers.DisposeAsync();
        _opening.Dispose();
    }
}
