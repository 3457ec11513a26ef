using System.Text.Json;
using System.Text.Json.Serialization;
using EventLedger.Store.Schema;
using Npgsql;

namespace EventLedger.Store.Rebuilding;

/// <summary>Where a ledger's rebuilds are done: its database, statements, and what it is made of.</summary>
internal sealed record RebuildPlace(
    NpgsqlDataSource Readers, NpgsqlDataSource Writers, LedgerName Name, LedgerRoles Roles, LedgerModel Model)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public SqlText Text { get; } = new(Name.Schema);

    /// <summary>How many events the states of streams may hold; null goes by the memory.</summary>
    public long? MaxWeight { get; init; }

    private string ApplicationName => $"eventledger-rebuild {Name.Schema}";

    /// <summary>
    /// A connection of the node that does the rebuild. Whoever did it before and lost it is cut off. Segments
    /// need not be durable one by one: a crash loses the last of them, and the note of them too.
    /// </summary>
    public async Task<NpgsqlConnection> Connect(CancellationToken ct)
    {
        var connection = await Writers.OpenConnectionAsync(ct);
        try
        {
            await Run(
                connection,
                $"set application_name = '{ApplicationName}'; set synchronous_commit = off; set jit = off",
                ct);
            await using var others = new NpgsqlCommand(Text.Query("rebuild_others"), connection)
            {
                Parameters = { new NpgsqlParameter<string> { TypedValue = ApplicationName } },
            };
            await others.ExecuteNonQueryAsync(ct);
            return connection;
        }
        catch (Exception)
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// The ledger's lock, for the transaction of a connection; a holder that stalls is cut off, and its
    /// commit is durable.
    /// </summary>
    public async Task TakeLock(NpgsqlConnection connection, CancellationToken ct)
    {
        await Run(
            connection,
            """
            set local idle_in_transaction_session_timeout = '5s';
            set local lock_timeout = '30s';
            set local synchronous_commit = on
            """,
            ct);
        await LedgerLock.Take(connection, LedgerLock.Of(Roles.SchemaOid), ct);
    }

    public static async Task Run(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
