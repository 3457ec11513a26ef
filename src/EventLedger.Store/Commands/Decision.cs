namespace EventLedger.Store;

/// <summary>
/// What a decision reads with. Every stream that is read here belongs to the decision's read set: it is taken
/// again when one of them moves before it is stored. A stream that is not at hand yet reads as its kind's
/// initial state, and the decision is taken again once it is; so a decision is pure and holds for initial
/// states too.
/// </summary>
public sealed class DecisionScope
{
    private readonly Func<string, (object State, long Version)> _read;
    private readonly Func<string, (object State, long Version)> _readWhole;

    /// <summary>A scope over any way to read streams; tests of decisions make their own.</summary>
    /// <param name="today">The local day.</param>
    /// <param name="read">The state of a stream and its version.</param>
    /// <param name="readWhole">The same with nothing left out; null when <paramref name="read"/> leaves
    /// nothing out.</param>
    public DecisionScope(
        DateOnly today, Func<string, (object State, long Version)> read,
        Func<string, (object State, long Version)>? readWhole = null)
    {
        Today = today;
        _read = read;
        _readWhole = readWhole ?? read;
    }

    /// <summary>The local day of the commit, in the ledger's time zone.</summary>
    public DateOnly Today { get; }

    /// <summary>The state of a stream and its version, 0 when it has no event.</summary>
    public (T State, long Version) Read<T>(string stream)
    {
        var (state, version) = _read(stream);
        return ((T)state, version);
    }

    /// <summary>
    /// The same, with what the writer does not keep of a state between commands: for the few that need it.
    /// </summary>
    public (T State, long Version) ReadWhole<T>(string stream)
    {
        var (state, version) = _readWhole(stream);
        return ((T)state, version);
    }
}

/// <summary>An event to append.</summary>
/// <param name="Payload">What the codec knows how to write.</param>
/// <param name="EffectiveOn">The business day from which it holds.</param>
public sealed record NewEvent(object Payload, DateOnly EffectiveOn);

/// <summary>What was decided about a command.</summary>
public abstract record Decision
{
    private protected Decision() { }

    /// <summary>Append these events, at least one, to the command's stream.</summary>
    public sealed record Append(IReadOnlyList<NewEvent> Events) : Decision
    {
        /// <summary>
        /// What the same fact means to other streams: stored in the same commit, right after the command's
        /// own events. Each stream stands once, with at least one event, and belongs to the decision's read
        /// set. The expected version and the answered one are those of the command's stream.
        /// </summary>
        public IReadOnlyList<(string Stream, IReadOnlyList<NewEvent> Events)> Elsewhere { get; init; } = [];
    }

    /// <summary>A rule says no; the value says which.</summary>
    public sealed record Refuse(object Refusal) : Decision;

    /// <summary>What the command is about does not exist.</summary>
    public sealed record NotFound : Decision;
}
