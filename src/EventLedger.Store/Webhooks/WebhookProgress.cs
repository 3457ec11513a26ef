using NpgsqlTypes;
using static EventLedger.Store.LedgerWebhooks;

namespace EventLedger.Store;

/// <summary>
/// What whoever holds a lease writes down about deliveries. Once another node has taken the job nothing is
/// written.
/// </summary>
public sealed class WebhookProgress
{
    private readonly LedgerWebhooks _webhooks;
    private readonly JobLease _lease;

    internal WebhookProgress(LedgerWebhooks webhooks, JobLease lease) =>
        (_webhooks, _lease) = (webhooks, lease);

    /// <summary>
    /// Moves a checkpoint, together with what is still to be delivered before it. False, and nothing is
    /// written, when the webhook was deleted, its checkpoint was moved, or the job was taken.
    /// </summary>
    /// <param name="target">The webhook as it was read.</param>
    /// <param name="to">The last position that was looked at.</param>
    /// <param name="now">The instant, UTC.</param>
    /// <param name="delivered">The last position that was delivered; null when none was.</param>
    /// <param name="kept">What failed or waits behind what failed, each position once.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<bool> Advance(
        WebhookTarget target, long to, DateTime now, long? delivered, IReadOnlyList<KeptEvent> kept,
        CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(kept);
        var failed = kept.Where(one => one.Failed is not null).MaxBy(one => one.Position);
        await using var command = _webhooks.Command(
            "webhook_advance",
            Value(_lease.Job, NpgsqlDbType.Text), Value(_lease.Token, NpgsqlDbType.Bigint),
            Value(target.Key, NpgsqlDbType.Uuid), Value(target.Checkpoint, NpgsqlDbType.Bigint),
            Value(to, NpgsqlDbType.Bigint), Value(delivered, NpgsqlDbType.Bigint),
            Value(now, NpgsqlDbType.TimestampTz), Value(failed?.Position, NpgsqlDbType.Bigint),
            Value(failed?.Failed?.Error, NpgsqlDbType.Text),
            Column(kept, one => one.Position, NpgsqlDbType.Bigint),
            Column(kept, one => one.Stream, NpgsqlDbType.Text),
            Column(kept, one => one.Failed?.Tries ?? 0, NpgsqlDbType.Integer),
            Column(kept, one => one.Failed?.NextTryAt ?? now, NpgsqlDbType.TimestampTz),
            Column(kept, one => one.Failed?.At, NpgsqlDbType.TimestampTz),
            Column(kept, one => one.Failed?.Error, NpgsqlDbType.Text),
            Column(kept, one => one.Failed?.IsDead ?? false, NpgsqlDbType.Boolean));
        return await command.ExecuteScalarAsync(ct) is 1L;
    }

    /// <summary>A pending event was delivered; false when nothing was written.</summary>
    public async Task<bool> Delivered(WebhookTarget target, long position, DateTime at, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(target);
        await using var command = _webhooks.Command(
            "webhook_delivered",
            Value(_lease.Job, NpgsqlDbType.Text), Value(_lease.Token, NpgsqlDbType.Bigint),
            Value(target.Key, NpgsqlDbType.Uuid), Value(position, NpgsqlDbType.Bigint),
            Value(at, NpgsqlDbType.TimestampTz));
        return await command.ExecuteNonQueryAsync(ct) > 0;
    }

    /// <summary>A pending event was tried in vain; false when nothing was written.</summary>
    public async Task<bool> Failed(
        WebhookTarget target, long position, FailedTry failed, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(failed);
        await using var command = _webhooks.Command(
            "webhook_failed",
            Value(_lease.Job, NpgsqlDbType.Text), Value(_lease.Token, NpgsqlDbType.Bigint),
            Value(target.Key, NpgsqlDbType.Uuid), Value(position, NpgsqlDbType.Bigint),
            Value(failed.At, NpgsqlDbType.TimestampTz), Value(failed.Error, NpgsqlDbType.Text),
            Value(failed.Tries, NpgsqlDbType.Integer), Value(failed.NextTryAt, NpgsqlDbType.TimestampTz),
            Value(failed.IsDead, NpgsqlDbType.Boolean));
        return await command.ExecuteNonQueryAsync(ct) > 0;
    }

    private static Npgsql.NpgsqlParameter Column<T>(
        IReadOnlyList<KeptEvent> kept, Func<KeptEvent, T> value, NpgsqlDbType type) =>
        Value(kept.Select(value).ToArray(), NpgsqlDbType.Array | type);
}
