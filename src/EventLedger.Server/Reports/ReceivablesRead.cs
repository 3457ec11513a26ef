using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Receivables;
using EventLedger.Reporting.Tables;
using EventLedger.Server.Explaining;

namespace EventLedger.Server.Reports;

/// <summary>What customers owe on a day, by how late it is.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Position">The position of the ledger that it was computed at.</param>
/// <param name="Rows">Per customer and currency.</param>
/// <param name="Totals">Per currency; currencies are never added.</param>
public sealed record ReceivablesAnswer(
    DateOnly AsOf,
    long Position,
    IReadOnlyList<ReceivablesRow> Rows,
    IReadOnlyList<ReceivablesTotal> Totals) : ReportAnswer;

/// <summary>GET /v1/reports/receivables.</summary>
internal static class ReceivablesRead
{
    /// <summary>The open balances of all contracts, from one read of the money entries.</summary>
    public static readonly Report<DayQuestion, ReceivablesAnswer> Report = new(
        "receivables",
        "Open balances by days late, per customer; disputed amounts stay in them.", "top")
    {
        Ask = request => new(request.AsOf),
        AtClose = month => new(month.LastDay),
        Make = Make,
        Figures = MoneyFigures.OfReceivables,
        Table = (_, answer) => Lines(answer),
        Shorten = (answer, top) => answer with
        {
            Rows = answer.Rows.LargestOfEach(top, row => row.Currency, row => row.Total),
        },
    };

    private static async Task<ReceivablesAnswer> Make(
        DayQuestion asked, IKnownBook book, CancellationToken cancelled)
    {
        var entries = await book.EntriesByContract(cancelled);
        var report = ReceivablesReport.Of(entries, asked.AsOf, await book.Names(cancelled));
        return new(asked.AsOf, book.Position, report.Rows, report.Totals);
    }

    private static Table Lines(ReceivablesAnswer answer) => Table.Of(
        "receivables",
        answer.Rows.Select(row => new Line("Customer", row)).Concat(answer.Totals.Select(total =>
            new Line("Total", new(
                "", "", total.Currency, total.NotDue, total.Days1to30, total.Days31to60, total.Days61to90,
                total.Over90, total.Disputed, total.Unapplied, total.Total)))),
        ("asOf", _ => answer.AsOf),
        ("line", line => line.Kind),
        ("customerId", line => line.Row.CustomerId),
        ("name", line => line.Row.Name),
        ("currency", line => line.Row.Currency),
        ("notDue", line => line.Row.NotDue),
        ("days1to30", line => line.Row.Days1to30),
        ("days31to60", line => line.Row.Days31to60),
        ("days61to90", line => line.Row.Days61to90),
        ("over90", line => line.Row.Over90),
        ("disputed", line => line.Row.Disputed),
        ("unapplied", line => line.Row.Unapplied),
        ("total", line => line.Row.Total));

    private sealed record Line(string Kind, ReceivablesRow Row);
}
