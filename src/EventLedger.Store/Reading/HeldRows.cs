using System.Diagnostics.CodeAnalysis;

namespace EventLedger.Store;

/// <summary>
/// A row read into an object, null when there is none: its subject, and how many bytes it was read from.
/// </summary>
internal readonly record struct RowRead<T>(string Id, T? Item = null, int Bytes = 0)
    where T : class;

/// <summary>Where rows come from: all at a position, or those of subjects that moved between two.</summary>
/// <param name="Generation">The generation of the read models.</param>
/// <param name="All">All subjects at a position.</param>
/// <param name="Moved">
/// (after, up to, at): those that have a row between, as they are at a position; null of what is not there.
/// </param>
internal sealed record RowSource<T>(
    int Generation,
    Func<long, Task<IReadOnlyList<RowRead<T>>>> All,
    Func<long, long, long, Task<IReadOnlyList<RowRead<T>>>> Moved)
    where T : class;

/// <summary>
/// The rows of a read model as objects, held in memory as they are at the last position that was asked for,
/// and at one past position: near them only what is different there is read. Reports of a book of many
/// contracts would otherwise read and parse all of them each time. Safe for threads.
/// </summary>
/// <param name="maxBytes">What is read from more than so many bytes of rows is not held.</param>
internal sealed class HeldRows<T>(long? maxBytes)
    where T : class
{
    /// <summary>So few events are gone through even where that is much beside the rows themselves.</summary>
    private const int AlwaysNear = 4_000;
    // An object takes about four times the bytes of its row; all of it an eighth of the machine's memory.
    private const long Share = 32;

    private readonly long _maxBytes =
        maxBytes ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Share;
    private readonly Turn _turn = new();
    private volatile HeldAt? _head;
    private volatile HeldAt? _past;

    /// <summary>Holds as much as the machine can spare.</summary>
    public HeldRows()
        : this(null)
    {
    }

    /// <summary>All rows known at a position, by the ordinals of their ids.</summary>
    public async Task<IReadOnlyList<T>> At(long position, RowSource<T> source, CancellationToken ct)
    {
        while (true)
        {
            // A step back from the head is read for this answer alone.
            if (Near(position, source.Generation) is { } near && position <= near.Position)
                return (await At(near, position, source)).Items;
            if (!await _turn.Take(ct))
                continue;
            try
            {
                // Whose turn it was before may have come near.
                var next = Near(position, source.Generation) is { } start
                    ? await At(start, position, source)
                    : HeldAt.Of(position, source.Generation, await source.All(position));
                Keep(next);
                return next.Items;
            }
            finally
            {
                _turn.End();
            }
        }
    }

    private static async Task<HeldAt> At(HeldAt start, long position, RowSource<T> source)
    {
        if (position == start.Position)
            return start;
        var (after, upTo) = (Math.Min(position, start.Position), Math.Max(position, start.Position));
        return start.With(position, await source.Moved(after, upTo, position));
    }

    private HeldAt? Near(long position, int generation)
    {
        HeldAt? IfNear(HeldAt? held) => held?.IsNear(position, generation) == true ? held : null;
        var (head, past) = (IfNear(_head), IfNear(_past));
        return head is null || (past is not null && past.DistanceTo(position) < head.DistanceTo(position))
            ? past
            : head;
    }

    private void Keep(HeldAt next)
    {
        var kept = next.Bytes <= _maxBytes ? next : null;
        if (_head is not { } head || !next.IsBefore(head))
            _head = kept;
        else
            _past = kept;
    }

    private sealed class HeldAt(int generation, long position, string[] ids, T[] items, long bytes)
    {
        public int Generation => generation;

        public long Position => position;

        public T[] Items => items;

        /// <summary>Bytes that were read for it: what was replaced since is counted too.</summary>
        public long Bytes => bytes;

        public static HeldAt Of(long position, int generation, IReadOnlyList<RowRead<T>> known)
        {
            List<RowRead<T>> rows = [.. known];
            rows.Sort(static (a, b) => string.CompareOrdinal(a.Id, b.Id));
            return new(
                generation, position, [.. rows.Select(row => row.Id)], [.. rows.Select(row => row.Item!)],
                rows.Sum(row => (long)row.Bytes));
        }

        public bool IsBefore(HeldAt other) =>
            Generation < other.Generation || (Generation == other.Generation && Position < other.Position);

        public long DistanceTo(long other) => Math.Abs(other - position);

        /// <summary>Whether it is less to read what moved between than to read all.</summary>
        public bool IsNear(long other, int ofGeneration) =>
            ofGeneration == generation && DistanceTo(other) <= Math.Max(AlwaysNear, ids.Length / 2);

        /// <summary>The same at another position, where some rows are others.</summary>
        public HeldAt With(long other, IReadOnlyList<RowRead<T>> moved)
        {
            if (moved.Count == 0)
                return new(generation, other, ids, items, bytes);
            var read = bytes + moved.Sum(row => (long)row.Bytes);
            return TryReplace(moved, out var replaced)
                ? new(generation, other, ids, replaced, read)
                : Merged(other, [.. moved], read);
        }

        private HeldAt Merged(long other, List<RowRead<T>> moved, long read)
        {
            moved.Sort(static (a, b) => string.CompareOrdinal(a.Id, b.Id));
            var (nextIds, nextItems) = (new List<string>(ids.Length), new List<T>(ids.Length));
            var from = 0;
            foreach (var row in moved)
            {
                var at = Array.BinarySearch(ids, from, ids.Length - from, row.Id, StringComparer.Ordinal);
                var upTo = at < 0 ? ~at : at;
                nextIds.AddRange(ids.AsSpan(from, upTo - from));
                nextItems.AddRange(items.AsSpan(from, upTo - from));
                from = at < 0 ? upTo : upTo + 1;
                if (row.Item is null)
                    continue;
                nextIds.Add(row.Id);
                nextItems.Add(row.Item);
            }
            nextIds.AddRange(ids.AsSpan(from));
            nextItems.AddRange(items.AsSpan(from));
            return new(generation, other, [.. nextIds], [.. nextItems], read);
        }

        // The ids are the same: most often no contract begins or, going back, is not there yet.
        private bool TryReplace(IReadOnlyList<RowRead<T>> moved, [NotNullWhen(true)] out T[]? replaced)
        {
            replaced = (T[])items.Clone();
            foreach (var row in moved)
            {
                var at = Array.BinarySearch(ids, row.Id, StringComparer.Ordinal);
                if (at < 0 || row.Item is null)
                    return false;
                replaced[at] = row.Item;
            }
            return true;
        }
    }
}
