namespace EventLedger.Store;

/// <summary>What became of a command.</summary>
public abstract record CommandOutcome
{
    private protected CommandOutcome() { }

    /// <summary>Its events are durable.</summary>
    public sealed record Stored(StoredCommand Command, short Status, byte[] Answer) : CommandOutcome;

    /// <summary>
    /// The same request was stored before; this was its answer, and its stream's version after it.
    /// </summary>
    public sealed record Replayed(short Status, byte[] Answer, long Version) : CommandOutcome;

    /// <summary>
    /// What would have been stored; the version and the state are those after it. Elsewhere holds the same of
    /// each other stream that it would move.
    /// </summary>
    public sealed record DryRun(
        string Stream, long Version,
        IReadOnlyList<(NewEvent Event, StoredForm Form, long Version)> Events, object State,
        IReadOnlyList<DryRun> Elsewhere) : CommandOutcome;

    /// <summary>A rule said no.</summary>
    public sealed record Refused(object Refusal) : CommandOutcome;

    /// <summary>What the command is about does not exist.</summary>
    public sealed record NotFound : CommandOutcome;

    /// <summary>The stream is not at the expected version.</summary>
    public sealed record VersionMismatch(long Current) : CommandOutcome;

    /// <summary>
    /// An imported command states an instant before what was recorded or stated already, or after the one at
    /// which it came.
    /// </summary>
    public sealed record OutOfTime(DateTime StatedAt, DateTime? NotBefore, DateTime NotAfter)
        : CommandOutcome;

    /// <summary>The idempotency key was used for another request.</summary>
    public sealed record KeyReused : CommandOutcome;

    /// <summary>
    /// Nothing was wrong with this command, but it was given together with others, and the one at this index
    /// (from 0) was refused, not found, mismatched or failed: its outcome says why none is stored.
    /// </summary>
    public sealed record NotStored(int Because) : CommandOutcome;

    /// <summary>What it read moved again and again; nothing is stored.</summary>
    public sealed record Conflict : CommandOutcome;

    /// <summary>More commands wait than the node takes; nothing is stored.</summary>
    public sealed record Busy : CommandOutcome;

    /// <summary>
    /// The database cannot be written to. Unless the outcome is in doubt (the connection was lost in a commit
    /// and cannot be made again), nothing is stored; a repeat with the same idempotency key finds out.
    /// </summary>
    public sealed record Unavailable(string Reason, bool InDoubt = false) : CommandOutcome;

    /// <summary>
    /// The command fails by itself: a bug, or data that the database refuses. Nothing is stored.
    /// </summary>
    public sealed record Failed(Exception Exception) : CommandOutcome;
}
