namespace EventLedger.Server.Reports;

/// <summary>Every report of the API; adding one is one line here and its file.</summary>
internal static class ReportCatalog
{
    /// <summary>All reports, in the order of the API document.</summary>
    public static readonly IReadOnlyList<Report> All =
    [
        RunRateRead.Report,
        CommitmentsRead.Report,
        ReceivablesRead.Report,
        RevenueRead.Report,
        RunRateSeriesRead.Report,
        WaterfallRead.Report,
        ConcentrationRead.Report,
        ExposureRead.Report,
        CapacityRead.Report,
        ClaimsRead.Report,
    ];
}
