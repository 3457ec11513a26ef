using Npgsql;

namespace EventLedger.Store.Schema;

/// <summary>Brings a ledger's schema up to the steps that this node knows, one node at a time.</summary>
internal static class SchemaSteps
{
    private const int MostTries = 10;

    public static int KnownVersion => SqlText.Steps.Count;

    /// <summary>
    /// Makes the ledger when it is absent, and runs the steps and the roles it lacks, in one transaction.
    /// </summary>
    public static async Task Create(NpgsqlDataSource source, LedgerName name, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
            try
            {
                await CreateAtOnce(source, name, ct);
                return;
            }
            catch (PostgresException problem)
                when (tries < MostTries && LedgerRoles.WereChangedMeanwhile(problem))
            {
                // What was changed is committed: the next try finds it.
            }
    }

    private static async Task CreateAtOnce(NpgsqlDataSource source, LedgerName name, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await Run(connection, "set local lock_timeout = '5s'", ct);
        await LedgerLock.Take(connection, LedgerLock.Creation, ct);
        await Run(connection, $"create schema if not exists \"{name.Schema}\"", ct);
        var roles = await Find(connection, name, ct)
            ?? throw new InvalidOperationException($"The schema {name.Schema} was not made.");
        await LedgerLock.Take(connection, LedgerLock.Of(roles.SchemaOid), ct);
        await RunMissing(connection, name, ct);
        if (await roles.AreLacking(connection, ct))
            await roles.Grant(connection, transaction, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Null when there is no such ledger; otherwise runs the steps and roles it lacks.</summary>
    public static async Task<(LedgerRoles Roles, int Version)?> Open(
        NpgsqlDataSource source, LedgerName name, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        if (await Find(connection, name, ct) is not { } roles)
            return null;
        var version = await StoredVersion(connection, name, ct);
        if (version == 0)
            return null;
        var isLacking = version < KnownVersion || await roles.AreLacking(connection, ct);
        if (isLacking && !await InRecovery(connection, ct))
            await Create(source, name, ct);
        return (roles, Math.Max(version, KnownVersion));
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

    private static async Task<LedgerRoles?> Find(
        NpgsqlConnection connection, LedgerName name, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select d.oid, n.oid from pg_namespace n cross join pg_database d
            where n.nspname = $1 and d.datname = current_database()
            """,
            connection)
        {
            Parameters = { new() { Value = name.Schema } },
        };
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new LedgerRoles(name, row.GetFieldValue<uint>(0), row.GetFieldValue<uint>(1))
            : null;
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
