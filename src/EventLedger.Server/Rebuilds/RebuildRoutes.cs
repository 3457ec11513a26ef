using System.Globalization;
using EventLedger.Reporting.Tables;
using EventLedger.Server.Http;
using EventLedger.Server.OpenApi;
using EventLedger.Store;

namespace EventLedger.Server.Rebuilds;

/// <summary>Having the read models made anew from the log, and following how that goes.</summary>
internal static class RebuildRoutes
{
    private const string Tag = "Log";
    private const string Path = "/v1/ledger/rebuilds";

    public static void MapRebuilds(this WebApplication app)
    {
        app.MapPost(Path, (Delegate)((HttpContext http) => LedgerRequest.With(http, Start)))
            .DescribeAction<RebuildAnswer>(
                Tag, "Makes the read models anew from the log, while commands and reads go on.", 202, 409);
        app.MapGet(Path, (Delegate)((HttpContext http) => LedgerRequest.With(http, List)))
            .Describe<Page<RebuildAnswer>>(
                Tag, "Rebuilds, the oldest first.", ListAnswer.Parameters);
        app.MapGet(Path + "/{id}", (string id, HttpContext http) =>
                LedgerRequest.With(http, request => One(request, id)))
            .Describe<RebuildAnswer>(Tag, "A rebuild: how it stands and how far it has come.", [], 404);
        app.MapPost(Path + "/{id}/cancel", (string id, HttpContext http) =>
                LedgerRequest.With(http, request => Cancel(request, id)))
            .DescribeAction<RebuildAnswer>(
                Tag, "Ends a rebuild: what was read before is read on.", 200, 404, 409);
        app.MapPost(Path + "/{id}/accept", (string id, HttpContext http) =>
                LedgerRequest.With(http, request => Accept(request, id)))
            .DescribeAction<RebuildAnswer>(
                Tag, "Has a rebuild whose rows differ go on to be read.", 202, 404, 409);
    }

    /// <summary>POST /v1/ledger/rebuilds: 202, and the rebuild is done in the background.</summary>
    private static async Task<IResult> Start(LedgerRequest request)
    {
        if (new RequestQuery(request.Http).Problem is { } problem)
            return problem;
        var (context, malformed) = RequestHeaders.Context(request.Http);
        if (context is null)
            return malformed!;
        var rebuilds = request.Ledger.Rebuilds;
        if (await rebuilds.Start(context.Actor, request.Cancelled) is not { } state)
            return Problem.RebuildInProgress();
        Wake(request);
        return TypedResults.Accepted($"{Path}/{state.Generation}", RebuildAnswer.Of(state));
    }

    /// <summary>GET /v1/ledger/rebuilds.</summary>
    private static async Task<IResult> List(LedgerRequest request)
    {
        var query = new RequestQuery(request.Http, ListAnswer.Parameters);
        var (list, notAcceptable) = ListAnswer.Of(request, query);
        var after = (int)Math.Min(list.AfterNumber(query), int.MaxValue);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        return await list.Write(
            ListRead<RebuildAnswer>.Of(
                (last, count) => request.Ledger.Rebuilds.States(
                    last?.Id ?? after, count, request.Cancelled),
                RebuildAnswer.Of, rebuild => Cursor.Key(rebuild.Id), TableOf),
            null);
    }

    private static Table TableOf(IReadOnlyList<RebuildAnswer> items) => Table.Of(
        "rebuilds",
        items,
        ("id", item => item.Id),
        ("replaces", item => item.Replaces),
        ("state", item => item.State),
        ("position", item => item.Position),
        ("total", item => item.Total),
        ("eventsPerSecond", item => item.EventsPerSecond),
        ("differs", item => item.Difference is not null),
        ("accepted", item => item.Accepted),
        ("problem", item => item.Problem),
        ("startedBy", item => item.StartedBy),
        ("startedAt", item => item.StartedAt),
        ("endedAt", item => item.EndedAt));

    /// <summary>GET /v1/ledger/rebuilds/{id}.</summary>
    private static async Task<IResult> One(LedgerRequest request, string id) =>
        new RequestQuery(request.Http).Problem is { } problem ? problem
        : await Find(request, id) is { } state ? TypedResults.Ok(RebuildAnswer.Of(state))
        : NotFound(id);

    /// <summary>POST /v1/ledger/rebuilds/{id}/cancel.</summary>
    private static async Task<IResult> Cancel(LedgerRequest request, string id)
    {
        if (new RequestQuery(request.Http).Problem is { } problem)
            return problem;
        if (await Find(request, id) is not { } state)
            return NotFound(id);
        var isCancelled = await request.Ledger.Rebuilds.Cancel(state.Generation, request.Cancelled);
        Wake(request);
        state = (await Find(request, id))!;
        return isCancelled
            ? TypedResults.Ok(RebuildAnswer.Of(state))
            : Problem.RebuildNotSo(state, "cancelled");
    }

    /// <summary>POST /v1/ledger/rebuilds/{id}/accept.</summary>
    private static async Task<IResult> Accept(LedgerRequest request, string id)
    {
        if (new RequestQuery(request.Http).Problem is { } problem)
            return problem;
        if (await Find(request, id) is not { } state)
            return NotFound(id);
        var isAccepted = await request.Ledger.Rebuilds.Accept(state.Generation, request.Cancelled);
        Wake(request);
        state = (await Find(request, id))!;
        return isAccepted
            ? TypedResults.Accepted($"{Path}/{state.Generation}", RebuildAnswer.Of(state))
            : Problem.RebuildNotSo(state, "accepted");
    }

    private static void Wake(LedgerRequest request) =>
        request.Http.RequestServices.GetRequiredService<RebuildJob>().Wake();

    private static async Task<RebuildState?> Find(LedgerRequest request, string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var generation)
            ? await request.Ledger.Rebuilds.State(generation, request.Cancelled)
            : null;

    private static Problem NotFound(string id) => Problem.NotFound($"There is no rebuild {id}.");
}
