using EventLedger.Server.Http;

namespace EventLedger.Server.Webhooks;

/// <summary>How webhooks go, and what was given up.</summary>
internal static class WebhookReads
{
    /// <summary>GET /v1/webhooks.</summary>
    public static async Task<IResult> List(LedgerRequest request)
    {
        var query = new RequestQuery(request.Http, [.. Cursor.Parameters, .. TabularAnswer.Parameters]);
        var (format, notAcceptable) = TabularAnswer.Of(request, query);
        var (limit, cursor) = (Cursor.Limit(query), Cursor.Of(query));
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        var states = await request.Ledger.Webhooks.States(cursor?.After, limit + 1, request.Cancelled);
        var next = states.Count > limit ? new Cursor(0, states[limit - 1].Id).ToString() : null;
        WebhookAnswer[] items = [.. states.Take(limit).Select(WebhookAnswer.Of)];
        return format.Write(
            new Page<WebhookAnswer>(items, next), () => WebhookTables.Webhooks(items), null, next);
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
        var query = new RequestQuery(request.Http, [.. Cursor.Parameters, .. TabularAnswer.Parameters]);
        var (format, notAcceptable) = TabularAnswer.Of(request, query);
        var (limit, cursor) = (Cursor.Limit(query), Cursor.Of(query));
        var after = cursor?.Number(query) ?? 0;
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        if (await request.Ledger.Webhooks.State(id, request.Cancelled) is null)
            return NoWebhook(id);
        var letters = await request.Ledger.Webhooks.DeadLetters(id, after, limit + 1, request.Cancelled);
        var next = letters.Count > limit ? Cursor.At(0, letters[limit - 1].Position).ToString() : null;
        DeadLetterItem[] items = [.. letters.Take(limit).Select(DeadLetterItem.Of)];
        return format.Write(
            new Page<DeadLetterItem>(items, next), () => WebhookTables.DeadLetters(items), null, next);
    }

    internal static Problem NoWebhook(string id) => Problem.NotFound($"There is no webhook {id}.");
}
