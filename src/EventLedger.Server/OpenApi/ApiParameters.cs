using System.Text.Json;
using System.Text.Json.Nodes;
using EventLedger.Domain.Stored;
using EventLedger.Reporting.RunRate;
using EventLedger.Server.Http;
using EventLedger.Server.Reports;
using Microsoft.OpenApi;

namespace EventLedger.Server.OpenApi;

/// <summary>
/// The parameters of routes: each is described once, with an example that works on the seeds.
/// </summary>
internal static class ApiParameters
{
    private static readonly Dictionary<string, Parameter> Query = new(StringComparer.Ordinal)
    {
        ["asOf"] = new("The business day; today when left out.", "2026-07-01"),
        ["knownAt"] = new(
            "Only what was recorded at or before this instant; now when left out.", "2026-07-01T12:00:00Z"),
        ["since"] = new(
            "Answers before, now and difference: the report as known at this instant, and at knownAt, "
            + "and the events between the two that caused what differs.", "2026-06-30T12:00:00Z"),
        ["scenario"] = new(
            "Answers base, scenario and difference: the report as known, after the scenario's commands, and "
            + "what is between them.",
            "reflection-leaves-first-chance"),
        ["view"] = new(
            "asKnownThen (with knownAt), restated (all that is known now) or asThenReported (what was said "
            + "on the evening of asOf); restated, or asKnownThen beside knownAt, when left out.",
            "asKnownThen"),
        ["version"] = new("The state at this version of the stream.", 1),
        ["limit"] = new(
            "How many items a page has: 1 to 1,000; when left out 100 in JSON, and all in a table.", 100),
        ["cursor"] = new("The next of the page before.", "MTcgY3Vyc29yLXNwYWNleA"),
        ["after"] = new("Only events after this position.", 0),
        ["cell"] = new("The figure: a JSON Pointer (RFC 6901) into the answer.", "/commitment/firm"),
        ["cell:report"] = new(
            "The figure: a JSON Pointer (RFC 6901) into the answer.", "/currencies/0/announced/monthly"),
        ["status"] = new("Only contracts with this status.", "Active"),
        ["customerId"] = new("Only contracts of this customer.", "reflection-ai"),
        ["providerId"] = new("Only contracts of this provider.", "spacex"),
        ["facilityId"] = new("Only contracts on this facility.", "colossus-2"),
        ["search"] = new(
            "Only contracts whose id, title, customer or provider has this in it, in whatever case.",
            "reflection"),
        ["search:register"] = new("Only those whose id or name has this in it, in whatever case.", "space"),
        ["search:history"] = new(
            "Only events whose sentence, type or day has this in it, in whatever case.", "signed"),
        ["correctable"] = new("Only facts of the terms: what a correction can take.", true),
        ["after:version"] = new("Only events after this version.", 0),
        ["top"] = new(
            "In JSON, only so many of each list, largest first: 1 to 1,000; totals stay those of all. With "
            + "scenario or since the largest differences, and of both sides the same rows.", 10),
        ["top:compared"] = new(
            "With scenario or since, in JSON: only so many of each list, the largest differences first, and "
            + "of both sides the same rows: 1 to 1,000; totals stay those of all.", 10),
        ["disagreements"] = new("Only figures whose sources disagree.", true),
        ["groupBy"] = new("customer, provider, facility or contract.", "customer"),
        ["from"] = new("The version or instant that it is compared from.", "1"),
        ["to"] = new("The version or instant that it is compared to; the last version when left out.", "2"),
        ["from:month"] = new("The first month, or a day of it; this month when left out.", "2026-07"),
        ["to:month"] = new("The last month, or a day of it; this month when left out.", "2026-09"),
        ["from:day"] = new("The first day; from the beginning when left out.", "2026-07-01"),
        ["to:day"] = new("The last day; asOf when left out.", "2026-12-31"),
        ["groupBy:revenue"] = new("contract, provider or none.", "contract"),
        ["basis:revenue"] = new(
            "books or restated: where changes count that altered closed months; books when left out.",
            "restated"),
        ["basis"] = new("live, contracted or announced; live when left out.", "announced"),
        ["from:series"] = new("The first month; eleven before the last when left out.", "2026-07"),
        ["to:series"] = new("The last month; the one of asOf when left out.", "2026-12"),
        ["to:timeline"] = new("The last day; the last of all when left out.", "2026-12-31"),
        ["from:calendar"] = new("The first day; asOf when left out.", "2026-07-01"),
        ["to:calendar"] = new("The last day; three months after the first when left out.", "2026-12-31"),
        ["month:closed"] = new("Only this closed month.", "2026-06"),
        ["providerId:books"] = new("Only the books of this provider.", "spacex"),
        ["kind"] = new("Only one kind of row.", "InvoiceToIssue"),
        ["limit:calendar"] = new(
            "How many rows at most: 1 to 100,000; when left out 1,000 in JSON, and all in a table.", 1000),
        ["format"] = new("csv, xlsx or json, whatever Accept says.", "json"),
        ["format:document"] = new("json, html or pdf, whatever Accept says.", "html"),
        ["format:statement"] = new("json, csv, xlsx, html or pdf, whatever Accept says.", "html"),
        ["paper"] = new(
            "A4 or letter, for html and pdf; the printer's, and A4 for pdf, when left out.", "A4"),
        ["atomic"] = new("All are stored, or none.", true),
        ["dryRun"] = new("Decide and answer, but store nothing.", true),
        ["asOf:dryRun"] = new("The day a dry run's state is read as of; today when left out.", "2026-07-20"),
    };

