namespace EventLedger.Store.Appending;

/// <summary>
/// Decides a batch, in as many passes as it takes until every stream that was read is at hand.
/// </summary>
internal sealed class DecisionPasses(
    LedgerModel model, TimeProvider clock, StreamCache cache, WriterConnections connections)
{
    private const int MaxPasses = 100;

    /// <summary>Decides a batch. What would make it too large is left.</summary>
    public async Task<ReadyBatch> Decide(IReadOnlyList<PendingUnit> batch, Func<DateOnly> localDay)
    {
        for (var pass = 1; ; pass++)
        {
            var today = localDay();
            var decider = new BatchDecider(model, cache, clock, today) { IsLastPass = pass >= MaxPasses };
            if (pass == 1)
            {
                foreach (var pending in batch.SelectMany(unit => unit.Commands))
                    decider.Need(pending.Command.Stream);
            }
            if (decider.Missing.Count == 0)
            {
                var decided = DecideWithinBounds(decider, batch);
                if (decider.Missing.Count == 0)
                    return new ReadyBatch(decided, today, [.. batch.Skip(decided.Count)]);
            }
            await Load(decider);
        }
    }

    /// <summary>A pass over a commit that is on its way, taken as done.</summary>
    public AheadPass Ahead(StampedBatch onItsWay, DateOnly today)
    {
        var decider = new BatchDecider(model, cache, clock, today);
        foreach (var (append, _) in onItsWay.Commands.SelectMany(command => command.Streams))
            decider.Assume(append);
        return new AheadPass(decider);
    }

    private static List<Decided> DecideWithinBounds(BatchDecider decider, IReadOnlyList<PendingUnit> batch)
    {
        var decided = new List<Decided>(batch.Count);
        var bytes = 0L;
        foreach (var unit in batch)
        {
            if (bytes > GroupCommit.MaxBytes)
                break;
            decided.Add(decider.Decide(unit));
            bytes += decided[^1].Bytes;
        }
        return decided;
    }

    private async Task Load(BatchDecider decider)
    {
        var from = decider.Missing.ToDictionary(stream => stream, stream => Beginning(decider, stream));
        var load = await connections.Current.Load(
            cache.Seen, [.. from.Select(one => (one.Key, one.Value.Version))]);
        var isAsBefore = load.Position >= cache.Seen;
        cache.Advance(load.Position, load.Moved);
        // Where commits are gone that were there, nothing that was held is a beginning.
        if (!isAsBefore)
            return;
        var folded = StreamFold.From(model, from, load.Events);
        foreach (var stream in decider.Missing)
            if (folded.TryGetValue(stream, out var state))
                cache.Put(stream, decider.Whole.Contains(stream) ? state : state.Lean(model.KindOf(stream)));
            else
                cache.Forget(stream);
    }

    // What others moved is read on from where it is held.
    private StreamState Beginning(BatchDecider decider, string stream) =>
        cache.TryGetBehind(stream, out var held)
        && (!decider.Whole.Contains(stream) || model.KindOf(stream).IsWhole(held.State))
            ? held
            : StreamFold.Initial(model, stream);
}
