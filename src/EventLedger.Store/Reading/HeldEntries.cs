namespace EventLedger.Store;

/// <summary>
/// The money entries of a ledger, held in memory in the order they were recorded. They only grow, so that
/// those known at an earlier position are the first of them. Safe for threads.
/// </summary>
/// <param name="most">How many are held; of more, none are.</param>
internal sealed class HeldEntries(int? most)
{
    // About what an entry takes; all of them an eighth of the machine's memory.
    private const long BytesAnEntry = 256, Share = 8;

    private readonly long _most =
        most ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Share / BytesAnEntry;
    private readonly Turn _turn = new();
    // Touched by whose turn it is alone.
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);
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
    /// <param name="read">Entries after a position up to the one that counts, in their order.</param>
    /// <param name="ct">Gives up waiting.</param>
    public async Task<EntryLog?> At(
        long position, int generation, Func<long, Task<IReadOnlyList<KnownEntry>>> read, CancellationToken ct)
    {
        while (!_areTooMany)
        {
            if (_held is { } held && held.Generation >= generation && held.Position >= position)
                return held.Generation > generation ? null : held;
            if (!await _turn.Take(ct))
                continue;
            try
            {
                await Advance(position, generation, read);
            }
            finally
            {
                _turn.End();
            }
        }
        return null;
    }

    private async Task Advance(
        long position, int generation, Func<long, Task<IReadOnlyList<KnownEntry>>> read)
    {
        // Whose turn it was before may have come this far.
        if (_held is { } known && known.Generation >= generation && known.Position >= position)
            return;
        var held = _held is { } earlier && earlier.Generation == generation
            ? earlier
            : new EntryLog(generation);
        IReadOnlyList<KnownEntry> more = [.. Kept(await read(held.Position))];
        _areTooMany = held.Count + more.Count > _most;
        if (!_areTooMany)
            held.Add(more, position);
        _held = _areTooMany ? null : held;
    }

    // Rows repeat their words: a document has several, and a contract many.
    private IEnumerable<KnownEntry> Kept(IReadOnlyList<KnownEntry> rows)
    {
        var document = "";
        foreach (var row in rows)
        {
            document = row.Document == document ? document : row.Document;
            yield return row with
            {
                ContractId = Kept(row.ContractId),
                Document = document,
                Kind = Kept(row.Kind),
                Currency = Kept(row.Currency),
            };
        }
    }

    private string Kept(string word)
    {
        if (_words.TryGetValue(word, out var kept))
            return kept;
        _words.Add(word);
        return word;
    }
}
