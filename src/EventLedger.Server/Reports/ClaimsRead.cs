using EventLedger.Reporting.Claims;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Tables;
using EventLedger.Server.Explaining;

namespace EventLedger.Server.Reports;

/// <summary>Who said what of which figure.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Position">The position of the ledger that it was computed at.</param>
/// <param name="Rows">Per figure of each contract, party and facility.</param>
public sealed record ClaimsAnswer(DateOnly AsOf, long Position, IReadOnlyList<ClaimRow> Rows)
    : ReportAnswer;

/// <summary>GET /v1/reports/claims.</summary>
internal static class ClaimsRead
{
    /// <summary>Every reported figure with its sources, disagreements marked.</summary>
    public static readonly Report<ClaimsQuestion, ClaimsAnswer> Report = new(
        "claims",
        "Every reported figure with its sources; where they disagree, both, side by side.",
        "top", "disagreements")
    {
        Ask = request => new(request.AsOf, request.Query.Flag("disagreements")),
        Make = Make,
        Figures = ShareFigures.OfClaims,
        Table = (_, answer) => Lines(answer),
    };

    private static async Task<ClaimsAnswer> Make(
        ClaimsQuestion asked, IKnownBook book, CancellationToken cancelled)
    {
        var contracts = await book.Contracts(cancelled);
        var parties = await book.Parties(cancelled);
        var rows = ClaimsReport.Of(
            contracts, asked.AsOf, parties, await book.Facilities(cancelled), asked.Disagreements, asked.Top);
        return new(asked.AsOf, book.Position, rows);
    }

    /// <summary>A line per claim; one without claims of a figure that nobody speaks of.</summary>
    private static Table Lines(ClaimsAnswer answer) => Table.Of(
        "claims",
        answer.Rows.SelectMany(row => row.Claims.Cast<Claim?>().DefaultIfEmpty()
            .Select(claim => (Row: row, Claim: claim))),
        ("asOf", _ => answer.AsOf),
        ("subjectKind", line => line.Row.Subject.Kind),
        ("subjectId", line => line.Row.Subject.Id),
        ("subjectName", line => line.Row.Subject.Name),
        ("figure", line => line.Row.Figure),
        ("label", line => line.Row.Label),
        ("of", line => line.Row.Of),
        ("value", line => line.Row.Value),
        ("currency", line => line.Row.Currency),
        ("qualifier", line => line.Row.Qualifier),
        ("disagreement", line => line.Row.Disagreement),
        ("origin", line => line.Claim?.Origin),
        ("claimed", line => line.Claim?.Value),
        ("claimedCurrency", line => line.Claim?.Currency),
        ("claimedQualifier", line => line.Claim?.Qualifier),
        ("disagrees", line => line.Claim?.Disagrees),
        ("wording", line => line.Claim?.Wording),
        ("publisher", line => line.Claim?.Publisher),
        ("title", line => line.Claim?.Title),
        ("publishedOn", line => line.Claim?.PublishedOn),
        ("quotedFrom", line => line.Claim?.QuotedFrom),
        ("reliability", line => line.Claim?.Reliability));
}
