using EventLedger.Domain;

namespace EventLedger.Reporting.Tables;

/// <summary>The largest rows of many, without putting all of them in order.</summary>
public static class LargestRows
{
    /// <summary>
    /// The largest rows of each group, largest first, those of one size in their order; groups come in the
    /// order of their first rows. Amounts of a group are of one currency; a row without one is the smallest.
    /// </summary>
    public static IReadOnlyList<T> LargestOfEach<T, TGroup>(
        this IReadOnlyList<T> rows, int top, Func<T, TGroup> group, Func<T, Money?> amount)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(amount);
        // A group may be null, which no key may be.
        var (groups, byKey) = (new List<Largest<T>>(), new Dictionary<ValueTuple<TGroup>, Largest<T>>());
        for (var i = 0; i < rows.Count; i++)
        {
            var key = ValueTuple.Create(group(rows[i]));
            if (!byKey.TryGetValue(key, out var largest))
            {
                byKey.Add(key, largest = new(top));
                groups.Add(largest);
            }
            largest.Add(rows[i], amount(rows[i])?.MinorUnits, i);
        }
        return [.. groups.SelectMany(largest => largest.Rows())];
    }

    /// <summary>The largest of the rows that were added, at most so many.</summary>
    private sealed class Largest<T>(int top)
    {
        private static readonly Comparer<(Int128? Amount, int Row)> SmallestFirst =
            Comparer<(Int128? Amount, int Row)>.Create((one, other) =>
                Nullable.Compare(one.Amount, other.Amount) is var size and not 0
                    ? size
                    : other.Row.CompareTo(one.Row));

        private readonly PriorityQueue<T, (Int128? Amount, int Row)> _rows = new(SmallestFirst);

        public void Add(T row, Int128? amount, int number)
        {
            if (_rows.Count < top)
                _rows.Enqueue(row, (amount, number));
            // Of one size, those that came before stay.
            else if (_rows.TryPeek(out _, out var least) && Nullable.Compare(amount, least.Amount) > 0)
                _rows.EnqueueDequeue(row, (amount, number));
        }

        public T[] Rows()
        {
            var rows = new T[_rows.Count];
            for (var i = rows.Length - 1; i >= 0; i--)
                rows[i] = _rows.Dequeue();
            return rows;
        }
    }
}
