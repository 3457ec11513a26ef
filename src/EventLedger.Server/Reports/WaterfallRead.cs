using EventLedger.Domain;
using EventLedger.Reporting.RunRate;
using EventLedger.Reporting.Tables;
using EventLedger.Reporting.Waterfall;
using EventLedger.Server.Http;

namespace EventLedger.Server.Reports;

/// <summary>The movements of live run-rate, month by month.</summary>
/// <param name="Position">The position of the ledger that it was computed at.</param>
/// <param name="From">The first month.</param>
/// <param name="To">The last month.</param>
/// <param name="GroupBy">What it is grouped by; null when not asked for.</param>
/// <param name="Rows">In total, a row for each month and currency.</param>
/// <param name="Groups">Of each group, the same; between groups there are transfers.</param>
/// <param name="Movements">The contracts behind the months' figures, by day.</param>
public sealed record WaterfallAnswer(
    long Position,
    Month From,
    Month To,
    RunRateGrouping? GroupBy,
    IReadOnlyList<WaterfallRow> Rows,
    IReadOnlyList<WaterfallGroup> Groups,
    IReadOnlyList<Movement> Movements);

/// <summary>GET /v1/reports/run-rate/waterfall.</summary>
public static class WaterfallRead
{
    /// <summary>From the evening before each month to its last evening, in total and per group.</summary>
    public static async Task<IResult> Handle(LedgerRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new RequestQuery(
            request.Http,
            [
                .. ReadPoint.Parameters, .. TabularAnswer.Parameters, .. ReportMonths.Parameters,
                .. Largest.Parameters, "groupBy",
            ]);
        var (format, notAcceptable) = TabularAnswer.Of(request, query);
        var grouping = query.Choice<RunRateGrouping>("groupBy", ignoreCase: true);
        var top = Largest.Of(query);
        var point = await ReadPoint.Of(request, query);
        var months = ReportMonths.Of(query, point.AsOf);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        var contracts = await ReportRows.Contracts(point, request.Cancelled);
        var names = await ReportRows.Names(point, request.Cancelled);
        var report = WaterfallReport.Of(contracts, months.From, months.To, grouping, names);
        return format.Write(
            new WaterfallAnswer(
                point.Position, months.From, months.To, grouping, report.Rows, report.Groups.First(top),
                report.Movements.LargestOfEach(top, move => (move.Month, move.Currency), move => move.Amount)),
            () => Lines(report, grouping),
            point.Position);
    }

    private static Table Lines(WaterfallReport report, RunRateGrouping? grouping) => Table.Of(
        "run-rate-waterfall",
        report.Groups
            .SelectMany(group => group.Rows
                .Select(row => new WaterfallLine($"{grouping}", group.Id, group.Name, row)))
            .Concat(report.Rows.Select(row => new WaterfallLine("Total", null, "Total", row))),
        ("line", line => line.Line),
        ("id", line => line.Id),
        ("name", line => line.Name),
        ("month", line => line.Row.Month),
        ("currency", line => line.Row.Currency),
        ("opening", line => line.Row.Opening),
        ("new", line => line.Row.New),
        ("expansion", line => line.Row.Expansion),
        ("contraction", line => line.Row.Contraction),
        ("churn", line => line.Row.Churn),
        ("reactivation", line => line.Row.Reactivation),
        ("transferIn", line => line.Row.TransferIn),
        ("transferOut", line => line.Row.TransferOut),
        ("closing", line => line.Row.Closing));

    private sealed record WaterfallLine(string Line, string? Id, string Name, WaterfallRow Row);
}
