using System.Text.Json;
using System.Text.Json.Nodes;
using EventLedger.Domain;
using EventLedger.Domain.Stored;
using EventLedger.Store;

namespace EventLedger.Server.Http;

/// <summary>
/// A problem document of RFC 9457: <c>type</c>, <c>title</c>, <c>status</c>, <c>detail</c>, <c>code</c>, the
/// facts that decided, and for a malformed request <c>errors</c> by JSON path.
/// </summary>
public sealed class Problem : IResult
{
    private static readonly JsonSerializerOptions Facts = MakeFacts();

    private readonly int _status;
    private readonly JsonObject _body;

    private Problem(int status, string code, string title, string detail)
    {
        _status = status;
        _body = new JsonObject
        {
            ["type"] = "urn:eventledger:problem:" + code,
            ["title"] = title,
            ["status"] = status,
            ["detail"] = detail,
            ["code"] = code,
        };
    }

    /// <summary>The document.</summary>
    public JsonObject Body => _body;

    /// <summary>The HTTP status.</summary>
    public int Status => _status;

    /// <summary>The request cannot be read: one or more errors, by JSON path or parameter name.</summary>
    public static Problem Malformed(IReadOnlyDictionary<string, string[]> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var first = errors.First();
        var problem = new Problem(
            400, "malformed", "The request cannot be read", $"{first.Key}: {first.Value[0]}");
        problem._body["errors"] = JsonSerializer.SerializeToNode(errors);
        return problem;
    }

    /// <summary>One thing of the request cannot be read.</summary>
    public static Problem Malformed(string where, string what) =>
        Malformed(new Dictionary<string, string[]> { [where] = [what] });

    /// <summary>The actor may not do that; an administrator may.</summary>
    public static Problem Forbidden(string actor, string what)
    {
        var problem = new Problem(
            403, "forbidden", "Only for administrators", $"{actor} is no administrator, and may not {what}.");
        problem._body["actor"] = actor;
        return problem;
    }

    /// <summary>There is no such thing, as of the day and as known.</summary>
    public static Problem NotFound(string detail) => new(404, "not-found", "Not found", detail);

    /// <summary>The ledger named by <c>X-Ledger</c> does not exist.</summary>
    public static Problem UnknownLedger(string name) =>
        new(404, "unknown-ledger", "Unknown ledger", $"There is no ledger {name}.");

    /// <summary>The path exists, but not for this method.</summary>
    public static Problem MethodNotAllowed() =>
        new(405, "method-not-allowed", "Method not allowed", "The path does not answer to this method.");

    /// <summary>The answer does not exist in a format that the client takes.</summary>
    public static Problem NotAcceptable(string formats) =>
        new(406, "not-acceptable", "Not acceptable", $"The answer exists as {formats}.");

    /// <summary>The document could be printed, but not by this machine.</summary>
    public static Problem NoPdf() => new(
        406, "not-acceptable", "Not acceptable",
        "PDF is printed by Chromium, which is not installed here; the answer exists as application/json, "
        + "text/html.");

    /// <summary>The stream has moved since the version in <c>If-Match</c>.</summary>
    public static Problem VersionMismatch(long expected, long current)
    {
        var problem = new Problem(
            412, "version-mismatch", "The stream has moved",
            $"The stream is at version {current}, not at {expected}.");
        problem._body["expectedVersion"] = expected;
        problem._body["currentVersion"] = current;
        return problem;
    }

    /// <summary>The body is larger than a command may be.</summary>
    public static Problem TooLarge(long limit) =>
        new(413, "body-too-large", "The body is too large", $"A body has at most {limit} bytes.");

    /// <summary>The body is not declared as JSON.</summary>
    public static Problem NotJson() => new(
        415, "unsupported-media-type", "The body is not JSON", "A command is sent as application/json.");

    /// <summary>The idempotency key was used for another command or body.</summary>
    public static Problem KeyReused(string key) => new(
        422, "idempotency-key-reused", "The idempotency key was used before",
        $"The key {key} holds the result of another command or body.");

    /// <summary>A rule refused the command; its facts become members of the document.</summary>
    public static Problem Refused(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var problem = new Problem(422, refusal.Code, "A rule refused the command", refusal.Sentence);
        var facts = JsonSerializer.SerializeToNode(refusal, refusal.GetType(), Facts)!.AsObject();
        foreach (var (name, value) in facts)
            problem._body[name] = value?.DeepClone();
        return problem;
    }

