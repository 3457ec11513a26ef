using EventLedger.Domain.Stored;
using EventLedger.Server.Commands;
using EventLedger.Server.Http;

namespace EventLedger.Server.Webhooks;

/// <summary>Making, changing and deleting webhooks, and having dead letters sent again.</summary>
internal static class WebhookWrites
{
    private const int ShortestSecret = 16;

    /// <summary>PUT /v1/webhooks/{id}: 201 when it is new. The same again changes nothing more.</summary>
    public static async Task<IResult> Put(LedgerRequest request, string id)
    {
        if ((Unreadable(request) ?? InvalidId(id)) is { } problem)
            return problem;
        var (body, unreadable) = await Read<WebhookRequest>(request);
        if (body is null)
            return unreadable!;
        var head = await request.Ledger.Reader.Head(request.Cancelled);
        var errors = Faults(body, head.Position);
        if (errors.Count > 0)
            return Problem.Malformed(errors);
        var targets = request.Http.RequestServices.GetRequiredService<WebhookTargets>();
        if (!targets.Allow(WebhookTargets.Read(body.Url).Address!))
            return Problem.TargetNotAllowed(body.Url);
        var isNew = await request.Ledger.Webhooks.Put(
            new(id, body.Url, body.Secret, body.Types), body.From - 1, request.Cancelled);
        if (await request.Ledger.Webhooks.State(id, request.Cancelled) is not { } state)
            return Problem.Conflict();
        var answer = WebhookAnswer.Of(state);
        return isNew ? TypedResults.Created($"/v1/webhooks/{id}", answer) : TypedResults.Ok(answer);
    }

    /// <summary>DELETE /v1/webhooks/{id}: with what is pending of it, and its dead letters.</summary>
    public static async Task<IResult> Delete(LedgerRequest request, string id)
    {
        if (Unreadable(request) is { } problem)
            return problem;
        return await request.Ledger.Webhooks.Delete(id, request.Cancelled)
            ? TypedResults.NoContent()
            : WebhookReads.NoWebhook(id);
    }

    /// <summary>
    /// POST /v1/webhooks/{id}/dead-letters/replay: they are tried anew from their first try. Those named all,
    /// or none when one of them is no dead letter.
    /// </summary>
    public static async Task<IResult> Replay(LedgerRequest request, string id)
    {
        if (Unreadable(request) is { } problem)
            return problem;
        var (body, unreadable) = await Read<ReplayRequest>(request);
        if (body is null)
            return unreadable!;
        if (body.Positions is { } named && named.Distinct().Count() != named.Count)
            return Problem.Malformed("$.positions", "a position stands twice");
        var webhooks = request.Ledger.Webhooks;
        if (await webhooks.State(id, request.Cancelled) is null)
            return WebhookReads.NoWebhook(id);
        var replayed = await webhooks.Replay(id, body.Positions, request.Now, request.Cancelled);
        return body.Positions is { } positions && replayed != positions.Count
            ? Problem.NotFound($"Not all of these positions are dead letters of the webhook {id}.")
            : TypedResults.Ok(new ReplayAnswer(replayed));
    }

    private static Dictionary<string, string[]> Faults(WebhookRequest body, long head)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (WebhookTargets.Read(body.Url).Fault is { } fault)
            errors["$.url"] = [fault];
        if (!RequestHeaders.IsPrintable(body.Secret) || body.Secret.Length < ShortestSecret)
            errors["$.secret"] = [$"expected {ShortestSecret} to 200 printable ASCII characters"];
        if (body.Types is { Count: 0 })
            errors["$.types"] = ["is empty; left out it means all"];
        foreach (var (i, type) in (body.Types ?? []).Index())
            if (EventTypes.All.All(known => known.Name != type))
                errors[$"$.types[{i}]"] = ["expected the name of an event, such as ContractSigned"];
        if (body.From < 1 || body.From > head + 1)
            errors["$.from"] = [$"expected a position from 1 to {head + 1}, the next one"];
        return errors;
    }

    private static Problem? Unreadable(LedgerRequest request) => new RequestQuery(request.Http).Problem;

    private static Problem? InvalidId(string id) => Ids.IsValid(id)
        ? null
        : Problem.Malformed("id", "expected lower-case letters, digits and inner hyphens, at most 63");

    private static async Task<(T? Body, Problem? Problem)> Read<T>(LedgerRequest request)
        where T : class
    {
        if (!request.Http.Request.HasJsonContentType())
            return (null, Problem.NotJson());
        if (await RequestBody.Read(request.Http, CommandEndpoint.LargestBody) is not { } body)
            return (null, Problem.TooLarge(CommandEndpoint.LargestBody));
        return StrictJson.TryRead<T>(body, out var value, out var errors)
            ? (value, null)
            : (null, Problem.Malformed(errors));
    }
}
