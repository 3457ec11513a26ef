using EventLedger.Store.Appending;
using EventLedger.Store.Schema;
using Npgsql;

namespace EventLedger.Store.Rebuilding;

/// <summary>
/// The rows of the last events, in one message: whoever stalls in the middle of a COPY would hold the
/// ledger's lock for ever.
/// </summary>
internal static class RestOfRows
{
    public static async Task Write(
        NpgsqlConnection connection, SqlText text, int generation, FoldedSegment segment,
        CancellationToken ct)
    {
        var (terms, entries, register) = (
            new TermsColumns(segment.Events.Count), new EntryColumns(), new RegisterColumns());
        foreach (var (one, rows) in segment.All)
        {
            if (rows.Terms is { } row)
                terms.Add(row, one.Position, one.Version);
            if (rows.Register is { } subject)
                register.Add(subject, one.Position, one.Version);
            for (var ordinal = 0; ordinal < rows.Entries.Count; ordinal++)
                entries.Add(rows.Entries[ordinal], one.Position, ordinal);
        }
        await using var command = new NpgsqlCommand(text.Generation("rest", generation), connection);
        terms.AddTo(command.Parameters);
        entries.AddTo(command.Parameters);
        register.AddTo(command.Parameters);
        await command.ExecuteNonQueryAsync(ct);
    }
}
