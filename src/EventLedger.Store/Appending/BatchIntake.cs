namespace EventLedger.Store.Appending;

/// <summary>
/// Fills one batch. Of two commands with the same key the second waits: once the first is stored, the second
/// finds its answer. A unit that finds no room closes the batch, so that nothing overtakes it.
/// </summary>
internal sealed class BatchIntake
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private int _commands;
    private bool _closed;

    public List<PendingUnit> Batch { get; } = [];

    /// <summary>What waits for a later batch, in its order.</summary>
    public List<PendingUnit> Kept { get; } = [];

    /// <summary>Whether another unit is worth offering.</summary>
    public bool TakesMore =>
        !_closed && _commands < GroupCommit.MaxCommands && Kept.Count < GroupCommit.MaxCommands;

    public void Offer(PendingUnit unit)
    {
        if (unit.GivenUp())
            return;
        if (!HasRoomFor(unit))
            _closed = true;
        if (_closed || unit.Keys.Any(_keys.Contains))
        {
            Kept.Add(unit);
            return;
        }
        _keys.UnionWith(unit.Keys);
        _commands += unit.Commands.Count;
        _closed = unit.Alone;
        Batch.Add(unit);
    }

    // Whatever its size, a unit has room in an empty batch: it is never split. A commit has one instant, so
    // imported commands share one only with those that state the same.
    private bool HasRoomFor(PendingUnit unit) =>
        _commands == 0
        || (!unit.Alone
            && _commands + unit.Commands.Count <= GroupCommit.MaxCommands
            && unit.StatedAt == Batch[0].StatedAt);
}
