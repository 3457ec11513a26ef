using EventLedger.Reporting.Receivables;
using EventLedger.Reporting.Tables;
using EventLedger.Server.Http;

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
    IReadOnlyList<ReceivablesTotal> Totals);

/// <summary>GET /v1/reports/receivables.</summary>
public static class ReceivablesRead
{
    /// <summary>The open balances of all contracts, from one read of the money entries.</summary>
    public static Task<IResult> Handle(LedgerRequest request) => PlainReport.Answer(request, Make);

    private static async Task<(ReceivablesAnswer Answer, Func<Table> Table)> Make(
        ReadPoint point, CancellationToken cancelled)
    {
        var entries = await point.Reader.Entries(point.Position, null, null, cancelled);
        var names = await ReportRows.Names(point, cancelled);
        var report = ReceivablesReport.Of(entries, point.AsOf, names);
        return (
            new ReceivablesAnswer(point.AsOf, point.Position, report.Rows, report.Totals),
            () => Table(report, point.AsOf));
    }

    private static Table Table(ReceivablesReport report, DateOnly asOf) => Reporting.Tables.Table.Of(
        "receivables",
        report.Rows.Select(row => new Line("Customer", row)).Concat(report.Totals.Select(total =>
            new Line("Total", new(
                "", "", total.Currency, total.NotDue, total.Days1to30, total.Days31to60, total.Days61to90,
                total.Over90, total.Disputed, total.Unapplied, total.Total)))),
        ("asOf", _ => asOf),
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
