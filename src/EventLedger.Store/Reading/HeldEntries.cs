namespace EventLedger.Store;

/// <summary>Where the money entries up to a position come from.</summary>
/// <param name="All">
/// Fills a log that has none with all of them; false where there are more than so many, and it is not filled.
/// </param>
/// <param name="After">Those after a position, in their order.</param>
internal sealed record EntrySource(
    Func<EntryLog, long, Task<bool>> All, Func<long, Task<IReadOnlyList<KnownEntry>>> After);

/// <summary>
/// The money entries of a ledger, held in memory in the order they were recorded. They only grow, so that
/// those known at an earlier position are the first of them. Safe for threads.
/// </summary>
/// <param name="most">How many are held; of more, none are.</param>
internal sealed class HeldEntries(int? most)
{
    // About what an entry takes; all of them an eighth of the machine's memory.
    private const long BytesAnEntry = 128, Share = 8;

    private readonly long _most =
        most ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Share / BytesAnEntry;
    private readonly Turn _turn = new();
    private volatile EntryLog? _held;
    private volatile bool _areTooMany;

    /// <summary>Holds as many as the machine can spare.</summary>
    public HeldEntries()
        : this(null)
    {
    }

    /// <summary>
    /// The entries of a ledger, at least those known at a position; null when there are too many to hold.
    /// </summary>
    /// <param name="position">The last position that counts.</param>
    /// <param name="generation">The generation of the read models.</param>
    /// <param name="source">Where they are read from.</param>
    /// <param name="ct">Gives up waiting.</param>
    public async Task<EntryLog?> At(
        long position, int generation, EntrySource source, CancellationToken ct)
    {
        while (!_areTooMany)
        {
            if (_held is { } held && held.Generation >= generation && held.Position >= position)
                return held.Generation > generation ? null : held;
            if (!await _turn.Take(ct))
                continue;
            try
            {
                await Advance(position, generation, source);
            }
            finally
            {
                _turn.End();
            }
        }
        return null;
    }

    private async Task Advance(long position, int generation, EntrySource source)
    {
        // Whose turn it was before may have come this far.
        if (_held is { } known && known.Generation >= generation && known.Position >= position)
            return;
        var held = _held is { } earlier && earlier.Generation == generation
            ? earlier
            : new EntryLog(generation);
        _areTooMany = !await Add(held, position, source);
        _held = _areTooMany ? null : held;
    }

    private async Task<bool> Add(EntryLog held, long position, EntrySource source)
    {
        if (held.Position == 0)
            return await source.All(held, _most);
        var more = await source.After(held.Position);
        if (held.Count + more.Count > _most)
            return false;
        held.Add(more, position);
        return true;
    }
}
