using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using EventLedger.Domain;

namespace EventLedger.Reporting.Tables;

/// <summary>A sheet of a workbook, written cell after cell.</summary>
internal sealed class XlsxSheet
{
    private const int Narrowest = 9;
    private const int Widest = 48;

    // Widths are guessed from the first rows: a hundred thousand need not be looked at twice.
    private const int RowsForWidths = 500;

    // Excel counts days from here, as if 1900 had had a 29 February: right from 1900-03-01 on.
    private static readonly int Epoch = new DateOnly(1899, 12, 30).DayNumber;

    private readonly Stream _to;
    private readonly OpenXmlWriter _xml;
    private readonly int _headingRow;
    private readonly string _lastColumn;

    /// <summary>Begins a sheet, up to the names of the columns.</summary>
    /// <param name="to">Where it is written; is closed at its end.</param>
    /// <param name="first">The table, with its first rows, which are not written yet.</param>
    /// <param name="question">The lines above it.</param>
    public XlsxSheet(Stream to, Table first, IReadOnlyList<(string Name, object? Value)> question)
    {
        (_to, _xml) = (to, OpenXmlWriter.Create(to));
        // A title, the question, and an empty line.
        _headingRow = question.Count + 3;
        _lastColumn = Letters(first.Columns.Count);
        _xml.WriteStartElement(new Worksheet());
        _xml.WriteElement(new SheetViews(new SheetView(new Pane
        {
            VerticalSplit = _headingRow,
            TopLeftCell = $"A{_headingRow + 1}",
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        })
        { WorkbookViewId = 0 }));
        _xml.WriteElement(new Columns(first.Columns.Select((name, index) => Column(first, name, index))));
        _xml.WriteStartElement(new SheetData());
        Row([Text(first.Name, XlsxStyles.Title)]);
        foreach (var (name, value) in question)
            Row([Text(name, XlsxStyles.Plain), Cell(value)]);
        Row([]);
        Row(first.Columns.Select(column => Text(column, XlsxStyles.Heading)));
    }

    /// <summary>How many rows it has by now.</summary>
    public int Rows { get; private set; }

    /// <summary>Writes a row of the table.</summary>
    public void Write(IReadOnlyList<object?> row) => Row(row.Select(Cell));

    /// <summary>Ends the sheet; the cells that its filter covers.</summary>
    public string End()
    {
        _xml.WriteEndElement();
        _xml.WriteElement(new AutoFilter { Reference = $"A{_headingRow}:{_lastColumn}{Rows}" });
        _xml.WriteEndElement();
        _xml.Dispose();
        _to.Dispose();
        return $"$A${_headingRow}:${_lastColumn}${Rows}";
    }

    private void Row(IEnumerable<Cell?> cells)
    {
        Rows++;
        _xml.WriteStartElement(new Row { RowIndex = (uint)Rows });
        var column = 0;
        foreach (var cell in cells)
        {
            column++;
            if (cell is null)
                continue;
            cell.CellReference = $"{Letters(column)}{Rows}";
            _xml.WriteElement(cell);
        }
        _xml.WriteEndElement();
    }

    private static Column Column(Table table, string name, int index)
    {
        var widest = table.Rows.Take(RowsForWidths)
            .Select(row => Shown(row[index]))
            .Append(name.Length + 3)
            .Max();
        var width = Math.Clamp(widest + 2, Narrowest, Widest);
        var at = (uint)index + 1;
        return new() { Min = at, Max = at, Width = width, CustomWidth = true };
    }

    private static int Shown(object? value) => value switch
    {
        null => 0,
        Money money => money.ToSentence().Length,
        DateOnly or Month => 10,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!.Length,
    };

    private static Cell? Cell(object? value) => value switch
    {
        null => null,
        string { Length: 0 } => null,
        string text => Text(text, XlsxStyles.Plain),
        Money money => Number(money.ToString(), XlsxStyles.Money(money.Currency.Decimals)),
        DateOnly day => Day(day, XlsxStyles.Day),
        Month month => Day(month.FirstDay, XlsxStyles.MonthOfYear),
        ReducedDate date when date.First == date.Last => Day(date.First, XlsxStyles.Day),
        bool flag => new Cell { DataType = CellValues.Boolean, CellValue = new CellValue(flag ? "1" : "0") },
        int or long => Number(Convert.ToString(value, CultureInfo.InvariantCulture)!, XlsxStyles.Whole),
        decimal number => Number(number.ToString(CultureInfo.InvariantCulture), XlsxStyles.Fraction),
        Currency or ReducedDate or Enum or Guid => Text(value.ToString()!, XlsxStyles.Plain),
        IFormattable other => Text(other.ToString(null, CultureInfo.InvariantCulture), XlsxStyles.Plain),
        _ => throw new System.Diagnostics.UnreachableException($"{value.GetType()} is no cell."),
    };

    private static Cell Number(string digits, uint style) =>
        new() { StyleIndex = style, CellValue = new CellValue(digits) };

    private static Cell Day(DateOnly day, uint style) => day.Year > 1900
        ? Number((day.DayNumber - Epoch).ToString(CultureInfo.InvariantCulture), style)
        : Text(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), XlsxStyles.Plain);

    private static Cell Text(string text, uint style) => new()
    {
        StyleIndex = style,
        DataType = CellValues.InlineString,
        InlineString = new InlineString(
            new DocumentFormat.OpenXml.Spreadsheet.Text(XmlText(text))
            {
                Space = SpaceProcessingModeValues.Preserve,
            }),
    };

    // What XML cannot hold stands as the character that means just that.
    private static string XmlText(string text) => text.All(System.Xml.XmlConvert.IsXmlChar)
        ? text
        : string.Concat(text.EnumerateRunes().Select(rune =>
            rune.Value is '\t' or '\n' or '\r' or >= 0x20 and not (0xFFFE or 0xFFFF)
                ? rune.ToString()
                : "\uFFFD"));

    private static string Letters(int column) =>
        column <= 26
            ? $"{(char)('A' + column - 1)}"
            : Letters((column - 1) / 26) + (char)('A' + (column - 1) % 26);
}
