namespace EventLedger.Server.Reports;

/// <summary>Every report of the API; adding one is one line here and its file.</summary>
internal static class ReportCatalog
{
    /// <summary>All reports, in the order of the API document.</summary>
    public static readonly IReadOnlyList<Report> All =
    [
        RunRateRead.Report,
        CommitmentsRead.Report,
        FocusCommitmentsRead.Report,
        ReceivablesRead.Report,
        RevenueRead.Report,
        ChangedSinceCloseRead.Report,
        RunRateSeriesRead.Report,
        WaterfallRead.Report,
        ConcentrationRead.Report,
        ExposureRead.Report,
        CapacityRead.Report,
        ClaimsRead.Report,
        CalendarRead.Report,
    ];

    private static readonly Dictionary<string, Report> ByName =
        All.ToDictionary(report => report.Name, StringComparer.Ordinal);

    /// <summary>A report by its name; null when there is none.</summary>
    public static Report? Find(string name) => ByName.GetValueOrDefault(name);
}
