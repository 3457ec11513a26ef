namespace EventLedger.Acceptance.Reports;

/// <summary>The reports beside run-rate and commitments, over the seeds.</summary>
[Collection(OneCluster.Name)]
public sealed class Reports_of_the_real_deals(SeededServer server) : IClassFixture<SeededServer>
{
    private Task<Answer> Report(string path) => server.Ledger.Get($"/v1/reports/{path}");

    [Fact]
    public async Task Show_run_rate_at_the_end_of_each_month()
    {
        var series = await Report("run-rate/series?from=2026-05&to=2026-07").Says(
            ("from", "2026-05"),
            ("to", "2026-07"),
            ("rows[month=2026-05].announced", "1250000000.00"),
            ("rows[month=2026-06].asOf", "2026-06-30"),
            ("rows[month=2026-06].live", "0.00"),
            ("rows[month=2026-06].contracted", "150000000.00"),
            ("rows[month=2026-07].live", "150000000.00"),
            ("rows[month=2026-07].announced", "2320000000.00"));
        series.Count("rows").ShouldBe(3);
        series.Number("position").ShouldBe(await server.Ledger.Head());
    }

    [Fact]
    public async Task Show_twelve_months_to_the_one_of_asOf_when_not_asked_otherwise() =>
        await Report("run-rate/series?asOf=2026-07-31").Says(("from", "2025-08"), ("to", "2026-07"));

    [Theory]
    [InlineData("from=2026-08&to=2026-07", "to")]
    [InlineData("from=1900-01&to=2026-07", "to")]
    [InlineData("from=2026-13", "from")]
    public async Task Refuse_months_that_make_no_sense(string query, string where)
    {
        await Report($"run-rate/series?{query}").Malformed(where);
        await Report($"run-rate/waterfall?{query}").Malformed(where);
    }

    [Fact]
    public async Task Show_what_was_new_in_July()
    {
        var waterfall = await Report("run-rate/waterfall?from=2026-06&to=2026-08&groupBy=customer").Says(
            ("groupBy", "Customer"),
            ("rows[month=2026-06].closing", "0.00"),
            ("rows[month=2026-07].opening", "0.00"),
            ("rows[month=2026-07].currency", "USD"),
            ("rows[month=2026-07].new", "150000000.00"),
            ("rows[month=2026-07].expansion", "0.00"),
            ("rows[month=2026-07].contraction", "0.00"),
            ("rows[month=2026-07].churn", "0.00"),
            ("rows[month=2026-07].reactivation", "0.00"),
            ("rows[month=2026-07].transferIn", "0.00"),
            ("rows[month=2026-07].transferOut", "0.00"),
            ("rows[month=2026-07].closing", "150000000.00"),
            ("rows[month=2026-08].opening", "150000000.00"),
            ("groups[id=reflection-ai].name", "Reflection AI"),
            ("groups[id=reflection-ai].rows[month=2026-07].new", "150000000.00"),
            ("movements[contractId=reflection-colossus-2].on", "2026-07-01"),
            ("movements[contractId=reflection-colossus-2].kind", "New"));
        waterfall.Count("rows").ShouldBe(3);
    }

    [Fact]
    public async Task Show_how_much_hangs_on_whom() => await Report(
            "concentration?asOf=2026-07-01&basis=announced")
        .Says(
            ("basis", "Announced"),
            ("currencies[currency=USD].byCustomer.hhi", "4517"),
            ("currencies[currency=USD].byCustomer.shares[id=anthropic].share", "0.538793"),
            ("currencies[currency=USD].byFacility.hhi", "5030"));

    [Fact]
    public async Task Show_the_concentration_of_what_is_live_when_not_asked_otherwise() => await Report(
            "concentration?asOf=2026-07-01")
        .Says(("basis", "Live"), ("currencies[currency=USD].byCustomer.hhi", "10000"));

    [Fact]
    public async Task Show_how_long_funding_lasts() => await Report("exposure?asOf=2026-07-01").Says(
        ("rows[customerId=reflection-ai].funding.amount", "2500000000.00"),
        ("rows[customerId=reflection-ai].funding.asOf", "2026"),
        ("rows[customerId=reflection-ai].monthly", "150000000.00"),
        ("rows[customerId=reflection-ai].runwayMonths", "16.7"),
        ("rows[customerId=reflection-ai].isEstimate", "true"));

    [Theory]
    [InlineData("run-rate/series?from=2026-05&to=2026-07", "rows")]
    [InlineData("run-rate/waterfall?from=2026-05&to=2026-07", "rows")]
    [InlineData("concentration?asOf=2026-07-01", "currencies")]
    [InlineData("exposure?asOf=2026-07-01", "rows")]
    [InlineData("capacity?asOf=2026-07-01", "rows")]
    [InlineData("claims?asOf=2026-07-01", "rows")]
    public async Task Know_nothing_before_anything_was_recorded(string path, string rows) =>
        (await Report($"{path}&knownAt=2020-01-01T00:00:00Z").Accepted()).Count(rows).ShouldBe(0);
}
