using EventLedger.Domain.Books;
using EventLedger.Domain.Stored;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Tables;
using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Books;

/// <summary>Reads of providers' books.</summary>
public static class BooksReads
{
    private const int EventsATime = 1_000;

    /// <summary>GET /v1/books/{id}: the months that a provider closed.</summary>
    public static async Task<IResult> One(LedgerRequest request, string id)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new RequestQuery(request, [.. ReadPoint.Parameters, .. TabularAnswer.Parameters]);
        var (format, notAcceptable) = TabularAnswer.Of(request, query);
        var point = await ReadPoint.Of(request, query);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        var isRegistered = Ids.IsValid(id) && (await point.Reader.Register(
            LedgerProjection.PartyKind, point.Position, id, null, 1, request.Cancelled)).Count > 0;
        if (!isRegistered)
            return Problem.NotFound($"There is no provider {id}.");
        var recorded = await Recorded(point.Reader, id, point.Position, request.Cancelled);
        var books = recorded
            .Select(e => (BooksEvent)EventTypes.Read(e.StoredType, e.Data))
            .Aggregate(ProviderBooks.None, ProviderBooks.Evolve);
        request.Http.Response.Headers.ETag = $"\"{recorded.Count}\"";
        var reports = await Reports(point.Reader, id, point.Position, request.Cancelled);
        var answer = BooksAnswer.Of(id, recorded.Count, books, recorded, reports, point.AsOf);
        return format.Write(answer, () => Months(answer), point.Position);
    }

    private static Table Months(BooksAnswer answer) => Table.Of(
        "books",
        answer.Months,
        ("providerId", _ => answer.ProviderId),
        ("month", month => month.Month),
        ("state", month => month.State),
        ("closedOn", month => month.ClosedOn),
        ("closedAt", month => month.ClosedAt),
        ("position", month => month.Position),
        ("version", month => month.Version),
        ("reopenedOn", month => month.ReopenedOn),
        ("reason", month => month.Reason),
        ("reports", month => month.Reports.Count));

    /// <summary>The read of books as they would be after a dry run, as of a day.</summary>
    internal static async Task<BooksAnswer> After(
        LedgerRequest request, string id, CommandOutcome.DryRun dryRun, DateOnly asOf)
    {
        var recorded = await Recorded(request.Ledger.Reader, id, null, request.Cancelled);
        var reports = await Reports(request.Ledger.Reader, id, null, request.Cancelled);
        return BooksAnswer.Of(id, dryRun.Version, (ProviderBooks)dryRun.State, recorded, reports, asOf);
    }

    private static async Task<MonthReports> Reports(
        LedgerReader reader, string id, long? position, CancellationToken cancelled) =>
        await reader.Fold(StreamNames.MonthReports(id), null, position, cancelled)
            is { State: MonthReports reports }
                ? reports
                : MonthReports.None;

    private static async Task<IReadOnlyList<RecordedEvent>> Recorded(
        LedgerReader reader, string id, long? position, CancellationToken cancelled)
    {
        var recorded = new List<RecordedEvent>();
        IReadOnlyList<RecordedEvent> more;
        do
        {
            more = await reader.Stream(
                StreamNames.Books(id), recorded.Count, null, position, EventsATime, cancelled);
            recorded.AddRange(more);
        }
        while (more.Count == EventsATime);
        return recorded;
    }
}
