namespace EventLedger.Store.Appending;

/// <summary>
/// Decides the commands of one batch in their order, over the cache and the events of earlier decisions of
/// the batch. Streams that are not cached read as their initial state and are noted: then the pass does not
/// count.
/// </summary>
internal sealed class BatchDecider(LedgerModel model, StreamCache cache, TimeProvider clock, DateOnly today)
{
    private readonly Dictionary<string, StreamState> _uncommitted = new(StringComparer.Ordinal);
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

    public Decided Decide(PendingCommand pending)
    {
        var reads = new List<(string Stream, long Version)>(2);
        (object State, long Version) Read(string stream)
        {
            var current = Current(stream);
            if (!reads.Contains((stream, current.Version)))
                reads.Add((stream, current.Version));
            return current.State is BrokenStream broken
                ? throw new InvalidOperationException(
                    $"The stream '{stream}' cannot be read.", broken.Problem)
                : (current.State, current.Version);
        }

        try
        {
            var (state, version) = Read(pending.Command.Stream);
            var decision = pending.Command.Decide(new DecisionScope(today, Read));
            return Settle(pending, decision, reads, new StreamState(state, version));
        }
        catch (Exception problem)
        {
            return new Decided(pending, reads, new CommandOutcome.Failed(problem), null);
        }
    }

    private StreamState Current(string stream)
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

    private Decided Settle(
        PendingCommand pending, Decision decision, List<(string, long)> reads, StreamState before)
    {
        var command = pending.Command;
        if (decision is Decision.NotFound)
            return new Decided(pending, reads, new CommandOutcome.NotFound(), null);
        if (command.ExpectedVersion is { } expected && expected != before.Version)
            return new Decided(pending, reads, new CommandOutcome.VersionMismatch(before.Version), null);
        switch (decision)
        {
            case Decision.Refuse refuse:
                return new Decided(pending, reads, new CommandOutcome.Refused(refuse.Refusal), null);
            case Decision.Append append:
                var prepared = EventPreparation.Prepare(model, clock, command, append.Events, before);
                if (command.DryRun)
                    return new Decided(pending, reads, Shown(command, prepared), null);
                _uncommitted[command.Stream] = new StreamState(prepared.State, prepared.After);
                return new Decided(pending, reads, null, prepared);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static CommandOutcome.DryRun Shown(LedgerCommand command, PreparedAppend prepared) =>
        new(command.Stream, prepared.After,
            [.. prepared.Events.Select(one => (one.Event, one.Form, one.Version))], prepared.State);
}
