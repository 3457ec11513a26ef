namespace EventLedger.Acceptance.Billing;

/// <summary>Over HTTP: the charge of a month as its invoice bills it.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Charging_a_month(LedgerServer server) : IClassFixture<LedgerServer>
{
    private readonly LedgerClient _ledger = server.Ledger;

    private async Task<Answer> Invoice(string id, Draft terms, string month)
    {
        await _ledger.Sign(id, terms);
        return await _ledger.Tell(id, "invoice-month", new { month }).Says(
            ("events[0].type", "MonthInvoiced"), ("events[0].data.number", $"{id}-0001"));
    }

    [Fact]
    public async Task With_two_fees_bills_both_by_their_days()
    {
        var terms = Terms.Plain("2026-07-01", "2027-12-31", "1000.00").With(
            "fees",
            new[]
            {
                new { from = "2026-07-01", monthlyFee = "1000.00" },
                new { from = "2027-02-15", monthlyFee = "1600.00" },
            });
        await Task.FromResult(await Invoice("two-fees", terms, "2027-02")).Says(
            ("events[0].data.lines[0].amount", "500.00"),
            ("events[0].data.lines[0].from", "2027-02-01"),
            ("events[0].data.lines[0].to", "2027-02-14"),
            ("events[0].data.lines[1].amount", "800.00"),
            ("events[0].data.lines[1].from", "2027-02-15"),
            ("events[0].data.lines[1].to", "2027-02-28"),
            ("events[0].data.total", "1300.00"));
    }

    [Fact]
    public async Task In_which_an_amendment_changes_the_fee_bills_both_by_their_days()
    {
        await _ledger.Sign("amended-fee", Terms.Plain("2026-07-01", "2027-12-31", "1000.00"));
        await _ledger.Tell(
            "amended-fee", "amend",
            new { effectiveOn = "2027-02-15", fees = Terms.Fee("2027-02-15", "1600.00") }).Accepted();
        await _ledger.Tell("amended-fee", "invoice-month", new { month = "2027-02" }).Says(
            ("events[0].data.lines[0].amount", "500.00"),
            ("events[0].data.lines[1].amount", "800.00"),
            ("events[0].data.total", "1300.00"));
    }

    [Fact]
    public async Task Rounds_its_lines_so_that_they_add_up()
    {
        var terms = Terms.Plain("2027-01-01", "2027-12-31", "0.01").With(
            "fees",
            new[]
            {
                new { from = "2027-01-01", monthlyFee = "0.01" },
                new { from = "2027-02-15", monthlyFee = "0.03" },
            });
        await Task.FromResult(await Invoice("cents", terms, "2027-02")).Says(
            ("events[0].data.lines[0].amount", "0.01"),
            ("events[0].data.lines[1].amount", "0.01"),
            ("events[0].data.total", "0.02"));
    }

    [Theory]
    [InlineData("ActualDays", "2026-07-16", "2026-07", "3100.00", "1600.00")]
    [InlineData("Thirty360", "2026-07-16", "2026-07", "3000.00", "1500.00")]
    [InlineData("Thirty360", "2027-02-15", "2027-02", "3000.00", "1600.00")]
    [InlineData("Thirty360", "2026-07-01", "2026-07", "3000.00", "3000.00")]
    [InlineData("FullMonths", "2026-07-31", "2026-07", "3000.00", "3000.00")]
    public async Task Begun_in_its_midst_is_charged_by_the_proration_of_the_contract(
        string proration, string startsOn, string month, string fee, string total)
    {
        var id = $"{proration}-{startsOn}".ToLowerInvariant();
        var terms = Terms.Plain(startsOn, "2027-12-31", fee).With("proration", proration);
        await Task.FromResult(await Invoice(id, terms, month)).Says(("events[0].data.total", total));
    }

    [Theory]
    [InlineData("JPY", "100000", "32258")]
    [InlineData("USD", "1000.00", "322.58")]
    [InlineData("BHD", "1000.000", "322.581")]
    public async Task Is_rounded_once_to_the_decimals_of_the_currency(
        string currency, string fee, string total)
    {
        var id = $"in-{currency}".ToLowerInvariant();
        var terms = Terms.Plain("2026-07-22", "2027-12-31", fee).With("currency", currency);
        await Task.FromResult(await Invoice(id, terms, "2026-07")).Says(
            ("events[0].data.total", total), ("events[0].data.currency", currency));
    }

    [Fact]
    public async Task Rounds_half_a_cent_away_from_zero() =>
        await Task.FromResult(
                await Invoice("half-a-cent", Terms.Plain("2027-02-15", "2027-12-31", "0.01"), "2027-02"))
            .Says(("events[0].data.total", "0.01"));

    [Fact]
    public async Task Without_a_fee_is_invoiced_at_nothing_and_is_paid()
    {
        var terms = Terms.Plain("2026-07-01", "2026-12-31", "0.00");
        await Task.FromResult(await Invoice("free", terms, "2026-07")).Says(("events[0].data.total", "0.00"));
        await _ledger.Get("/v1/contracts/free/invoices/free-0001").Says(
            ("status", "Paid"), ("total", "0.00"), ("balance", "0.00"));
    }
}
