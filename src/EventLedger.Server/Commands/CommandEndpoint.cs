using System.Security.Cryptography;
using System.Text;
using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Commands;

/// <summary>
/// The way of every command over HTTP: read strictly, decide and append in the ledger's group commit, answer.
/// Checked in this order: 400, key, 404, 412, 422.
/// </summary>
public static class CommandEndpoint
{
    /// <summary>The largest body of a command, in bytes; an event is no larger.</summary>
    public const int LargestBody = 64 * 1024;

    /// <summary>Handles one command on the stream of an id.</summary>
    public static Task<IResult> Handle(CommandSlice slice, string id, HttpContext http) =>
        LedgerRequest.With(http, request => Handle(slice, id, request));

    /// <summary>The idempotency key of a command: its hash covers command, id and canonical body.</summary>
    public static IdempotencyKey? Key(string? key, CommandSlice slice, string id, ParsedCommand command)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(command);
        if (key is null)
            return null;
        var target = Encoding.UTF8.GetBytes($"{slice.Name}\n{id}\n");
        return new(key, SHA256.HashData([.. target, .. CanonicalBody.Of(command.Body)]));
    }

    private static async Task<IResult> Handle(CommandSlice slice, string id, LedgerRequest request)
    {
        var http = request.Http;
        var query = new RequestQuery(http, "dryRun");
        var dryRun = query.Flag("dryRun");
        if (query.Problem is { } unreadable)
            return unreadable;
        if (!Ids.IsValid(id))
            return Problem.Malformed(
                "id", "expected lower-case letters, digits and inner hyphens, at most 63");
        var (context, problem) = RequestHeaders.Context(http);
        var (expectedVersion, versionProblem) = RequestHeaders.ExpectedVersion(http);
        if ((problem ?? versionProblem) is { } header)
            return header;
        if (!http.Request.HasJsonContentType())
            return Problem.NotJson();
        if (await RequestBody.Read(http, LargestBody) is not { } body)
            return Problem.TooLarge(LargestBody);
        var (parsed, errors) = slice.Parse(body, id);
        if (parsed is null)
            return Problem.Malformed(errors);
        var key = Key(RequestHeaders.Key(http), slice, id, parsed);
        var outcome = await request.Ledger.Execute(
            new(
                slice.Collection.Stream(id), parsed.Decide, context!, expectedVersion, key, dryRun,
                CommandAnswer.Of),
            request.Cancelled);
        return await Answer(slice, id, request, expectedVersion, key, outcome);
    }

    private static async Task<IResult> Answer(
        CommandSlice slice, string id, LedgerRequest request, long? expected, IdempotencyKey? key,
        CommandOutcome outcome)
    {
        var headers = request.Http.Response.Headers;
        switch (outcome)
        {
            case CommandOutcome.Stored stored:
                headers.ETag = $"\"{stored.Command.Version}\"";
                return new JsonBytes(stored.Status, stored.Answer);
            case CommandOutcome.Replayed replayed:
                headers.ETag = $"\"{replayed.Version}\"";
                headers["Idempotent-Replay"] = "true";
                return new JsonBytes(replayed.Status, replayed.Answer);
            case CommandOutcome.DryRun dryRun:
                return new JsonBytes(200, CommandAnswer.Of(
                    dryRun, await StateAfter(slice, id, request, dryRun)));
            default:
                return OutcomeProblem.Of(new(slice, id, expected, key), outcome, request.Http);
        }
    }

    /// <summary>
    /// The read of the stream after, as of today or, when nothing is known as of today, its events' day.
    /// </summary>
    private static async Task<object?> StateAfter(
        CommandSlice slice, string id, LedgerRequest request, CommandOutcome.DryRun dryRun)
    {
        var read = slice.Collection.ReadAfter;
        return await read(request, id, dryRun, request.Today)
            ?? await read(request, id, dryRun, dryRun.Events.Max(e => e.Event.EffectiveOn));
    }
}
