namespace EventLedger.Store.Appending;

/// <summary>
/// Decides the units of one batch in their order, over the cache and the events of earlier decisions of the
/// batch; what a unit decides counts for the others only when it is to be stored whole. Streams that are not
/// cached read as their initial state and are noted: then the pass does not count.
/// </summary>
internal sealed class BatchDecider(LedgerModel model, StreamCache cache, TimeProvider clock, DateOnly today)
{
    private readonly Dictionary<string, StreamState> _uncommitted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StreamState> _ofUnit = new(StringComparer.Ordinal);
    private readonly HashSet<string> _noted = new(StringComparer.Ordinal);
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);

    public DateOnly Today => today;

    /// <summary>Streams that must be loaded before the pass counts.</summary>
    public IReadOnlyCollection<string> Missing => _missing;

    /// <summary>
    /// On the last pass a missing stream fails its command: its decision reads ever new streams.
    /// </summary>
    public bool IsLastPass { get; init; }

    public void Need(string stream)
    {
        if (!cache.TryGet(stream, out _))
            _missing.Add(stream);
    }

    /// <summary>Takes a commit that is on its way as done.</summary>
    public void Assume(StoredCommand stored) =>
        _uncommitted[stored.Stream] = new StreamState(stored.State, stored.Version);

    public Decided Decide(PendingUnit unit)
    {
        _ofUnit.Clear();
        _noted.Clear();
        var reads = new List<(string Stream, long Version)>(2);
        var appends = new List<PreparedAppend>(unit.Commands.Count);
        (PendingCommand, CommandOutcome)? stop = null;
        foreach (var pending in unit.Commands)
        {
            // A pass that does not count goes on behind a refusal, to note all that must be loaded.
            if (stop is not null && _missing.Count == 0)
                break;
            if (!pending.IsOpen)
                continue;
            var (append, outcome) = Decide(pending, reads);
            if (append is not null)
                appends.Add(append);
            else
                stop ??= (pending, outcome!);
        }
        if (stop is not null)
            return new Decided(unit, reads, stop, []);
        foreach (var (stream, state) in _ofUnit)
            _uncommitted[stream] = state;
        return new Decided(unit, reads, null, appends);
    }

    private (PreparedAppend? Append, CommandOutcome? Outcome) Decide(
        PendingCommand pending, List<(string Stream, long Version)> reads)
    {
        (object State, long Version) Read(string stream)
        {
            var current = Current(stream, reads);
            return current.State is BrokenStream broken
                ? throw new InvalidOperationException(
                    $"The stream '{stream}' cannot be read.", broken.Problem)
                : (current.State, current.Version);
        }

        if (pending.ReusesKey)
            return (null, new CommandOutcome.KeyReused());
        try
        {
            var (state, version) = Read(pending.Command.Stream);
            var decision = pending.Command.Decide(new DecisionScope(today, Read));
            return Settle(pending, decision, new StreamState(state, version));
        }
        catch (Exception problem)
        {
            return (null, new CommandOutcome.Failed(problem));
        }
    }

    // What the unit itself has moved is no longer a read of something that others may move.
    private StreamState Current(string stream, List<(string Stream, long Version)> reads)
    {
        if (_ofUnit.TryGetValue(stream, out var state))
            return state;
        state = Before(stream);
        if (_noted.Add(stream))
            reads.Add((stream, state.Version));
        return state;
    }

    private StreamState Before(string stream)
    {
        if (_uncommitted.TryGetValue(stream, out var state) || cache.TryGet(stream, out state))
            return state;
        StorableText.Demand(stream, nameof(stream));
        var kind = model.KindOf(stream);
        if (IsLastPass)
            throw new InvalidOperationException($"Too many streams are read in turn, up to '{stream}'.");
        _missing.Add(stream);
        return new StreamState(kind.Initial, 0);
    }

    private (PreparedAppend? Append, CommandOutcome? Outcome) Settle(
        PendingCommand pending, Decision decision, StreamState before)
    {
        var command = pending.Command;
        if (decision is Decision.NotFound)
            return (null, new CommandOutcome.NotFound());
        if (command.ExpectedVersion is { } expected && expected != before.Version)
            return (null, new CommandOutcome.VersionMismatch(before.Version));
        switch (decision)
        {
            case Decision.Refuse refuse:
                return (null, new CommandOutcome.Refused(refuse.Refusal));
            case Decision.Append append:
                var prepared = EventPreparation.Prepare(model, clock, pending, append.Events, before);
                if (command.DryRun)
                    return (null, Shown(command, prepared));
                _ofUnit[command.Stream] = new StreamState(prepared.State, prepared.After);
                return (prepared, null);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static CommandOutcome.DryRun Shown(LedgerCommand command, PreparedAppend prepared) =>
        new(command.Stream, prepared.After,
            [.. prepared.Events.Select(one => (one.Event, one.Form, one.Version))], prepared.State);
}
