namespace EventLedger.Acceptance.Contracts;

/// <summary>Delays, renewals and amendments in any order of their days.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Changing_terms_over_time(LedgerServer server) : IClassFixture<LedgerServer>
{
    private readonly LedgerClient _ledger = server.Ledger;

    private async Task<string> Sign(string id, string startsOn = "2027-01-01", string? endsOn = "2027-12-31")
    {
        await _ledger.Sign(id, Terms.Reflection
            .With("term", new { startsOn, endsOn })
            .With("fees", Terms.Fee(startsOn, "1000.00")));
        return id;
    }

    [Fact]
    public async Task A_delay_moves_the_start_the_first_fee_and_the_lock_in()
    {
        var id = await Sign("delayed");
        await _ledger.Tell(id, "delay-commencement", new
        {
            newStartsOn = "2027-02-15",
            delayedOn = "2026-12-01",
            reason = "the hall is not ready",
        }).Says(
            ("events[0].type", "CommencementDelayed"),
            ("events[0].effectiveOn", "2026-12-01"),
            ("events[0].data.newStartsOn", "2027-02-15"));
        await _ledger.Contract(id, "asOf=2026-12-01").Says(
            ("status", "Signed"),
            ("term.startsOn", "2027-02-15"),
            ("term.endsOn", "2027-12-31"),
            ("fees[0].from", "2027-02-15"),
            ("earliestNoticeOn", "2027-05-15"),
            ("commitment.firmUntil", "2027-08-13"),
            ("commitment.headline", "10500.00"));
        await _ledger.Tell(id, "invoice-month", new { month = "2027-02" }).Says(
            ("events[0].data.total", "500.00"), ("events[0].data.lines[0].from", "2027-02-15"));
        await _ledger.Tell(id, "invoice-month", new { month = "2027-01" }).Refused("nothing-to-invoice");
    }

    [Fact]
    public async Task A_delay_may_move_the_end_too_and_is_dated_today_when_it_names_no_day()
    {
        var id = await Sign("delayed-today");
        await _ledger.Tell(
            id, "delay-commencement", new { newStartsOn = "2027-03-01", newEndsOn = "2028-02-29" }).Says(
            ("events[0].effectiveOn", "2026-07-15"));
        await _ledger.Contract(id).Says(
            ("term.endsOn", "2028-02-29"), ("commitment.headline", "12000.00"));
        await _ledger.Contract(id, "version=1").Says(("term.startsOn", "2027-01-01"));
    }

    [Fact]
    public async Task A_renewal_prolongs_the_term_at_the_last_fee_or_at_new_ones()
    {
        var id = await Sign("renewed");
        await _ledger.Tell(id, "renew", new { newEndsOn = "2028-06-30", renewedOn = "2027-11-01" }).Says(
            ("events[0].type", "ContractRenewed"), ("events[0].effectiveOn", "2027-11-01"));
        await _ledger.Contract(id, "asOf=2027-11-01").Says(
            ("term.endsOn", "2028-06-30"), ("commitment.headline", "18000.00"));
        await _ledger.Tell(id, "renew", new
        {
            newEndsOn = "2028-12-31",
            fees = Terms.Fee("2028-07-01", "2000.00"),
            renewedOn = "2028-06-30",
        }).Accepted();
        await _ledger.Contract(id, "asOf=2028-07-01").Says(
            ("status", "Active"),
            ("monthlyFee", "2000.00"),
            ("fees[1].from", "2028-07-01"),
            ("commitment.headline", "30000.00"));
        (await _ledger.Get($"/v1/contracts/{id}/diff?from=2&to=3&asOf=2028-07-01").Accepted()).At("changes")
            .GetRawText()
            .ShouldContain("""{"path":"term.endsOn","from":"2028-06-30","to":"2028-12-31"}""");
    }

    [Fact]
    public async Task Everything_may_be_amended_at_once_from_a_day_in_the_past()
    {
        var id = await Sign("everything");
        await _ledger.Tell(id, "amend", new
        {
            effectiveOn = "2027-07-01",
            fees = Terms.Fee("2027-07-01", "2000.00"),
            endsOn = (string?)null,
            termination = new { by = "Customer", noticeDays = 30, lockInMonths = 0 },
            capacity = new[]
            {
                new { facilityId = "site-1", share = "0.25" }, new { facilityId = "site-2", share = "0.75" },
            },
        }).Accepted();
        await _ledger.Contract(id, "asOf=2027-07-01").Says(
            ("term.endsOn", null),
            ("monthlyFee", "2000.00"),
            ("termination.by", "Customer"),
            ("commitment.headline", null),
            ("commitment.firmUntil", "2027-07-31"),
            ("commitment.firm", "2000.00"));
        await _ledger.Contract(id, "asOf=2027-06-30").Says(
            ("monthlyFee", "1000.00"), ("termination.by", "Either"), ("capacity[0].facilityId", "site-1"));
        await _ledger.Get("/v1/reports/run-rate?asOf=2027-07-01&groupBy=contract").Says(
            ("currencies[0].groups[id=everything].live", "2000.00"));
    }

    [Fact]
    public async Task Amendments_hold_from_their_days_whatever_the_order_in_which_they_came()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("out-of-order", Terms.Plain("2027-01-01", "2027-12-31", "100.00"));
        Task<Answer> Amend(string effectiveOn, string monthlyFee, string site) => ledger.Tell(
            "out-of-order", "amend", new
            {
                effectiveOn,
                fees = Terms.Fee(effectiveOn, monthlyFee),
                capacity = new[] { new { facilityId = site } },
            });
        await Amend("2027-09-01", "300.00", "site-3").Accepted();
        await ledger.Contract("out-of-order", "asOf=2027-01-01")
            .Says(("commitment.headline", "2000.00"));
        await Amend("2027-05-01", "200.00", "site-2").Accepted();
        await ledger.Contract("out-of-order", "asOf=2027-10-01").Says(
            ("commitment.headline", "2000.00"),
            ("monthlyFee", "200.00"),
            ("capacity[0].facilityId", "site-2"));
        await Amend("2027-10-01", "300.00", "site-3").Accepted();
        await ledger.Get("/v1/reports/run-rate?asOf=2027-10-01&groupBy=facility").Says(
            ("currencies[0].groups[id=site-3].live", "300.00"));
        await ledger.Get("/v1/reports/run-rate?asOf=2027-09-30&groupBy=facility").Says(
            ("currencies[0].groups[id=site-2].live", "200.00"));
        await ledger.Get("/v1/reports/run-rate?asOf=2027-04-30&groupBy=facility").Says(
            ("currencies[0].groups[id=site-1].live", "100.00"));
    }

    [Fact]
    public async Task Capacity_is_removed_with_null_and_a_fee_is_not()
    {
        var id = await Sign("removed");
        await _ledger.Tell(id, "amend", new { effectiveOn = "2027-07-01", capacity = (object?)null }).Says(
            ("events[0].data.capacity", "[]"));
        (await _ledger.Contract(id, "asOf=2027-07-01").Accepted()).Count("capacity").ShouldBe(0);
        (await _ledger.Contract(id, "asOf=2027-06-30").Accepted()).Count("capacity").ShouldBe(1);
        await _ledger.Tell(
            id, "amend", new { effectiveOn = "2027-08-01", endsOn = "2028-12-31", fees = (object?)null })
            .Malformed("$.fees");
    }
}
