using System.Collections.Concurrent;

namespace EventLedger.Store;

/// <summary>
/// The money entries of one generation of the read models, in the order they were recorded, and those of each
/// contract. One adds to it at a time; any thread reads what is known at a position that it has come to.
/// </summary>
/// <param name="generation">The generation.</param>
internal sealed class EntryLog(int generation)
{
    private readonly ConcurrentDictionary<string, Grown> _ofContracts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Type, object> _objects = new();
    private volatile Grown _all = Grown.Nothing;
    private long _position;

    public int Generation => generation;

    /// <summary>How far it was read.</summary>
    public long Position => Volatile.Read(ref _position);

    public int Count => _all.Count;

    /// <summary>
    /// What was made of each contract's entries: it is let go with the entries, and is never of others.
    /// </summary>
    public HeldRows<T> Objects<T>()
        where T : class => (HeldRows<T>)_objects.GetOrAdd(typeof(T), _ => new HeldRows<T>());

    /// <summary>All entries known at a position.</summary>
    public ArraySegment<KnownEntry> UpTo(long position) => _all.UpTo(position);

    /// <summary>Each contract that has entries at a position, with them.</summary>
    public IEnumerable<(string ContractId, ArraySegment<KnownEntry> Entries)> ByContract(long position) =>
        _ofContracts.Select(of => (of.Key, of.Value.UpTo(position))).Where(of => of.Item2.Count > 0);

    /// <summary>
    /// Each contract that has entries after a position up to another, with those known at one; none where
    /// they are all later.
    /// </summary>
    public IEnumerable<(string ContractId, ArraySegment<KnownEntry> Entries)> Moved(
        long after, long upTo, long at) => _all.UpTo(upTo)[_all.UpTo(after).Count..]
        .Select(entry => entry.ContractId)
        .Distinct(StringComparer.Ordinal)
        .Select(id => (id, _ofContracts[id].UpTo(at)));

    /// <summary>Adds the entries up to a position.</summary>
    public void Add(IReadOnlyList<KnownEntry> more, long position)
    {
        foreach (var of in more.GroupBy(entry => entry.ContractId, StringComparer.Ordinal))
            _ofContracts[of.Key] = _ofContracts.GetValueOrDefault(of.Key, Grown.Nothing).With([.. of]);
        _all = _all.With(more);
        Volatile.Write(ref _position, position);
    }

    /// <summary>A list that has grown: what it was before stays as it was.</summary>
    /// <param name="entries">Room for them; what lies beyond the count belongs to who comes later.</param>
    /// <param name="count">How many there are.</param>
    private sealed class Grown(KnownEntry[] entries, int count)
    {
        public static readonly Grown Nothing = new([], 0);

        public int Count => count;

        public ArraySegment<KnownEntry> UpTo(long position)
        {
            var (low, high) = (0, count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (entries[middle].Position <= position)
                    low = middle + 1;
                else
                    high = middle;
            }
            return new ArraySegment<KnownEntry>(entries, 0, low);
        }

        public Grown With(IReadOnlyList<KnownEntry> more)
        {
            var room = entries;
            if (count + more.Count > room.Length)
                Array.Resize(ref room, Math.Max(count + more.Count, room.Length * 2));
            for (var i = 0; i < more.Count; i++)
                room[count + i] = more[i];
            return new(room, count + more.Count);
        }
    }
}
