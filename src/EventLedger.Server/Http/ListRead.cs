using EventLedger.Reporting.Tables;

namespace EventLedger.Server.Http;

/// <summary>A list that is read in its order, as far as it is wanted.</summary>
/// <param name="After">
/// Reads so many items after one, or where the list begins after none; fewer than asked for are the last.
/// </param>
/// <param name="Key">What a cursor knows an item by.</param>
/// <param name="Table">The table of some of its items.</param>
internal sealed record ListRead<T>(
    Func<T?, int, Task<IReadOnlyList<T>>> After, Func<T, string> Key, Func<IReadOnlyList<T>, Table> Table)
    where T : class
{
    private const int ItemsARound = 1_000;

    /// <summary>
    /// A list whose rows are read by <paramref name="rows"/> and shown by <paramref name="show"/>.
    /// </summary>
    public static ListRead<T> Of<TRow>(
        Func<T?, int, Task<IReadOnlyList<TRow>>> rows, Func<TRow, T> show, Func<T, string> key,
        Func<IReadOnlyList<T>, Table> table) =>
        new(async (last, count) => [.. (await rows(last, count)).Select(show)], key, table);

    /// <summary>A page, and the key of its last item when there are more behind it.</summary>
    public async Task<(IReadOnlyList<T> Items, string? Last)> Page(int limit)
    {
        var read = await After(null, limit + 1);
        return read.Count > limit ? ([.. read.Take(limit)], Key(read[limit - 1])) : (read, null);
    }

    /// <summary>All of it, round after round; the first is read already.</summary>
    public async Task<(Table First, IAsyncEnumerable<Table> Rounds)> Whole()
    {
        var items = await After(null, ItemsARound);
        var first = Table(items);
        return (first, Rounds(first, items));
    }

    private async IAsyncEnumerable<Table> Rounds(Table first, IReadOnlyList<T> items)
    {
        yield return first;
        while (items.Count == ItemsARound && (items = await After(items[^1], ItemsARound)).Count > 0)
            yield return Table(items);
    }
}
