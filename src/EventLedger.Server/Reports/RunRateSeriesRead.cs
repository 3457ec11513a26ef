using EventLedger.Domain;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Series;
using EventLedger.Reporting.Tables;
using EventLedger.Server.Explaining;

namespace EventLedger.Server.Reports;

/// <summary>Run-rate on the last day of each month.</summary>
/// <param name="Position">The position of the ledger that it was computed at.</param>
/// <param name="From">The first month.</param>
/// <param name="To">The last month.</param>
/// <param name="Rows">A row for each month and currency.</param>
public sealed record RunRateSeriesAnswer(
    long Position, Month From, Month To, IReadOnlyList<RunRateSeriesRow> Rows) : ReportAnswer;

/// <summary>GET /v1/reports/run-rate/series.</summary>
internal static class RunRateSeriesRead
{
    /// <summary>The run-rate report of each month's last day, a row per currency.</summary>
    public static readonly Report<MonthsQuestion, RunRateSeriesAnswer> Report = new(
        "run-rate/series", "Run-rate on the last day of each month.", "from:series", "to:series")
    {
        Ask = request =>
        {
            var months = ReportMonths.Of(request.Query, request.AsOf);
            return new(months.From, months.To);
        },
        Make = Make,
        Figures = RunRateFigures.OfMonthEnds,
        Table = (_, answer) => Lines(answer.Rows),
    };

    private static async Task<RunRateSeriesAnswer> Make(
        MonthsQuestion asked, IKnownBook book, CancellationToken cancelled)
    {
        var contracts = await book.Contracts(cancelled);
        var rows = RunRateSeries.Of(contracts, asked.From, asked.To);
        return new(book.Position, asked.From, asked.To, rows);
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
