namespace EventLedger.Store.Appending;

/// <summary>
/// While a commit is on its way, the next batch is taken and decided as if that commit were done.
/// </summary>
internal sealed class DecidingAhead(DecisionPasses passes, Unsettled unsettled, UnitQueue queue)
{
    private readonly HashSet<PendingUnit> _passedOn = [];
    private AheadPass? _pass;
    private SentBatch? _sent;

    /// <summary>
    /// What can follow at once: all of it is to be stored, and it is worth a commit; null when nothing can.
    /// </summary>
    public ReadyBatch? Follower => Ready() is { StoresAll: true, IsMostOfIt: true } ready ? ready : null;

    /// <summary>Forgets the round before.</summary>
    public void Begin() => _passedOn.Clear();

    /// <summary>Whether a unit of the batch that is being stored runs again with the next one.</summary>
    public bool HasPassedOn(PendingUnit unit) => _passedOn.Contains(unit);

    /// <summary>Takes the next batch, after those that run again, and decides it.</summary>
    public void Decide(StampedBatch onItsWay, DateOnly today)
    {
        _passedOn.UnionWith(unsettled.Units);
        queue.PutBack(unsettled.Units);
        unsettled.Clear();
        _pass = passes.Ahead(onItsWay, today);
        _pass.Decide(queue.Take());
    }

    /// <summary>Decides what comes before a commit ends; false when that is nothing.</summary>
    public async Task<bool> DecideMore(Task before)
    {
        if (_pass is not { IsOver: false } pass || !await queue.MoreBefore(before))
            return false;
        pass.Decide(queue.TakeMore());
        return true;
    }

    /// <summary>It is on its way.</summary>
    public void Follows(SentBatch sent) => _sent = sent;

    /// <summary>What was decided, or at least taken; null when nothing was.</summary>
    public ReadyBatch? Take()
    {
        var ready = Ready();
        (_pass, _sent) = (null, null);
        return ready;
    }

    private ReadyBatch? Ready() =>
        _pass is { Decided.Count: > 0 } or { Left.Count: > 0 }
            ? new ReadyBatch(_pass.Decided, _pass.Today, _pass.Left) { Sent = _sent }
            : null;
}
