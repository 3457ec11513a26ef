namespace EventLedger.Store.Appending;

/// <summary>Takes the units of the next batch; those that run again come first.</summary>
internal delegate List<PendingUnit> TakeNext(IReadOnlyList<PendingUnit> again);

/// <summary>
/// While a commit is on its way, the next batch is taken and decided as if that commit were done. If it
/// fails, or most of the batch must wait for streams to be loaded, the units run as if they had not been
/// taken.
/// </summary>
internal sealed class DecidingAhead(DecisionPasses passes, Unsettled unsettled)
{
    private readonly HashSet<PendingUnit> _passedOn = [];
    private ReadyBatch? _ready;

    public void Begin() => _passedOn.Clear();

    /// <summary>Whether a unit of the batch that is being stored runs again with the next one.</summary>
    public bool HasPassedOn(PendingUnit unit) => _passedOn.Contains(unit);

    /// <summary>Takes the next batch, after those that run again, and decides it.</summary>
    public void Decide(
        StampedBatch onItsWay, TakeNext next, DateOnly today)
    {
        _passedOn.UnionWith(unsettled.Units);
        var units = next([.. unsettled.Units]);
        unsettled.Clear();
        if (units.Count == 0)
            return;
        // Should deciding throw, the units are not lost.
        _ready = new ReadyBatch([], today, units);
        // What is imported has its own day, and is decided and stored whole or not at all.
        if (units[0].StatedAt is not null)
            return;
        _ready = passes.DecideAhead(units, onItsWay, today);
    }

    /// <summary>What was decided, when its commit is done and it is worth a commit of its own.</summary>
    public ReadyBatch? Take(bool committed)
    {
        if (_ready is not { } ready)
            return null;
        _ready = null;
        if (committed && ready.Decided.Count >= ready.Left.Count)
            return ready;
        unsettled.AddAll(ready.Units);
        return null;
    }
}
