using System.Globalization;
using CsvHelper;
using EventLedger.Domain;

namespace EventLedger.Reporting.Tables;

/// <summary>
/// A table as CSV of RFC 4180: UTF-8, a header line, CRLF, nothing for what is unknown. Text that a
/// spreadsheet would take for a formula is marked as text; amounts are no text and keep their sign.
/// </summary>
/// <param name="to">Where it is written; stays open.</param>
public sealed class CsvTable(Stream to) : TableFile
{
    private static readonly CsvWriterOptions Rfc4180 = new()
    {
        NewLine = "\r\n",
        FormatProvider = CultureInfo.InvariantCulture,
        Injection = CsvInjection.None,
    };

    private bool _hasHeader;

    /// <summary>The bytes of a table.</summary>
    public static byte[] Write(Table table) => Whole(table, to => new CsvTable(to));

    /// <inheritdoc/>
    public override void Add(Table part)
    {
        ArgumentNullException.ThrowIfNull(part);
        using var csv = CsvWriter.Create(to, Rfc4180, leaveOpen: true);
        if (!_hasHeader)
            WriteRow(csv, part.Columns);
        _hasHeader = true;
        foreach (var row in part.Rows)
            WriteRow(csv, row.Select(Text));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // A line ends by itself: nothing stands behind the last.
    }

    private static void WriteRow(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(cell);
        csv.EndRecord();
    }

    private static string Text(object? cell) => cell switch
    {
        null => "",
        string text => Harmless(text),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        Money or Currency or Month or ReducedDate or Enum => cell.ToString()!,
        Guid id => id.ToString(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new System.Diagnostics.UnreachableException($"{cell.GetType()} is no cell."),
    };

    // A leading apostrophe is how spreadsheets mark text.
    private static string Harmless(string text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
}
