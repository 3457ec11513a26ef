namespace EventLedger.Acceptance.Parties;

[Collection(AnotherCluster.Name)]
public sealed class Reporting_funding(LedgerServer server) : IClassFixture<LedgerServer>
{
    private static Task<Answer> Report(LedgerClient ledger, object body) =>
        ledger.Post("/v1/parties/customer/report-funding", body);

    [Fact]
    public async Task Is_answered_with_the_figure_as_it_was_reported()
    {
        var ledger = await server.FreshLedger();
        await Report(ledger, new
        {
            amount = 2_500_000_000L,
            currency = "USD",
            asOf = "2026-06",
            qualifier = "About",
            sources = new[] { new { publisher = "Forbes", fact = "2.5 billion" } },
        }).Says(
            ("stream", "party-customer"),
            ("version", "2"),
            ("events[0].type", "FundingReported"),
            ("events[0].data.amount", "2500000000.00"),
            ("events[0].data.asOf", "2026-06"),
            ("events[0].data.qualifier", "About"),
            ("events[0].effectiveOn", "2026-06-01"));
        await ledger.Get("/v1/parties/customer?asOf=2026-06-01").Says(
            ("funding[0].amount", "2500000000.00"),
            ("funding[0].currency", "USD"),
            ("funding[0].asOf", "2026-06"),
            ("funding[0].qualifier", "About"),
            ("funding[0].sources[0].fact", "2.5 billion"));
    }

    [Fact]
    public async Task Shows_each_figure_from_the_first_day_that_its_date_can_mean_in_the_order_of_days()
    {
        var ledger = await server.FreshLedger();
        await Report(ledger, new { amount = "3.00", currency = "USD", asOf = "2026-07-01" }).Accepted();
        await Report(ledger, new { amount = "1.00", currency = "USD", asOf = "2025" }).Accepted();
        (await ledger.Get("/v1/parties/customer?asOf=2026-06-30")).Each("funding", "amount")
            .ShouldBe(["1.00"]);
        (await ledger.Get("/v1/parties/customer?asOf=2026-07-01")).Each("funding", "amount")
            .ShouldBe(["1.00", "3.00"]);
        (await ledger.Get("/v1/parties/customer?asOf=2024-12-31")).Count("funding").ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"currency":"USD"}""", "$.amount")]
    [InlineData("""{"amount":"1.00"}""", "$.currency")]
    [InlineData("""{"amount":"1.00","currency":"USD","asOf":"June 2026"}""", "$.asOf")]
    [InlineData("""{"amount":"1.00","currency":"USD","qualifier":"Roughly"}""", "$.qualifier")]
    public async Task That_cannot_be_read_is_malformed(string body, string where) =>
        await server.Ledger.PostRaw("/v1/parties/customer/report-funding", body).Malformed(where);
}
