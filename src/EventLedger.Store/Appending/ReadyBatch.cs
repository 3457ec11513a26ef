namespace EventLedger.Store.Appending;

/// <summary>A batch that is decided, and not checked against the database yet.</summary>
/// <param name="Decided">The decisions, in the order of the batch.</param>
/// <param name="Today">The day they were made with.</param>
/// <param name="Left">Units behind them that were not decided, in their order.</param>
internal sealed record ReadyBatch(
    List<Decided> Decided, DateOnly Today, IReadOnlyCollection<PendingUnit> Left)
{
    /// <summary>
    /// The same batch on its way already, behind the one it was decided upon; null while it is not.
    /// </summary>
    public SentBatch? Sent { get; init; }

    /// <summary>Whether all that was decided is to be stored.</summary>
    public bool StoresAll => Decided.Count > 0 && Decided.TrueForAll(one => one.Stores);

    /// <summary>Whether it is worth a commit before the rest of its units.</summary>
    public bool IsMostOfIt => Decided.Count >= Left.Count;

    /// <summary>All its units, in their order.</summary>
    public IEnumerable<PendingUnit> Units => Decided.Select(one => one.Unit).Concat(Left);
}
