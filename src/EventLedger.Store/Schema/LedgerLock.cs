using Npgsql;

namespace EventLedger.Store.Schema;

/// <summary>
/// The advisory locks. Every transaction that writes to a ledger takes that ledger's lock first and holds it
/// to its commit; whoever makes a ledger takes the one of number 0.
/// </summary>
internal static class LedgerLock
{
    public const int Class = 0x4C474552;
    public const int Creation = 0;

    /// <summary>The schema's oid as a signed number: the second half of the ledger's lock.</summary>
    public static int Of(uint schemaOid) => unchecked((int)schemaOid);

    public static async Task Take(NpgsqlConnection connection, int number, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select pg_advisory_xact_lock($1, $2)", connection)
        {
            Parameters =
            {
                new NpgsqlParameter<int> { TypedValue = Class },
                new NpgsqlParameter<int> { TypedValue = number },
            },
        };
        await command.ExecuteNonQueryAsync(ct);
    }
}
