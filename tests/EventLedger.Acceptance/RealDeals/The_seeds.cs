namespace EventLedger.Acceptance.RealDeals;

/// <summary>What the ledger must hold of the deals in the press, and what it must not invent.</summary>
[Collection(OneCluster.Name)]
public sealed class The_seeds(SeededServer server) : IClassFixture<SeededServer>
{
    private readonly LedgerClient _ledger = server.Ledger;

    [Theory]
    [InlineData("reflection-colossus-2", "spacex", "reflection-ai", "2026-06-22", "150000000.00")]
    [InlineData("anthropic-colossus-1", "spacex", "anthropic", "2026-05", "1250000000.00")]
    [InlineData("google-colossus-2", "spacex", "google", "2026-06", "920000000.00")]
    [InlineData("cursor-spacex", "spacex", "cursor", "2026-06-22", null)]
    [InlineData("openai-oracle", "oracle", "openai", "2026-06-22", null)]
    public async Task Hold_the_five_deals(
        string id, string provider, string customer, string announcedOn, string? monthlyFee) =>
        await _ledger.Contract(id).Says(
            ("providerId", provider),
            ("customerId", customer),
            ("announced.announcedOn", announcedOn),
            ("announced.monthlyFee", monthlyFee));

    [Theory]
    [InlineData("anthropic-colossus-1", "startsOn")]
    [InlineData("anthropic-colossus-1", "endsOn")]
    [InlineData("anthropic-colossus-1", "totalValue")]
    [InlineData("google-colossus-2", "startsOn")]
    [InlineData("cursor-spacex", "monthlyFee")]
    [InlineData("cursor-spacex", "totalValue")]
    [InlineData("cursor-spacex", "startsOn")]
    [InlineData("cursor-spacex", "endsOn")]
    [InlineData("cursor-spacex", "facilityId")]
    [InlineData("openai-oracle", "monthlyFee")]
    [InlineData("openai-oracle", "startsOn")]
    [InlineData("openai-oracle", "endsOn")]
    public async Task Leave_unknown_what_no_article_states(string id, string term) =>
        await _ledger.Contract(id).Says(($"announced.{term}", null));

    [Fact]
    public async Task Keep_a_month_or_a_year_as_precise_as_it_was_stated()
    {
        await _ledger.Contract("google-colossus-2").Says(("announced.endsOn", "2029-06"));
        await _ledger.Contract("reflection-colossus-2").Says(("announced.endsOn", "2029"));
    }

    [Fact]
    public async Task Say_how_a_figure_is_meant()
    {
        await _ledger.Contract("google-colossus-2").Says(
            ("announced.qualifiers.monthlyFee", "About"), ("announced.totalValue", "30000000000.00"));
        await _ledger.Contract("anthropic-colossus-1").Says(
            ("announced.capacity.qualifier", "AtLeast"), ("announced.exclusive", "true"));
        await _ledger.Contract("openai-oracle").Says(("announced.totalValue", "300000000000.00"));
    }

    [Theory]
    [InlineData("anthropic-colossus-1")]
    [InlineData("google-colossus-2")]
    [InlineData("cursor-spacex")]
    [InlineData("openai-oracle")]
    public async Task Sign_nothing_that_was_only_announced(string id) => await _ledger.Contract(id).Says(
        ("status", "Announced"), ("term", null), ("termination", null), ("commitment.firmUntil", null));

    [Fact]
    public async Task Hold_the_places_with_what_is_known_of_their_capacity()
    {
        await _ledger.Get("/v1/facilities/colossus-1").Says(
            ("operatorId", "spacex"),
            ("capacity.megawatts", "300"),
            ("capacity.acceleratorsTotal", "220000"),
            ("capacity.qualifier", "AtLeast"),
            ("capacity.accelerators[model=H100].count", null),
            ("capacity.accelerators[model=H200].count", null),
            ("capacity.accelerators[model=GB200].count", null));
        await _ledger.Contract("reflection-colossus-2").Says(
            ("announced.capacity.accelerators[model=GB300].count", null));
    }

