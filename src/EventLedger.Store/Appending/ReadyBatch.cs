namespace EventLedger.Store.Appending;

/// <summary>A batch that is decided, and not checked against the database yet.</summary>
/// <param name="Decided">The decisions, in the order of the batch.</param>
/// <param name="Today">The day they were made with.</param>
/// <param name="Left">Units behind them that were not decided, in their order.</param>
internal sealed record ReadyBatch(
    List<Decided> Decided, DateOnly Today, IReadOnlyList<PendingUnit> Left)
{
    /// <summary>All its units, in their order.</summary>
    public IEnumerable<PendingUnit> Units => Decided.Select(one => one.Unit).Concat(Left);
}
