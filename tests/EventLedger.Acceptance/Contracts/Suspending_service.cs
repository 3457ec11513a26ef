namespace EventLedger.Acceptance.Contracts;

/// <summary>Suspended days, free of fees or not.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Suspending_service(LedgerServer server) : IClassFixture<LedgerServer>
{
    private readonly LedgerClient _ledger = server.Ledger;

    /// <summary>1,000.00 a month over 2027, suspended from 11 to 20 February.</summary>
    private static async Task Suspended(LedgerClient ledger, string id, bool abateFees)
    {
        await ledger.Sign(id, Terms.Plain("2027-01-01", "2027-12-31", "1000.00"));
        await ledger.Tell(id, "suspend", new { from = "2027-02-11", abateFees, reason = "flood" }).Says(
            ("events[0].type", "ServiceSuspended"), ("events[0].effectiveOn", "2027-02-11"));
        await ledger.Tell(id, "resume", new { from = "2027-02-21" }).Says(
            ("events[0].type", "ServiceResumed"), ("events[0].effectiveOn", "2027-02-21"));
    }

    [Fact]
    public async Task Free_of_fees_takes_its_days_out_of_invoice_and_commitment()
    {
        await Suspended(_ledger, "free", abateFees: true);
        await _ledger.Tell("free", "invoice-month", new { month = "2027-02" }).Says(
            ("events[0].data.total", "642.86"),
            ("events[0].data.lines[0].to", "2027-02-10"),
            ("events[0].data.lines[0].amount", "357.14"),
            ("events[0].data.lines[1].from", "2027-02-21"),
            ("events[0].data.lines[1].amount", "285.72"));
        await _ledger.Contract("free", "asOf=2027-02-15").Says(
            ("status", "Suspended"),
            ("monthlyFee", "1000.00"),
            ("suspensions[0].from", "2027-02-11"),
            ("suspensions[0].to", "2027-02-20"),
            ("suspensions[0].abateFees", "true"),
            ("suspensions[0].reason", "flood"),
            ("commitment.headline", "11642.86"),
            ("commitment.earned", "1357.14"),
            ("commitment.firm", "10285.72"));
        await _ledger.Contract("free", "asOf=2027-02-21").Says(("status", "Active"));
    }

    [Fact]
    public async Task With_fees_running_on_charges_the_whole_month()
    {
        await Suspended(_ledger, "paid", abateFees: false);
        await _ledger.Tell("paid", "invoice-month", new { month = "2027-02" }).Says(
            ("events[0].data.total", "1000.00"), ("events[0].data.lines[0].to", "2027-02-28"));
        await _ledger.Contract("paid", "asOf=2027-02-15").Says(
            ("status", "Suspended"), ("commitment.headline", "12000.00"));
    }

    [Theory]
    [InlineData(true, "0.00", "1000.00")]
    [InlineData(false, "1000.00", "0.00")]
    public async Task Moves_run_rate_from_live_to_suspended_where_it_is_free(
        bool abateFees, string live, string suspended)
    {
        var ledger = await server.FreshLedger();
        await Suspended(ledger, "moved", abateFees);
        await ledger.Get("/v1/reports/run-rate?asOf=2027-02-11").Says(
            ("currencies[0].live.monthly", live),
            ("currencies[0].contracted.monthly", live),
            ("currencies[0].suspended.monthly", suspended),
            ("currencies[0].groups[id=customer].suspended", suspended));
        await ledger.Get("/v1/reports/run-rate?asOf=2027-02-21").Says(
            ("currencies[0].live.monthly", "1000.00"), ("currencies[0].suspended.monthly", "0.00"));
        (await ledger.Get("/v1/reports/run-rate?asOf=2027-02-11&format=csv").Accepted()).Text
            .ShouldContain($"Total,USD,,Total,{live},{live},{live},{suspended}");
    }

    [Fact]
    public async Task Lists_the_suspended_and_tells_it_in_the_history()
    {
        var ledger = await server.FreshLedger();
        await Suspended(ledger, "told", abateFees: true);
        (await ledger.Pages("/v1/contracts?status=Suspended&asOf=2027-02-11", "id")).ShouldBe(["told"]);
        (await ledger.Pages("/v1/contracts?status=Suspended&asOf=2027-02-21", "id")).ShouldBeEmpty();
        await ledger.Get("/v1/contracts/told/history").Says(
            ("items[1].sentence", "Service is suspended from 2027-02-11 on, free of fees (flood)."),
            ("items[1].after.status", "Suspended"),
            ("items[2].sentence", "Service resumes on 2027-02-21."),
            ("items[2].before.status", "Suspended"),
            ("items[2].after.status", "Active"));
        await ledger.Get("/v1/reports/commitments?asOf=2027-02-11").Says(
            ("rows[0].status", "Suspended"), ("totals[0].headline", "11642.86"));
    }

    [Fact]
    public async Task Of_a_month_that_was_invoiced_is_trued_up_by_the_next_invoice()
    {
        await _ledger.Sign("trued-up", Terms.Plain("2027-01-01", "2027-12-31", "1000.00"));
        await _ledger.Tell("trued-up", "invoice-month", new { month = "2027-02" })
            .Says(("events[0].data.total", "1000.00"));
        var flood = new { from = "2027-02-11", abateFees = true, reason = "flood" };
        await _ledger.Tell("trued-up", "suspend", flood).Accepted();
        await _ledger.Tell("trued-up", "resume", new { from = "2027-02-21" }).Accepted();
        await _ledger.Tell("trued-up", "invoice-month", new { month = "2027-03" }).Says(
            ("events[0].data.total", "642.86"),
            ("events[0].data.lines[0].amount", "1000.00"),
            ("events[0].data.lines[1].kind", "TrueUp"),
            ("events[0].data.lines[1].month", "2027-02"),
            ("events[0].data.lines[1].amount", "-357.14"),
            ("events[0].data.lines[1].reason",
                "SuspendService (version 3) and ResumeService (version 4) changed 2027-02"));
    }

    [Fact]
    public async Task Needs_to_say_whether_fees_run_on_and_why()
    {
        await _ledger.Sign("asked", Terms.Plain("2026-07-01", "2027-12-31", "1000.00"));
        await _ledger.Tell("asked", "suspend", new { from = "2026-08-01", reason = "flood" })
            .Malformed("$.abateFees");
        await _ledger.Tell("asked", "suspend", new { from = "2026-08-01", abateFees = true })
            .Malformed("$.reason");
        await _ledger.Tell("asked", "suspend", new { abateFees = true, reason = "flood" })
            .Says(("events[0].data.from", "2026-07-15"));
        await _ledger.Tell("asked", "resume", new { }).Says(("events[0].data.from", "2026-07-15"));
    }
}
