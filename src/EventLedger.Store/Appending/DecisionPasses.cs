namespace EventLedger.Store.Appending;

/// <summary>
/// Decides a batch, in as many passes as it takes until every stream that was read is at hand.
/// </summary>
internal sealed class DecisionPasses(
    LedgerModel model, TimeProvider clock, StreamCache cache, WriterConnection connection)
{
    private const int MaxPasses = 100;

    /// <summary>
    /// Decisions in the order of the batch, and the day they were made with. What would make the batch too
    /// large is not decided.
    /// </summary>
    public async Task<(List<Decided> Decided, DateOnly Today)> Decide(
        IReadOnlyList<PendingUnit> batch, Func<DateOnly> localDay)
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
                    return (decided, today);
            }
            await Load(decider.Missing);
        }
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

    private async Task Load(IReadOnlyCollection<string> streams)
    {
        var load = await connection.Load(cache.Seen, streams);
        cache.Advance(load.Position, load.Moved);
        foreach (var (stream, state) in StreamFold.All(model, streams, load.Events))
            cache.Put(stream, state);
    }
}
