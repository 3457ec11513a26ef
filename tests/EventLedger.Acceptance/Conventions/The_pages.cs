using System.Net;

namespace EventLedger.Acceptance.Conventions;

/// <summary>A server with built pages, as small as can be.</summary>
public sealed class ServerWithPages(Cluster cluster) : LedgerServer(cluster)
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"pages-{Guid.CreateVersion7():n}");

    protected override string Pages => _folder;

    public override Task InitializeAsync()
    {
        System.IO.Directory.CreateDirectory(Path.Combine(_folder, "assets"));
        foreach (var (name, text) in new[]
        {
            ("index.html", "<title>frame</title>"), ("theme.js", "theme"), ("assets/app-1a2b.js", "plain"),
            ("assets/app-1a2b.js.br", "brotli"), ("assets/app-1a2b.js.gz", "gzip"),
        })
            File.WriteAllText(Path.Combine(_folder, name), text);
        return base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        System.IO.Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>How the pages are served beside the API.</summary>
[Collection(OneCluster.Name)]
public sealed class The_pages(ServerWithPages server) : IClassFixture<ServerWithPages>
{
    private readonly LedgerClient _client = server.Ledger;

    [Theory]
    [InlineData("/")]
    [InlineData("/contracts")]
    [InlineData("/contracts/reflection-colossus-2?asOf=2026-07-01")]
    public async Task Have_one_frame_for_every_path_of_theirs(string path)
    {
        var answer = await _client.Get(path);
        answer.Status.ShouldBe(200, answer.ToString());
        answer.MediaType.ShouldBe("text/html");
        answer.Text.ShouldContain("frame");
        answer.Header("Cache-Control").ShouldBe("no-cache");
        answer.Header("Content-Security-Policy").ShouldNotBeNull().ShouldContain("default-src 'self'");
        answer.Header("X-Content-Type-Options").ShouldBe("nosniff");
    }

    [Theory]
    [InlineData("/v1")]
    [InlineData("/v1/nowhere")]
    [InlineData("/assets/app-0000.js")]
    [InlineData("/assets/../../Keeper.sh")]
    [InlineData("/assets/%2e%2e/%2e%2e/etc/passwd.js")]
    public async Task Leave_other_paths_to_problem_documents(string path) =>
        await _client.Get(path).NotFound();

    [Fact]
    public async Task Are_asked_for_and_never_told() =>
        (await _client.Post("/contracts", new { })).Status.ShouldBe(404);

    [Theory]
    [InlineData("", "plain", null)]
    [InlineData("gzip, br", "brotli", "br")]
    [InlineData("gzip", "gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip", "gzip")]
    public async Task Are_sent_packed_as_the_browser_likes(string accepts, string text, string? encoding)
    {
        var answer = await _client.With("Accept-Encoding", accepts).Get("/assets/app-1a2b.js");
        answer.Text.ShouldBe(text);
        answer.MediaType.ShouldBe("text/javascript");
        answer.Header("Cache-Control").ShouldBe("public, max-age=31536000, immutable");
        answer.Header("Vary").ShouldBe("Accept-Encoding");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/app-1a2b.js");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
        using var response = await server.Http.SendAsync(request);
        response.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(encoding);
    }

    [Fact]
    public async Task Are_not_sent_again_when_the_browser_has_them()
    {
        using var first = await server.Http.GetAsync("/theme.js");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/theme.js");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag.ShouldNotBeNull());
        using var answer = await server.Http.SendAsync(again);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }
}
