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
    private readonly HashSet<string> _whole = new(StringComparer.Ordinal);

    public DateOnly Today => today;

    /// <summary>Streams that must be loaded before the pass counts.</summary>
    public IReadOnlyCollection<string> Missing => _missing;

    /// <summary>Those of them of which nothing may be left out.</summary>
    public IReadOnlySet<string> Whole => _whole;

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
    public void Assume(PreparedAppend append) =>
        _uncommitted[append.Stream] = new StreamState(append.State, append.After);

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
        StreamState Read(string stream)
        {
            var current = Current(stream, reads);
            return current.State is BrokenStream broken
                ? throw new InvalidOperationException(
                    $"The stream '{stream}' cannot be read.", broken.Problem)
                : current;
        }

        if (pending.ReusesKey)
            return (null, new CommandOutcome.KeyReused());
        try
        {
            var before = Read(pending.Command.Stream);
            var scope = new DecisionScope(today, Pair(Read), Pair(stream => WholeOf(stream, Read(stream))));
            return Settle(pending, pending.Command.Decide(scope), before, Read);
        }
        catch (Exception problem)
        {
            return (null, new CommandOutcome.Failed(problem));
        }
    }

    private static Func<string, (object State, long Version)> Pair(Func<string, StreamState> read) =>
        stream =>
        {
            var (state, version) = read(stream);
            return (state, version);
        };

    private StreamState WholeOf(string stream, StreamState current)
    {
        var kind = model.KindOf(stream);
        if (kind.IsWhole(current.State))
            return current;
        _whole.Add(stream);
        _missing.Add(stream);
        return new StreamState(kind.Initial, 0);
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
        PendingCommand pending, Decision decision, StreamState before, Func<string, StreamState> read)
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
                var prepared = Prepare(pending, append, before, read);
                if (command.DryRun)
                    return (null, Shown(prepared));
                foreach (var one in prepared.Streams)
                    _ofUnit[one.Stream] = new StreamState(one.State, one.After);
                return (prepared, null);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private PreparedAppend Prepare(
        PendingCommand pending, Decision.Append append, StreamState before, Func<string, StreamState> read)
    {
        var own = pending.Command.Stream;
        var prepared = EventPreparation.Prepare(model, clock, pending, own, append.Events, before);
        if (append.Elsewhere.Count == 0)
            return prepared;
        var streams = append.Elsewhere.Select(other => other.Stream).Append(own);
        if (streams.Distinct(StringComparer.Ordinal).Count() <= append.Elsewhere.Count)
            throw new InvalidOperationException($"A stream stands twice in a decision on '{own}'.");
        return prepared with
        {
            Elsewhere =
            [
                .. append.Elsewhere.Select(other => EventPreparation.Prepare(
                    model, clock, pending, other.Stream, other.Events, read(other.Stream))),
            ],
        };
    }

    private static CommandOutcome.DryRun Shown(PreparedAppend prepared) =>
        new(prepared.Stream, prepared.After,
            [.. prepared.Events.Select(one => (one.Event, one.Form, one.Version))], prepared.State,
            [.. prepared.Elsewhere.Select(Shown)]);
}
