using EventLedger.Reporting.Calendar;
using EventLedger.Reporting.Explaining;

namespace EventLedger.Server.Explaining;

/// <summary>The figures of what comes due.</summary>
internal static class CalendarFigures
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<ReportFigure> All =
    [
        Dated("amount", FigureKind.Sum, "Amount of",
            "What the kind of row says: a fee, a charge or a balance."),
        Dated("on", FigureKind.Day, "Day of", "The day by the terms and documents that are known."),
        Total("amount", FigureKind.Sum, "Sum of", "The amounts of the month's rows of this kind."),
        Total("count", FigureKind.Count, "Number of", "Every row of the month of this kind counts once."),
        new(
            "/leftOff", FigureKind.Count, FigureParts.None,
            _ => "Rows beyond those that are listed",
            _ => "All rows less the limit that was asked for; the totals hold every row."),
    ];

    private static ReportFigure Dated(string member, FigureKind kind, string label, string rule) => new(
        $"/rows/*/{member}", kind, FigureParts.Contracts,
        asked => $"{label} {asked.Row<CalendarRow>().Kind} of {asked.Row<CalendarRow>().ContractId} on "
            + FigureWords.Date(asked.Row<CalendarRow>().On),
        _ => rule)
    {
        Contract = asked => asked.Row<CalendarRow>().ContractId,
        How = (asked, _) => asked.Row<CalendarRow>().Text,
    };

    private static ReportFigure Total(string member, FigureKind kind, string label, string rule) => new(
        $"/totals/*/{member}", kind, FigureParts.Contracts,
        asked => $"{label} {asked.Row<CalendarTotal>().Kind} in {asked.Row<CalendarTotal>().Month}"
            + (asked.Row<CalendarTotal>().Currency is { } currency ? $" in {currency}" : ""),
        _ => rule);
}
