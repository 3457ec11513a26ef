using EventLedger.Domain;
using EventLedger.Reporting.Calendar;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Tables;
using EventLedger.Server.Explaining;

namespace EventLedger.Server.Reports;

/// <summary>What comes due.</summary>
/// <param name="AsOf">The day from which it is looked forward.</param>
/// <param name="Position">The position of the ledger that it was computed at.</param>
/// <param name="From">The first day that is looked at.</param>
/// <param name="To">The last day that is looked at.</param>
/// <param name="Rows">By day, then contract; the first of them where there are too many.</param>
/// <param name="LeftOff">How many rows there are beyond these.</param>
/// <param name="Totals">Over all rows, by month, kind and currency.</param>
public sealed record CalendarAnswer(
    DateOnly AsOf,
    long Position,
    DateOnly From,
    DateOnly To,
    IReadOnlyList<CalendarRow> Rows,
    int LeftOff,
    IReadOnlyList<CalendarTotal> Totals) : ReportAnswer;

/// <summary>GET /v1/reports/calendar.</summary>
internal static class CalendarRead
{
    private const int UsualRows = 1_000;
    private const int MostRows = 100_000;
    private const int MostDays = 3_660;

    /// <summary>
    /// Notice windows, starts and ends of service, fee steps, invoices to issue and payments due; in the
    /// three months after asOf unless asked otherwise.
    /// </summary>
    public static readonly Report<CalendarQuestion, CalendarAnswer> Report = new(
        "calendar",
        "What comes due: notice windows, ends of terms, fee steps, invoices to issue and payments.",
        "from:calendar", "to:calendar", "kind", "limit:calendar")
    {
        Ask = Ask,
        Make = Make,
        Figures = CalendarFigures.All,
        Table = (_, answer) => Lines(answer),
    };

    private static CalendarQuestion Ask(ReportRequest request)
    {
        var query = request.Query;
        var from = query.Day("from") ?? request.AsOf;
        var to = query.Day("to") ?? from.AddMonths(3);
        if (to < from)
            query.Reject("to", "lies before from");
        else if (to.DayNumber - from.DayNumber > MostDays)
            query.Reject("to", "is more than ten years from the first day");
        var limit = (int?)query.Number("limit", 1, MostRows);
        return new(request.AsOf, from, to, query.Choice<CalendarKind>("kind"), limit);
    }

    private static async Task<CalendarAnswer> Make(
        CalendarQuestion asked, IKnownBook book, CancellationToken cancelled)
    {
        var contracts = await book.Contracts(cancelled);
        var entries = await book.EntriesByContract(cancelled);
        var report = CalendarReport.Of(
            contracts, entries, asked.AsOf, new DateRange(asked.From, asked.To),
            asked.Kind is { } kind ? new HashSet<CalendarKind> { kind } : null, asked.Limit ?? UsualRows);
        return new(
            asked.AsOf, book.Position, asked.From, asked.To, report.Rows, report.LeftOff, report.Totals);
    }

    private static Table Lines(CalendarAnswer answer) => Table.Of(
        "calendar",
        answer.Rows,
        ("asOf", _ => answer.AsOf),
        ("on", row => row.On),
        ("kind", row => row.Kind),
        ("contractId", row => row.ContractId),
        ("providerId", row => row.ProviderId),
        ("customerId", row => row.CustomerId),
        ("currency", row => row.Currency),
        ("amount", row => row.Amount),
        ("month", row => row.Month),
        ("document", row => row.Document),
        ("text", row => row.Text));
}
