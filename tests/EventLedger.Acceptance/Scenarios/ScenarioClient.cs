using System.Text;
using System.Text.Json;

namespace EventLedger.Acceptance.Scenarios;

/// <summary>What the tests say to scenarios.</summary>
internal static class ScenarioClient
{
    /// <summary>A command of a scenario, or of a bulk.</summary>
    public static Draft Command(string command, string id, object data) =>
        Draft.Of(new { command, id }).With("data", Draft.Of(data));

    /// <summary>Makes a scenario; its id.</summary>
    public static async Task<string> Imagine(this LedgerClient ledger, params IReadOnlyList<Draft> commands)
    {
        var made = await ledger.Post("/v1/scenarios", Body(commands)).Accepted();
        made.Header("Location").ShouldBe($"/v1/scenarios/{made["id"]}");
        return made["id"]!;
    }

    /// <summary>The body of a scenario.</summary>
    public static Draft Body(IReadOnlyList<Draft> commands)
    {
        var body = Draft.Of(new { name = "What if", commands = new object?[commands.Count] });
        foreach (var (i, command) in commands.Index())
            body = body.With($"commands[{i}]", command);
        return body;
    }

    /// <summary>Asks a report with a scenario.</summary>
    public static Task<Answer> WhatIf(this LedgerClient ledger, string report, string scenario) =>
        ledger.Get($"/v1/reports/{report}{(report.Contains('?') ? '&' : '?')}scenario={scenario}");

    /// <summary>Stores the commands of a scenario as its read shows them, all or none.</summary>
    public static async Task Commit(this LedgerClient ledger, string scenario)
    {
        var read = await ledger.Get($"/v1/scenarios/{scenario}").Accepted();
        var bulk = await ledger.PostRaw("/v1/commands?atomic=true", read.At("commands").GetRawText());
        foreach (var line in bulk.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            JsonSerializer.Deserialize<JsonElement>(line).GetProperty("status").GetInt32()
                .ShouldBeOneOf([200, 201], bulk.ToString());
    }

    /// <summary>Sends commands one a line; those that a rule refuses are passed over.</summary>
    public static async Task Try(this LedgerClient ledger, IEnumerable<Draft> commands)
    {
        var body = Encoding.UTF8.GetBytes(string.Join('\n', commands));
        var bulk = await ledger.PostRaw("/v1/commands", body, "application/x-ndjson");
        bulk.Status.ShouldBe(200, bulk.ToString());
        foreach (var impossible in (string[])["\"status\":400", "\"status\":500"])
            bulk.Text.Contains(impossible, StringComparison.Ordinal).ShouldBeFalse(bulk.ToString());
    }
}
