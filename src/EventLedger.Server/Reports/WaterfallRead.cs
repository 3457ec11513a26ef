using EventLedger.Domain;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.RunRate;
using EventLedger.Reporting.Tables;
using EventLedger.Reporting.Waterfall;

namespace EventLedger.Server.Reports;

/// <summary>The movements of live run-rate, month by month.</summary>
/// <param name="Position">The position of the ledger that it was computed at.</param>
/// <param name="From">The first month.</param>
/// <param name="To">The last month.</param>
/// <param name="GroupBy">What it is grouped by; null when not asked for.</param>
/// <param name="Rows">In total, a row for each month and currency.</param>
/// <param name="Groups">Of each group, the same; between groups there are transfers.</param>
/// <param name="Movements">The contracts behind the months' figures, by day.</param>
public sealed record WaterfallAnswer(
    long Position,
    Month From,
    Month To,
    RunRateGrouping? GroupBy,
    IReadOnlyList<WaterfallRow> Rows,
    IReadOnlyList<WaterfallGroup> Groups,
    IReadOnlyList<Movement> Movements) : ReportAnswer;

/// <summary>GET /v1/reports/run-rate/waterfall.</summary>
internal static class WaterfallRead
{
    /// <summary>From the evening before each month to its last evening, in total and per group.</summary>
    public static readonly Report<WaterfallQuestion, WaterfallAnswer> Report = new(
        "run-rate/waterfall",
        "How live run-rate went from month to month: new, expansion, contraction, churn, reactivation.",
        "from:series", "to:series", "top", "groupBy")
    {
        Ask = request =>
        {
            var months = ReportMonths.Of(request.Query, request.AsOf);
            var grouping = request.Query.Choice<RunRateGrouping>("groupBy", ignoreCase: true);
            return new(months.From, months.To, grouping);
        },
        AtClose = month => new(month, month, RunRateGrouping.Contract),
        Make = Make,
        Table = (_, answer) => Lines(answer),
        Shorten = (answer, top) => answer with
        {
            Groups = answer.Groups.First(top),
            Movements = answer.Movements.LargestOfEach(
                top, move => (move.Month, move.Currency), move => move.Amount),
        },
    };

    private static async Task<WaterfallAnswer> Make(
        WaterfallQuestion asked, IKnownBook book, CancellationToken cancelled)
    {
        var contracts = await book.Contracts(cancelled);
        var report = WaterfallReport.Of(
            contracts, asked.From, asked.To, asked.GroupBy, await book.Names(cancelled));
        return new(
            book.Position, asked.From, asked.To, asked.GroupBy, report.Rows, report.Groups, report.Movements);
    }

    private static Table Lines(WaterfallAnswer answer) => Table.Of(
        "run-rate-waterfall",
        answer.Groups
            .SelectMany(group => group.Rows
                .Select(row => new WaterfallLine($"{answer.GroupBy}", group.Id, group.Name, row)))
            .Concat(answer.Rows.Select(row => new WaterfallLine("Total", null, "Total", row))),
        ("line", line => line.Line),
        ("id", line => line.Id),
        ("name", line => line.Name),
        ("month", line => line.Row.Month),
        ("currency", line => line.Row.Currency),
        ("opening", line => line.Row.Opening),
        ("new", line => line.Row.New),
        ("expansion", line => line.Row.Expansion),
        ("contraction", line => line.Row.Contraction),
        ("churn", line => line.Row.Churn),
        ("reactivation", line => line.Row.Reactivation),
        ("transferIn", line => line.Row.TransferIn),
        ("transferOut", line => line.Row.TransferOut),
        ("closing", line => line.Row.Closing));

    private sealed record WaterfallLine(string Line, string? Id, string Name, WaterfallRow Row);
}