    private static readonly Dictionary<string, Parameter> Headers = new(StringComparer.Ordinal)
    {
        ["X-Ledger"] = new("The ledger; the default one when left out.", "default"),
        ["Idempotency-Key"] = new("The same key and body answer the same result again.", "invoice-2026-07"),
        ["If-Match"] = new("The version, in quotes, that the stream must have.", "\"2\""),
        ["X-Actor"] = new("Who sends it; local when left out.", "deal-desk"),
        ["X-Correlation-Id"] = new("What it belongs to.", "ticket-4711"),
        ["X-Causation-Id"] = new("What caused it.", "mail-0815"),
    };

    // Of run-rate on 2026-07-01 as the first ten events tell it.
    private static readonly string RunRateOfJuly = new AnswerToken(
        "default", 17, "run-rate", 1,
        JsonSerializer.SerializeToElement(
            new RunRateQuestion(new(2026, 7, 1), RunRateGrouping.Customer), LedgerJson.Wire)).ToString();

    // What stands in a path depends on the collection before it.
    private static readonly (string Before, string Example)[] PathExamples =
    [
        ("/parties/", "spacex"),
        ("/books/", "spacex"),
        ("/facilities/", "colossus-2"),
        ("/contracts/", "reflection-colossus-2"),
        ("/invoices/", "reflection-colossus-2-0001"),
        ("/credit-notes/", "reflection-colossus-2-C0001"),
        ("/billing-runs/", "0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"),
        ("/ledgers/", "press"),
        ("/rebuilds/", "3"),
        ("/webhooks/", "erp"),
        ("/scenarios/", "reflection-leaves-first-chance"),
        ("/answers/", RunRateOfJuly),
    ];

    /// <summary>
    /// Adds parameters by name; one that means another thing elsewhere is told apart after a colon.
    /// </summary>
    public static void AddQuery(OpenApiOperation operation, IEnumerable<string> names)
    {
        foreach (var name in names)
            Add(operation, name.Split(':')[0], ParameterLocation.Query, Query[name]);
    }

    public static void AddHeaders(OpenApiOperation operation, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            Add(operation, name, ParameterLocation.Header, Headers[name]);
    }

    /// <summary>Gives the parameters of a path an example each.</summary>
    public static void DescribePath(OpenApiOperation operation, string path)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            if (parameter.In != ParameterLocation.Path)
                continue;
            var before = "/" + path[..path.IndexOf("{" + parameter.Name, StringComparison.Ordinal)];
            var (_, example) = PathExamples.First(e => before.EndsWith(e.Before, StringComparison.Ordinal));
            parameter.Example = JsonValue.Create(example);
        }
    }

    private static void Add(
        OpenApiOperation operation, string name, ParameterLocation where, Parameter parameter)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name,
            In = where,
            Description = parameter.Description,
            Example = parameter.Example,
            Schema = new OpenApiSchema
            {
                Type = parameter.Example.GetValueKind() switch
                {
                    JsonValueKind.Number => JsonSchemaType.Integer,
                    JsonValueKind.True => JsonSchemaType.Boolean,
                    _ => JsonSchemaType.String,
                },
            },
        });
    }

    private sealed record Parameter(string Description, JsonNode Example);
}
