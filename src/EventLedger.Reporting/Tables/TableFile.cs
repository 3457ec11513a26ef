namespace EventLedger.Reporting.Tables;

/// <summary>
/// A file that a table is written into as its rows come, so that no more of it need be in memory than a part.
/// The same table in the same parts gives the same bytes.
/// </summary>
public abstract class TableFile : IDisposable
{
    /// <summary>Writes the next rows; also of a table without any, one part is to be added.</summary>
    public abstract void Add(Table part);

    /// <summary>Writes what ends the file.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc cref="Dispose()"/>
    protected abstract void Dispose(bool disposing);

    /// <summary>The bytes of a table that is at hand whole.</summary>
    protected static byte[] Whole(Table table, Func<Stream, TableFile> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        using var bytes = new MemoryStream();
        using (var file = open(bytes))
            file.Add(table);
        return bytes.ToArray();
    }
}
