using EventLedger.Server.Commands;
using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Scenarios;

/// <summary>Making and deleting scenarios. Nothing here writes to the ledger.</summary>
internal static class ScenarioWrites
{
    /// <summary>The most commands of a scenario: as many as can be stored all or none.</summary>
    public const int MostCommands = BulkEndpoint.LargestAtomic;

    private const int LongestName = 200;
    private const int MostErrors = 20;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>
    /// POST /v1/scenarios: its commands are read, so that what is malformed is told at once; whether a rule
    /// refuses them depends on what is known when they are asked about.
    /// </summary>
    public static async Task<IResult> Make(LedgerRequest request)
    {
        var (context, header) = RequestHeaders.Context(request.Http);
        if ((new RequestQuery(request.Http).Problem ?? header) is { } problem)
            return problem;
        if (!request.Http.Request.HasJsonContentType())
            return Problem.NotJson();
        if (await RequestBody.Read(request.Http, BulkEndpoint.LargestBody) is not { } body)
            return Problem.TooLarge(BulkEndpoint.LargestBody);
        if (!StrictJson.TryRead<ScenarioRequest>(body, out var asked, out var unreadable))
            return Problem.Malformed(unreadable);
        var errors = Faults(asked);
        if (errors.Count > 0)
            return Problem.Malformed(errors);
        var made = new StoredScenario(
            Guid.CreateVersion7(new DateTimeOffset(request.Now)).ToString(), asked.Name,
            ScenarioAnswer.TextOf(asked.Commands), context!.Actor, request.Now, request.Now + Kept);
        await request.Ledger.Scenarios.Put(made, request.Cancelled);
        return TypedResults.Created($"/v1/scenarios/{made.Id}", ScenarioAnswer.Of(made));
    }

    /// <summary>DELETE /v1/scenarios/{id}; a shipped one stays.</summary>
    public static async Task<IResult> Delete(LedgerRequest request, string id)
    {
        if (new RequestQuery(request.Http).Problem is { } problem)
            return problem;
        var scenarios = request.Ledger.Scenarios;
        if (await scenarios.Find(id, request.Now, request.Cancelled) is not { } stored)
            return ScenarioReads.NoScenario(id);
        if (stored.ExpiresAt is null)
            return Problem.ScenarioIsShipped(id);
        return await scenarios.Delete(id, request.Cancelled)
            ? TypedResults.NoContent()
            : ScenarioReads.NoScenario(id);
    }

    /// <summary>What is wrong with a scenario, by JSON path; nothing when it can be kept.</summary>
    public static Dictionary<string, string[]> Faults(ScenarioRequest asked)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(asked.Name) || asked.Name.Length > LongestName)
            errors["$.name"] = [$"expected 1 to {LongestName} characters"];
        if (asked.Commands.Count is 0 or > MostCommands)
            errors["$.commands"] = [$"expected 1 to {MostCommands} commands"];
        else
            foreach (var (i, command) in asked.Commands.Index())
                foreach (var (path, wrong) in PlannedCommand.Read(command).Errors)
                    if (errors.Count < MostErrors)
                        errors[$"$.commands[{i}]{path}"] = wrong;
        return errors;
    }
}
