using System.Globalization;
using Npgsql;

namespace EventLedger.Store;

/// <summary>
/// Reads all money entries of a generation from PostgreSQL, where a ledger may have millions: on several
/// connections, each some of the table's pages. The table only grows: together they are one view of it.
/// </summary>
/// <param name="source">Opens connections.</param>
/// <param name="queries">The statements on the generation.</param>
internal sealed class EntryCopy(NpgsqlDataSource source, ModelQueries queries)
{
    // Fewer are read by one connection sooner than by several.
    private const long FewPages = 256;
    private const long LastPage = uint.MaxValue - 1;
    private const int MostConnections = 4;

    // By all connections.
    private long _read;

    /// <summary>
    /// Fills a log with the entries up to a position; false where there are more than so many, and nothing
    /// is added.
    /// </summary>
    public async Task<bool> Fill(EntryLog log, long position, long most, CancellationToken ct)
    {
        var pages = await Pages(ct);
        var count = pages < FewPages ? 1 : Math.Min(Environment.ProcessorCount, MostConnections);
        var parts = Enumerable.Range(0, count).Select(_ => new CopiedEntries(log.Words)).ToArray();
        // What was written since lies behind the last of these pages.
        long First(int part) => part == count ? LastPage : pages * part / count;
        await Task.WhenAll(parts.Select((part, i) => Task.Run(
            () => Read(part, position, First(i), First(i + 1), most, ct), ct)));
        if (Interlocked.Read(ref _read) > most)
            return false;
        foreach (var (contractId, entries) in CopiedEntries.Together(parts))
            log.Add(contractId, entries);
        log.Reached(position);
        return true;
    }

    private async Task<long> Pages(CancellationToken ct)
    {
        await using var command = source.CreateCommand(queries.EntriesPages);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Reads the entries of some pages, until all connections together have too many.</summary>
    private async Task Read(
        CopiedEntries part, long position, long first, long end, long most, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var copy = await connection.BeginRawBinaryCopyAsync(Sql(position, first, end), ct);
        var rows = new CopiedRows(copy, CopiedEntries.Columns);
        while (true)
        {
            var before = part.Count;
            while (rows.Next())
                part.Add(rows);
            if (Interlocked.Add(ref _read, part.Count - before) > most)
            {
                await copy.CancelAsync();
                return;
            }
            if (rows.IsAtEnd)
                return;
            await rows.Receive(ct);
        }
    }

    private string Sql(long position, long first, long end) => queries.EntriesCopy
        .Replace("{position}", Text(position), StringComparison.Ordinal)
        .Replace("{first}", Text(first), StringComparison.Ordinal)
        .Replace("{end}", Text(end), StringComparison.Ordinal);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
