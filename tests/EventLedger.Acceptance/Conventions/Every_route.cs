using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventLedger.Acceptance.Conventions;

/// <summary>
/// The API's document is a committed snapshot; every route in it has an example that works.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class Every_route(SeededServer server) : IClassFixture<SeededServer>
{
    // UPDATE_SNAPSHOTS=1 writes the snapshot anew, for a change of the API that is meant.
    private const string Snapshot = "openapi.v1.json";

    // The server names its runs; a real one takes the place of the document's.
    private const string ARun = "0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task Is_in_the_committed_document_as_it_is_served()
    {
        var served = await server.Ledger.Get("/openapi/v1.json").Accepted();
        var text = JsonNode.Parse(served.Text)!.ToJsonString(Indented) + "\n";
        var path = Path.Combine(ProjectFolder(), Snapshot);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(path, text);
        (await File.ReadAllTextAsync(path)).ShouldBe(text, $"The API changed: see {Snapshot}.");
    }

    [Fact]
    public async Task That_reads_answers_its_example()
    {
        await server.Ledger.WithKey("example")
            .Tell("reflection-colossus-2", "invoice-month", new { month = "2026-07" })
            .Accepted();
        await server.Ledger.WithKey("example-credit")
            .Tell("reflection-colossus-2", "issue-credit-note", new
            {
                invoice = "reflection-colossus-2-0001",
                amount = "1.00",
                reason = "an outage",
            })
            .Accepted();
        var run = await server.Ledger.WithKey("example-run")
            .Post("/v1/billing-runs", new { month = "2026-07" });
        (await server.Ledger.Post("/v1/ledger/rebuilds", new { })).Status.ShouldBe(202);
        var document = await server.Ledger.Get("/openapi/v1.json").Accepted();
        var webhook = document.At("paths").GetProperty("/v1/webhooks/{id}").GetProperty("put");
        await server.Ledger.Put(Example("/v1/webhooks/{id}", webhook), Draft.Of(webhook
            .GetProperty("requestBody").GetProperty("content").GetProperty("application/json")
                .GetProperty("example"))).Accepted();
        var reads = document.At("paths").EnumerateObject()
            .Where(path => path.Value.TryGetProperty("get", out _))
            .ToArray();
        reads.Length.ShouldBeGreaterThan(15);
        foreach (var path in reads)
            await server.Ledger.Get(Example(path.Name, path.Value.GetProperty("get"))
                .Replace(ARun, run["id"], StringComparison.Ordinal)).Accepted();
    }

    [Fact]
    public async Task Of_a_ledger_keeps_to_the_ledger_that_the_header_names()
    {
        var empty = await server.EmptyLedger();
        var document = await server.Ledger.Get("/openapi/v1.json").Accepted();
        foreach (var path in document.At("paths").EnumerateObject())
        {
            if (!path.Name.StartsWith("/v1/", StringComparison.Ordinal)
                || path.Name.StartsWith("/v1/ledgers", StringComparison.Ordinal)
                || !path.Value.TryGetProperty("get", out var read))
                continue;
            var answer = await empty.Get(Example(path.Name, read));
            var seesNothing = answer.Status == 404
                || !answer.Text.Contains("reflection", StringComparison.Ordinal);
            seesNothing.ShouldBeTrue(answer.ToString());
            await server.Ledger.With("X-Ledger", "no-such").Get(Example(path.Name, read))
                .IsProblem(404, "unknown-ledger");
        }
    }

    // The path's parameters by their examples, and of the query what must be there.
    private static string Example(string path, JsonElement operation)
    {
        if (!operation.TryGetProperty("parameters", out var parameters))
            return path;
        foreach (var parameter in parameters.EnumerateArray())
        {
            var name = parameter.GetProperty("name").GetString()!;
            if (parameter.GetProperty("in").GetString() is not "path" && name is not ("from" or "cell"))
                continue;
            var example = parameter.GetProperty("example").GetString();
            path = name is "from" or "cell"
                ? $"{path}?{name}={example}"
                : path.Replace($"{{{name}}}", example, StringComparison.Ordinal);
        }
        return path;
    }

    private static string ProjectFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EventLedger.Acceptance.csproj")))
            folder = folder.Parent ?? throw new InvalidOperationException("No project is around the tests.");
        return folder.FullName;
    }
}
