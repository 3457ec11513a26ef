namespace EventLedger.Acceptance.RealDeals;

/// <summary>
/// The ledger press: what could be known of the real deals, day by day. 1.25 billion USD a month from May,
/// 920 million more by 21 June, 150 million more from 22 June.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class What_the_press_had_said(SeededServer server) : IClassFixture<SeededServer>
{
    private const string Usd = "currencies[currency=USD]";
    private readonly LedgerClient _press = server.Ledger.With("X-Ledger", "press");

    private Task<Answer> RunRate(string knownAt, string asOf) =>
        _press.Get($"/v1/reports/run-rate?knownAt={knownAt}&asOf={asOf}");

    [Theory]
    [InlineData("2026-05-31T12:00:00Z", "2026-06-01", "1250000000.00", "0.00")]
    [InlineData("2026-06-01T00:00:00Z", "2026-06-01", "1250000000.00", "0.00")]
    [InlineData("2026-06-21T11:59:59.999999Z", "2026-07-01", "1250000000.00", "0.00")]
    [InlineData("2026-06-21T12:00:00Z", "2026-07-01", "2170000000.00", "0.00")]
    [InlineData("2026-06-22T11:59:59.999999Z", "2026-07-01", "2170000000.00", "0.00")]
    [InlineData("2026-06-22T12:00:00Z", "2026-07-01", "2320000000.00", "150000000.00")]
    [InlineData("2026-06-22T12:00:00Z", "2026-06-30", "2320000000.00", "0.00")]
    public async Task By_an_instant_is_all_that_is_known(
        string knownAt, string asOf, string announced, string live) =>
        await RunRate(knownAt, asOf).Says(
            ($"{Usd}.announced.monthly", announced), ($"{Usd}.live.monthly", live));

    [Fact]
    public async Task Before_its_first_report_was_nothing()
    {
        const string before = "2026-05-31T11:59:59.999999Z";
        (await RunRate(before, "2026-06-01").Accepted()).Count("currencies").ShouldBe(0);
        (await _press.Get($"/v1/parties?knownAt={before}").Accepted()).Count("items").ShouldBe(0);
    }

    /// <summary>That Google's deal ends in June 2029 was said on 22 June.</summary>
    [Fact]
    public async Task Of_the_end_of_a_deal_was_not_said_with_its_fee()
    {
        const string announced = $"{Usd}.announced.monthly";
        await RunRate("2026-06-21T12:00:00Z", "2029-07-01").Says((announced, "2170000000.00"));
        await RunRate("2026-06-22T12:00:00Z", "2029-07-01").Says((announced, "1400000000.00"));
        await _press.Contract("google-colossus-2", "knownAt=2026-06-21T12:00:00Z").Says(
            ("announced.endsOn", null), ("announced.totalValue", null),
            ("announced.qualifiers.monthlyFee", "Exact"));
        await _press.Contract("google-colossus-2").Says(
            ("announced.endsOn", "2029-06"), ("announced.totalValue", "30000000000.00"),
            ("announced.qualifiers.monthlyFee", "About"));
    }

    [Fact]
    public async Task Of_the_firm_part_of_the_deal_was_known_when_it_was_announced()
    {
        Task<Answer> Deal(string knownAt) =>
            _press.Contract("reflection-colossus-2", $"asOf=2026-07-01&knownAt={knownAt}");
        await Deal("2026-06-22T11:59:59.999999Z").NotFound();
        await Deal("2026-06-22T12:00:00Z").Says(
            ("commitment.headline", "6300000000.00"), ("commitment.firm", "895161290.32"));
    }

    /// <summary>It took effect in February, and is known from an article of June.</summary>
    [Fact]
    public async Task Of_the_acquisition_was_known_after_it_took_effect()
    {
        await _press.Get("/v1/parties/spacex?asOf=2026-06-22&knownAt=2026-06-21T12:00:00Z").Says(
            ("controls", "[]"));
        await _press.Get("/v1/parties/spacex?asOf=2026-06-22").Says(
            ("controls[0].acquiredId", "xai"), ("controls[0].effectiveOn", "2026-02"));
    }

    /// <summary>In the end it is what the seeds hold.</summary>
    [Theory]
    [InlineData("/v1/reports/run-rate?asOf=2026-07-01", "currencies")]
    [InlineData("/v1/reports/commitments?asOf=2026-07-01", "totals")]
    [InlineData("/v1/reports/concentration?asOf=2026-07-01&basis=announced", "currencies")]
    public async Task In_the_end_is_what_the_deals_are(string report, string figures) =>
        (await _press.Get(report).Accepted()).At(figures).GetRawText()
            .ShouldBe((await server.Ledger.Get(report).Accepted()).At(figures).GetRawText());

    [Theory]
    [InlineData("anthropic-colossus-1", "May 2026")]
    [InlineData("google-colossus-2", "June 2026")]
    [InlineData("reflection-colossus-2", "no hour")]
    [InlineData("cursor-spacex", "no article dates this")]
    [InlineData("openai-oracle", "no article dates this")]
    public async Task Is_marked_where_its_instant_is_assumed(string id, string about) =>
        (await _press.Contract(id).Accepted()).At("announced.sources").EnumerateArray()
            .Where(source => source.GetProperty("reliability").GetString() == "Assumption")
            .Select(source => source.GetProperty("fact").GetString()!)
            .ShouldContain(fact => fact.StartsWith("recordedAt: ", StringComparison.Ordinal)
                && fact.Contains(about, StringComparison.Ordinal));

    [Fact]
    public async Task Is_imported_once()
    {
        var before = await _press.Get("/v1/ledger").Says(("head.position", "24"));
        var other = await server.StartAnother();
        (await other.With("X-Ledger", "press").Get("/v1/ledger").Accepted()).Text.ShouldBe(before.Text);
        await _press.Get("/v1/events?limit=1").Says(
            ("items[0].recordedAt", "2026-05-31T12:00:00.000000Z"),
            ("items[0].headers.importedBy", "seeds"),
            ("items[0].headers.arrivedAt", "2026-07-15T12:00:00.000000Z"));
    }
}
