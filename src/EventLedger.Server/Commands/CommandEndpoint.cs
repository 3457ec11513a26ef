using System.Security.Cryptography;
using System.Text;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.Billing;
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

    /// <summary>
    /// Reads a request as a command on the stream of an id, and the id that its key covers; or says what is
    /// wrong with it.
    /// </summary>
    internal static async Task<(AskedCommand? Asked, LedgerCommand? Command, Problem? Problem)> Read(
        CommandSlice slice, string id, string keyedId, LedgerRequest request)
    {
        var http = request.Http;
        var query = new RequestQuery(http, "dryRun", "asOf");
        var (dryRun, asOf) = (query.Flag("dryRun"), query.Day("asOf"));
        if (asOf is not null && !dryRun)
            query.Reject("asOf", "counts for a dry run alone: it is the day that its state is read as of");
        if (query.Problem is { } unreadable)
            return (null, null, unreadable);
        if (!Ids.IsValid(id))
            return (null, null, Problem.Malformed(
                "id", "expected lower-case letters, digits and inner hyphens, at most 63"));
        var (context, problem) = RequestHeaders.Context(http);
        var (expectedVersion, versionProblem) = RequestHeaders.ExpectedVersion(http);
        if ((problem ?? versionProblem) is { } header)
            return (null, null, header);
        if (!http.Request.HasJsonContentType())
            return (null, null, Problem.NotJson());
        if (await RequestBody.Read(http, LargestBody) is not { } body)
            return (null, null, Problem.TooLarge(LargestBody));
        var (parsed, errors) = slice.Parse(body, id);
        if (parsed is null)
            return (null, null, Problem.Malformed(errors));
        var key = Key(RequestHeaders.Key(http), slice, keyedId, parsed);
        var command = new LedgerCommand(
            slice.Collection.Stream(id), parsed.Decide, context!, expectedVersion, key, dryRun,
            CommandAnswer.Of);
        return (new(slice, id, expectedVersion, key, asOf), command, null);
    }

    private static async Task<IResult> Handle(CommandSlice slice, string id, LedgerRequest request)
    {
        var (asked, command, problem) = await Read(slice, id, id, request);
        if (command is null)
            return problem!;
        var outcome = await request.Ledger.Execute(command, request.Cancelled);
        return await Answer(asked!, request, outcome);
    }

    private static async Task<IResult> Answer(
        AskedCommand asked, LedgerRequest request, CommandOutcome outcome)
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
                    dryRun,
                    await StateAfter(asked, request, dryRun),
                    BillingAfter(dryRun, asked.AsOf ?? request.Today),
                    await ForetoldSentences.Of(request, asked.Id, dryRun)));
            default:
                return OutcomeProblem.Of(asked, outcome, request.Http);
        }
    }

    /// <summary>
    /// The read of the stream after, as of the day asked for, else today; its events' day when nothing is
    /// known as of that one.
    /// </summary>
    private static async Task<object?> StateAfter(
        AskedCommand asked, LedgerRequest request, CommandOutcome.DryRun dryRun)
    {
        var read = asked.Slice.Collection.ReadAfter;
        return await read(request, asked.Id, dryRun, asked.AsOf ?? request.Today)
            ?? await read(request, asked.Id, dryRun, dryRun.Events.Max(e => e.Event.EffectiveOn));
    }

    /// <summary>What GET /v1/contracts/{id}/billing would answer; null of what has no documents.</summary>
    private static BillingHistory? BillingAfter(CommandOutcome.DryRun dryRun, DateOnly asOf) =>
        dryRun.State is Contract { Agreement: { } agreement } contract
            ? BillingHistory.Of(agreement, contract.Account, asOf)
            : null;
}
