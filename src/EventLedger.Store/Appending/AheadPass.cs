namespace EventLedger.Store.Appending;

/// <summary>
/// Decides units over a commit that is on its way, without the connection: what comes before the first one
/// that needs a stream which is not at hand.
/// </summary>
internal sealed class AheadPass(BatchDecider decider)
{
    private readonly Queue<PendingUnit> _left = new();
    private long _bytes;

    /// <summary>The day that the decisions are made with.</summary>
    public DateOnly Today => decider.Today;

    /// <summary>The decisions, in their order.</summary>
    public List<Decided> Decided { get; } = [];

    /// <summary>Units behind them that are not decided, in their order.</summary>
    public IReadOnlyCollection<PendingUnit> Left => _left;

    /// <summary>Whether nothing more is decided.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Decides more units. Should that throw, none is lost: they are left.</summary>
    public void Decide(IEnumerable<PendingUnit> units)
    {
        foreach (var unit in units)
            _left.Enqueue(unit);
        while (!IsOver && _left.TryPeek(out var unit))
        {
            // What is imported has its own day, and is decided and stored whole or not at all.
            IsOver = unit.StatedAt is not null || _bytes > GroupCommit.MaxBytes || !Decide(unit);
        }
    }

    private bool Decide(PendingUnit unit)
    {
        var one = decider.Decide(unit);
        if (decider.Missing.Count > 0)
            return false;
        _left.Dequeue();
        Decided.Add(one);
        _bytes += one.Bytes;
        return true;
    }
}
