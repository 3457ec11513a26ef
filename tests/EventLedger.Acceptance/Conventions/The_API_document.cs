using System.Text.Json;

namespace EventLedger.Acceptance.Conventions;

/// <summary>The OpenAPI document says what the API does, and its examples work.</summary>
[Collection(OneCluster.Name)]
public sealed class The_API_document(LedgerServer server) : IClassFixture<LedgerServer>
{
    // In an order in which a contract lives through them.
    private static readonly string[] Commands =
    [
        "/v1/parties/{id}/register", "/v1/facilities/{id}/register", "/v1/contracts/{id}/announce",
        "/v1/contracts/{id}/revise-announcement", "/v1/contracts/{id}/withdraw-announcement",
        "/v1/contracts/{id}/sign", "/v1/contracts/{id}/amend",
        "/v1/contracts/{id}/correct-event", "/v1/contracts/{id}/invoice-month",
        "/v1/contracts/{id}/void-invoice", "/v1/contracts/{id}/dispute-invoice",
        "/v1/contracts/{id}/record-payment", "/v1/contracts/{id}/resolve-dispute",
        "/v1/contracts/{id}/refund-unapplied", "/v1/contracts/{id}/reverse-payment",
        "/v1/contracts/{id}/apply-unapplied", "/v1/contracts/{id}/issue-credit-note",
        "/v1/contracts/{id}/write-off-invoice", "/v1/contracts/{id}/suspend",
        "/v1/contracts/{id}/resume", "/v1/contracts/{id}/renew",
        "/v1/contracts/{id}/give-termination-notice", "/v1/contracts/{id}/withdraw-termination-notice",
        "/v1/contracts/{id}/delay-commencement", "/v1/contracts/{id}/assign",
        "/v1/contracts/{id}/terminate-for-cause", "/v1/contracts/{id}/rescind",
        "/v1/contracts/{id}/settle",
        "/v1/contracts/{id}/attach-source",
    ];

    // On a party, a place or a provider's books, by its id.
    private static readonly (string Path, string Id)[] OnOthers =
    [
        ("/v1/parties/{id}/record-acquisition", "spacex"),
        ("/v1/parties/{id}/report-funding", "reflection-ai"),
        ("/v1/facilities/{id}/expand", "colossus-2"),
        ("/v1/books/{id}/close-month", "spacex"),
        ("/v1/books/{id}/reopen-month", "spacex"),
    ];

    // It is the same for all: making it takes longer than looking into it.
    private static Answer? _document;

    private async Task<Answer> Document() =>
        _document ??= await server.Ledger.Get("/openapi/v1.json").Accepted();

    private static JsonElement Operation(Answer document, string path, string method) =>
        document.At("paths").GetProperty(path).GetProperty(method);

    private static Draft Example(Answer document, string path) => Draft.Of(Operation(document, path, "post")
        .GetProperty("requestBody").GetProperty("content").GetProperty("application/json")
            .GetProperty("example"));

    [Theory]
    [InlineData("/v1/contracts")]
    [InlineData("/v1/contracts/{id}")]
    [InlineData("/v1/contracts/{id}/events")]
    [InlineData("/v1/contracts/{id}/billing")]
    [InlineData("/v1/contracts/{id}/invoices/{number}")]
    [InlineData("/v1/contracts/{id}/credit-notes/{number}")]
    [InlineData("/v1/parties")]
    [InlineData("/v1/parties/{id}")]
    [InlineData("/v1/facilities")]
    [InlineData("/v1/facilities/{id}")]
    [InlineData("/v1/books/{id}")]
    [InlineData("/v1/reports/run-rate")]
    [InlineData("/v1/reports/commitments")]
    [InlineData("/v1/events")]
    [InlineData("/v1/ledger")]
    [InlineData("/v1/ledger/rebuilds")]
    [InlineData("/v1/ledger/rebuilds/{id}")]
    [InlineData("/v1/scenarios")]
    [InlineData("/v1/scenarios/{id}")]
    [InlineData("/v1/webhooks")]
    [InlineData("/v1/webhooks/{id}")]
    [InlineData("/v1/webhooks/{id}/dead-letters")]
    [InlineData("/v1/ledgers")]
    [InlineData("/v1/billing-runs")]
    [InlineData("/v1/billing-runs/{id}")]
    [InlineData("/v1/billing-runs/{id}/refused")]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task Lists_every_read(string path) =>
        Operation(await Document(), path, "get").GetProperty("responses").TryGetProperty("200", out _)
            .ShouldBeTrue();

    [Fact]
    public async Task Lists_the_making_of_a_ledger() =>
        Operation(await Document(), "/v1/ledgers/{name}", "put").ValueKind.ShouldBe(JsonValueKind.Object);

