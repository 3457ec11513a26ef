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
    private volatile HeldUpTo? _held;
    private volatile bool _areTooMany;

    /// <summary>Holds as many as the machine can spare.</summary>
    public HeldEntries()
        : this(null)
    {
    }

    /// <summary>The entries known at a position; null when there are too many to hold.</summary>
    /// <param name="position">The last position that counts.</param>
    /// <param name="generation">The generation of the read models.</param>
    /// <param name="read">Entries after a position up to the one that counts, in their order.</param>
    /// <param name="ct">Gives up waiting.</param>
    public async Task<IReadOnlyList<KnownEntry>?> At(
        long position, int generation, Func<long, Task<IReadOnlyList<KnownEntry>>> read, CancellationToken ct)
    {
        while (!_areTooMany)
        {
            if (_held is { } held && held.Generation >= generation && held.Position >= position)
            {
                if (held.Generation > generation)
                    return null;
                return held.UpTo(position);
            }
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
            : new HeldUpTo(generation, 0, [], 0);
        IReadOnlyList<KnownEntry> more = [.. Kept(await read(held.Position))];
        _areTooMany = held.Count + more.Count > _most;
        _held = _areTooMany ? null : held.With(position, more);
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

    /// <param name="generation">Of the read models.</param>
    /// <param name="position">Up to where.</param>
    /// <param name="entries">Room for them; what lies beyond the count belongs to who comes later.</param>
    /// <param name="count">How many there are.</param>
    private sealed class HeldUpTo(int generation, long position, KnownEntry[] entries, int count)
    {
        public int Generation => generation;

        public long Position => position;

        public int Count => count;

        public ArraySegment<KnownEntry> UpTo(long other)
        {
            var (low, high) = (0, count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (entries[middle].Position <= other)
                    low = middle + 1;
                else
                    high = middle;
            }
            return new ArraySegment<KnownEntry>(entries, 0, low);
        }

        public HeldUpTo With(long other, IReadOnlyList<KnownEntry> more)
        {
            var room = entries;
            if (count + more.Count > room.Length)
                Array.Resize(ref room, Math.Max(count + more.Count, room.Length * 2));
            for (var i = 0; i < more.Count; i++)
                room[count + i] = more[i];
            return new(generation, other, room, count + more.Count);
        }
    }
}
