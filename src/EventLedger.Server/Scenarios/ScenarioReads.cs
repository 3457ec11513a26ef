using EventLedger.Reporting.Tables;
using EventLedger.Server.Http;

namespace EventLedger.Server.Scenarios;

/// <summary>The scenarios that can be asked about.</summary>
internal static class ScenarioReads
{
    /// <summary>GET /v1/scenarios, by id: made ones, the oldest first, then shipped ones.</summary>
    public static async Task<IResult> List(LedgerRequest request)
    {
        var query = new RequestQuery(request.Http, [.. Cursor.Parameters, .. TabularAnswer.Parameters]);
        var (format, notAcceptable) = TabularAnswer.Of(request, query);
        var (limit, cursor) = (Cursor.Limit(query), Cursor.Of(query));
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        var found = await request.Ledger.Scenarios.List(
            cursor?.After, limit + 1, request.Now, request.Cancelled);
        var next = found.Count > limit ? new Cursor(0, found[limit - 1].Id).ToString() : null;
        ScenarioSummary[] items = [.. found.Take(limit).Select(ScenarioSummary.Of)];
        return format.Write(new Page<ScenarioSummary>(items, next), () => Summaries(items), null, next);
    }

    /// <summary>GET /v1/scenarios/{id}.</summary>
    public static async Task<IResult> One(LedgerRequest request, string id)
    {
        if (new RequestQuery(request.Http).Problem is { } problem)
            return problem;
        return await request.Ledger.Scenarios.Find(id, request.Now, request.Cancelled) is { } stored
            ? TypedResults.Ok(ScenarioAnswer.Of(stored))
            : NoScenario(id);
    }

    private static Table Summaries(IReadOnlyList<ScenarioSummary> items) => Table.Of(
        "scenarios",
        items,
        ("id", item => item.Id),
        ("name", item => item.Name),
        ("isShipped", item => item.IsShipped),
        ("madeBy", item => item.MadeBy),
        ("madeAt", item => item.MadeAt),
        ("expiresAt", item => item.ExpiresAt),
        ("commandCount", item => item.CommandCount));

    internal static Problem NoScenario(string id) => Problem.NotFound(
        $"There is no scenario {id}: it never was, was deleted, or has expired; one is kept for a day.");
}
