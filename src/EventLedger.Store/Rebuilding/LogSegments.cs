using EventLedger.Store.Appending;
using EventLedger.Store.Schema;
using Npgsql;
using NpgsqlTypes;

namespace EventLedger.Store.Rebuilding;

/// <summary>An event as a rebuild reads it.</summary>
internal sealed record LoggedEvent(
    long Position, string Stream, long Version, string Type, byte[] Data, DateOnly EffectiveOn);

/// <summary>
/// Reads the log piece by piece, each in a statement of its own: none keeps a snapshot for long.
/// </summary>
internal sealed class LogSegments(NpgsqlDataSource source, SqlText text)
{
    /// <summary>
    /// Three segments are in memory at a time. What the collector finds alive each time it looks is mostly
    /// these: four times as long, they take it four times as long.
    /// </summary>
    public const int Length = 500;
    private readonly string _events = text.Query("rebuild_events");
    private readonly string _earlier = text.Query("rebuild_load");
    private readonly string _head = text.Query("head");

    public async Task<long> Head(CancellationToken ct)
    {
        await using var command = source.CreateCommand(_head);
        return await command.ExecuteScalarAsync(ct) as long? ?? 0;
    }

    /// <summary>The next events after a position, up to one, in order; positions have no gaps.</summary>
    public async Task<IReadOnlyList<LoggedEvent>> Read(long after, long upTo, CancellationToken ct)
    {
        var through = Math.Min(upTo, after + Length);
        await using var command = source.CreateCommand(_events);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = through });
        await using var row = await command.ExecuteReaderAsync(ct);
        var events = new List<LoggedEvent>((int)(through - after));
        while (await row.ReadAsync(ct))
            events.Add(new LoggedEvent(
                row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetString(3),
                row.GetFieldValue<byte[]>(4),
                row.IsDBNull(5) ? DateOnly.MinValue : row.GetFieldValue<DateOnly>(5)));
        return events.Count == through - after
            ? events
            : throw new InvalidDataException($"The log has gaps between {after} and {through}.");
    }

    /// <summary>All events of some streams up to a position, by stream and version.</summary>
    public async Task<IReadOnlyList<LoadedEvent>> Earlier(
        IReadOnlyCollection<string> streams, long upTo, CancellationToken ct)
    {
        await using var command = source.CreateCommand(_earlier);
        command.Parameters.Add(new NpgsqlParameter<string[]>
        {
            TypedValue = [.. streams],
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
        });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = upTo });
        await using var row = await command.ExecuteReaderAsync(ct);
        var events = new List<LoadedEvent>();
        while (await row.ReadAsync(ct))
            events.Add(new LoadedEvent(
                row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetFieldValue<byte[]>(3)));
        return events;
    }
}
