namespace EventLedger.Store.Appending;

/// <summary>Takes the units of the next batch; those that run again come first.</summary>
internal delegate List<PendingUnit> TakeNext(IReadOnlyList<PendingUnit> again);

/// <summary>
/// While a commit is on its way, the next batch is taken and decided as if that commit were done.
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

    /// <summary>
    /// What was decided, where it can follow at once: all of it is to be stored, and it is worth a commit.
    /// </summary>
    public ReadyBatch? Follower => _ready is { StoresAll: true, IsMostOfIt: true } ready ? ready : null;

    /// <summary>It is on its way.</summary>
    public void Follows(SentBatch sent) => _ready = _ready! with { Sent = sent };

    /// <summary>What was decided, or at least taken; null when nothing was.</summary>
    public ReadyBatch? Take()
    {
        var ready = _ready;
        _ready = null;
        return ready;
    }
}
