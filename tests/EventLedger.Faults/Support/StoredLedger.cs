using EventLedger.Reporting.ReadModels;
using EventLedger.Store;
using Npgsql;

namespace EventLedger.Faults.Support;

/// <summary>The tables of the default ledger, as they lie in PostgreSQL.</summary>
public sealed record StoredLedger(
    IReadOnlyList<RecordedEvent> Events,
    IReadOnlyList<StoredStream> Streams,
    IReadOnlyList<StoredCommit> Commits,
    IReadOnlyList<StoredKey> Keys,
    IReadOnlyList<string> Contracts,
    IReadOnlyList<string> Terms,
    IReadOnlyList<string> Entries,
    IReadOnlyList<string> Register)
{
    public static async Task<StoredLedger> Read(NpgsqlConnection connection) => new(
        await AllEvents(connection),
        await Sql.Rows(
            connection, "select id, type, version from ledger.mt_streams",
            row => new StoredStream(row.GetString(0), row.GetString(1), row.GetInt64(2))),
        await Sql.Rows(
            connection,
            """
            select first_position, last_position, recorded_at, stream_count, leaf_hashes, right_edge
            from ledger.lg_commits order by last_position
            """,
            row => new StoredCommit(
                row.GetInt64(0), row.GetInt64(1), row.GetDateTime(2), row.GetInt64(3),
                row.GetFieldValue<byte[]>(4), row.GetFieldValue<byte[]>(5))),
        await Sql.Rows(
            connection,
            """
            select key, position, stream_version, convert_from(answer, 'UTF8')
            from ledger.lg_idempotency_keys
            """,
            row => new StoredKey(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetString(3))),
        await ReadModel(connection, "select contract_id, known_from from ledger.rm_contracts"),
        await ReadModel(
            connection,
            """
            select contract_id, known_from, version, provider_ids, customer_ids, facility_ids,
                currency, announced_on, signed_on, starts_on, ends_on, last_service_day, terms::text
            from ledger.rm_terms
            """),
        await ReadModel(
            connection,
            """
            select contract_id, position, ordinal, document, kind, day, month, currency, amount, reference
            from ledger.rm_entries
            """),
        await ReadModel(
            connection,
            "select kind, id, known_from, version, name, body::text from ledger.rm_register"));

    private static Task<List<RecordedEvent>> AllEvents(NpgsqlConnection connection) => Sql.Rows(
        connection,
        """
        select seq_id, id, stream_id, version, type, timestamp, data, headers, user_name, correlation_id,
            causation_id
        from ledger.mt_events order by seq_id
        """,
        Event);

    // In the generation that is read.
    private static async Task<List<string>> ReadModel(NpgsqlConnection connection, string sql)
    {
        var generation = await Sql.Execute(connection, "select read_generation from ledger.lg_projections");
        return await Sql.Rows(connection, $"{sql}_g{generation}", ReadModelText.Of);
    }

    private static RecordedEvent Event(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetGuid(1), row.GetString(2), row.GetInt64(3), row.GetString(4),
        LedgerModels.EventLedger.Codec.PublicName(row.GetString(4)), row.GetDateTime(5),
        row.GetFieldValue<byte[]>(6), row.GetFieldValue<byte[]>(7), row.GetString(8), row.GetString(9),
        row.IsDBNull(10) ? null : row.GetString(10));
}

public sealed record StoredStream(string Id, string Type, long Version);

public sealed record StoredCommit(
    long First, long Last, DateTime RecordedAt, long StreamCount, byte[] LeafHashes, byte[] RightEdge);

public sealed record StoredKey(string Key, long Position, long StreamVersion, string Answer);
