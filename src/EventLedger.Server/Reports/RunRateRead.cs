using EventLedger.Reporting.RunRate;
using EventLedger.Server.Http;

namespace EventLedger.Server.Reports;

/// <summary>The run-rate on a day.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Position">The position of the ledger that it was computed at.</param>
/// <param name="GroupBy">What it is grouped by.</param>
/// <param name="Currencies">Per currency; currencies are never added.</param>
public sealed record RunRateAnswer(
    DateOnly AsOf, long Position, RunRateGrouping GroupBy, IReadOnlyList<RunRateCurrency> Currencies);

/// <summary>GET /v1/reports/run-rate.</summary>
public static class RunRateRead
{
    /// <summary>The run-rate on a day, grouped by customer unless asked otherwise.</summary>
    public static async Task<IResult> Handle(LedgerRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new RequestQuery(
            request.Http, [.. ReadPoint.Parameters, .. TabularAnswer.Parameters, .. Largest.Parameters, "groupBy"]);
        var (format, notAcceptable) = TabularAnswer.Of(request, query);
        var grouping = query.Choice<RunRateGrouping>("groupBy", ignoreCase: true) ?? RunRateGrouping.Customer;
        var top = Largest.Of(query);
        var point = await ReadPoint.Of(request, query);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        var contracts = await ReportRows.Contracts(point, request.Cancelled);
        var (names, control) = await ReportRows.NamesAndControl(point, request.Cancelled);
        var currencies = RunRateReport.Of(contracts, point.AsOf, grouping, names, control);
        return format.Write(
            new RunRateAnswer(
                point.AsOf,
                point.Position,
                grouping,
                [
                    .. currencies.Select(row => row with
                    {
                        Groups = row.Groups.First(top),
                        UnderNotice = row.UnderNotice.First(top),
                    }),
                ]),
            () => ReportTables.RunRate(currencies, grouping, point.AsOf),
            point.Position);
    }
}
