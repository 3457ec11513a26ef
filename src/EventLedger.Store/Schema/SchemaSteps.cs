using Npgsql;

namespace EventLedger.Store.Schema;

/// <summary>Brings a ledger's schema up to the steps that this node knows, one node at a time.</summary>
internal static class SchemaSteps
{
    public static int KnownVersion => SqlText.Steps.Count;

    /// <summary>
    /// Makes the ledger when it is absent, and runs the steps it lacks, in one transaction.
    /// </summary>
    public static async Task<uint> Create(NpgsqlDataSource source, LedgerName name, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await Run(connection, "set local lock_timeout = '5s'", ct);
        await LedgerLock.Take(connection, LedgerLock.Creation, ct);
        await Run(connection, $"create schema if not exists \"{name.Schema}\"", ct);
        var oid = await SchemaOid(connection, name, ct)
            ?? throw new InvalidOperationException($"The schema {name.Schema} was not made.");
        await LedgerLock.Take(connection, LedgerLock.Of(oid), ct);
        await RunMissing(connection, name, ct);
        await transaction.CommitAsync(ct);
        return oid;
    }

    /// <summary>Null when there is no such ledger; otherwise runs the steps it lacks.</summary>
    public static async Task<(uint Oid, int Version)?> Open(
        NpgsqlDataSource source, LedgerName name, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        if (await SchemaOid(connection, name, ct) is not { } oid)
            return null;
        var version = await StoredVersion(connection, name, ct);
        if (version == 0)
            return null;
        if (version < KnownVersion && !await InRecovery(connection, ct))
            await Create(source, name, ct);
        return (oid, Math.Max(version, KnownVersion));
    }

    private static async Task RunMissing(NpgsqlConnection connection, LedgerName name, CancellationToken ct)
    {
        var text = new SqlText(name.Schema);
        var stored = await StoredVersion(connection, name, ct);
        for (var version = stored + 1; version <= KnownVersion; version++)
        {
            var file = SqlText.Steps[version - 1];
            await Run(connection, text.Step(file), ct);
            await using var note = new NpgsqlCommand(
                $"insert into \"{name.Schema}\".lg_schema (version, file_name) values ($1, $2)", connection)
            {
                Parameters = { new() { Value = version }, new() { Value = file } },
            };
            await note.ExecuteNonQueryAsync(ct);
        }
    }

    private static async Task<uint?> SchemaOid(
        NpgsqlConnection connection, LedgerName name, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select oid from pg_namespace where nspname = $1", connection)
        {
            Parameters = { new() { Value = name.Schema } },
        };
        return await command.ExecuteScalarAsync(ct) as uint?;
    }

    private static async Task<int> StoredVersion(
        NpgsqlConnection connection, LedgerName name, CancellationToken ct)
    {
        await using var exists = new NpgsqlCommand("select to_regclass($1) is not null", connection)
        {
            Parameters = { new() { Value = $"\"{name.Schema}\".lg_schema" } },
        };
        if (await exists.ExecuteScalarAsync(ct) is not true)
            return 0;
        await using var command = new NpgsqlCommand(
            $"select coalesce(max(version), 0) from \"{name.Schema}\".lg_schema", connection);
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task<bool> InRecovery(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select pg_is_in_recovery()", connection);
        return await command.ExecuteScalarAsync(ct) is true;
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
