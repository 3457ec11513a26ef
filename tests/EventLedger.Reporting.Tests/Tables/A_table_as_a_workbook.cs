using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using EventLedger.Domain;
using EventLedger.Reporting.Tables;
using Shouldly;
using Xunit;
using Table = EventLedger.Reporting.Tables.Table;

namespace EventLedger.Reporting.Tests;

/// <summary>Numbers as numbers, dates as dates, and the question on the sheet.</summary>
public sealed class A_table_as_a_workbook
{
    private static readonly Table Sample = new(
        "run-rate",
        ["name", "day", "month", "reduced", "usd", "jpy", "bhd", "count", "share", "flag", "nothing"],
        [
            [
                "=1+1 <&> \u0001\U0001F680", new DateOnly(2026, 7, 1), new Month(2026, 7), Reduced("2029"),
                Money.Of(-895_161_290.32m, Currency.Of("USD")), Money.Of(5m, Currency.Of("JPY")),
                Money.Of(1.234m, Currency.Of("BHD")), 3, 0.421053m, true, null,
            ],
        ]);

    private static ReducedDate Reduced(string text) =>
        ReducedDate.TryParse(text, out var date) ? date : throw new ArgumentException(text);

    private static byte[] Written(Table table) =>
        XlsxTable.Write(table, [("ledger", "default"), ("asOf", "2026-07-01"), ("position", 42L)]);

    private static T Read<T>(byte[] workbook, Func<WorkbookPart, T> read)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        return read(document.WorkbookPart!);
    }

    private static string Shown(string reference) => Read(Written(Sample), workbook =>
    {
        var cell = workbook.WorksheetParts.Single().Worksheet.Descendants<Cell>()
            .SingleOrDefault(cell => cell.CellReference == reference);
        if (cell is null)
            return "";
        var style = workbook.WorkbookStylesPart!.Stylesheet.CellFormats!
            .Elements<CellFormat>().ElementAt((int)(cell.StyleIndex?.Value ?? 0));
        var format = workbook.WorkbookStylesPart.Stylesheet.NumberingFormats!.Elements<NumberingFormat>()
            .FirstOrDefault(own => own.NumberFormatId?.Value == style.NumberFormatId?.Value)?
            .FormatCode?.Value;
        return string.Join(' ', ((string?[])[$"{cell.DataType}", cell.InnerText, format])
            .Where(part => !string.IsNullOrEmpty(part)));
    });

    [Theory]
    [InlineData("A7", "inlineStr =1+1 <&> \uFFFD\U0001F680")]
    [InlineData("B7", "46204 yyyy\\-mm\\-dd")]
    [InlineData("C7", "46204 yyyy\\-mm")]
    [InlineData("D7", "inlineStr 2029")]
    [InlineData("E7", "-895161290.32 #,##0.00")]
    [InlineData("F7", "5 #,##0")]
    [InlineData("G7", "1.234 #,##0.000")]
    [InlineData("H7", "3 #,##0")]
    [InlineData("I7", "0.421053 #,##0.######")]
    [InlineData("J7", "b 1")]
    [InlineData("K7", "")]
    public void Has_typed_cells(string reference, string shown) => Shown(reference).ShouldBe(shown);

    [Theory]
    [InlineData("A1", "inlineStr run-rate")]
    [InlineData("A2", "inlineStr ledger")]
    [InlineData("B2", "inlineStr default")]
    [InlineData("B3", "inlineStr 2026-07-01")]
    [InlineData("B4", "42 #,##0")]
    [InlineData("A6", "inlineStr name")]
    [InlineData("K6", "inlineStr nothing")]
    public void Says_above_the_table_what_was_asked(string reference, string shown) =>
        Shown(reference).ShouldBe(shown);

    [Fact]
    public void Is_a_valid_workbook()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Written(Sample)), false);
        new OpenXmlValidator().Validate(document).Select(error => error.Description).ShouldBeEmpty();
    }

    [Fact]
    public async Task Has_the_same_bytes_at_another_time()
    {
        var first = Written(Sample);
        // Archives tell time in steps of two seconds.
        await Task.Delay(TimeSpan.FromSeconds(2.1));
        Written(Sample).ShouldBe(first);
    }

    [Fact]
    public void Names_columns_after_Z() =>
        Read(
            Written(new("wide", [.. Enumerable.Range(0, 30).Select(i => $"c{i}")], [])),
            workbook => workbook.WorksheetParts.Single().Worksheet.Descendants<Cell>()
                .Last().CellReference!.Value).ShouldBe("AD6");

    [Fact]
    public void Goes_on_in_the_next_sheet_where_one_is_full()
    {
        using var bytes = new MemoryStream();
        // A title, an empty line and the names of the columns leave two rows of five.
        using (var file = new XlsxTable(bytes, [], mostRows: 5))
        {
            file.Add(Table.Of("events", [1, 2, 3], ("position", n => n)));
            file.Add(Table.Of("events", [4, 5], ("position", n => n)));
        }
        Read(bytes.ToArray(), workbook => workbook.Workbook.Sheets!.Elements<Sheet>()
            .Select(sheet => (
                sheet.Name!.Value!,
                string.Join(' ', Rows((WorksheetPart)workbook.GetPartById(sheet.Id!.Value!)))))
            .ToArray())
            .ShouldBe(
            [
                ("events", "position 1 2"), ("events 2", "position 3 4"), ("events 3", "position 5"),
            ]);
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes.ToArray()), false);
        new OpenXmlValidator().Validate(document).Select(error => error.Description).ShouldBeEmpty();
    }

    private static IEnumerable<string> Rows(WorksheetPart sheet) =>
        sheet.Worksheet.Descendants<Row>().Skip(2).Select(row => row.InnerText);

    /// <summary>The body of an answer is written once, from its beginning to its end.</summary>
    [Fact]
    public void Is_valid_when_written_where_nobody_can_go_back()
    {
        using var packed = new MemoryStream();
        using (var forward = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        using (var file = new XlsxTable(forward, [("ledger", "default")]))
        {
            file.Add(Sample with { Rows = [] });
            file.Add(Sample);
        }
        packed.Position = 0;
        using var bytes = new MemoryStream();
        using (var unpacked = new GZipStream(packed, CompressionMode.Decompress))
            unpacked.CopyTo(bytes);
        using var document = SpreadsheetDocument.Open(bytes, false);
        new OpenXmlValidator().Validate(document).Select(error => error.Description).ShouldBeEmpty();
        Rows(document.WorkbookPart!.WorksheetParts.Single()).Count().ShouldBe(3);
    }
}
