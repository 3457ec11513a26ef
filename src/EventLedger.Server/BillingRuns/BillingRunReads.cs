using System.Text.Json;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Stored;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;
using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.BillingRuns;

/// <summary>
/// Reads of billing runs: how they stand now, on whichever node they are done. How far an unfinished run has
/// come is what its node wrote down last, a quarter of a second ago at most.
/// </summary>
public static class BillingRunReads
{
    private const int FirstRefused = 100;

    /// <summary>GET /v1/billing-runs: the oldest first.</summary>
    public static async Task<IResult> List(LedgerRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new RequestQuery(
            request.Http, ListAnswer.Parameters);
        var (list, notAcceptable) = ListAnswer.Of(request, query);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        var reader = request.Ledger.Reader.Pinned();
        var position = list.Cursor?.Position ?? (await reader.Head(request.Cancelled)).Position;
        var bookmark = await Bookmark(request);
        async Task<IReadOnlyList<BillingRunAnswer>> After(BillingRunAnswer? last, int count)
        {
            var items = new List<BillingRunAnswer>();
            foreach (var row in await reader.Register(
                LedgerProjection.BillingRunKind, position, null, last?.Id ?? list.Cursor?.After, count,
                request.Cancelled))
                items.Add(Answer(row.Id, await Events(request, row.Id), bookmark));
            return items;
        }
        return await list.Write(
            new ListRead<BillingRunAnswer>(After, run => run.Id, BillingRunTables.Runs), position);
    }

    /// <summary>GET /v1/billing-runs/{id}.</summary>
    public static async Task<IResult> One(LedgerRequest request, string id)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new RequestQuery(request.Http);
        if (query.Problem is { } problem)
            return problem;
        // What was written down is read first: a run that ends meanwhile is then told whole by its events.
        var bookmark = await Bookmark(request);
        var events = await Events(request, id);
        if (events.Count == 0)
            return NotFound(id);
        var refused = await Refused(request, id, null, FirstRefused);
        request.Http.Response.Headers.ETag = $"\"{events.Count}\"";
        return TypedResults.Ok(Answer(id, events, bookmark) with { Refused = refused });
    }

    /// <summary>GET /v1/billing-runs/{id}/refused: who was refused and why, by id.</summary>
    public static async Task<IResult> Refused(LedgerRequest request, string id)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new RequestQuery(
            request.Http, ListAnswer.Parameters);
        var (list, notAcceptable) = ListAnswer.Of(request, query);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        var events = await Events(request, id);
        if (events.Count == 0)
            return NotFound(id);
        return await list.Write(
            new ListRead<RefusedContract>(
                (last, count) => Refused(request, id, last?.ContractId ?? list.Cursor?.After, count),
                refused => refused.ContractId, BillingRunTables.Refused),
            events[0].Position);
    }

    /// <summary>A run as it would be after a dry run of a command on it.</summary>
    internal static async Task<object?> After(
        LedgerRequest request, string id, CommandOutcome.DryRun dryRun)
    {
        var bookmark = await Bookmark(request);
        var now = Answer(id, await Events(request, id), bookmark);
        var run = (BillingRun)dryRun.State;
        return now with
        {
            State = StateOf(run, bookmark?.Run == id),
            CancelledOn = run.Cancelled?.CancelledOn,
            CancelReason = run.Cancelled?.Reason,
            Version = dryRun.Version,
        };
    }

    private static Problem NotFound(string id) => Problem.NotFound($"There is no billing run {id}.");

    private static async Task<BillingRunBookmark?> Bookmark(LedgerRequest request) =>
        BillingRunBookmark.Read(
            (await request.Ledger.Jobs.Progress(LedgerRuns.Job, request.Cancelled)).Bookmark);

    private static async Task<IReadOnlyList<RecordedEvent>> Events(LedgerRequest request, string id) =>
        Ids.IsValid(id)
            ? await request.Ledger.Reader.Stream(
                StreamNames.BillingRun(id), 0, null, null, int.MaxValue, request.Cancelled)
            : [];

    private static async Task<IReadOnlyList<RefusedContract>> Refused(
        LedgerRequest request, string id, string? after, int limit)
    {
        var found = await request.Ledger.Jobs.Findings(LedgerRuns.Job, id, after, limit, request.Cancelled);
        return
        [
            .. found.Select(one => JsonSerializer.Deserialize<RefusedContract>(one.Body, LedgerJson.Stored)!),
        ];
    }

    private static BillingRunState StateOf(BillingRun run, bool hasBegun) => run switch
    {
        { Cancelled: not null } => BillingRunState.Cancelled,
        { Finished: not null } => BillingRunState.Finished,
        _ => hasBegun ? BillingRunState.Running : BillingRunState.Waiting,
    };

    private static BillingRunAnswer Answer(
        string id, IReadOnlyList<RecordedEvent> events, BillingRunBookmark? bookmark)
    {
        var payloads = events.Select(e => (BillingRunEvent)EventTypes.Read(e.StoredType, e.Data)).ToArray();
        var run = payloads.Aggregate(BillingRun.None, BillingRun.Evolve);
        var (tally, finished) = (bookmark?.Run == id ? bookmark.Tally : null, run.Finished);
        string? At<T>() => events.Zip(payloads).Where(one => one.Second is T)
            .Select(one => RecordedInstant.Text(one.First.RecordedAt)).FirstOrDefault();
        return new(
            id,
            StateOf(run, tally is not null),
            run.Month,
            run.StartedOn,
            run.IssuedOn,
            run.Filter,
            finished is null ? tally?.Total : finished.Total,
            finished is null ? tally?.Done ?? 0 : finished.Invoiced + finished.Refused,
            finished?.Invoiced ?? tally?.Invoiced ?? 0,
            finished?.Totals ?? tally?.Totals ?? [],
            finished?.Refused ?? tally?.Refused ?? 0,
            null,
            RecordedInstant.Text(events[0].RecordedAt),
            At<BillingRunFinished>(),
            At<BillingRunCancelled>(),
            run.Cancelled?.CancelledOn,
            run.Cancelled?.Reason,
            events[0].Position,
            events.Count);
    }
}
