using Npgsql;

namespace EventLedger.Store.Rebuilding;

/// <summary>
/// Writes the rows of segments into a generation by binary COPY, a table after the other. What was sent is
/// waited for: a COPY that is given up then would hold its table for a while after its rebuild has ended.
/// </summary>
internal sealed class RowsCopy(string schema, int generation)
{
    /// <summary>Writes what each processor folded of a segment.</summary>
    public async Task Write(
        NpgsqlConnection connection, IReadOnlyList<EncodedRows> segment, CancellationToken ct)
    {
        for (var table = 0; table < segment[0].Tables.Count; table++)
            await Write(connection, [.. segment.Select(one => one.Tables[table])], ct);
    }

    private async Task Write(NpgsqlConnection connection, CopyTuples[] parts, CancellationToken ct)
    {
        if (Array.TrueForAll(parts, part => part.Bytes.IsEmpty))
            return;
        await using var to = await connection.BeginRawBinaryCopyAsync(
            $"copy \"{schema}\".rm_{parts[0].Table}_g{generation} ({parts[0].Columns}) "
            + "from stdin (format binary)",
            ct);
        await to.WriteAsync(CopyTuples.Header, CancellationToken.None);
        foreach (var part in parts)
            await to.WriteAsync(part.Bytes, CancellationToken.None);
        await to.WriteAsync(CopyTuples.Trailer, CancellationToken.None);
    }
}
