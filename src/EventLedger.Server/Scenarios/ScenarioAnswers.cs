using System.Text.Json;
using EventLedger.Domain.Stored;
using EventLedger.Server.Commands;
using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Scenarios;

/// <summary>The body of POST /v1/scenarios.</summary>
/// <param name="Name">What people call it, 1 to 200 characters.</param>
/// <param name="Commands">What would be done, in order; 1 to 1,000.</param>
public sealed record ScenarioRequest(string Name, IReadOnlyList<ScenarioCommand> Commands);

/// <summary>A command of a scenario, in the form that <c>POST /v1/commands</c> takes.</summary>
/// <param name="Command">The command's name.</param>
/// <param name="Id">Whose stream it would move.</param>
/// <param name="Data">Its body.</param>
public sealed record ScenarioCommand(string Command, string Id, JsonElement Data);

/// <summary>A scenario in a list.</summary>
/// <param name="Id">Its id, for <c>scenario=</c> on reports.</param>
/// <param name="Name">What people call it.</param>
/// <param name="IsShipped">Whether it comes with the seeds; it can be neither changed nor deleted.</param>
/// <param name="MadeBy">Who made it.</param>
/// <param name="MadeAt">When.</param>
/// <param name="ExpiresAt">From when on it is gone; null of a shipped one.</param>
/// <param name="CommandCount">How many commands it has.</param>
public sealed record ScenarioSummary(
    string Id, string Name, bool IsShipped, string MadeBy, string MadeAt, string? ExpiresAt, int CommandCount)
{
    internal static ScenarioSummary Of(StoredScenario stored) => new(
        stored.Id, stored.Name, stored.ExpiresAt is null, stored.MadeBy, RecordedInstant.Text(stored.MadeAt),
        ScenarioAnswer.Expiry(stored), ScenarioAnswer.CommandsOf(stored).Count);
}

/// <summary>
/// A scenario. Its commands are an array that <c>POST /v1/commands?atomic=true</c> takes as it is: sent
/// there, they are stored all or none, and the ledger is what the scenario foretold.
/// </summary>
/// <param name="Id">Its id, for <c>scenario=</c> on reports.</param>
/// <param name="Name">What people call it.</param>
/// <param name="IsShipped">Whether it comes with the seeds; it can be neither changed nor deleted.</param>
/// <param name="MadeBy">Who made it.</param>
/// <param name="MadeAt">When.</param>
/// <param name="ExpiresAt">From when on it is gone; null of a shipped one.</param>
/// <param name="Commands">What would be done, in order.</param>
public sealed record ScenarioAnswer(
    string Id,
    string Name,
    bool IsShipped,
    string MadeBy,
    string MadeAt,
    string? ExpiresAt,
    IReadOnlyList<ScenarioCommand> Commands)
{
    internal static ScenarioAnswer Of(StoredScenario stored) => new(
        stored.Id, stored.Name, stored.ExpiresAt is null, stored.MadeBy, RecordedInstant.Text(stored.MadeAt),
        Expiry(stored), CommandsOf(stored));

    internal static IReadOnlyList<ScenarioCommand> CommandsOf(StoredScenario stored) =>
        JsonSerializer.Deserialize<ScenarioCommand[]>(stored.Commands, StrictJson.Writing)!;

    internal static string TextOf(IReadOnlyList<ScenarioCommand> commands) =>
        JsonSerializer.Serialize(commands, LedgerJson.Wire);

    internal static string? Expiry(StoredScenario stored) =>
        stored.ExpiresAt is { } expiry ? RecordedInstant.Text(expiry) : null;
}
