using EventLedger.Domain;
using EventLedger.Domain.Books;
using EventLedger.Domain.Stored;
using EventLedger.Reporting.Closing;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Revenue;
using EventLedger.Reporting.Tables;
using EventLedger.Server.Commands;
using EventLedger.Server.Explaining;
using EventLedger.Store;

namespace EventLedger.Server.Reports;

/// <summary>What changed of closed months since they were closed.</summary>
/// <param name="AsOf">Closings of this business day and before.</param>
/// <param name="Position">The position of the ledger that it was computed at.</param>
/// <param name="Closings">The closings that were looked at.</param>
/// <param name="Rows">The contracts whose figures of such a month are others now.</param>
public sealed record ChangedSinceCloseAnswer(
    DateOnly AsOf,
    long Position,
    IReadOnlyList<StandingClosing> Closings,
    IReadOnlyList<ChangedSinceClose> Rows) : ReportAnswer;

/// <summary>GET /v1/reports/changed-since-close.</summary>
internal static class ChangedSinceCloseRead
{
    /// <summary>
    /// Closed months as they were frozen, beside what they would be with every change in its own month.
    /// </summary>
    public static readonly Report<ChangedSinceCloseQuestion, ChangedSinceCloseAnswer> Report = new(
        "changed-since-close",
        "What of closed months is known to be otherwise now, with the events that changed it.",
        "providerId:books", "month:closed", "top")
    {
        Ask = request => new(
            request.AsOf, request.Query.Id("providerId"), request.Query.MonthOrDay("month")),
        Make = Make,
        Figures = MoneyFigures.OfChanges,
        Table = (_, answer) => Lines(answer),
        Shorten = (answer, top) => answer with
        {
            Rows = answer.Rows.LargestOfEach(top, row => row.Currency, row => Moved(row)),
        },
    };

    private static async Task<ChangedSinceCloseAnswer> Make(
        ChangedSinceCloseQuestion asked, IKnownBook book, CancellationToken cancelled)
    {
        var closings = Standing(await book.BooksEvents(cancelled))
            .Where(one => one.ClosedOn <= asked.AsOf
                && (asked.ProviderId is null || one.ProviderId == asked.ProviderId)
                && (asked.Month is null || one.Month == asked.Month))
            .OrderBy(one => one.ProviderId, StringComparer.Ordinal)
            .ThenBy(one => one.Month)
            .ToArray();
        var rows = new List<ChangedSinceClose>();
        if (closings.Length > 0)
        {
            var now = await Rows(book, cancelled);
            foreach (var closing in closings)
            {
                var then = await Rows(book.At(closing.Position), cancelled);
                rows.AddRange(ChangedSinceClose.Of(closing, Of(then, closing), Of(now, closing)));
            }
        }
        for (var i = 0; i < rows.Count; i++)
            rows[i] = rows[i] with { Events = await Since(book, rows[i], cancelled) };
        return new(asked.AsOf, book.Position, closings, rows);
    }

    private static async Task<Known> Rows(IKnownBook book, CancellationToken cancelled) =>
        new(await book.Contracts(cancelled), await book.EntriesByContract(cancelled));

    private static IEnumerable<RevenueRow> Of(Known rows, StandingClosing closing) =>
        RevenueReport.OfProvider(
            rows.Contracts, rows.Entries, closing.ProviderId, closing.Month, RevenueBasis.Restated);

    /// <summary>The closings that were not taken back, each at its position.</summary>
    private static IEnumerable<StandingClosing> Standing(IReadOnlyList<RecordedEvent> events)
    {
        foreach (var books in events.GroupBy(e => e.Stream, StringComparer.Ordinal))
        {
            var recorded = books.ToArray();
            var state = recorded
                .Select(e => (BooksEvent)EventTypes.Read(e.StoredType, e.Data))
                .Aggregate(ProviderBooks.None, ProviderBooks.Evolve);
            foreach (var closing in state.Closings.Where(closing => closing.ReopenedOn is null))
                yield return new(
                    StreamNames.IdOf(books.Key), closing.Month, closing.ClosedOn,
                    recorded[(int)closing.Version - 1].Position);
        }
    }

    private static async Task<IReadOnlyList<EventSince>> Since(
        IKnownBook book, ChangedSinceClose row, CancellationToken cancelled)
    {
        var events = await book.EventsOf(row.ContractId, row.ClosedAt, cancelled);
        return
        [
            .. events.Select(e => new EventSince(
                e.Position, e.Version, e.Type, RecordedInstant.Text(e.RecordedAt), e.Actor)),
        ];
    }

    /// <summary>By how much the figure of a row moved that moved most, up or down.</summary>
    private static Money Moved(ChangedSinceClose row) => Figures(row)
        .Select(one => one.Figure.Difference)
        .Append(row.Earned.Difference)
        .Max(difference => difference.MinorUnits < 0 ? difference * -1 : difference);

    private static Table Lines(ChangedSinceCloseAnswer answer) => Table.Of(
        "changed-since-close",
        answer.Rows.SelectMany(row => Figures(row).Select(figure => (Row: row, figure.Name, figure.Figure))),
        ("providerId", line => line.Row.ProviderId),
        ("month", line => line.Row.Month),
        ("closedOn", line => line.Row.ClosedOn),
        ("closedAt", line => line.Row.ClosedAt),
        ("contractId", line => line.Row.ContractId),
        ("currency", line => line.Row.Currency),
        ("figure", line => line.Name),
        ("atClose", line => line.Figure.AtClose),
        ("now", line => line.Figure.Now),
        ("difference", line => line.Figure.Difference),
        ("events", line => string.Join(' ', line.Row.Events.Select(e => $"{e.Type}@{e.Position}"))));

    private static IEnumerable<(string Name, ChangedFigure Figure)> Figures(ChangedSinceClose row) =>
        new (string, ChangedFigure Figure)[]
        {
            ("earned", row.Earned), ("billed", row.Billed), ("deferred", row.Deferred),
            ("unbilled", row.Unbilled), ("concessions", row.Concessions),
        }.Where(one => one.Figure.Difference.MinorUnits != 0);

    private sealed record Known(
        IReadOnlyList<KnownContract> Contracts, IReadOnlyList<ContractEntries> Entries);
}
