using EventLedger.Reporting.Claims;
using EventLedger.Reporting.Tables;
using EventLedger.Server.Http;

namespace EventLedger.Server.Reports;

/// <summary>Who said what of which figure.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Position">The position of the ledger that it was computed at.</param>
/// <param name="Rows">Per figure of each contract, party and facility.</param>
public sealed record ClaimsAnswer(DateOnly AsOf, long Position, IReadOnlyList<ClaimRow> Rows);

/// <summary>GET /v1/reports/claims.</summary>
public static class ClaimsRead
{
    /// <summary>Every reported figure with its sources, disagreements marked.</summary>
    public static async Task<IResult> Handle(LedgerRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new RequestQuery(
            request.Http,
            [
                .. ReadPoint.Parameters, .. TabularAnswer.Parameters, .. Largest.Parameters, "disagreements",
            ]);
        var (format, notAcceptable) = TabularAnswer.Of(request, query);
        var (top, alone) = (Largest.Of(query), query.Flag("disagreements"));
        var point = await ReadPoint.Of(request, query);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        var rows = await Rows(point, request.Cancelled);
        IReadOnlyList<ClaimRow> shown = alone ? [.. rows.Where(row => row.Disagreement)] : rows;
        return format.Write(
            new ClaimsAnswer(point.AsOf, point.Position, shown.First(top)),
            () => Lines(shown, point.AsOf),
            point.Position);
    }

    private static async Task<IReadOnlyList<ClaimRow>> Rows(ReadPoint point, CancellationToken cancelled)
    {
        var contracts = await ReportRows.Contracts(point, cancelled);
        var parties = await ReportRows.Parties(point, cancelled);
        var facilities = await ReportRows.Facilities(point, cancelled);
        return ClaimsReport.Of(contracts, point.AsOf, parties, facilities);
    }

    /// <summary>A line per claim; one without claims of a figure that nobody speaks of.</summary>
    private static Table Lines(IEnumerable<ClaimRow> rows, DateOnly asOf) => Table.Of(
        "claims",
        rows.SelectMany(row => row.Claims.Cast<Claim?>().DefaultIfEmpty()
            .Select(claim => (Row: row, Claim: claim))),
        ("asOf", _ => asOf),
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
