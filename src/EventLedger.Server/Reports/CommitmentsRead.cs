using EventLedger.Reporting.Commitments;
using EventLedger.Reporting.Tables;
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
    public static Task<IResult> Handle(LedgerRequest request) => PlainReport.Answer(
        request,
        Make,
        (answer, top) => answer with
        {
            Rows = answer.Rows.LargestOfEach(top, row => row.Currency, row => row.Headline ?? row.Firm),
            Announced = answer.Announced.LargestOfEach(top, row => row.Currency, row => row.Headline),
        });

    private static async Task<(CommitmentsAnswer Answer, Func<Table> Table)> Make(
        ReadPoint point, CancellationToken cancelled)
    {
        var report = CommitmentsReport.Of(await ReportRows.Contracts(point, cancelled), point.AsOf);
        return (
            new CommitmentsAnswer(point.AsOf, point.Position, report.Rows, report.Totals, report.Announced),
            () => ReportTables.Commitments(report, point.AsOf));
    }
}
