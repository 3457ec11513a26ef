using EventLedger.Store.Schema;
using Npgsql;
using NpgsqlTypes;

namespace EventLedger.Store.Appending;

/// <summary>
/// A connection that a ledger's writer owns, with the trips it makes. Not pooled, so its settings and its
/// prepared statements are its own.
/// </summary>
internal sealed class WriterConnection(NpgsqlDataSource source, LedgerName ledger, LedgerRoles roles)
    : IAsyncDisposable
{
    private const string Begin = "begin isolation level read committed read write";
    private const string BeginReading = "begin isolation level repeatable read read only";

    private readonly int _lockNumber = LedgerLock.Of(roles.SchemaOid);
    private readonly SqlText _text = new(ledger.Schema);
    private readonly Dictionary<string, string> _queries = [];
    private readonly Dictionary<int, string> _appends = [];
    private NpgsqlConnection? _connection;
    private WriterSession? _session;
    private bool _inTransaction;

    public bool IsOpen => _connection is { FullState: System.Data.ConnectionState.Open };

    /// <summary>
    /// Connects anew; what was prepared and cached for the old connection is void, and its session has ended.
    /// </summary>
    public async Task Open()
    {
        await Drop();
        _connection = await source.OpenConnectionAsync();
        try
        {
            // Before it becomes the writer: that may not end sessions.
            _session = await WriterSession.Begin(_connection, _session);
            await using var becomeWriter = new NpgsqlCommand(roles.BecomeWriter, _connection);
            await becomeWriter.ExecuteNonQueryAsync();
        }
        catch (Exception)
        {
            await Drop();
            throw;
        }
    }

    public async Task Drop()
    {
        if (_connection is not { } old)
            return;
        (_connection, _inTransaction) = (null, false);
        try
        {
            await old.DisposeAsync();
        }
        catch (Exception)
        {
            // It was broken already; whatever it says on its way out changes nothing.
        }
    }

    public async Task<CommitHead> Head()
    {
        await using var batch = Batch(Query("head"));
        await using var reader = await batch.ExecuteReaderAsync();
        return await ReadHead(reader);
    }

    /// <summary>
    /// Reads streams, each from after a version, and what others did since a position. Takes no lock.
    /// </summary>
    public async Task<StreamLoad> Load(
        long seen, IReadOnlyCollection<(string Stream, long AfterVersion)> streams)
    {
        await using var batch = Batch(
            Query("head"),
            Query("moved", Number(seen), Number(StreamCache.MovedLimit + 1)),
            Query(
                "load", Texts(streams.Select(one => one.Stream)),
                Numbers(streams.Select(one => one.AfterVersion))));
        await using var reader = await batch.ExecuteReaderAsync();
        var head = await ReadHead(reader);
        await reader.NextResultAsync();
        var moved = await ReadMoved(reader);
        await reader.NextResultAsync();
        var events = new List<LoadedEvent>();
        while (await reader.ReadAsync())
        {
            events.Add(new LoadedEvent(
                reader.GetString(0), reader.GetInt64(1), reader.GetString(2),
                reader.GetFieldValue<byte[]>(3)));
        }
        return new StreamLoad(head.Position, moved, events);
    }

    /// <summary>
    /// Trip 1. Under the lock it leaves a transaction open for <see cref="Append"/>; without, it is one read.
    /// Separate statements: lock and work in one statement would read a snapshot from before the lock.
    /// </summary>
    public async Task<HeadCheck> Check(bool underLock, long seen, IReadOnlyCollection<string> keys)
    {
        await using var batch = underLock
            ? Batch(Plain(Begin), Lock())
            : Batch(Plain(BeginReading));
        batch.BatchCommands.Add(Query("head"));
        batch.BatchCommands.Add(Query("circumstances"));
        batch.BatchCommands.Add(Query("moved", Number(seen), Number(StreamCache.MovedLimit + 1)));
        if (keys.Count > 0)
            batch.BatchCommands.Add(Query("keys", Texts(keys)));
        if (!underLock)
            batch.BatchCommands.Add(Plain("commit"));
        _inTransaction = underLock;
        await using var reader = await batch.ExecuteReaderAsync();
        if (underLock)
            await reader.NextResultAsync();
        var head = await ReadHead(reader);
        await reader.NextResultAsync();
        var circumstances = await ReadCircumstances(reader);
        await reader.NextResultAsync();
        var moved = await ReadMoved(reader);
        var known = keys.Count > 0 && await reader.NextResultAsync() ? await ReadKeys(reader) : [];
        return new HeadCheck(head, circumstances, moved, known);
    }

    /// <summary>
    /// Trip 2: the whole batch in one message, and its commit. Where trip 1 was not made it takes the lock,
    /// and fails where the ledger is not as expected or a key is taken.
    /// </summary>
    public async Task Append(AppendArguments arguments, NpgsqlParameter[]? expected)
    {
        if (!_appends.TryGetValue(arguments.Generation, out var sql))
            _appends.Add(arguments.Generation, sql = _text.Query("append", arguments.Generation));
        var append = new NpgsqlBatchCommand(sql);
        arguments.AddTo(append.Parameters);
        await using var batch = expected is null
            ? Batch(append, Plain("commit"))
            : Batch(Plain(Begin), Lock(), Query("expect", expected), append, Plain("commit"));
        _inTransaction = true;
        await batch.ExecuteNonQueryAsync();
        _inTransaction = false;
    }

    /// <summary>
    /// Ends the transaction, if one is open. Where that cannot be said any more (Npgsql closes the connection
    /// by itself after some errors, a full disk among them), PostgreSQL rolls back when the connection is
    /// gone, and the next round connects anew.
    /// </summary>
    public async Task Rollback()
    {
        if (IsOpen && !_inTransaction)
            return;
        try
        {
            await using var batch = Batch(Plain("rollback"));
            await batch.ExecuteNonQueryAsync();
            _inTransaction = false;
        }
        catch (Exception)
        {
            await Drop();
        }
    }

    /// <summary>
    /// Whether a batch is in the log; waits for the lock, so for the end of whoever wrote it.
    /// </summary>
    public async Task<bool> Holds(Guid batchId)
    {
        await using var batch = Batch(
            Plain(Begin), Lock(),
            Query("batch", new NpgsqlParameter<Guid> { TypedValue = batchId }),
            Plain("commit"));
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        return await reader.ReadAsync();
    }

    /// <summary>The instant that the last event states, when it was imported.</summary>
    public async Task<DateTime?> LastStatedAt()
    {
        await using var batch = Batch(Query("last_stated_at"));
        await using var reader = await batch.ExecuteReaderAsync();
        return await reader.ReadAsync() && !reader.IsDBNull(0)
            ? RecordedEvent.InstantOf(reader.GetString(0))
            : null;
    }

    /// <summary>Brings Marten's sequence up to the head.</summary>
    public async Task FollowHead()
    {
        await using var batch = Batch(Plain(Begin), Lock(), Query("follow_head"), Plain("commit"));
        await batch.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => new(Drop());

    private static async Task<CommitHead> ReadHead(NpgsqlDataReader reader) =>
        await reader.ReadAsync() ? CommitHead.Read(reader) : CommitHead.Empty;

    private static async Task<Circumstances> ReadCircumstances(NpgsqlDataReader reader)
    {
        await reader.ReadAsync();
        return Circumstances.Read(reader);
    }

    private static async Task<List<(string Stream, long Version)>> ReadMoved(NpgsqlDataReader reader)
    {
        var moved = new List<(string, long)>();
        while (await reader.ReadAsync())
            moved.Add((reader.GetString(0), reader.GetInt64(1)));
        return moved;
    }

    private static async Task<Dictionary<string, KnownKey>> ReadKeys(NpgsqlDataReader reader)
    {
        var keys = new Dictionary<string, KnownKey>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            keys.Add(reader.GetString(0), new KnownKey(
                reader.GetFieldValue<byte[]>(1), reader.GetInt16(2), reader.GetInt64(3),
                reader.GetFieldValue<byte[]>(4)));
        }
        return keys;
    }

    private NpgsqlBatch Batch(params ReadOnlySpan<NpgsqlBatchCommand> commands)
    {
        var batch = new NpgsqlBatch(_connection ?? throw new InvalidOperationException("Not connected."));
        foreach (var command in commands)
            batch.BatchCommands.Add(command);
        return batch;
    }

    private static NpgsqlBatchCommand Plain(string sql) => new(sql);

    private NpgsqlBatchCommand Lock()
    {
        var command = new NpgsqlBatchCommand("select pg_advisory_xact_lock($1, $2)");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = LedgerLock.Class });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = _lockNumber });
        return command;
    }

    private NpgsqlBatchCommand Query(string name, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(Text(name));
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    private string Text(string name)
    {
        if (!_queries.TryGetValue(name, out var sql))
            _queries.Add(name, sql = _text.Query(name));
        return sql;
    }

    private static NpgsqlParameter<long> Number(long value) => new() { TypedValue = value };

    private static NpgsqlParameter<long[]> Numbers(IEnumerable<long> values) =>
        new() { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };

    private static NpgsqlParameter<string[]> Texts(IEnumerable<string> values) =>
        new() { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
}

/// <summary>Streams as they were read, and what others did until then.</summary>
internal sealed record StreamLoad(
    long Position, IReadOnlyList<(string Stream, long Version)> Moved, IReadOnlyList<LoadedEvent> Events);

/// <summary>A stored event on its way into a fold.</summary>
internal sealed record LoadedEvent(string Stream, long Version, string Type, byte[] Data);
