namespace EventLedger.Acceptance.Reports;

/// <summary>Capacity, contracted, free; what is over-committed, exclusivity broken.</summary>
[Collection(OneCluster.Name)]
public sealed class Capacity_of_facilities(SeededServer server) : IClassFixture<SeededServer>
{
    private static Draft Taking(object line) => Terms.Plain("2026-07-01", "2026-12-31", "1000.00")
        .With("capacity", new[] { line });

    [Fact]
    public async Task Of_the_seeds_is_free_where_deals_are_only_announced_and_unknown_on_Colossus_2()
    {
        var report = await server.Ledger.Get("/v1/reports/capacity?asOf=2026-07-01").Says(
            ("asOf", "2026-07-01"),
            ("rows[facilityId=colossus-1].name", "Colossus 1"),
            ("rows[facilityId=colossus-1].capacity.megawatts", "300"),
            ("rows[facilityId=colossus-1].capacity.accelerators", "220000"),
            ("rows[facilityId=colossus-1].qualifier", "AtLeast"),
            ("rows[facilityId=colossus-1].contracted.megawatts", "0"),
            ("rows[facilityId=colossus-1].free.accelerators", "220000"),
            ("rows[facilityId=colossus-1].announced[0].contractId", "anthropic-colossus-1"),
            ("rows[facilityId=colossus-1].announced[0].megawatts", "300"),
            ("rows[facilityId=colossus-1].announced[0].exclusive", "true"),
            ("rows[facilityId=colossus-2].capacity.megawatts", null),
            ("rows[facilityId=colossus-2].contracted.accelerators", null),
            ("rows[facilityId=colossus-2].unstated.megawatts", "1"),
            ("rows[facilityId=colossus-2].free.megawatts", null),
            ("rows[facilityId=colossus-2].overcommitted", "false"),
            ("rows[facilityId=colossus-2].contractIds[0]", "reflection-colossus-2"),
            ("rows[facilityId=colossus-2].announced[0].contractId", "google-colossus-2"),
            ("rows[facilityId=oracle-cloud].announced[0].contractId", "openai-oracle"));
        report.Count("rows").ShouldBe(3);
        report.Number("position").ShouldBe(await server.Ledger.Head());
    }

    [Fact]
    public async Task That_is_sold_twice_is_shown_with_its_days_and_contracts()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("first", Taking(new { facilityId = "site-1", megawatts = "70", exclusive = true }));
        await ledger.Sign("second", Taking(new { facilityId = "site-1", megawatts = "40" })
            .With("customerId", "stranger")
            .With("term", new { startsOn = "2026-10-01", endsOn = "2027-03-31" })
            .With("fees", Terms.Fee("2026-10-01", "1000.00")));
        await ledger.Get("/v1/reports/capacity?asOf=2026-07-01").Says(
            ("rows[facilityId=site-1].contracted.megawatts", "70"),
            ("rows[facilityId=site-1].free.megawatts", "30"),
            ("rows[facilityId=site-1].overcommitted", "false"),
            ("rows[facilityId=site-1].breaches[kind=Overcommitted].from", "2026-10-01"),
            ("rows[facilityId=site-1].breaches[kind=Overcommitted].to", "2026-12-31"),
            ("rows[facilityId=site-1].breaches[kind=Overcommitted].contractIds[1]", "second"),
            ("rows[facilityId=site-1].breaches[kind=ExclusivityBroken].from", "2026-10-01"));
        await ledger.Get("/v1/reports/capacity?asOf=2026-10-01").Says(
            ("rows[facilityId=site-1].free.megawatts", "-10"),
            ("rows[facilityId=site-1].overcommitted", "true"),
            ("rows[facilityId=site-1].exclusivityBroken", "true"));
        var csv = await ledger.Get("/v1/reports/capacity?asOf=2026-07-01&format=csv").Accepted();
        csv.Text.ShouldContain(
            "\r\n2026-07-01,Overcommitted,site-1,A site,"
            + ",,,,,,,,,,,,,,2026-10-01,2026-12-31,first second\r\n");
    }

    [Fact]
    public async Task Grows_with_the_facility()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("large", Taking(new { facilityId = "site-1", megawatts = "130" }));
        await ledger.Post("/v1/facilities/site-1/expand", new
        {
            from = "2026-09-01",
            capacity = new { megawatts = "150" },
        }).Accepted();
        await ledger.Get("/v1/reports/capacity?asOf=2026-08-31").Says(
            ("rows[facilityId=site-1].free.megawatts", "-30"),
            ("rows[facilityId=site-1].breaches[0].to", "2026-08-31"));
        await ledger.Get("/v1/reports/capacity?asOf=2026-09-01").Says(
            ("rows[facilityId=site-1].free.megawatts", "20"),
            ("rows[facilityId=site-1].overcommitted", "false"));
    }
}
