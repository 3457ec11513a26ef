namespace EventLedger.Acceptance.Facilities;

/// <summary>Capacity is dated and grows.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Expanding_a_facility(LedgerServer server) : IClassFixture<LedgerServer>
{
    private static object To(string from, int megawatts) => new { from, capacity = new { megawatts } };

    [Fact]
    public async Task Shows_the_capacity_of_the_day_and_every_step_that_is_known()
    {
        var ledger = await server.FreshLedger();
        var before = (await ledger.Get("/v1/ledger").Accepted())["head.recordedAt"];
        await ledger.Post("/v1/facilities/site-1/expand", To("2028-01-01", 900)).Says(
            ("stream", "facility-site-1"),
            ("version", "2"),
            ("events[0].type", "FacilityExpanded"),
            ("events[0].data.from", "2028-01-01"),
            ("events[0].data.capacity.megawatts", "900"),
            ("events[0].effectiveOn", "2028-01-01"));
        await ledger.Post("/v1/facilities/site-1/expand", new
        {
            from = "2027-01-01",
            capacity = new { megawatts = 500, qualifier = "About" },
            sources = new[] { new { publisher = "Forbes" } },
        }).Accepted();
        foreach (var (day, megawatts) in new[]
        {
            ("2026-12-31", "100"), ("2027-01-01", "500"), ("2027-12-31", "500"), ("2028-01-01", "900"),
        })
            await ledger.Get($"/v1/facilities/site-1?asOf={day}").Says(
                ("version", "3"),
                ("capacity.megawatts", megawatts),
                ("capacitySteps[0].from", null),
                ("capacitySteps[0].capacity.megawatts", "100"),
                ("capacitySteps[1].from", "2027-01-01"),
                ("capacitySteps[1].capacity.qualifier", "About"),
                ("capacitySteps[2].capacity.megawatts", "900"),
                ("sources[0].publisher", "Forbes"));
        var then = await ledger.Get($"/v1/facilities/site-1?asOf=2028-01-01&knownAt={before}").Says(
            ("version", "1"), ("capacity.megawatts", "100"));
        then.Count("capacitySteps").ShouldBe(1);
        await ledger.Get("/v1/facilities?asOf=2027-06-01")
            .Says(("items[id=site-1].capacity.megawatts", "500"));
    }

    [Fact]
    public async Task Leaves_a_facility_without_capacity_before_its_first_day()
    {
        var ledger = await server.FreshLedger();
        await ledger.Post("/v1/facilities/planned/register", Terms.Facility.With("from", "2027-01-01"))
            .Accepted();
        await ledger.Get("/v1/facilities/planned?asOf=2026-12-31").Says(
            ("capacity", null), ("capacitySteps[0].from", "2027-01-01"));
        await ledger.Post("/v1/facilities/planned/expand", To("2026-06-01", 50)).Accepted();
        await ledger.Get("/v1/facilities/planned?asOf=2026-12-31").Says(("capacity.megawatts", "50"));
        await ledger.Get("/v1/facilities/planned?asOf=2027-01-01").Says(("capacity.megawatts", "100"));
    }

    [Fact]
    public async Task Without_a_day_holds_from_the_day_of_recording() =>
        await (await server.FreshLedger())
            .Post("/v1/facilities/site-2/expand", new { capacity = new { megawatts = 200 } })
            .Says(("events[0].data.from", "2026-07-15"));

    [Theory]
    [InlineData("""{"from":"2027-01-01"}""", "$.capacity")]
    [InlineData("""{"from":"2027-01","capacity":{}}""", "$.from")]
    [InlineData("""{"capacity":{"megawatts":-1}}""", "$.capacity.megawatts")]
    [InlineData("""{"capacity":{"accelerators":[{"model":"H1","count":-1}]}}""", "$.capacity.accelerators")]
    public async Task That_cannot_be_read_is_malformed(string body, string where) =>
        await server.Ledger.PostRaw("/v1/facilities/site-1/expand", body).Malformed(where);
}
