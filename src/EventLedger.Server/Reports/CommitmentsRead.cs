using EventLedger.Reporting.Commitments;
using EventLedger.Server.Http;

namespace EventLedger.Server.Reports;

/// <summary>Headline against firm commitment on a day.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Position">The position of the ledger that it was computed at.</param>
/// <param name="Rows">Signed contracts.</param>
/// <param name="Totals">Per currency.</param>
/// <param name="Announced">Deals that are only announced, apart.</param>
public sealed record CommitmentsAnswer(
    DateOnly AsOf,
    long Position,
    IReadOnlyList<CommitmentRow> Rows,
    IReadOnlyList<CommitmentTotal> Totals,
    IReadOnlyList<AnnouncedRow> Announced);

/// <summary>GET /v1/reports/commitments.</summary>
public static class CommitmentsRead
{
    /// <summary>
    /// Headline, earned, firm, cancellable and forgone of every contract, with totals per currency.
    /// </summary>
    public static async Task<IResult> Handle(LedgerRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new RequestQuery(request.Http, [.. ReadPoint.Parameters, .. TabularAnswer.Parameters]);
        var (format, notAcceptable) = TabularAnswer.Of(request, query);
        var point = await ReadPoint.Of(request, query);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        var report = CommitmentsReport.Of(await ReportRows.Contracts(point, request.Cancelled), point.AsOf);
        return format.Write(
            new CommitmentsAnswer(point.AsOf, point.Position, report.Rows, report.Totals, report.Announced),
            () => ReportTables.Commitments(report, point.AsOf),
            point.Position);
    }
}
