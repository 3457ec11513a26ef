using EventLedger.Reporting.Tables;
using EventLedger.Server.Http;

namespace EventLedger.Server.Scenarios;

/// <summary>The scenarios that can be asked about.</summary>
internal static class ScenarioReads
{
    /// <summary>GET /v1/scenarios, by id: made ones, the oldest first, then shipped ones.</summary>
    public static async Task<IResult> List(LedgerRequest request)
    {
        var query = new RequestQuery(request.Http, ListAnswer.Parameters);
        var (list, notAcceptable) = ListAnswer.Of(request, query);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        return await list.Write(
            ListRead<ScenarioSummary>.Of(
                (last, count) => request.Ledger.Scenarios.List(
                    last?.Id ?? list.Cursor?.After, count, request.Now, request.Cancelled),
                ScenarioSummary.Of, scenario => scenario.Id, Summaries),
            null);
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
