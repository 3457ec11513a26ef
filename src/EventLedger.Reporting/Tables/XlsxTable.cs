using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace EventLedger.Reporting.Tables;

/// <summary>
/// A table as an Excel workbook: what was asked stands above the table, numbers are numbers with the decimals
/// of their currency, days and months are days, and unknown is an empty cell. The same table gives the same
/// bytes.
/// </summary>
public static class XlsxTable
{
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The workbook's bytes.</summary>
    /// <param name="table">The table.</param>
    /// <param name="question">What was asked and where it was computed, a line each above the table.</param>
    public static byte[] Write(Table table, IReadOnlyList<(string Name, object? Value)> question)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(question);
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            // A name that is not drawn by lot.
            document.ChangeIdOfPart(workbook, "workbook");
            workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = XlsxStyles.Sheet();
            var sheet = workbook.AddNewPart<WorksheetPart>("sheet");
            var filtered = new XlsxSheet(table, question).WriteTo(sheet);
            workbook.Workbook = Workbook(table.Name, filtered);
        }
        return WithoutTimes(bytes);
    }

    private static Workbook Workbook(string name, string filtered)
    {
        var title = name.Length > 31 ? name[..31] : name;
        return new Workbook(
            new Sheets(new Sheet { Name = title, SheetId = 1, Id = "sheet" }),
            new DefinedNames(new DefinedName($"'{title}'!{filtered}")
            {
                Name = "_xlnm._FilterDatabase",
                LocalSheetId = 0,
                Hidden = true,
            }));
    }

    /// <summary>The same archive without the times at which its entries were written.</summary>
    private static byte[] WithoutTimes(MemoryStream bytes)
    {
        using var written = new MemoryStream();
        using (var from = new ZipArchive(bytes, ZipArchiveMode.Read, leaveOpen: true))
        using (var to = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in from.Entries)
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = NoTime;
                using var source = entry.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        return written.ToArray();
    }
}
