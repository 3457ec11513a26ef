namespace EventLedger.Acceptance.RealDeals;

/// <summary>POST /v1/seeds: the shipped deals, into a ledger that was started without them.</summary>
[Collection(OneCluster.Name)]
public sealed class Loading_the_seeds(SeededServer server) : IClassFixture<SeededServer>
{
    private static Task<Answer> Load(LedgerClient ledger) => ledger.Post("/v1/seeds", new { });

    [Fact]
    public async Task Stores_them_in_the_ledger_that_the_header_names()
    {
        var ledger = await server.EmptyLedger();
        var before = await server.Ledger.Head();
        var loaded = await Load(ledger).Accepted();
        loaded.Number("stored").ShouldBeGreaterThan(15);
        loaded.Number("position").ShouldBe(await ledger.Head());
        (await ledger.Head()).ShouldBe(before);
        loaded["repeated"].ShouldBe("0");
        loaded.Count("passedOver").ShouldBe(0);
        await ledger.Contract("reflection-colossus-2", "asOf=2026-07-01").Says(
            ("commitment.headline", "6300000000.00"), ("commitment.firm", "895161290.32"));
        (await ledger.Get("/v1/contracts?asOf=2026-07-01").Accepted()).Count("items").ShouldBe(5);
        (await server.Ledger.Head()).ShouldBe(before);
    }

    [Fact]
    public async Task Brings_the_scenarios_that_speak_of_them()
    {
        var ledger = await server.EmptyLedger();
        var loaded = await Load(ledger).Accepted();
        loaded["scenarios[0]"].ShouldBe("google-starts-november-2026");
        loaded.Count("scenarios").ShouldBe(3);
        await ledger.Get("/v1/reports/run-rate?scenario=reflection-leaves-first-chance").Accepted();
    }

    [Fact]
    public async Task Twice_is_once()
    {
        var ledger = await server.EmptyLedger();
        var first = await Load(ledger).Accepted();
        var head = (await ledger.Get("/v1/ledger").Accepted())["head.hash"];
        await Load(ledger).Says(
            ("stored", "0"), ("repeated", first["stored"]), ("position", first["position"]));
        await ledger.Get("/v1/ledger").Says(("head.hash", head));
    }

    [Fact]
    public async Task Says_what_the_ledger_did_not_take_and_stores_the_rest()
    {
        var ledger = await server.EmptyLedger();
        await ledger.Post("/v1/parties/spacex/register", new { name = "Another SpaceX" }).Accepted();
        var loaded = await Load(ledger).Accepted();
        loaded.Count("passedOver").ShouldBe(1);
        loaded["passedOver[0].command"].ShouldBe("RegisterParty");
        loaded["passedOver[0].id"].ShouldBe("spacex");
        loaded["passedOver[0].reason"].ShouldNotBeNull().ShouldContain("spacex");
        await ledger.Get("/v1/parties/spacex").Says(("name", "Another SpaceX"));
        await ledger.Contract("reflection-colossus-2").Says(("commitment.headline", "6300000000.00"));
    }

    [Fact]
    public async Task Is_told_as_what_was_asked_for_by_somebody()
    {
        var ledger = await server.EmptyLedger();
        await Load(ledger.With("X-Actor", "deal-desk")).Accepted();
        await ledger.Get("/v1/contracts/reflection-colossus-2/events").Says(("items[0].actor", "deal-desk"));
    }

    [Fact]
    public async Task Takes_no_parameter_and_needs_a_ledger()
    {
        await server.Ledger.Post("/v1/seeds?twice=true", new { }).IsProblem(400, "malformed");
        await Load(server.Ledger.With("X-Ledger", "no-such")).IsProblem(404, "unknown-ledger");
    }
}
