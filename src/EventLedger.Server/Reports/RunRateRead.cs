using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.RunRate;

namespace EventLedger.Server.Reports;

/// <summary>The run-rate on a day.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Position">The position of the ledger that it was computed at.</param>
/// <param name="GroupBy">What it is grouped by.</param>
/// <param name="Currencies">Per currency; currencies are never added.</param>
public sealed record RunRateAnswer(
    DateOnly AsOf, long Position, RunRateGrouping GroupBy, IReadOnlyList<RunRateCurrency> Currencies)
    : ReportAnswer;

/// <summary>GET /v1/reports/run-rate.</summary>
internal static class RunRateRead
{
    /// <summary>The run-rate on a day, grouped by customer unless asked otherwise.</summary>
    public static readonly Report<RunRateQuestion, RunRateAnswer> Report = new(
        "run-rate", "Monthly fees in force on a day: live, contracted, announced.", "top", "groupBy")
    {
        Ask = request => new(
            request.AsOf,
            request.Query.Choice<RunRateGrouping>("groupBy", ignoreCase: true) ?? RunRateGrouping.Customer),
        AtClose = month => new(month.LastDay, RunRateGrouping.Customer),
        Make = Make,
        Table = (_, answer) => ReportTables.RunRate(answer),
        Shorten = (answer, top) => answer with
        {
            Currencies =
            [
                .. answer.Currencies.Select(row => row with
                {
                    Groups = row.Groups.First(top),
                    UnderNotice = row.UnderNotice.First(top),
                }),
            ],
        },
    };

    private static async Task<RunRateAnswer> Make(
        RunRateQuestion asked, IKnownBook book, CancellationToken cancelled)
    {
        var contracts = await book.Contracts(cancelled);
        var (names, control) = (await book.Names(cancelled), await book.Control(cancelled));
        var currencies = RunRateReport.Of(contracts, asked.AsOf, asked.GroupBy, names, control);
        return new(asked.AsOf, book.Position, asked.GroupBy, currencies);
    }
}
