using EventLedger.Reporting.Exposure;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Tables;

namespace EventLedger.Server.Reports;

/// <summary>What customers have raised beside what they pay a month.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Position">The position of the ledger that it was computed at.</param>
/// <param name="Rows">Per customer and currency.</param>
public sealed record ExposureAnswer(DateOnly AsOf, long Position, IReadOnlyList<ExposureRow> Rows)
    : ReportAnswer;

/// <summary>GET /v1/reports/exposure.</summary>
internal static class ExposureRead
{
    /// <summary>The latest reported funding of each customer over its monthly live fees.</summary>
    public static readonly Report<DayQuestion, ExposureAnswer> Report = new(
        "exposure",
        "What customers have raised beside what they pay a month: an estimate of their runway.")
    {
        Ask = request => new(request.AsOf),
        Make = Make,
        Table = (_, answer) => Lines(answer),
    };

    private static async Task<ExposureAnswer> Make(
        DayQuestion asked, IKnownBook book, CancellationToken cancelled)
    {
        var contracts = await book.Contracts(cancelled);
        var rows = ExposureReport.Of(contracts, asked.AsOf, await book.Parties(cancelled));
        return new(asked.AsOf, book.Position, rows);
    }

    private static Table Lines(ExposureAnswer answer) => Table.Of(
        "exposure",
        answer.Rows,
        ("asOf", _ => answer.AsOf),
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
