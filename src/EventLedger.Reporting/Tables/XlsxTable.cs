using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace EventLedger.Reporting.Tables;

/// <summary>
/// A table as an Excel workbook: what was asked stands above the table, numbers are numbers with the decimals
/// of their currency, days and months are days, and unknown is an empty cell. What one sheet cannot hold goes
/// on in the next.
/// </summary>
public sealed class XlsxTable : TableFile
{
    private const string Sheets = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";

    // Excel's own.
    private const int MostRows = 1_048_576;

    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _archive;
    private readonly IReadOnlyList<(string Name, object? Value)> _question;
    private readonly int _mostRows;
    private readonly List<string> _filtered = [];
    private string _name = "";
    private XlsxSheet? _sheet;

    /// <summary>A workbook that is written forward only.</summary>
    /// <param name="to">Where it is written; stays open.</param>
    /// <param name="question">What was asked and where it was computed, a line each above the table.</param>
    /// <param name="mostRows">How many rows a sheet holds; as many as Excel can open when left out.</param>
    public XlsxTable(
        Stream to, IReadOnlyList<(string Name, object? Value)> question, int mostRows = MostRows)
    {
        ArgumentNullException.ThrowIfNull(question);
        _archive = new(to, ZipArchiveMode.Create, leaveOpen: true);
        (_question, _mostRows) = (question, mostRows);
        // Whatever is XML and not named here is a sheet: how many there will be is not known yet.
        Write("[Content_Types].xml", $"""
            <Types xmlns="{Package}content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="xml" ContentType="{Sheets}worksheet+xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="{Sheets}sheet.main+xml"/>
            <Override PartName="/xl/styles.xml" ContentType="{Sheets}styles+xml"/>
            </Types>
            """);
        Write("_rels/.rels", Relationships([("workbook", "officeDocument", "xl/workbook.xml")]));
        Write("xl/styles.xml", XlsxStyles.Sheet());
    }

    /// <summary>The bytes of a table's workbook.</summary>
    /// <param name="table">The table.</param>
    /// <param name="question">What was asked and where it was computed, a line each above the table.</param>
    public static byte[] Write(Table table, IReadOnlyList<(string Name, object? Value)> question) =>
        Whole(table, to => new XlsxTable(to, question));

    /// <inheritdoc/>
    public override void Add(Table part)
    {
        ArgumentNullException.ThrowIfNull(part);
        _name = part.Name;
        _sheet ??= NextSheet(part);
        foreach (var row in part.Rows)
        {
            if (_sheet.Rows == _mostRows)
            {
                EndSheet();
                _sheet = NextSheet(part);
            }
            _sheet.Write(row);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        EndSheet();
        var sheets = Enumerable.Range(1, _filtered.Count).ToArray();
        Write("xl/workbook.xml", new Workbook(
            new Sheets(sheets.Select(number => new Sheet
            {
                Name = Title(number),
                SheetId = (uint)number,
                Id = $"sheet{number}",
            })),
            new DefinedNames(sheets.Select(number => new DefinedName(_filtered[number - 1])
            {
                Name = "_xlnm._FilterDatabase",
                LocalSheetId = (uint)number - 1,
                Hidden = true,
            }))));
        Write("xl/_rels/workbook.xml.rels", Relationships(
        [
            .. sheets.Select(number =>
                ($"sheet{number}", "worksheet", $"worksheets/sheet{number}.xml")),
            ("styles", "styles", "styles.xml"),
        ]));
        _archive.Dispose();
    }

    private XlsxSheet NextSheet(Table part) =>
        new(Entry($"xl/worksheets/sheet{_filtered.Count + 1}.xml"), part, _question);

    private void EndSheet()
    {
        if (_sheet is null)
            return;
        _filtered.Add($"'{Title(_filtered.Count + 1)}'!{_sheet.End()}");
        _sheet = null;
    }

    // Excel takes 31 characters at most.
    private string Title(int sheet)
    {
        var number = sheet == 1 ? "" : $" {sheet}";
        return _name[..Math.Min(_name.Length, 31 - number.Length)] + number;
    }

    private static string Relationships(IEnumerable<(string Id, string Type, string Target)> parts) =>
        $"<Relationships xmlns=\"{Package}relationships\">"
        + string.Concat(parts.Select(part =>
            $"<Relationship Id=\"{part.Id}\" Type=\"{Relations}{part.Type}\" Target=\"{part.Target}\"/>"))
        + "</Relationships>";

    private void Write(string name, string xml)
    {
        using var entry = Entry(name);
        entry.Write(Encoding.UTF8.GetBytes(xml));
    }

    private void Write(string name, OpenXmlElement root)
    {
        using var entry = Entry(name);
        using var xml = OpenXmlWriter.Create(entry);
        xml.WriteElement(root);
    }

    // One after the other; without the time of writing, so that the same table has the same bytes.
    private Stream Entry(string name)
    {
        var entry = _archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }
}
