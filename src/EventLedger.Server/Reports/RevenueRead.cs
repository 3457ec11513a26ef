using EventLedger.Domain;
using EventLedger.Reporting.Revenue;
using EventLedger.Reporting.Tables;
using EventLedger.Server.Http;

namespace EventLedger.Server.Reports;

/// <summary>Revenue by whole months.</summary>
/// <param name="From">The first month.</param>
/// <param name="To">The last month.</param>
/// <param name="AsOf">Only documents dated on or before this day; null is all that are known.</param>
/// <param name="Position">The position of the ledger that it was computed at.</param>
/// <param name="GroupBy">What it is split by.</param>
/// <param name="Basis">Which months a change of terms moves that altered closed ones.</param>
/// <param name="Rows">By month, then currency, then contract.</param>
public sealed record RevenueAnswer(
    Month From,
    Month To,
    DateOnly? AsOf,
    long Position,
    RevenueGrouping GroupBy,
    RevenueBasis Basis,
    IReadOnlyList<RevenueRow> Rows);

/// <summary>GET /v1/reports/revenue.</summary>
public static class RevenueRead
{
    private const int MostMonths = 1_200;

    /// <summary>
    /// What was billed, earned, deferred, unbilled and given away in each month; this month when none is
    /// named.
    /// </summary>
    public static async Task<IResult> Handle(LedgerRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new RequestQuery(
            request.Http,
            [.. ReadPoint.Parameters, .. TabularAnswer.Parameters, "from", "to", "groupBy", "basis"]);
        var (format, notAcceptable) = TabularAnswer.Of(request, query);
        var grouping = query.Choice<RevenueGrouping>("groupBy", ignoreCase: true) ?? RevenueGrouping.None;
        var basis = query.Choice<RevenueBasis>("basis", ignoreCase: true) ?? RevenueBasis.Books;
        var asOf = query.Day("asOf");
        var to = query.MonthOrDay("to");
        var from = query.MonthOrDay("from") ?? to ?? Month.Of(request.Today);
        to ??= from > Month.Of(request.Today) ? from : Month.Of(request.Today);
        if (to < from)
            query.Reject("to", "lies before from");
        if (to.Value.MonthsAfter(from) >= MostMonths)
            query.Reject("to", "is more than 1,200 months from the first");
        var point = await ReadPoint.Of(request, query);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        var contracts = await ReportRows.Contracts(point, request.Cancelled);
        var entries = await point.Reader.Entries(point.Position, null, asOf, request.Cancelled);
        var rows = RevenueReport.Of(contracts, entries, from, to.Value, asOf, grouping, basis);
        return format.Write(
            new RevenueAnswer(from, to.Value, asOf, point.Position, grouping, basis, rows),
            () => Table.Of(
                "revenue",
                rows,
                ("month", row => row.Month),
                ("currency", row => row.Currency),
                ("contractId", row => row.ContractId),
                ("billed", row => row.Billed),
                ("earned", row => row.Earned),
                ("deferred", row => row.Deferred),
                ("unbilled", row => row.Unbilled),
                ("concessions", row => row.Concessions),
                ("priorMonths", row => row.PriorMonths),
                ("providerId", row => row.ProviderId)),
            point.Position);
    }
}