    /// <summary>What is pointed at is a text, a list or an object, and no figure.</summary>
    public static Problem NotAFigure(string cell, IReadOnlyList<string> figures)
    {
        var problem = new Problem(
            422, "not-a-figure", "This is no figure",
            $"{(cell.Length == 0 ? "The whole answer" : cell)} is no figure that can be explained; "
            + "figures are amounts, numbers and days, such as "
            + $"{string.Join(", ", figures.Take(3))}.");
        problem._body["figures"] = JsonSerializer.SerializeToNode(figures);
        return problem;
    }

    /// <summary>History is out of its order, or of a time to come.</summary>
    public static Problem OutOfTime(string recordedAt, string? notBefore, string now, bool isToCome)
    {
        var problem = isToCome
            ? new Problem(
                422, "recorded-at-in-future", "The instant is yet to come",
                $"What is recorded at {recordedAt} is no history yet at {now}.")
            : new Problem(
                422, "recorded-at-too-early", "History goes in in its order",
                $"What is recorded at {recordedAt} lies before {notBefore}, which is in the ledger or in the "
                + "import already.");
        problem._body["recordedAt"] = recordedAt;
        problem._body["notBefore"] = notBefore;
        problem._body["now"] = now;
        return problem;
    }

    /// <summary>
    /// A command of a scenario is refused, by what is known when it is asked about: which one, and the
    /// problem that the command itself would be answered with.
    /// </summary>
    public static Problem ScenarioRefused(int index, string command, string id, Problem refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var problem = new Problem(
            422, "scenario-refused", "A command of the scenario is refused",
            $"The command at index {index}, {command} of {id}, is refused: {refusal._body["detail"]}");
        problem._body["index"] = index;
        problem._body["command"] = command;
        problem._body["id"] = id;
        problem._body["refusal"] = refusal._body.DeepClone();
        return problem;
    }

    /// <summary>A scenario that comes with the seeds stays.</summary>
    public static Problem ScenarioIsShipped(string id) => new(
        422, "scenario-is-shipped", "The scenario is shipped",
        $"The scenario {id} comes with the seeds and cannot be deleted.");

    /// <summary>Webhooks may not go there: the operator has not named the address.</summary>
    public static Problem TargetNotAllowed(string url)
    {
        var problem = new Problem(
            422, "target-not-allowed", "The address is not a target",
            $"Events may not be sent to {url}: the server's list of targets for webhooks does not have it.");
        problem._body["url"] = url;
        return problem;
    }

    /// <summary>
    /// The command was fine, but another of its bulk was not, and the bulk was to be stored whole.
    /// </summary>
    public static Problem NotStored(int because)
    {
        var problem = new Problem(
            424, "not-stored", "Nothing of the bulk was stored",
            $"The command at index {because} failed, and the bulk is stored whole or not at all.");
        problem._body["because"] = because;
        return problem;
    }

    /// <summary>The read models are rebuilt already, or by later code than this server's.</summary>
    public static Problem RebuildInProgress() => new(
        409, "rebuild-in-progress", "The read models are being rebuilt",
        "One rebuild is done at a time, and by no earlier code than made the rows: "
        + "see /v1/ledger/rebuilds for the one that is under way.");

    /// <summary>A rebuild stands so that it cannot be cancelled, or accepted.</summary>
    public static Problem RebuildNotSo(RebuildState state, string wish)
    {
        var needed = wish == "accepted" ? "that waits because its rows differ" : "that is under way";
        var problem = new Problem(
            409, "rebuild-not-so", "The rebuild does not stand so",
            $"Rebuild {state.Generation} is {state.Stage}; only one {needed} can be {wish}.");
        problem._body["state"] = state.Stage.ToString();
        return problem;
    }

    /// <summary>The streams kept moving while the command was decided.</summary>
    public static Problem Conflict() => new(
        409, "conflict", "Conflict", "The streams that decide kept moving; send the command again.");

    /// <summary>More commands wait than the server takes.</summary>
    public static Problem Busy() => new(
        429, "busy", "Too many commands wait", "The queue of commands is full; try again in a second.");

    /// <summary>The database cannot be used.</summary>
    public static Problem Unavailable(string reason) =>
        new(503, "unavailable", "The ledger cannot be used now", reason);

    /// <summary>Something broke that is not the client's doing.</summary>
    public static Problem Broken(string traceId) => new(
        500, "internal-error", "Something broke", $"The request failed; its trace is {traceId}.");

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        httpContext.Response.StatusCode = _status;
        if (_status is 429 or 503)
            httpContext.Response.Headers.RetryAfter = "1";
        return httpContext.Response.WriteAsJsonAsync(
            _body, LedgerJson.Wire, "application/problem+json", httpContext.RequestAborted);
    }

    private static JsonSerializerOptions MakeFacts()
    {
        var options = new JsonSerializerOptions();
        LedgerJson.Apply(options, System.Text.Json.Serialization.JsonIgnoreCondition.Never, onlyStored: true);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
