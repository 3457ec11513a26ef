namespace EventLedger.Store;

/// <summary>A command for one stream, with what decides it.</summary>
/// <param name="Stream">The stream that its events go to.</param>
/// <param name="Decide">Decides; pure, may run several times.</param>
/// <param name="Context">Who asks, and why.</param>
/// <param name="ExpectedVersion">The version that the stream must have, 0 for none yet; null: any.</param>
/// <param name="Key">The request's idempotency key. A dry run ignores it.</param>
/// <param name="DryRun">Decide and show, but store nothing.</param>
/// <param name="Answer">Makes the answer that is stored with the key; runs before the commit, may run
/// twice.</param>
public sealed record LedgerCommand(
    string Stream,
    Func<DecisionScope, Decision> Decide,
    CommandContext Context,
    long? ExpectedVersion,
    IdempotencyKey? Key,
    bool DryRun,
    Func<StoredCommand, (short Status, byte[] Answer)> Answer)
{
    /// <summary>What is said of a command that is history; null for one that happens now.</summary>
    public ImportMark? Import { get; init; }
}

/// <summary>
/// Marks a command as history, taken over from where it was recorded first. It is decided with the day of
/// that instant, and its events say under the seal what was stated, when they came, and by whom.
/// </summary>
/// <param name="StatedAt">When it was recorded there: UTC, whole microseconds.</param>
/// <param name="ArrivedAt">When it really came; what it states may not be later.</param>
/// <param name="By">Who imports it.</param>
/// <param name="NotBefore">The latest instant stated before it in the same import; null at its beginning.
/// </param>
public sealed record ImportMark(DateTime StatedAt, DateTime ArrivedAt, string By, DateTime? NotBefore = null);

/// <summary>Who gave a command, in which course of work, and what caused it.</summary>
public sealed record CommandContext(string Actor, string CorrelationId, string? CausationId);

/// <summary>A key that makes a repeated request answer the first one's result.</summary>
/// <param name="Value">The key; it belongs to the ledger.</param>
/// <param name="RequestHash">Tells the same request from another one under the same key.</param>
public sealed record IdempotencyKey(string Value, byte[] RequestHash)
{
    internal bool IsForSameRequestAs(IdempotencyKey other) =>
        RequestHash.AsSpan().SequenceEqual(other.RequestHash);
}

/// <summary>
/// A command that is stored: its events, the stream after them, and its events in other streams.
/// </summary>
public sealed record StoredCommand(
    string Stream, long Version, DateTime RecordedAt, IReadOnlyList<RecordedEvent> Events, object State,
    IReadOnlyList<RecordedEvent> Elsewhere)
{
    /// <summary>The last event that the command stored, in whatever stream.</summary>
    public RecordedEvent Last => Elsewhere.Count > 0 ? Elsewhere[^1] : Events[^1];
}
