namespace EventLedger.Acceptance.Contracts;

/// <summary>
/// What controlled parties pay one another is intercompany; all else is external.
/// </summary>
[Collection(AnotherCluster.Name)]
public sealed class Run_rate_within_a_group(LedgerServer server) : IClassFixture<LedgerServer>
{
    private async Task<LedgerClient> Group()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("within", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await ledger.Sign("to-come", Terms.Plain("2027-01-01", "2027-12-31", "500.00"));
        await ledger.Sign(
            "outside", Terms.Plain("2026-07-01", "2026-12-31", "70.00").With("customerId", "stranger"));
        return ledger;
    }

    private static Task<Answer> RunRate(LedgerClient ledger, string query) =>
        ledger.Get($"/v1/reports/run-rate?{query}");

    [Fact]
    public async Task Is_external_before_the_first_day_of_control_and_intercompany_from_it_on()
    {
        var ledger = await Group();
        await ledger.Acquire("provider", "customer", "2026-08");
        await RunRate(ledger, "asOf=2026-07-31").Says(
            ("currencies[0].live.monthly", "1070.00"),
            ("currencies[0].live.external", "1070.00"),
            ("currencies[0].live.intercompany", "0.00"));
        await RunRate(ledger, "asOf=2026-08-01").Says(
            ("currencies[0].live.monthly", "1070.00"),
            ("currencies[0].live.external", "70.00"),
            ("currencies[0].live.intercompany", "1000.00"),
            ("currencies[0].contracted.monthly", "1570.00"),
            ("currencies[0].contracted.intercompany", "1500.00"),
            ("currencies[0].announced.external", "70.00"),
            ("currencies[0].groups[id=customer].live", "1000.00"),
            ("currencies[0].groups[id=customer].intercompany.contracted", "1500.00"),
            ("currencies[0].groups[id=customer].external.live", "0.00"),
            ("currencies[0].groups[id=stranger].external.live", "70.00"));
        await RunRate(ledger, "asOf=2026-08-01&groupBy=provider").Says(
            ("currencies[0].groups[id=provider].external.live", "70.00"),
            ("currencies[0].groups[id=provider].intercompany.live", "1000.00"));
    }

    [Theory]
    [InlineData("customer", "provider")]
    [InlineData("provider", "customer")]
    public async Task Is_intercompany_whichever_side_controls_the_other(string controller, string controlled)
    {
        var ledger = await Group();
        await ledger.Acquire(controller, controlled, "2026-01-01");
        await RunRate(ledger, "asOf=2026-07-01").Says(("currencies[0].live.intercompany", "1000.00"));
    }

    [Fact]
    public async Task Is_intercompany_under_a_common_controller_through_others()
    {
        var ledger = await Group();
        foreach (var party in (string[])["top", "middle"])
            await ledger.Post($"/v1/parties/{party}/register", new { name = party }).Accepted();
        await ledger.Acquire("middle", "customer", "2026-01-01");
        await ledger.Acquire("top", "provider", "2026-01-01");
        await RunRate(ledger, "asOf=2026-07-15").Says(("currencies[0].live.intercompany", "0.00"));
        await ledger.Acquire("top", "middle", "2026-07-15");
        await RunRate(ledger, "asOf=2026-07-14").Says(("currencies[0].live.intercompany", "0.00"));
        await RunRate(ledger, "asOf=2026-07-15").Says(
            ("currencies[0].live.intercompany", "1000.00"), ("currencies[0].live.external", "70.00"));
    }

    [Fact]
    public async Task Is_what_was_known_then()
    {
        var ledger = await Group();
        var then = (await ledger.Get("/v1/ledger").Accepted())["head.recordedAt"];
        await ledger.Acquire("provider", "customer", "2026-01-01");
        await RunRate(ledger, $"asOf=2026-07-01&knownAt={then}").Says(
            ("currencies[0].live.intercompany", "0.00"));
        await RunRate(ledger, "asOf=2026-07-01").Says(("currencies[0].live.intercompany", "1000.00"));
    }

    [Fact]
    public async Task Stands_in_columns_of_its_own_as_CSV()
    {
        var ledger = await Group();
        await ledger.Acquire("provider", "customer", "2026-01-01");
        (await RunRate(ledger, "asOf=2026-07-01&format=csv").Accepted()).Text.Split("\r\n").ShouldContain(
            "2026-07-01,Customer,USD,customer,The customer,1000.00,1500.00,1500.00,0.00,1000.00,1500.00,"
            + "1500.00,0.00");
    }
}
