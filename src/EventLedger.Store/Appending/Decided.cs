namespace EventLedger.Store.Appending;

/// <summary>A command with what was decided on it, and what the decision read.</summary>
/// <param name="Pending">The command.</param>
/// <param name="Reads">Streams and the versions at which they were read; the command's own among
/// them.</param>
/// <param name="Outcome">The answer, when nothing is to be stored.</param>
/// <param name="Append">What is to be stored.</param>
internal sealed record Decided(
    PendingCommand Pending,
    IReadOnlyList<(string Stream, long Version)> Reads,
    CommandOutcome? Outcome,
    PreparedAppend? Append);

/// <summary>The events of a command, ready but for what only the lock gives: position and instant.</summary>
internal sealed record PreparedAppend(
    StreamKind Kind, long Before, IReadOnlyList<PreparedEvent> Events, object State)
{
    public long After => Before + Events.Count;

    public long Bytes => Events.Sum(prepared => (long)prepared.Form.Data.Length);
}

/// <summary>An event ready to be numbered. The data of its form is canonical JSON.</summary>
internal sealed record PreparedEvent(
    Guid Id, long Version, NewEvent Event, StoredForm Form, string PublicName, byte[] Headers,
    byte[] LineBeginning, ReadModelRows Rows);
