using System.Collections;
using System.Collections.Concurrent;

namespace EventLedger.Store;

/// <summary>
/// The money entries of one generation of the read models, of each contract in the order they were recorded.
/// One adds to it at a time; any thread reads what is known at a position that it has come to.
/// </summary>
/// <param name="generation">The generation.</param>
internal sealed class EntryLog(int generation)
{
    private readonly ConcurrentDictionary<string, Grown> _ofContracts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Type, object> _objects = new();
    private int _count;
    private long _position;

    public int Generation => generation;

    /// <summary>How far it was read.</summary>
    public long Position => Volatile.Read(ref _position);

    public int Count => Volatile.Read(ref _count);

    /// <summary>The words that the entries share.</summary>
    public EntryWords Words { get; } = new();

    /// <summary>
    /// What was made of each contract's entries: it is let go with the entries, and is never of others.
    /// </summary>
    public HeldRows<T> Objects<T>()
        where T : class => (HeldRows<T>)_objects.GetOrAdd(typeof(T), _ => new HeldRows<T>());

    /// <summary>All entries known at a position, put in the order they were recorded.</summary>
    public IReadOnlyList<KnownEntry> UpTo(long position) =>
    [
        .. ByContract(position).SelectMany(of => of.Entries)
            .OrderBy(entry => entry.Position)
            .ThenBy(entry => entry.Ordinal),
    ];

    /// <summary>Each contract that has entries at a position, with them.</summary>
    public IEnumerable<(string ContractId, IReadOnlyList<KnownEntry> Entries)> ByContract(
        long position) => _ofContracts.Select(of => of.Value)
        .Where(of => of.CountAt(position) > 0)
        .Select(of => (of.ContractId, (IReadOnlyList<KnownEntry>)of.UpTo(position)));

    /// <summary>
    /// Each contract that has entries after a position up to another, with those known at one; none where
    /// they are all later.
    /// </summary>
    public IEnumerable<(string ContractId, IReadOnlyList<KnownEntry> Entries)> Moved(
        long after, long upTo, long at) => _ofContracts.Select(of => of.Value)
        .Where(of => of.Last > after && of.CountAt(upTo) > of.CountAt(after))
        .Select(of => (of.ContractId, (IReadOnlyList<KnownEntry>)of.UpTo(at)));

    /// <summary>Adds the entries up to a position, in the order they were recorded.</summary>
    public void Add(IReadOnlyList<KnownEntry> more, long position)
    {
        foreach (var of in more.GroupBy(entry => entry.ContractId, StringComparer.Ordinal))
            Add(of.Key, [.. of.Select(entry => new HeldEntry(entry, Words))]);
        Reached(position);
    }

    /// <summary>Adds a contract's entries, in the order they were recorded.</summary>
    public void Add(string contractId, HeldEntry[] more)
    {
        // A document has several entries, which follow one another most often: one name for all.
        for (var i = 1; i < more.Length; i++)
            for (var before = i - 1; before >= 0 && before >= i - 8; before--)
                if (more[before].Document == more[i].Document)
                {
                    more[i] = more[i].Named(more[before].Document);
                    break;
                }
        _ofContracts[contractId] = _ofContracts.TryGetValue(contractId, out var known)
            ? known.With(more)
            : new Grown(contractId, Words, more, more.Length);
        Interlocked.Add(ref _count, more.Length);
    }

    /// <summary>All entries up to a position were added.</summary>
    public void Reached(long position) => Volatile.Write(ref _position, position);

    /// <summary>A contract's entries, which have grown: what they were before stays as it was.</summary>
    /// <param name="contractId">The contract.</param>
    /// <param name="words">The words that entries share.</param>
    /// <param name="entries">Room for them; what lies beyond the count belongs to who comes later.</param>
    /// <param name="count">How many there are.</param>
    private sealed class Grown(string contractId, EntryWords words, HeldEntry[] entries, int count)
    {
        public string ContractId => contractId;

        /// <summary>The position of the last.</summary>
        public long Last => entries[count - 1].Position;

        public int CountAt(long position)
        {
            if (Last <= position)
                return count;
            var (low, high) = (0, count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (entries[middle].Position <= position)
                    low = middle + 1;
                else
                    high = middle;
            }
            return low;
        }

        public First UpTo(long position) =>
            new(contractId, words, entries, CountAt(position));

        public Grown With(HeldEntry[] more)
        {
            var room = entries;
            if (count + more.Length > room.Length)
                Array.Resize(ref room, Math.Max(count + more.Length, room.Length + (room.Length / 4)));
            more.CopyTo(room.AsSpan(count));
            return new(contractId, words, room, count + more.Length);
        }
    }

    /// <summary>The first entries of a contract.</summary>
    private sealed class First(string contractId, EntryWords words, HeldEntry[] entries, int count)
        : IReadOnlyList<KnownEntry>
    {
        public int Count => count;

        public KnownEntry this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
                return entries[index].Of(contractId, words);
            }
        }

        public IEnumerator<KnownEntry> GetEnumerator()
        {
            for (var i = 0; i < count; i++)
                yield return this[i];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