    [Theory]
    [InlineData("/v1/contracts", "asOf")]
    [InlineData("/v1/contracts", "knownAt")]
    [InlineData("/v1/contracts", "status")]
    [InlineData("/v1/contracts/{id}", "version")]
    [InlineData("/v1/events", "after")]
    [InlineData("/v1/events", "limit")]
    [InlineData("/v1/reports/run-rate", "groupBy")]
    [InlineData("/v1/reports/run-rate", "scenario")]
    [InlineData("/v1/reports/capacity", "scenario")]
    public async Task Names_the_parameters_of_reads(string path, string parameter) =>
        Operation(await Document(), path, "get").GetProperty("parameters").EnumerateArray()
            .Select(p => p.GetProperty("name").GetString()).ShouldContain(parameter);

    [Fact]
    public async Task Refers_to_what_answers_are_made_of()
    {
        var document = await Document();
        JsonElement Schema(string path) => Operation(document, path, "get").GetProperty("responses")
            .GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");
        foreach (var (path, parts) in ((string, string[])[])
            [
                ("/v1/reports/run-rate",
                    ["RunRateAnswer", "WhatIfAnswerOfRunRateAnswer", "SinceAnswerOfRunRateAnswer"]),
                ("/v1/answers/{token}/explain", ["ReportExplanation", "ContractExplanation"]),
            ])
            Component(document, Schema(path)).GetProperty("oneOf").EnumerateArray().Select(Referred)
                .ShouldBe(parts);
        var contract = Component(document, Schema("/v1/contracts/{id}")).GetProperty("allOf");
        Referred(contract[0]).ShouldBe("ContractAnswer");
        contract[1].GetProperty("required").EnumerateArray().Select(one => one.GetString())
            .ShouldBe(["position", "token"], ignoreOrder: true);
    }

    private static string Referred(JsonElement schema) =>
        schema.GetProperty("$ref").GetString()!["#/components/schemas/".Length..];

    private static JsonElement Component(Answer document, JsonElement schema) =>
        document.At("components").GetProperty("schemas").GetProperty(Referred(schema));

    [Fact]
    public async Task Has_an_example_for_every_command()
    {
        var document = await Document();
        foreach (var path in Commands.Concat(OnOthers.Select(command => command.Path)))
            Example(document, path).ToString().Length.ShouldBeGreaterThan(2, path);
    }

    [Fact]
    public async Task Has_examples_that_are_accepted_one_after_the_other()
    {
        var (document, ledger) = (await Document(), await server.EmptyLedger());
        var examples = Commands.Concat(OnOthers.Select(command => command.Path))
            .ToDictionary(path => path, path => Example(document, path));
        var named = examples.Values.Select(e => JsonSerializer.Deserialize<JsonElement>(e.ToString()))
            .ToArray();
        string[] parties = ["providerId", "customerId", "operatorId", "toPartyId", "acquiredId"];
        foreach (var party in Named(named, parties))
            await ledger.Post($"/v1/parties/{party}/register", examples[Commands[0]]).Accepted();
        foreach (var facility in Named(named, "facilityId"))
            await ledger.Post($"/v1/facilities/{facility}/register", examples[Commands[1]]).Accepted();
        var contract = Named(named, "invoice").Single()[..^"-0001".Length];
        foreach (var path in Commands[2..])
        {
            var id = path.Contains("announce", StringComparison.Ordinal) ? "announced" : contract;
            await ledger.Post(Alive(path).Replace("{id}", id, StringComparison.Ordinal), examples[path])
                .Accepted();
        }
        foreach (var (path, id) in OnOthers)
            await ledger.Post(path.Replace("{id}", id, StringComparison.Ordinal), examples[path]).Accepted();
    }

    [Fact]
    public async Task Has_examples_for_billing_runs()
    {
        var (document, ledger) = (await Document(), await server.EmptyLedger());
        await ledger.Post("/v1/parties/spacex/register", new { name = "SpaceX" }).Accepted();
        var run = await ledger.Post("/v1/billing-runs", Example(document, "/v1/billing-runs"));
        run.Status.ShouldBe(202, run.ToString());
        var cancelled = await ledger.Post(
            $"/v1/billing-runs/{run["id"]}/cancel", Example(document, "/v1/billing-runs/{id}/cancel"));
        cancelled.Status.ShouldBeOneOf([200, 422], cancelled.ToString());
        if (cancelled.Status == 422)
            cancelled["code"].ShouldBe("already-finished");
    }

    // The invoice of the examples is needed after its void.
    private static string Alive(string path) =>
        path.EndsWith("void-invoice", StringComparison.Ordinal) ? path + "?dryRun=true" : path;

    // The values of members so named, wherever they are.
    private static IEnumerable<string> Named(IEnumerable<JsonElement> values, params string[] names) =>
        values.SelectMany(value => Find(value, names)).Distinct();

    private static IEnumerable<string> Find(JsonElement value, string[] names) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Find(item, names)),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member =>
            names.Contains(member.Name) && member.Value.ValueKind == JsonValueKind.String
                ? [member.Value.GetString()!]
                : Find(member.Value, names)),
        _ => [],
    };
}
