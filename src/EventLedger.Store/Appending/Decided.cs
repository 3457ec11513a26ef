namespace EventLedger.Store.Appending;

/// <summary>A unit with what was decided on it, and what the decision read.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Reads">Streams and the versions at which they were read before the unit itself moved them;
/// its own streams are among them.</param>
/// <param name="Stop">The command that is not to be stored, with its answer: then nothing is.</param>
/// <param name="Appends">What is to be stored, in order; for each command of the unit that is open.</param>
internal sealed record Decided(
    PendingUnit Unit,
    IReadOnlyList<(string Stream, long Version)> Reads,
    (PendingCommand Culprit, CommandOutcome Outcome)? Stop,
    IReadOnlyList<PreparedAppend> Appends)
{
    public bool Stores => Appends.Count > 0;

    public long Bytes
    {
        get
        {
            var bytes = 0L;
            foreach (var append in Appends)
                bytes += append.Bytes;
            return bytes;
        }
    }
}

/// <summary>
/// The events of a command for its stream, ready but for what only the lock gives: position and instant.
/// </summary>
internal sealed record PreparedAppend(
    PendingCommand Pending, string Stream, StreamKind Kind, long Before, IReadOnlyList<PreparedEvent> Events,
    object State)
{
    private IReadOnlyList<PreparedAppend>? _streams;

    /// <summary>Its events for other streams.</summary>
    public IReadOnlyList<PreparedAppend> Elsewhere { get; init; } = [];

    /// <summary>An append for each stream, the command's own first.</summary>
    public IReadOnlyList<PreparedAppend> Streams => _streams ??= [this, .. Elsewhere];

    public long After => Before + Events.Count;

    public long Bytes
    {
        get
        {
            var bytes = 0L;
            foreach (var one in Streams)
                foreach (var prepared in one.Events)
                    bytes += prepared.Form.Data.Length;
            return bytes;
        }
    }
}

/// <summary>An event ready to be numbered. The data of its form is canonical JSON.</summary>
internal sealed record PreparedEvent(
    Guid Id, long Version, NewEvent Event, StoredForm Form, string PublicName, byte[] Headers,
    byte[] LineBeginning, ReadModelRows Rows);
