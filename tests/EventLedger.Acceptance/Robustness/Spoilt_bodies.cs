using System.Text.Json;

namespace EventLedger.Acceptance.Robustness;

/// <summary>
/// Whatever is sent to a command is either stored whole or answered with a documented refusal; never an error
/// of the server's, never a part of an effect.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class Spoilt_bodies(LedgerServer server) : IClassFixture<LedgerServer>
{
    private const ulong Seed = 20_261_122;
    private static readonly string[] Ids = ["one", "two", "three", "unknown", "-bad-", "provider", "site-1"];
    private static readonly int[] Documented = [200, 201, 400, 404, 409, 412, 413, 415, 422];

    [Fact]
    public Task Are_answered_as_documented_every_one_of_two_thousand() => Send(2_000, Seed);

    [Fact]
    [Trait("Category", "Long")]
    public Task Are_answered_as_documented_every_one_of_a_hundred_thousand() => Send(100_000, Seed + 1);

    private async Task Send(int count, ulong seed)
    {
        var routes = Routes(await server.Ledger.Get("/openapi/v1.json").Accepted());
        var mutations = new Mutations(seed);
        var head = await server.Ledger.Head();
        var stored = 0L;
        for (var i = 0; i < count; i++)
        {
            var (path, example) = mutations.Pick(routes);
            var target = path.Replace("{id}", mutations.Pick(Ids), StringComparison.Ordinal);
            var body = mutations.Spoil(example);
            var answer = await server.Ledger.PostRaw(target, body);
            Documented.ShouldContain(
                answer.Status, $"seed {seed}, body {i}: {Convert.ToBase64String(body)} {answer}");
            if (answer.Status < 300)
                stored += answer.Count("events");
            else
                answer.ShouldBeProblem();
        }
        (await server.Ledger.Head()).ShouldBe(head + stored, $"seed {seed}");
        await Holds(head + stored);
    }

    // After all that the ledger is dense, and every contract that was made can be read.
    private async Task Holds(long head)
    {
        var positions = await server.Ledger.Pages("/v1/events?limit=1000", "position");
        positions.Count.ShouldBe((int)head);
        foreach (var id in await server.Ledger.Pages("/v1/contracts?asOf=2999-12-31&limit=1000", "id"))
            foreach (var read in (string[])["", "/billing", "/history", "/events"])
                await server.Ledger.Get($"/v1/contracts/{id}{read}?asOf=2999-12-31").Accepted();
        await server.Ledger.Get("/v1/reports/run-rate?asOf=2027-01-01").Accepted();
        await server.Ledger.Get("/v1/reports/commitments?asOf=2027-01-01").Accepted();
    }

    private static (string Path, string Example)[] Routes(Answer document) =>
    [
        .. document.At("paths").EnumerateObject()
            .Where(path => path.Name.Contains("{id}/", StringComparison.Ordinal)
                && path.Value.TryGetProperty("post", out var operation)
                && IsCommand(operation))
            .Select(path => (path.Name, ExampleOf(path.Value.GetProperty("post")))),
    ];

    private static bool IsCommand(JsonElement operation) =>
        operation.GetProperty("responses").TryGetProperty("200", out var answer)
        && answer.GetProperty("content").TryGetProperty("application/json", out var json)
        && json.GetProperty("schema").TryGetProperty("$ref", out var schema)
        && schema.GetString()!.EndsWith("/CommandResult", StringComparison.Ordinal);

    // The bodies of the document, on the parties and places that the tests have.
    private static string ExampleOf(JsonElement operation) => operation
        .GetProperty("requestBody").GetProperty("content")
        .GetProperty("application/json").GetProperty("example")
        .GetRawText()
        .Replace("spacex", "provider", StringComparison.Ordinal)
        .Replace("reflection-ai", "customer", StringComparison.Ordinal)
        .Replace("colossus-2", "site-1", StringComparison.Ordinal);
}
