using EventLedger.Domain;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Revenue;
using EventLedger.Reporting.Tables;
using EventLedger.Server.Explaining;

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
    IReadOnlyList<RevenueRow> Rows) : ReportAnswer;

/// <summary>GET /v1/reports/revenue.</summary>
internal static class RevenueRead
{
    private const int MostMonths = 1_200;

    /// <summary>
    /// What was billed, earned, deferred, unbilled and given away in each month; this month when none is
    /// named.
    /// </summary>
    public static readonly Report<RevenueQuestion, RevenueAnswer> Report = new(
        "revenue",
        "Billed, earned, deferred, unbilled and given away, by whole months.",
        "from:month", "to:month", "groupBy:revenue", "basis:revenue")
    {
        Ask = Ask,
        AtClose = month => new(
            month, month, null, RevenueGrouping.Contract, RevenueBasis.Books),
        Make = Make,
        Figures = MoneyFigures.OfRevenue,
        Table = (_, answer) => Lines(answer.Rows),
    };

    private static RevenueQuestion Ask(ReportRequest request)
    {
        var query = request.Query;
        var grouping = query.Choice<RevenueGrouping>("groupBy", ignoreCase: true) ?? RevenueGrouping.None;
        var basis = query.Choice<RevenueBasis>("basis", ignoreCase: true) ?? RevenueBasis.Books;
        var thisMonth = Month.Of(request.Today);
        var to = query.MonthOrDay("to");
        var from = query.MonthOrDay("from") ?? to ?? thisMonth;
        to ??= from > thisMonth ? from : thisMonth;
        if (to < from)
            query.Reject("to", "lies before from");
        if (to.Value.MonthsAfter(from) >= MostMonths)
            query.Reject("to", "is more than 1,200 months from the first");
        return new(from, to.Value, query.Day("asOf"), grouping, basis);
    }

    private static async Task<RevenueAnswer> Make(
        RevenueQuestion asked, IKnownBook book, CancellationToken cancelled)
    {
        var contracts = await book.Contracts(cancelled);
        var entries = await book.EntriesByContract(cancelled);
        var rows = RevenueReport.Of(
            contracts, entries, asked.From, asked.To, asked.AsOf, asked.GroupBy, asked.Basis);
        return new(asked.From, asked.To, asked.AsOf, book.Position, asked.GroupBy, asked.Basis, rows);
    }

    private static Table Lines(IEnumerable<RevenueRow> rows) => Table.Of(
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
        ("providerId", row => row.ProviderId));
}
