using EventLedger.Domain;
using EventLedger.Reporting.Concentration;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Tables;

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
    IReadOnlyList<ConcentrationCurrency> Currencies) : ReportAnswer;

/// <summary>GET /v1/reports/concentration.</summary>
internal static class ConcentrationRead
{
    /// <summary>
    /// Shares and index by customer and by facility; of live run-rate unless asked otherwise.
    /// </summary>
    public static readonly Report<ConcentrationQuestion, ConcentrationAnswer> Report = new(
        "concentration",
        "Shares of run-rate by customer and facility, and the Herfindahl-Hirschman index.",
        "top", "basis")
    {
        Ask = request => new(
            request.AsOf,
            request.Query.Choice<ConcentrationBasis>("basis", ignoreCase: true) ?? ConcentrationBasis.Live),
        AtClose = month => new(month.LastDay, ConcentrationBasis.Live),
        Make = Make,
        Table = (_, answer) => Lines(answer.Currencies, answer.AsOf),
        Shorten = (answer, top) => answer with
        {
            Currencies = [.. answer.Currencies.Select(row => Shortened(row, top))],
        },
    };

    private static async Task<ConcentrationAnswer> Make(
        ConcentrationQuestion asked, IKnownBook book, CancellationToken cancelled)
    {
        var contracts = await book.Contracts(cancelled);
        var (names, control) = (await book.Names(cancelled), await book.Control(cancelled));
        var currencies = ConcentrationReport.Of(contracts, asked.AsOf, asked.Basis, names, control);
        return new(asked.AsOf, book.Position, asked.Basis, currencies);
    }

    private static ConcentrationCurrency Shortened(ConcentrationCurrency row, int top) => row with
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