    [Fact]
    public async Task Hold_the_parties_and_places()
    {
        (await _ledger.Pages("/v1/parties?limit=3", "id")).ShouldBe(
            ["spacex", "reflection-ai", "anthropic", "google", "cursor", "xai", "oracle", "openai"],
            ignoreOrder: true);
        (await _ledger.Pages("/v1/facilities?limit=2", "id")).ShouldBe(
            ["colossus-1", "colossus-2", "oracle-cloud"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("spacex", "SpaceX")]
    [InlineData("google", "Google")]
    [InlineData("xai", "xAI")]
    public async Task Leave_the_country_of_a_party_unknown(string id, string name) =>
        await _ledger.Get($"/v1/parties/{id}").Says(("id", id), ("name", name), ("country", null));

    [Fact]
    public async Task Put_xAI_under_SpaceX_from_February_2026()
    {
        await _ledger.Get("/v1/parties/xai?asOf=2026-01-31").Says(("controllerId", null));
        await _ledger.Get("/v1/parties/xai?asOf=2026-02-01").Says(
            ("controllerId", "spacex"), ("controllers[0].effectiveOn", "2026-02"));
        (await _ledger.Get("/v1/parties/spacex?asOf=2026-07-01").Says(
            ("controls[0].acquiredId", "xai"), ("controls[0].effectiveOn", "2026-02"))).Count("controls")
            .ShouldBe(1);
    }

    /// <summary>It is announced and not completed.</summary>
    [Fact]
    public async Task Record_no_acquisition_of_Cursor() =>
        (await _ledger.Get("/v1/parties/cursor?asOf=2999-12-31").Says(("controllerId", null)))
            .Count("controllers").ShouldBe(0);

    [Fact]
    public async Task Hold_what_Reflection_raised() =>
        await _ledger.Get("/v1/parties/reflection-ai?asOf=2026-07-01").Says(
            ("funding[0].amount", "2500000000.00"),
            ("funding[0].currency", "USD"),
            ("funding[0].asOf", "2026"));

    [Theory]
    [InlineData("/v1/contracts/reflection-colossus-2", "announced.sources", "three years", "42 months")]
    [InlineData("/v1/contracts/reflection-colossus-2", "announced.sources", "through 2029", "until 2029")]
    [InlineData("/v1/contracts/reflection-colossus-2", "announced.sources", "committed", "not a commitment")]
    [InlineData("/v1/contracts/reflection-colossus-2", "sources", "895,161,290.32", "450,000,000.00")]
    [InlineData("/v1/contracts/google-colossus-2", "announced.sources", "About 920", "without approximately")]
    [InlineData("/v1/facilities/colossus-1", "sources", "Above 300 MW", "300 MW, with no word")]
    [InlineData("/v1/parties/reflection-ai", "sources", "over two years", "in 2026")]
    [InlineData("/v1/parties/xai", "sources", "Absorbed by SpaceX", "next to SpaceX")]
    [InlineData("/v1/parties/spacex", "controls[0].sources", "absorbed xAI", "next to SpaceX")]
    [InlineData("/v1/parties/reflection-ai", "funding[0].sources", "in 2026", "over two years")]
    public async Task Keep_both_claims_where_the_sources_disagree(
        string path, string sources, string claim, string otherClaim)
    {
        var facts = (await _ledger.Get(path).Accepted()).Each(sources, "fact");
        facts.ShouldContain(fact => fact.Contains(claim, StringComparison.Ordinal));
        facts.ShouldContain(fact => fact.Contains(otherClaim, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("reflection-colossus-2", "sources", "signedOn")]
    [InlineData("reflection-colossus-2", "sources", "netDays")]
    [InlineData("reflection-colossus-2", "sources", "proration")]
    [InlineData("cursor-spacex", "announced.sources", "announcedOn")]
    [InlineData("openai-oracle", "announced.sources", "announcedOn")]
    public async Task Mark_what_they_assume(string id, string sources, string about) =>
        (await _ledger.Contract(id).Accepted()).At(sources).EnumerateArray()
            .Where(source => source.GetProperty("reliability").GetString() == "Assumption")
            .ShouldContain(s => s.GetProperty("fact").GetString()!.Contains(about, StringComparison.Ordinal));

    [Theory]
    [InlineData("status=Active", "reflection-colossus-2")]
    [InlineData("customerId=google", "google-colossus-2")]
    [InlineData("providerId=oracle", "openai-oracle")]
    [InlineData("facilityId=colossus-2", "google-colossus-2,reflection-colossus-2")]
    [InlineData("facilityId=colossus-1&status=Active", "")]
    [InlineData("status=Announced&providerId=spacex", "anthropic-colossus-1,cursor-spacex,google-colossus-2")]
    public async Task Can_be_listed_by_what_they_are(string filter, string ids) =>
        (await _ledger.Pages($"/v1/contracts?asOf=2026-07-01&{filter}", "id"))
            .ShouldBe(ids.Split(',', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);

    [Fact]
    public async Task Change_nothing_when_they_are_loaded_twice()
    {
        var before = await _ledger.Get("/v1/ledger").Accepted();
        var other = await server.StartAnother();
        await other.Get("/v1/ledger").Says(
            ("head.position", before["head.position"]), ("head.hash", before["head.hash"]));
    }
}
