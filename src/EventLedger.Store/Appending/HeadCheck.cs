using Npgsql;

namespace EventLedger.Store.Appending;

/// <summary>What the database says about a batch before it is stored or answered.</summary>
internal sealed record HeadCheck(
    CommitHead Head,
    Circumstances Circumstances,
    IReadOnlyList<(string Stream, long Version)> Moved,
    IReadOnlyDictionary<string, KnownKey> Keys)
{
    public static readonly IReadOnlyDictionary<string, KnownKey> NoKeys = new Dictionary<string, KnownKey>();

    /// <summary>
    /// What the database is to find true when it stores the batch, where it was not asked; null where it was,
    /// and the transaction is open.
    /// </summary>
    public NpgsqlParameter[]? Expected { get; init; }
}

/// <summary>The last commit; position 0 before the first one.</summary>
internal sealed record CommitHead(
    long Position, DateTime? RecordedAt, byte[] RightEdge, long StreamCount, Guid? BatchId)
{
    public static readonly CommitHead Empty = new(0, null, [], 0, null);

    public static CommitHead Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetDateTime(1), row.GetFieldValue<byte[]>(2), row.GetInt64(3), row.GetGuid(4));

    /// <summary>The head that a batch on top of this one makes.</summary>
    public CommitHead After(StampedBatch batch) => new(
        batch.Last, batch.RecordedAt, batch.RightEdge,
        StreamCount + batch.Commands.Sum(command => command.Streams.Count(one => one.Append.Before == 0)),
        batch.Id);
}

/// <summary>
/// Whether this node may write: schema version, generation of the read models, the database's clock.
/// </summary>
internal sealed record Circumstances(
    int SchemaVersion, int WrittenGeneration, DateTime DatabaseTime, bool ReadOnly, int ProjectionVersion)
{
    /// <summary>How far the clocks of a node and of the database may be apart; both hold to it.</summary>
    public static readonly TimeSpan AllowedSkew = TimeSpan.FromSeconds(5);

    public static Circumstances Read(NpgsqlDataReader row) =>
        new(row.GetInt32(0), row.GetInt32(1), row.GetDateTime(2), row.GetBoolean(3), row.GetInt32(4));

    /// <summary>Whether the schema or the rows of the read models were made by later code.</summary>
    public bool IsNewerThan(LedgerModel model) =>
        SchemaVersion > Schema.SchemaSteps.KnownVersion || ProjectionVersion > model.ProjectionVersion;

    /// <summary>Why no command can be taken, or null.</summary>
    public string? Obstacle(LedgerModel model, TimeProvider clock)
    {
        if (ReadOnly)
            return "The database is read-only.";
        if (IsNewerThan(model))
            return "The ledger's schema is newer than this node.";
        // A clock that is not the system's has its own opinion of the time.
        return clock == TimeProvider.System && (clock.GetUtcNow() - DatabaseTime).Duration() > AllowedSkew
            ? "The clocks of this node and of the database differ by more than "
                + $"{AllowedSkew.TotalSeconds} seconds."
            : null;
    }
}

/// <summary>A result that is stored under an idempotency key.</summary>
internal sealed record KnownKey(byte[] RequestHash, short Status, long StreamVersion, byte[] Answer)
{
    public bool IsOf(IdempotencyKey key) => RequestHash.AsSpan().SequenceEqual(key.RequestHash);

    public CommandOutcome Replay() => new CommandOutcome.Replayed(Status, Answer, StreamVersion);
}
