using Npgsql;

namespace EventLedger.Store.Schema;

/// <summary>
/// The three roles of a ledger: the owner of what is in the schema, the writer that the writer's connection
/// becomes, and the reader for others who may look. Where the login may not make roles there are none, and
/// everything runs with the login's own rights.
/// </summary>
internal sealed class LedgerRoles(LedgerName ledger, uint databaseOid, uint schemaOid)
{
    private const string Savepoint = "roles";

    // PostgreSQL has no code of its own for it, and does not translate it.
    private const string ChangedMeanwhile = "tuple concurrently updated";

    private readonly SqlText _text = new(ledger.Schema);

    public uint SchemaOid => schemaOid;

    public string Owner { get; } = $"eventledger_{databaseOid}_{schemaOid}_owner";

    public string Writer { get; } = $"eventledger_{databaseOid}_{schemaOid}_writer";

    public string Reader { get; } = $"eventledger_{databaseOid}_{schemaOid}_reader";

    /// <summary>The statement by which a connection gives up all rights but the writer's.</summary>
    public string BecomeWriter => Named(_text.Query("become_writer"));

    /// <summary>Whether they are to be made, or to be given what was added since.</summary>
    public async Task<bool> AreLacking(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Named(_text.Query("lacks_roles")), connection);
        return await command.ExecuteScalarAsync(ct) is true;
    }

    /// <summary>
    /// Makes the roles and grants them what they need; the ledger's lock is held. Where the login may not, or
    /// a long reader holds a table, the ledger stays as it was, and the next start tries again.
    /// </summary>
    public async Task Grant(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await transaction.SaveAsync(Savepoint, ct);
        try
        {
            await Run(connection, "set local lock_timeout = '1s'", ct);
            foreach (var file in SqlText.Roles)
                await Run(connection, Named(_text.Role(file)), ct);
        }
        catch (PostgresException problem) when (problem.SqlState
            is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.LockNotAvailable)
        {
            await transaction.RollbackAsync(Savepoint, ct);
        }
    }

    /// <summary>
    /// Whether a rebuild gave rights to its own tables in the same instant. It ends the connection, as any
    /// internal error does, and the whole transaction with it.
    /// </summary>
    public static bool WereChangedMeanwhile(PostgresException problem) =>
        problem.MessageText == ChangedMeanwhile;

    /// <summary>Fills the names of the roles in.</summary>
    public string Named(string sql) => sql
        .Replace("{owner}", Owner, StringComparison.Ordinal)
        .Replace("{writer}", Writer, StringComparison.Ordinal)
        .Replace("{reader}", Reader, StringComparison.Ordinal);

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
