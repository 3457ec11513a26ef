using Npgsql;
using NpgsqlTypes;

namespace EventLedger.Store.Appending;

/// <summary>
/// The head as this writer left it, while nobody else writes: then a batch is stored in one trip, which says
/// what the ledger is expected to be instead of asking what it is.
/// </summary>
internal sealed class RememberedHead(TimeProvider clock, WriterConnections connections)
{
    private HeadCheck? _last;
    private long _used;

    /// <summary>
    /// What the database says about a batch, or stands in for it where the batch is stored whole: refusals,
    /// and what is imported, are asked about.
    /// </summary>
    /// <param name="decided">The batch.</param>
    /// <param name="statedAt">When it was recorded elsewhere; null for what happens now.</param>
    /// <param name="seen">The position that the decisions are based on.</param>
    public async ValueTask<HeadCheck> Check(List<Decided> decided, DateTime? statedAt, long seen)
    {
        if (_last?.Head.Position == seen && statedAt is null
            && clock.GetElapsedTime(_used) < WriterConnections.Fresh
            && decided.Count > 0 && decided.TrueForAll(one => one.Stores))
            return Expecting(_last);
        var asked = await connections.Current.Check(
            decided.Exists(one => one.Stores), seen, [.. decided.SelectMany(one => one.Unit.Keys)]);
        _used = clock.GetTimestamp();
        // Where others write, the next batch asks too.
        _last = asked.Head.Position == seen ? asked with { Moved = [], Keys = HeadCheck.NoKeys } : null;
        return asked;
    }

    /// <summary>
    /// What stands in for the database about a batch that follows one on its way; null where others write.
    /// </summary>
    public HeadCheck? After(StampedBatch onItsWay) =>
        _last is null ? null : Expecting(_last with { Head = _last.Head.After(onItsWay) });

    /// <summary>Takes over a commit of the writer's own.</summary>
    public void Committed(StampedBatch batch)
    {
        _used = clock.GetTimestamp();
        if (_last is not null)
            _last = _last with { Head = _last.Head.After(batch) };
    }

    /// <summary>The next batch asks.</summary>
    public void Forget() => _last = null;

    private HeadCheck Expecting(HeadCheck check) => check with { Expected = Expectation(check) };

    private NpgsqlParameter[] Expectation(HeadCheck last) =>
    [
        new NpgsqlParameter<Guid?> { TypedValue = last.Head.BatchId, NpgsqlDbType = NpgsqlDbType.Uuid },
        new NpgsqlParameter<int> { TypedValue = last.Circumstances.SchemaVersion },
        new NpgsqlParameter<int> { TypedValue = last.Circumstances.WrittenGeneration },
        new NpgsqlParameter<int> { TypedValue = last.Circumstances.ProjectionVersion },
        new NpgsqlParameter<DateTime?>
        {
            // A clock that is not the system's has its own opinion of the time.
            TypedValue = clock == TimeProvider.System ? clock.GetUtcNow().UtcDateTime : null,
            NpgsqlDbType = NpgsqlDbType.TimestampTz,
        },
        new NpgsqlParameter<TimeSpan> { TypedValue = Circumstances.AllowedSkew },
    ];
}
