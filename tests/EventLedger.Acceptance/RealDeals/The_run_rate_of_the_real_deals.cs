namespace EventLedger.Acceptance.RealDeals;

/// <summary>2.32 billion USD a month, if all three known fees are live.</summary>
[Collection(OneCluster.Name)]
public sealed class The_run_rate_of_the_real_deals(SeededServer server) : IClassFixture<SeededServer>
{
    private const string Usd = "currencies[currency=USD]";

    private Task<Answer> RunRate(string query) => server.Ledger.Get($"/v1/reports/run-rate?{query}");

    [Fact]
    public async Task Tells_what_is_live_from_what_is_only_announced() =>
        await RunRate("asOf=2026-07-01").Says(
            ($"{Usd}.live.monthly", "150000000.00"),
            ($"{Usd}.live.annual", "1800000000.00"),
            ($"{Usd}.live.external", "150000000.00"),
            ($"{Usd}.live.intercompany", "0.00"),
            ($"{Usd}.contracted.monthly", "150000000.00"),
            ($"{Usd}.announced.monthly", "2320000000.00"),
            ($"{Usd}.announced.annual", "27840000000.00"),
            ($"{Usd}.suspended.monthly", "0.00"));

    [Fact]
    public async Task Has_nothing_live_the_day_before_Reflection_starts() =>
        await RunRate("asOf=2026-06-30").Says(
            ($"{Usd}.live.monthly", "0.00"),
            ($"{Usd}.contracted.monthly", "150000000.00"),
            ($"{Usd}.announced.monthly", "2320000000.00"));

    [Fact]
    public async Task Counts_an_announced_deal_until_its_stated_end()
    {
        await RunRate("asOf=2029-06-30").Says(($"{Usd}.announced.monthly", "2320000000.00"));
        await RunRate("asOf=2029-07-01").Says(($"{Usd}.announced.monthly", "1400000000.00"));
    }

    [Fact]
    public async Task Counts_an_announced_deal_from_its_announcement()
    {
        await RunRate("asOf=2026-05-31").Says(($"{Usd}.announced.monthly", "1250000000.00"));
        await RunRate("asOf=2026-06-01").Says(($"{Usd}.announced.monthly", "2170000000.00"));
    }

    [Theory]
    [InlineData("customer", "reflection-ai", "150000000.00", "150000000.00")]
    [InlineData("customer", "anthropic", "0.00", "1250000000.00")]
    [InlineData("customer", "google", "0.00", "920000000.00")]
    [InlineData("provider", "spacex", "150000000.00", "2320000000.00")]
    [InlineData("facility", "colossus-1", "0.00", "1250000000.00")]
    [InlineData("facility", "colossus-2", "150000000.00", "1070000000.00")]
    [InlineData("contract", "reflection-colossus-2", "150000000.00", "150000000.00")]
    [InlineData("contract", "anthropic-colossus-1", "0.00", "1250000000.00")]
    [InlineData("contract", "google-colossus-2", "0.00", "920000000.00")]
    public async Task Can_be_grouped(string by, string id, string live, string announced) =>
        await RunRate($"asOf=2026-07-01&groupBy={by}").Says(
            ($"{Usd}.groups[id={id}].live", live),
            ($"{Usd}.groups[id={id}].announced", announced));

    [Theory]
    [InlineData("customer", "google", "Google")]
    [InlineData("provider", "spacex", "SpaceX")]
    [InlineData("facility", "colossus-2", "Colossus 2")]
    public async Task Names_its_groups(string by, string id, string name) =>
        await RunRate($"asOf=2026-07-01&groupBy={by}").Says(($"{Usd}.groups[id={id}].name", name));

    [Fact]
    public async Task Says_that_some_announced_fees_are_unknown() =>
        (await RunRate("asOf=2026-07-01")).Number($"{Usd}.unknownFees").ShouldBePositive();
}
