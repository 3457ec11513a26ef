using EventLedger.Reporting.Exposure;
using EventLedger.Reporting.Tables;
using EventLedger.Server.Http;

namespace EventLedger.Server.Reports;

/// <summary>What customers have raised beside what they pay a month.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Position">The position of the ledger that it was computed at.</param>
/// <param name="Rows">Per customer and currency.</param>
public sealed record ExposureAnswer(DateOnly AsOf, long Position, IReadOnlyList<ExposureRow> Rows);

/// <summary>GET /v1/reports/exposure.</summary>
public static class ExposureRead
{
    /// <summary>The latest reported funding of each customer over its monthly live fees.</summary>
    public static Task<IResult> Handle(LedgerRequest request) => PlainReport.Answer(request, Make);

    private static async Task<(ExposureAnswer Answer, Func<Table> Table)> Make(
        ReadPoint point, CancellationToken cancelled)
    {
        var contracts = await ReportRows.Contracts(point, cancelled);
        var parties = await ReportRows.Parties(point, cancelled);
        var rows = ExposureReport.Of(contracts, point.AsOf, parties);
        return (
            new ExposureAnswer(point.AsOf, point.Position, rows),
            () => Lines(rows, point.AsOf));
    }

    private static Table Lines(IEnumerable<ExposureRow> rows, DateOnly asOf) => Table.Of(
        "exposure",
        rows,
        ("asOf", _ => asOf),
        ("customerId", row => row.CustomerId),
        ("name", row => row.Name),
        ("currency", row => row.Currency),
        ("funding", row => row.Funding?.Amount),
        ("fundingAsOf", row => row.Funding?.AsOf),
        ("fundingQualifier", row => row.Funding?.Qualifier),
        ("monthly", row => row.Monthly),
        ("runwayMonths", row => row.RunwayMonths),
        ("isEstimate", row => row.IsEstimate),
        ("contractIds", row => string.Join(' ', row.ContractIds)));
}
