namespace EventLedger.Acceptance.Reports;

/// <summary>Reports of a large book can be asked for their largest rows; totals stay those of all.</summary>
[Collection(OneCluster.Name)]
public sealed class The_largest_rows(LedgerServer server) : IClassFixture<LedgerServer>
{
    private async Task<LedgerClient> Stocked()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("small", Terms.Plain("2026-07-01", "2026-12-31", "100.00"));
        await ledger.Sign(
            "large", Terms.Plain("2026-07-01", "2026-12-31", "500.00").With("customerId", "stranger"));
        await ledger.Sign("middle", Terms.Plain("2026-07-01", "2026-12-31", "300.00"));
        await ledger.Sign(
            "yen", Terms.Plain("2026-07-01", "2026-12-31", "7").With("currency", "JPY"));
        await ledger.Tell("told", "announce", Terms.Deal).Accepted();
        await ledger.Tell("rumour", "announce", Terms.Deal.With("monthlyFee", "9000.00")).Accepted();
        return ledger;
    }

    [Fact]
    public async Task Of_commitments_are_those_of_each_currency_with_the_largest_headline()
    {
        var ledger = await Stocked();
        var answer = await ledger.Get("/v1/reports/commitments?asOf=2026-07-01&top=2").Says(
            ("totals[currency=USD].contracts", "3"),
            ("totals[currency=USD].headline", "5400.00"));
        answer.Each("rows", "contractId").ShouldBe(["large", "middle", "yen"]);
        (await ledger.Get("/v1/reports/commitments?asOf=2026-07-01&top=1").Accepted())
            .Each("announced", "contractId").ShouldBe(["rumour"]);
        (await ledger.Get("/v1/reports/commitments?asOf=2026-07-01").Accepted())
            .Each("rows", "contractId").ShouldBe(["large", "middle", "small", "yen"]);
    }

    [Fact]
    public async Task Of_run_rate_and_concentration_leave_the_figures_as_they_are()
    {
        var ledger = await Stocked();
        var rate = await ledger.Get("/v1/reports/run-rate?asOf=2026-07-01&groupBy=contract&top=1").Says(
            ("currencies[currency=USD].live.monthly", "900.00"));
        rate.Each("currencies[currency=USD].groups", "id").ShouldBe(["rumour"]);
        var shares = await ledger.Get("/v1/reports/concentration?asOf=2026-07-01&top=1").Says(
            ("currencies[currency=USD].monthly", "900.00"),
            ("currencies[currency=USD].byCustomer.hhi", "5062"));
        shares.Each("currencies[currency=USD].byCustomer.shares", "id").ShouldBe(["stranger"]);
    }

    [Fact]
    public async Task Of_a_waterfall_are_the_largest_movements_of_each_month()
    {
        var ledger = await Stocked();
        var answer = await ledger.Get("/v1/reports/run-rate/waterfall?from=2026-07&to=2027-01&top=1").Says(
            ("rows[month=2027-01].churn", "7"));
        answer.At("rows").EnumerateArray().Single(row =>
                row.GetProperty("month").GetString() == "2027-01"
                && row.GetProperty("currency").GetString() == "USD")
            .GetProperty("churn").GetString().ShouldBe("900.00");
        answer.Each("movements", "contractId").ShouldBe(["large", "yen", "large", "yen"], ignoreOrder: true);
    }

    [Fact]
    public async Task Of_receivables_are_the_customers_of_each_currency_that_owe_most()
    {
        var ledger = await Stocked();
        foreach (var contract in (string[])["small", "large", "middle", "yen"])
            await ledger.Tell(contract, "invoice-month", new { month = "2026-07", issuedOn = "2026-07-01" })
                .Accepted();
        var answer = await ledger.Get("/v1/reports/receivables?asOf=2026-07-20&top=1").Says(
            ("totals[currency=USD].customers", "2"), ("totals[currency=USD].total", "900.00"));
        answer.Each("rows", "currency").ShouldBe(["USD", "JPY"], ignoreOrder: true);
        answer["rows[currency=USD].customerId"].ShouldBe("stranger");
        var file = await ledger.Get("/v1/reports/receivables?asOf=2026-07-20&top=1&format=csv").Accepted();
        file.Text.ShouldContain("400.00");
    }

    [Fact]
    public async Task Of_what_changed_since_close_are_the_contracts_that_moved_most_up_or_down()
    {
        var ledger = await Stocked();
        await ledger.Post(
            "/v1/books/provider/close-month", new { month = "2026-07", closedOn = "2026-08-01" })
            .Accepted();
        (string, string)[] fees = [("small", "150.00"), ("large", "400.00"), ("middle", "310.00")];
        foreach (var (contract, fee) in fees)
            await ledger.Tell(contract, "amend", new
            {
                effectiveOn = "2026-07-01",
                fees = Terms.Fee("2026-07-01", fee),
                bookInOpenMonth = true,
            }).Accepted();
        const string Report = "/v1/reports/changed-since-close?asOf=2026-08-01";
        (await ledger.Get(Report).Accepted()).Count("rows").ShouldBe(3);
        var answer = await ledger.Get($"{Report}&top=2").Accepted();
        answer.Each("rows", "contractId").ShouldBe(["large", "small"]);
        answer["rows[0].earned.difference"].ShouldBe("-100.00");
    }

    [Fact]
    public async Task Are_repeated_by_the_token_of_their_answer()
    {
        var ledger = await Stocked();
        var first = await ledger.Get("/v1/reports/commitments?asOf=2026-07-01&top=1").Accepted();
        var again = await ledger.Get($"/v1/answers/{first["token"]}").Accepted();
        again.Text.ShouldBe(first.Text);
        again.Count("rows").ShouldBe(2);
    }

    [Theory]
    [InlineData("commitments?top=0")]
    [InlineData("run-rate?top=1001")]
    [InlineData("concentration?top=x")]
    [InlineData("run-rate/waterfall?top=-1")]
    [InlineData("claims?top=0")]
    [InlineData("exposure?top=3")]
    public async Task Are_one_to_a_thousand(string report) =>
        await server.Ledger.Get($"/v1/reports/{report}").Malformed("top");
}
