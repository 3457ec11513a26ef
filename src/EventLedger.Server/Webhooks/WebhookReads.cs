using EventLedger.Server.Http;

namespace EventLedger.Server.Webhooks;

/// <summary>How webhooks go, and what was given up.</summary>
internal static class WebhookReads
{
    /// <summary>GET /v1/webhooks.</summary>
    public static async Task<IResult> List(LedgerRequest request)
    {
        var query = new RequestQuery(request.Http, ListAnswer.Parameters);
        var (list, notAcceptable) = ListAnswer.Of(request, query);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        return await list.Write(
            ListRead<WebhookAnswer>.Of(
                (last, count) => request.Ledger.Webhooks.States(
                    last?.Id ?? list.Cursor?.After, count, request.Cancelled),
                WebhookAnswer.Of, webhook => webhook.Id, WebhookTables.Webhooks),
            null);
    }

    /// <summary>GET /v1/webhooks/{id}.</summary>
    public static async Task<IResult> One(LedgerRequest request, string id)
    {
        if (new RequestQuery(request.Http).Problem is { } problem)
            return problem;
        return await request.Ledger.Webhooks.State(id, request.Cancelled) is { } state
            ? TypedResults.Ok(WebhookAnswer.Of(state))
            : NoWebhook(id);
    }

    /// <summary>GET /v1/webhooks/{id}/dead-letters.</summary>
    public static async Task<IResult> DeadLetters(LedgerRequest request, string id)
    {
        var query = new RequestQuery(request.Http, ListAnswer.Parameters);
        var (list, notAcceptable) = ListAnswer.Of(request, query);
        var after = list.AfterNumber(query);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        if (await request.Ledger.Webhooks.State(id, request.Cancelled) is null)
            return NoWebhook(id);
        return await list.Write(
            ListRead<DeadLetterItem>.Of(
                (last, count) => request.Ledger.Webhooks.DeadLetters(
                    id, last?.Position ?? after, count, request.Cancelled),
                DeadLetterItem.Of, letter => Cursor.Key(letter.Position), WebhookTables.DeadLetters),
            null);
    }

    internal static Problem NoWebhook(string id) => Problem.NotFound($"There is no webhook {id}.");
}
