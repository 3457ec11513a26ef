using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace EventLedger.Reporting.Tables;

/// <summary>The styles of a workbook, by their index in it.</summary>
internal static class XlsxStyles
{
    public const uint Plain = 0;
    public const uint Heading = 1;
    public const uint Title = 2;
    public const uint Day = 3;
    public const uint MonthOfYear = 4;
    public const uint Whole = 5;
    public const uint Fraction = 6;

    private const uint FirstMoney = 7;
    private const int MostDecimals = 4;

    /// <summary>The style of an amount with so many decimals.</summary>
    public static uint Money(int decimals) => FirstMoney + (uint)decimals;

    // How numbers are shown, in the order of the styles above.
    private static readonly string[] Own =
    [
        "yyyy\\-mm\\-dd", "yyyy\\-mm", "#,##0", "#,##0.######",
        .. Enumerable.Range(0, MostDecimals + 1).Select(decimals => decimals == 0
            ? "#,##0"
            : "#,##0." + new string('0', decimals)),
    ];

    /// <summary>All of them.</summary>
    public static Stylesheet Sheet() => new(
        new NumberingFormats(Own.Select((format, i) => new NumberingFormat
        {
            NumberFormatId = Id(i),
            FormatCode = format,
        })),
        new Fonts(Font("11", false), Font("11", true), Font("14", true)),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE8ECF4" })
            {
                PatternType = PatternValues.Solid,
            })),
        new Borders(new Border(), new Border(new BottomBorder { Style = BorderStyleValues.Thin })),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(Cells()));

    private static IEnumerable<CellFormat> Cells() =>
    [
        new() { FontId = 0, FillId = 0, BorderId = 0 },
        new() { FontId = 1, FillId = 2, BorderId = 1, ApplyFont = true, ApplyFill = true },
        new() { FontId = 2, FillId = 0, BorderId = 0, ApplyFont = true },
        .. Own.Select((_, i) => new CellFormat
        {
            FontId = 0,
            FillId = 0,
            BorderId = 0,
            NumberFormatId = Id(i),
            ApplyNumberFormat = true,
        }),
    ];

    // Those below 164 are Excel's own.
    private static uint Id(int own) => 164 + (uint)own;

    private static Font Font(string points, bool bold)
    {
        OpenXmlElement[] marks = bold ? [new Bold()] : [];
        var size = new FontSize();
        size.SetAttribute(new OpenXmlAttribute("val", "", points));
        return new Font([.. marks, size, new FontName { Val = "Calibri" }]);
    }
}
