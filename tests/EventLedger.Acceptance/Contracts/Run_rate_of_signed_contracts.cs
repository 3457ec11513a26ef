namespace EventLedger.Acceptance.Contracts;

/// <summary>Run-rate is read from the terms in force, and what does not serve is listed apart.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Run_rate_of_signed_contracts(LedgerServer server) : IClassFixture<LedgerServer>
{
    [Fact]
    public async Task Never_adds_currencies()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("dollars", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await ledger.Sign("yen", Terms.Plain("2026-07-01", "2026-12-31", "5000").With("currency", "JPY"));
        await ledger.Get("/v1/reports/run-rate?asOf=2026-07-01").Says(
            ("currencies[currency=USD].live.monthly", "1000.00"),
            ("currencies[currency=USD].live.annual", "12000.00"),
            ("currencies[currency=JPY].live.monthly", "5000"));
        await ledger.Get("/v1/reports/commitments?asOf=2026-07-01").Says(
            ("totals[currency=USD].headline", "6000.00"), ("totals[currency=JPY].headline", "30000"));
    }

    [Fact]
    public async Task Tells_what_serves_from_what_is_only_signed_or_announced()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("serving", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await ledger.Sign("to-come", Terms.Plain("2026-09-01", "2026-12-31", "500.00"));
        await ledger.Tell("rumoured", "announce", Terms.Deal).Accepted();
        await ledger.Get("/v1/reports/run-rate?asOf=2026-07-15").Says(
            ("currencies[0].live.monthly", "1000.00"),
            ("currencies[0].contracted.monthly", "1500.00"),
            ("currencies[0].announced.monthly", "3500.00"));
        await ledger.Get("/v1/reports/run-rate?asOf=2026-09-01").Says(
            ("currencies[0].live.monthly", "1500.00"));
    }

    [Fact]
    public async Task Splits_a_fee_over_places_equally_when_no_shares_are_given()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("three-sites", Terms.Plain("2026-07-01", "2026-12-31", "100.00").With(
            "capacity",
            Enumerable.Range(1, 3).Select(i => new { facilityId = $"site-{i}" })));
        await ledger.Get("/v1/reports/run-rate?asOf=2026-07-01&groupBy=facility").Says(
            ("currencies[0].groups[id=site-1].live", "33.33"),
            ("currencies[0].groups[id=site-2].live", "33.34"),
            ("currencies[0].groups[id=site-3].live", "33.33"),
            ("currencies[0].live.monthly", "100.00"));
    }

    [Fact]
    public async Task Splits_a_fee_over_places_by_their_shares_read_exactly()
    {
        var ledger = await server.FreshLedger();
        const string capacity = """
            [{"facilityId":"site-1","share":0.7},{"facilityId":"site-2","share":0.2},
             {"facilityId":"site-3","share":0.1}]
            """;
        var terms = Terms.Plain("2026-07-01", "2026-12-31", "1000.00").Without("capacity").ToString();
        await ledger.PostRaw("/v1/contracts/shares/sign", $"{terms[..^1]},\"capacity\":{capacity}}}")
            .Accepted();
        await ledger.Get("/v1/reports/run-rate?asOf=2026-07-01&groupBy=facility").Says(
            ("currencies[0].groups[id=site-1].live", "700.00"),
            ("currencies[0].groups[id=site-2].live", "200.00"),
            ("currencies[0].groups[id=site-3].live", "100.00"));
    }

    [Fact]
    public async Task Is_asked_for_by_what_was_known()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("first", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        var then = (await ledger.Get("/v1/ledger").Accepted())["head.recordedAt"];
        await ledger.Sign("second", Terms.Plain("2026-07-01", "2026-12-31", "500.00"));
        await ledger.Get("/v1/reports/run-rate?asOf=2026-07-15")
            .Says(("currencies[0].live.monthly", "1500.00"));
        await ledger.Get($"/v1/reports/run-rate?asOf=2026-07-15&knownAt={then}").Says(
            ("currencies[0].live.monthly", "1000.00"));
    }
}
