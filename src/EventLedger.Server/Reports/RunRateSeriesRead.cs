using EventLedger.Domain;
using EventLedger.Reporting.Series;
using EventLedger.Reporting.Tables;
using EventLedger.Server.Http;

namespace EventLedger.Server.Reports;

/// <summary>Run-rate on the last day of each month.</summary>
/// <param name="Position">The position of the ledger that it was computed at.</param>
/// <param name="From">The first month.</param>
/// <param name="To">The last month.</param>
/// <param name="Rows">A row for each month and currency.</param>
public sealed record RunRateSeriesAnswer(
    long Position, Month From, Month To, IReadOnlyList<RunRateSeriesRow> Rows);

/// <summary>GET /v1/reports/run-rate/series.</summary>
public static class RunRateSeriesRead
{
    /// <summary>The run-rate report of each month's last day, a row per currency.</summary>
    public static async Task<IResult> Handle(LedgerRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new RequestQuery(
            request.Http,
            [.. ReadPoint.Parameters, .. TabularAnswer.Parameters, .. ReportMonths.Parameters]);
        var (format, notAcceptable) = TabularAnswer.Of(request, query);
        var point = await ReadPoint.Of(request, query);
        var months = ReportMonths.Of(query, point.AsOf);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        var contracts = await ReportRows.Contracts(point, request.Cancelled);
        var (names, control) = await ReportRows.NamesAndControl(point, request.Cancelled);
        var rows = RunRateSeries.Of(contracts, months.From, months.To, names, control);
        return format.Write(
            new RunRateSeriesAnswer(point.Position, months.From, months.To, rows),
            () => Lines(rows),
            point.Position);
    }

    private static Table Lines(IEnumerable<RunRateSeriesRow> rows) => Table.Of(
        "run-rate-series",
        rows,
        ("month", row => row.Month),
        ("asOf", row => row.AsOf),
        ("currency", row => row.Currency),
        ("live", row => row.Live),
        ("contracted", row => row.Contracted),
        ("announced", row => row.Announced),
        ("suspended", row => row.Suspended));
}
