using EventLedger.Store.Schema;
using Npgsql;
using NpgsqlTypes;

namespace EventLedger.Store;

/// <summary>
/// Who is told of a ledger's events, and how far that has come. No statement here waits for the ledger's
/// advisory lock. What is delivered is written under a lease, by <see cref="WebhookProgress"/>.
/// </summary>
public sealed class LedgerWebhooks
{
    private readonly NpgsqlDataSource _source;
    private readonly SqlText _text;

    internal LedgerWebhooks(NpgsqlDataSource source, LedgerName name) =>
        (_source, _text) = (source, new SqlText(name.Schema));

    /// <summary>Makes a webhook or changes it; true when it is new.</summary>
    /// <param name="webhook">What it shall be.</param>
    /// <param name="after">
    /// Events after this position are sent, also those that were sent before. Null: of a new webhook those
    /// after the head, of another those that it has not got yet.
    /// </param>
    /// <param name="ct">Gives up.</param>
    public async Task<bool> Put(Webhook webhook, long? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        await using var command = Command(
            "webhook_put",
            Value(Guid.CreateVersion7(), NpgsqlDbType.Uuid), Value(webhook.Id, NpgsqlDbType.Text),
            Value(webhook.Url, NpgsqlDbType.Text), Value(webhook.Secret, NpgsqlDbType.Text),
            Value(webhook.Types?.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text),
            Value(after, NpgsqlDbType.Bigint));
        return await command.ExecuteScalarAsync(ct) is true;
    }

    /// <summary>Deletes a webhook and what is pending of it; false when there is none.</summary>
    public async Task<bool> Delete(string id, CancellationToken ct)
    {
        await using var command = Command("webhook_delete", Value(id, NpgsqlDbType.Text));
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>The state of a webhook; null when there is none.</summary>
    public async Task<WebhookState?> State(string id, CancellationToken ct) =>
        (await States(id, null, 1, ct)).SingleOrDefault();

    /// <summary>The states of all, by id, of those after an id.</summary>
    public Task<IReadOnlyList<WebhookState>> States(string? afterId, int limit, CancellationToken ct) =>
        States(null, afterId, limit, ct);

    /// <summary>All webhooks, with their secrets, as whoever delivers needs them.</summary>
    public Task<IReadOnlyList<WebhookTarget>> Targets(CancellationToken ct) => Targets(null, ct);

    /// <summary>One of them; null when it was deleted.</summary>
    public async Task<WebhookTarget?> Target(Guid key, CancellationToken ct) =>
        (await Targets(key, ct)).SingleOrDefault();

    /// <summary>What was given up, in the order of the log, after a position.</summary>
    public Task<IReadOnlyList<DeadLetter>> DeadLetters(
        string id, long after, int limit, CancellationToken ct) =>
        Rows(
            "webhook_dead_letters",
            row => new DeadLetter(
                row.GetInt64(0), row.GetString(1), row.GetInt32(2), row.GetDateTime(3), row.GetDateTime(4),
                row.GetString(5)),
            ct,
            Value(id, NpgsqlDbType.Text), Value(after, NpgsqlDbType.Bigint),
            Value(limit, NpgsqlDbType.Integer));

    /// <summary>
    /// Has dead letters delivered again, from their first try; how many. Named ones all or, when one of them
    /// is no dead letter, none.
    /// </summary>
    /// <param name="id">The webhook.</param>
    /// <param name="positions">Which, each once; null for all.</param>
    /// <param name="at">When they may be tried, UTC.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<int> Replay(
        string id, IReadOnlyList<long>? positions, DateTime at, CancellationToken ct)
    {
        await using var command = Command(
            "webhook_replay",
            Value(id, NpgsqlDbType.Text),
            Value(positions?.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bigint),
            Value(at, NpgsqlDbType.TimestampTz));
        return await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The streams of which something is pending, and how many events of each.</summary>
    public async Task<IReadOnlyDictionary<string, long>> HeldBack(Guid key, CancellationToken ct) =>
        (await Rows(
            "webhook_held_back", row => (Stream: row.GetString(0), Count: row.GetInt64(1)), ct,
            Value(key, NpgsqlDbType.Uuid)))
        .ToDictionary(one => one.Stream, one => one.Count, StringComparer.Ordinal);

    /// <summary>The pending events that may be tried, those that have waited longest first.</summary>
    public Task<IReadOnlyList<DueEvent>> Due(Guid key, DateTime now, int limit, CancellationToken ct) =>
        Rows(
            "webhook_due", row => new DueEvent(row.GetInt64(0), row.GetString(1), row.GetInt32(2)), ct,
            Value(key, NpgsqlDbType.Uuid), Value(now, NpgsqlDbType.TimestampTz),
            Value(limit, NpgsqlDbType.Integer));

    /// <summary>What whoever holds a lease writes down.</summary>
    public WebhookProgress Under(JobLease lease) => new(this, lease);

    internal NpgsqlCommand Command(string query, params ReadOnlySpan<NpgsqlParameter> arguments)
    {
        var command = _source.CreateCommand(_text.Query(query));
        foreach (var argument in arguments)
            command.Parameters.Add(argument);
        return command;
    }

    internal static NpgsqlParameter Value(object? value, NpgsqlDbType type) =>
        new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    private Task<IReadOnlyList<WebhookState>> States(
        string? id, string? afterId, int limit, CancellationToken ct) =>
        Rows(
            "webhook_states", State, ct,
            Value(id, NpgsqlDbType.Text), Value(afterId, NpgsqlDbType.Text),
            Value(limit, NpgsqlDbType.Integer));

    private Task<IReadOnlyList<WebhookTarget>> Targets(Guid? key, CancellationToken ct) =>
        Rows(
            "webhook_targets",
            row => new WebhookTarget(
                row.GetGuid(0),
                new(row.GetString(1), row.GetString(2), row.GetString(3), Names(row, 4)),
                row.GetInt64(5)),
            ct,
            Value(key, NpgsqlDbType.Uuid));

    private static WebhookState State(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), Names(row, 2), row.GetInt64(3),
        row.IsDBNull(4) ? null : new(row.GetInt64(4), row.GetDateTime(5)),
        row.IsDBNull(6) ? null : new(row.GetInt64(6), row.GetDateTime(7), row.GetString(8)),
        row.IsDBNull(9) ? null : row.GetDateTime(9), row.GetInt64(10), row.GetInt64(11));

    private static string[]? Names(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<string[]>(column);

    private async Task<IReadOnlyList<T>> Rows<T>(
        string query, Func<NpgsqlDataReader, T> read, CancellationToken ct,
        params NpgsqlParameter[] arguments)
    {
        await using var command = Command(query, arguments);
        await using var row = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await row.ReadAsync(ct))
            rows.Add(read(row));
        return rows;
    }
}
