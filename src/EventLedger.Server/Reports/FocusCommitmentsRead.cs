using EventLedger.Reporting.Commitments;
using EventLedger.Reporting.ReadModels;

namespace EventLedger.Server.Reports;

/// <summary>Firm commitments in the words of FOCUS.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Position">The position of the ledger that it was computed at.</param>
/// <param name="Rows">A row for each contract of which something is firm.</param>
public sealed record FocusCommitmentsAnswer(DateOnly AsOf, long Position, IReadOnlyList<FocusCommitment> Rows)
    : ReportAnswer;

/// <summary>GET /v1/reports/commitments/focus.</summary>
internal static class FocusCommitmentsRead
{
    /// <summary>The dataset Contract Commitment of FOCUS 1.3; meant to be asked for as CSV.</summary>
    public static readonly Report<DayQuestion, FocusCommitmentsAnswer> Report = new(
        "commitments/focus",
        "Firm commitments as the dataset Contract Commitment of FinOps FOCUS 1.3; ask for CSV.")
    {
        Ask = request => new(request.AsOf),
        Make = Make,
        Table = (_, answer) => FocusCommitment.Table(answer.Rows, answer.AsOf, answer.Position),
    };

    private static async Task<FocusCommitmentsAnswer> Make(
        DayQuestion asked, IKnownBook book, CancellationToken cancelled)
    {
        var contracts = await book.Contracts(cancelled);
        var terms = contracts
            .Where(contract => contract.Terms.Agreement is not null)
            .ToDictionary(
                contract => contract.Id, contract => contract.Terms.Agreement!, StringComparer.Ordinal);
        var rows = FocusCommitment.From(
            CommitmentsReport.Of(contracts, asked.AsOf).Rows,
            id => (terms[id].StartsOn, terms[id].EndsOn));
        return new(asked.AsOf, book.Position, rows);
    }
}
