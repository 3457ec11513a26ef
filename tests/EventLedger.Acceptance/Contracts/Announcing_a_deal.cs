namespace EventLedger.Acceptance.Contracts;

/// <summary>Unknown stays unknown, and nothing of an announced deal is firm.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Announcing_a_deal(LedgerServer server) : IClassFixture<LedgerServer>
{
    private readonly LedgerClient _ledger = server.Ledger;

    private static readonly Draft Rumour = Draft.Of(new
    {
        providerId = "provider",
        customerId = "customer",
        announcedOn = "2026-06",
    });

    [Fact]
    public async Task Needs_no_more_than_the_parties_and_a_day()
    {
        await _ledger.Tell("rumour", "announce", Rumour).Says(
            ("stream", "contract-rumour"), ("version", "1"), ("events[0].type", "DealAnnounced"));
        await _ledger.Contract("rumour").Says(
            ("status", "Announced"),
            ("announced.announcedOn", "2026-06"),
            ("announced.monthlyFee", null),
            ("announced.currency", null),
            ("announced.endsOn", null),
            ("commitment.headline", null));
    }

    [Fact]
    public async Task Takes_its_stated_total_as_headline()
    {
        await _ledger.Tell("total", "announce", Terms.Deal.With("totalValue", "30000.00")).Accepted();
        await _ledger.Contract("total").Says(
            ("commitment.headline", "30000.00"), ("commitment.firm", "0.00"));
    }

    [Fact]
    public async Task Takes_its_fee_over_its_stated_term_as_headline_when_no_total_is_stated()
    {
        await _ledger.Tell("fee", "announce", Terms.Deal).Accepted();
        await _ledger.Contract("fee").Says(("commitment.headline", "12000.00"), ("commitment.firm", "0.00"));
    }

    [Fact]
    public async Task Keeps_qualifiers_and_sources_as_they_were_given()
    {
        var deal = Terms.Deal
            .With("qualifiers", new { monthlyFee = "About" })
            .With(
                "sources",
                new[] { new { publisher = "A paper", publishedOn = "2026-05", fact = "About 2,000" } });
        await _ledger.Tell("sourced", "announce", deal).Accepted();
        await _ledger.Contract("sourced").Says(
            ("announced.qualifiers.monthlyFee", "About"),
            ("announced.sources[0].publisher", "A paper"),
            ("announced.sources[0].publishedOn", "2026-05"),
            ("announced.sources[0].fact", "About 2,000"));
    }

    [Theory]
    [InlineData("2026")]
    [InlineData("2026-05")]
    [InlineData("2026-05-31")]
    public async Task May_be_dated_by_year_month_or_day(string announcedOn)
    {
        var id = $"on-{announcedOn}";
        await _ledger.Tell(id, "announce", Rumour.With("announcedOn", announcedOn)).Accepted();
        await _ledger.Contract(id).Says(("announced.announcedOn", announcedOn));
    }

    [Fact]
    public async Task Can_be_signed_later_in_the_same_stream()
    {
        await _ledger.Tell("to-be-signed", "announce", Terms.Deal).Accepted();
        var answer = await _ledger.Tell("to-be-signed", "sign", Terms.Reflection).Says(
            ("stream", "contract-to-be-signed"), ("version", "2"), ("events[0].type", "ContractSigned"));
        answer.Status.ShouldBe(200);
    }
}
