using System.Text.Json;
using EventLedger.Server.Http;
using EventLedger.Server.OpenApi;

namespace EventLedger.Server.Scenarios;

/// <summary>The routes of scenarios.</summary>
internal static class ScenarioRoutes
{
    private const string Tag = "Scenarios";

    private static readonly ScenarioRequest Example = new(
        "Reflection gives notice on 1 October",
        [
            new(
                "GiveTerminationNotice",
                "reflection-colossus-2",
                JsonSerializer.Deserialize<JsonElement>("""{ "by": "Customer", "givenOn": "2026-10-01" }""")),
        ]);

    public static void MapScenarios(this WebApplication app)
    {
        app.MapPost("/v1/scenarios", (Delegate)((HttpContext http) =>
                LedgerRequest.With(http, ScenarioWrites.Make)))
            .WithMetadata(new BodyExample(Example))
            .Accepts<ScenarioRequest>("application/json")
            .DescribeMaking<ScenarioAnswer>(
                Tag, "Keeps commands for a day, to ask reports about with scenario=; never in the ledger.");
        app.MapGet("/v1/scenarios", (Delegate)((HttpContext http) =>
                LedgerRequest.With(http, ScenarioReads.List)))
            .Describe<Page<ScenarioSummary>>(
                Tag, "The scenarios that reports can be asked about.",
                ListAnswer.Parameters);
        app.MapGet("/v1/scenarios/{id}", (string id, HttpContext http) =>
                LedgerRequest.With(http, request => ScenarioReads.One(request, id)))
            .Describe<ScenarioAnswer>(
                Tag, "A scenario with its commands, as POST /v1/commands?atomic=true takes them.", [], 404);
        app.MapDelete("/v1/scenarios/{id}", (string id, HttpContext http) =>
                LedgerRequest.With(http, request => ScenarioWrites.Delete(request, id)))
            .DescribeDelete(Tag, "Forgets a scenario; a shipped one stays.", 422);
    }
}
