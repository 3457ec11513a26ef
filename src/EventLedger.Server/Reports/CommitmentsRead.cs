using EventLedger.Reporting.Commitments;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Explaining;

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
    IReadOnlyList<AnnouncedRow> Announced) : ReportAnswer;

/// <summary>GET /v1/reports/commitments.</summary>
internal static class CommitmentsRead
{
    /// <summary>
    /// Headline, earned, firm, cancellable and forgone of every contract, with totals per currency.
    /// </summary>
    public static readonly Report<DayQuestion, CommitmentsAnswer> Report = new(
        "commitments", "Headline against firm commitment, earned and cancellable.", "top")
    {
        Ask = request => new(request.AsOf),
        AtClose = month => new(month.LastDay),
        Make = Make,
        Figures = CommitmentFigures.All,
        Table = (_, answer) => ReportTables.Commitments(answer),
    };

    private static async Task<CommitmentsAnswer> Make(
        DayQuestion asked, IKnownBook book, CancellationToken cancelled)
    {
        var report = CommitmentsReport.Of(await book.Contracts(cancelled), asked.AsOf, asked.Top);
        return new(asked.AsOf, book.Position, report.Rows, report.Totals, report.Announced);
    }
}
