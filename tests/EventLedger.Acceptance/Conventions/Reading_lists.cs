namespace EventLedger.Acceptance.Conventions;

/// <summary>Limit, cursor, asOf, knownAt.</summary>
[Collection(OneCluster.Name)]
public sealed class Reading_lists(LedgerServer server) : IClassFixture<LedgerServer>
{
    private readonly LedgerClient _ledger = server.Ledger;

    [Fact]
    public async Task Of_contracts_page_by_page_is_not_disturbed_by_what_is_written_meanwhile()
    {
        var ledger = await server.FreshLedger();
        foreach (var i in Enumerable.Range(1, 7))
            await ledger.Tell($"m-{i}", "announce", Terms.Deal).Accepted();
        var written = 0;
        (await ledger.Pages("/v1/contracts?limit=3", "id", async () =>
        {
            await ledger.Tell($"a-{++written}", "announce", Terms.Deal).Accepted();
            await ledger.Tell($"z-{written}", "announce", Terms.Deal).Accepted();
        })).ShouldBe(["m-1", "m-2", "m-3", "m-4", "m-5", "m-6", "m-7"], ignoreOrder: true);
    }

    [Fact]
    public async Task Of_parties_page_by_page_is_not_disturbed_by_what_is_written_meanwhile()
    {
        var ledger = await server.EmptyLedger();
        foreach (var i in Enumerable.Range(1, 5))
            await ledger.Post($"/v1/parties/m-{i}/register", new { name = "M", country = "C" }).Accepted();
        var written = 0;
        (await ledger.Pages("/v1/parties?limit=2", "id", async () =>
        {
            await ledger.Post($"/v1/parties/a-{++written}/register", new { name = "A", country = "C" })
                .Accepted();
            await ledger.Post($"/v1/parties/z-{written}/register", new { name = "Z", country = "C" })
                .Accepted();
        })).ShouldBe(["m-1", "m-2", "m-3", "m-4", "m-5"], ignoreOrder: true);
    }

    [Fact]
    public async Task Of_events_page_by_page_has_each_event_once_and_in_order()
    {
        var ledger = await server.FreshLedger();
        var written = 0;
        var positions = (await ledger.Pages("/v1/events?limit=2", "position", async () =>
        {
            if (written < 3)
                await ledger.Post($"/v1/parties/more-{++written}/register", new { name = "A" }).Accepted();
        })).Select(int.Parse).ToArray();
        positions.Length.ShouldBeGreaterThanOrEqualTo(6);
        positions.ShouldBe(Enumerable.Range(1, positions.Length));
    }

    [Fact]
    public async Task Of_a_contract_s_events_page_by_page_has_each_version_once()
    {
        await _ledger.Sign("paged", Terms.Reflection);
        foreach (var month in (string[])["2026-07", "2026-08", "2026-09", "2026-10"])
            await _ledger.Tell("paged", "invoice-month", new { month }).Accepted();
        (await _ledger.Pages("/v1/contracts/paged/events?limit=2", "version"))
            .ShouldBe(["1", "2", "3", "4", "5"]);
    }

    [Fact]
    public async Task Gives_a_hundred_items_when_no_limit_is_named()
    {
        var ledger = await server.EmptyLedger();
        await Task.WhenAll(Enumerable.Range(1, 101).Select(i =>
            ledger.Post($"/v1/parties/p-{i}/register", new { name = "A", country = "C" }).Accepted()));
        var page = await ledger.Get("/v1/events").Accepted();
        page.Count("items").ShouldBe(100);
        page["next"].ShouldNotBeNull();
        var all = await ledger.Get("/v1/events?limit=1000").Says(("next", null));
        all.Count("items").ShouldBe(101);
        (await ledger.Get("/v1/parties").Accepted()).Count("items").ShouldBe(100);
    }

    [Fact]
    public async Task Of_events_goes_on_after_a_position()
    {
        var ledger = await server.FreshLedger();
        (await ledger.Get("/v1/events?after=2&limit=2").Accepted()).Each("items", "position")
            .ShouldBe(["3", "4"]);
        (await ledger.Get("/v1/events?after=1000").Accepted()).Count("items").ShouldBe(0);
    }

    [Theory]
    [InlineData("limit", "0")]
    [InlineData("limit", "-1")]
    [InlineData("limit", "1001")]
    [InlineData("limit", "many")]
    [InlineData("limit", "1e2")]
    [InlineData("cursor", "made-up")]
    [InlineData("asOf", "2026-02-30")]
    [InlineData("asOf", "yesterday")]
    [InlineData("knownAt", "2026-07-15")]
    [InlineData("knownAt", "2026-07-15T25:00:00Z")]
    [InlineData("knownAt", "2999-01-01T00:00:00Z")]
    [InlineData("status", "Sleeping")]
    [InlineData("status", "active")]
    [InlineData("unheard", "of")]
    [InlineData("asof", "2026-07-01")]
    public async Task With_a_parameter_that_makes_no_sense_is_refused(string name, string value) =>
        await _ledger.Get($"/v1/contracts?{name}={value}").Malformed(name);

    [Theory]
    [InlineData("/v1/contracts/x")]
    [InlineData("/v1/contracts/x/events")]
    [InlineData("/v1/contracts/x/billing")]
    [InlineData("/v1/contracts/x/invoices/x-0001")]
    [InlineData("/v1/parties")]
    [InlineData("/v1/parties/provider")]
    [InlineData("/v1/facilities")]
    [InlineData("/v1/facilities/site-1")]
    [InlineData("/v1/events")]
    [InlineData("/v1/ledger")]
    [InlineData("/v1/ledgers")]
    [InlineData("/v1/reports/run-rate")]
    [InlineData("/v1/reports/commitments")]
    public async Task Or_anything_else_with_a_parameter_that_nobody_knows_is_refused(string path) =>
        await _ledger.Get($"{path}?unheard=of").Malformed("unheard");

    [Theory]
    [InlineData("/v1/contracts")]
    [InlineData("/v1/parties")]
    [InlineData("/v1/reports/run-rate")]
    [InlineData("/v1/reports/commitments")]
    public async Task Known_at_an_instant_that_is_yet_to_come_is_refused(string path) =>
        await _ledger.Get($"{path}?knownAt=2026-07-16T12:00:00Z").Malformed("knownAt");

    [Fact]
    public async Task Grouped_by_what_nobody_knows_is_refused() =>
        await _ledger.Get("/v1/reports/run-rate?groupBy=weather").Malformed("groupBy");

    [Fact]
    public async Task Twice_with_one_parameter_is_not_guessed_at()
    {
        var answer = await _ledger.Get("/v1/contracts?limit=1&limit=2");
        answer.Status.ShouldBe(400, answer.ToString());
    }
}
