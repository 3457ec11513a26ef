namespace EventLedger.Acceptance.Webhooks;

/// <summary>Webhooks are asked for, looked at and deleted; the secret is told to nobody.</summary>
[Collection(OneCluster.Name)]
public sealed class Asking_for_webhooks(ToldServer server) : IClassFixture<ToldServer>
{
    private Draft Body => Draft.Of(new { url = $"{server.Receiver.Url}/in/1", secret = ToldServer.Secret });

    [Fact]
    public async Task Makes_one_and_says_how_it_goes()
    {
        var ledger = await server.FreshLedger();
        var head = await ledger.Head();
        var made = await ledger.Put("/v1/webhooks/erp", Body.With(["ContractSigned"], null)).Says(
            ("id", "erp"), ("url", $"{server.Receiver.Url}/in/1"), ("types[0]", "ContractSigned"),
            ("checkpoint", $"{head}"), ("lastDelivery", null), ("lastError", null), ("failingSince", null),
            ("pending", "0"), ("deadLetters", "0"));
        made.Status.ShouldBe(201);
        var again = await ledger.Put("/v1/webhooks/erp", Body).Says(("types", null));
        again.Status.ShouldBe(200);
        foreach (var id in (string[])["a", "z"])
            await ledger.Put($"/v1/webhooks/{id}", Body).Accepted();
        (await ledger.Pages("/v1/webhooks?limit=2", "id")).ShouldBe(["a", "erp", "z"]);
        await ledger.Get("/v1/webhooks/erp/dead-letters").Says(("items", "[]"), ("next", null));
        foreach (var path in (string[])["/v1/webhooks", "/v1/webhooks/erp"])
            (await ledger.Get(path)).Text.ShouldNotContain("secret");
        again.Text.ShouldNotContain("secret");
        (await ledger.Delete("/v1/webhooks/erp")).Status.ShouldBe(204);
        await ledger.Delete("/v1/webhooks/erp").NotFound();
    }

    [Theory]
    [InlineData("https://elsewhere.example/in")]
    [InlineData("https://127.0.0.1/in")]
    [InlineData("http://127.0.0.1:1/in")]
    [InlineData("http://localhost/in")]
    public async Task Is_refused_for_an_address_that_the_operator_has_not_named(string url)
    {
        await server.Ledger.Put("/v1/webhooks/out", Body.With("url", url))
            .Refused("target-not-allowed", ("url", url));
        await server.Ledger.Get("/v1/webhooks/out").NotFound();
    }

    [Theory]
    [InlineData("url", "http://elsewhere.example/in")]
    [InlineData("url", "ftp://127.0.0.1/in")]
    [InlineData("url", "/in")]
    [InlineData("url", "https://user@elsewhere.example/in")]
    [InlineData("url", "https://elsewhere.example/in#there")]
    [InlineData("url", "https://elsewhere.example/in/%2E./out")]
    [InlineData("url", 7)]
    [InlineData("url", null)]
    [InlineData("secret", "fifteen letters")]
    [InlineData("secret", "a secret with an \u00e9")]
    [InlineData("secret", null)]
    [InlineData("types", "ContractSigned")]
    [InlineData("types", new string[0])]
    [InlineData("types", new[] { "ContractSigned", "ContractSung" })]
    [InlineData("from", 0)]
    [InlineData("from", 1_000_000)]
    [InlineData("from", "2026-07-01")]
    [InlineData("form", 1)]
    public async Task Is_malformed(string member, object? value) =>
        await server.Ledger.Put("/v1/webhooks/wrong", Body.With(member, value)).Malformed($"$.{member}");

    [Fact]
    public async Task Is_malformed_without_address_or_secret_or_with_an_id_that_is_none()
    {
        await server.Ledger.Put("/v1/webhooks/wrong", Body.Without("url")).Malformed("$.url");
        await server.Ledger.Put("/v1/webhooks/wrong", Body.Without("secret")).Malformed("$.secret");
        await server.Ledger.Put("/v1/webhooks/Wrong", Body).Malformed("id");
        await server.Ledger.Put("/v1/webhooks/wrong?dryRun=true", Body).Malformed("dryRun");
        await server.Ledger.Get("/v1/webhooks?after=1").Malformed("after");
        await server.Ledger.Put("/v1/webhooks/wrong").IsProblem(415, "unsupported-media-type");
    }

    [Fact]
    public async Task Is_malformed_where_dead_letters_are_asked_for_that_cannot_be()
    {
        await server.Ledger.Put("/v1/webhooks/erp", Body).Accepted();
        const string path = "/v1/webhooks/erp/dead-letters/replay";
        await server.Ledger.PostRaw(path, """{"positions":[1,1]}""").Malformed("$.positions");
        await server.Ledger.PostRaw(path, """{"positions":["first"]}""").Malformed("$.positions[0]");
        await server.Ledger.Post(path, new { position = 1 }).Malformed("$.position");
        await server.Ledger.PostRaw(path, """{"positions":[1]}""").NotFound();
        await server.Ledger.Get("/v1/webhooks/erp/dead-letters?cursor=x").Malformed("cursor");
    }

    [Fact]
    public async Task Finds_none_that_nobody_asked_for()
    {
        await server.Ledger.Get("/v1/webhooks/nobody").NotFound();
        await server.Ledger.Delete("/v1/webhooks/nobody").NotFound();
        await server.Ledger.Get("/v1/webhooks/nobody/dead-letters").NotFound();
        await server.Ledger.Post("/v1/webhooks/nobody/dead-letters/replay", new { }).NotFound();
        await server.Ledger.With("X-Ledger", "no-such").Put("/v1/webhooks/erp", Body)
            .IsProblem(404, "unknown-ledger");
    }
}
