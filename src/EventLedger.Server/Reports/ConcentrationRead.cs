using EventLedger.Domain;
using EventLedger.Reporting.Concentration;
using EventLedger.Reporting.Tables;
using EventLedger.Server.Http;

namespace EventLedger.Server.Reports;

/// <summary>How much of the run-rate hangs on whom, and on which place.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Position">The position of the ledger that it was computed at.</param>
/// <param name="Basis">Which run-rate is looked at.</param>
/// <param name="Currencies">Per currency; currencies are never added.</param>
public sealed record ConcentrationAnswer(
    DateOnly AsOf,
    long Position,
    ConcentrationBasis Basis,
    IReadOnlyList<ConcentrationCurrency> Currencies);

/// <summary>GET /v1/reports/concentration.</summary>
public static class ConcentrationRead
{
    /// <summary>
    /// Shares and index by customer and by facility; of live run-rate unless asked otherwise.
    /// </summary>
    public static async Task<IResult> Handle(LedgerRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new RequestQuery(
            request.Http, [.. ReadPoint.Parameters, .. TabularAnswer.Parameters, .. Largest.Parameters, "basis"]);
        var (format, notAcceptable) = TabularAnswer.Of(request, query);
        var basis = query.Choice<ConcentrationBasis>("basis", ignoreCase: true) ?? ConcentrationBasis.Live;
        var top = Largest.Of(query);
        var point = await ReadPoint.Of(request, query);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        var contracts = await ReportRows.Contracts(point, request.Cancelled);
        var (names, control) = await ReportRows.NamesAndControl(point, request.Cancelled);
        var currencies = ConcentrationReport.Of(contracts, point.AsOf, basis, names, control);
        return format.Write(
            new ConcentrationAnswer(
                point.AsOf, point.Position, basis, [.. currencies.Select(row => Shortened(row, top))]),
            () => Lines(currencies, point.AsOf),
            point.Position);
    }

    private static ConcentrationCurrency Shortened(ConcentrationCurrency row, int? top) => row with
    {
        ByCustomer = row.ByCustomer with { Shares = row.ByCustomer.Shares.First(top) },
        ByFacility = row.ByFacility with { Shares = row.ByFacility.Shares.First(top) },
    };

    private static Table Lines(IEnumerable<ConcentrationCurrency> currencies, DateOnly asOf) => Table.Of(
        "concentration",
        currencies.SelectMany(row =>
            Lines("Customer", row.Currency, row.ByCustomer)
                .Concat(Lines("Facility", row.Currency, row.ByFacility))),
        ("asOf", _ => asOf),
        ("line", row => row.Line),
        ("currency", row => row.Currency),
        ("id", row => row.Share.Id),
        ("name", row => row.Share.Name),
        ("monthly", row => row.Share.Monthly),
        ("share", row => row.Share.Share),
        ("hhi", row => row.Hhi));

    private static IEnumerable<ShareLine> Lines(string line, Currency currency, Concentrated concentrated) =>
        concentrated.Shares.Select(share => new ShareLine(line, currency, share, concentrated.Hhi));

    private sealed record ShareLine(string Line, Currency Currency, ConcentrationShare Share, int? Hhi);
}
