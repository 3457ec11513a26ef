namespace EventLedger.Acceptance.Contracts;

/// <summary>Termination for cause and rescission.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Ending_without_notice(LedgerServer server) : IClassFixture<LedgerServer>
{
    private readonly LedgerClient _ledger = server.Ledger;

    private static async Task Terminated(LedgerClient ledger, string id)
    {
        await ledger.Sign(id, Terms.Reflection);
        await ledger.Tell(
            id, "terminate-for-cause",
            new { givenOn = "2027-01-15", lastServiceDay = "2027-01-31", reason = "unpaid" }).Says(
            ("events[0].type", "ContractTerminatedForCause"),
            ("events[0].effectiveOn", "2027-01-15"),
            ("events[0].data.lastServiceDay", "2027-01-31"),
            ("events[0].data.reason", "unpaid"));
    }

    [Fact]
    public async Task For_cause_counts_from_its_own_day_on()
    {
        await Terminated(_ledger, "for-cause");
        await _ledger.Contract("for-cause", "asOf=2026-12-01").Says(
            ("status", "Active"), ("notice", null), ("terminationForCause", null), ("lastServiceDay", null),
            ("commitment.firmUntil", "2027-01-31"), ("commitment.firm", "300000000.00"),
            ("commitment.forgone", "0.00"));
        await _ledger.Contract("for-cause", "asOf=2027-01-15").Says(
            ("status", "UnderNotice"), ("notice", null),
            ("terminationForCause.lastServiceDay", "2027-01-31"), ("terminationForCause.reason", "unpaid"),
            ("lastServiceDay", "2027-01-31"), ("monthlyFee", "150000000.00"),
            ("commitment.earned", "967741935.48"), ("commitment.firm", "82258064.52"),
            ("commitment.firmUntil", "2027-01-31"), ("commitment.cancellable", "0.00"),
            ("commitment.forgone", "5250000000.00"), ("commitment.earliestExit.customer", null));
        await _ledger.Contract("for-cause", "asOf=2027-02-01").Says(
            ("status", "Terminated"), ("lastServiceDay", "2027-01-31"), ("monthlyFee", null));
        await _ledger.Tell("for-cause", "invoice-month", new { month = "2027-01", issuedOn = "2027-01-01" })
            .Says(("events[0].data.total", "150000000.00"));
        await _ledger.Tell("for-cause", "invoice-month", new { month = "2027-02", issuedOn = "2027-02-01" })
            .Refused("nothing-to-invoice", ("lastServiceDay", "2027-01-31"));
    }

    [Fact]
    public async Task For_cause_shows_in_run_rate_and_lists()
    {
        var ledger = await server.FreshLedger();
        await Terminated(ledger, "leaving");
        await ledger.Get("/v1/reports/run-rate?asOf=2027-01-20").Says(
            ("currencies[0].live.monthly", "150000000.00"),
            ("currencies[0].underNotice[0].contractId", "leaving"),
            ("currencies[0].underNotice[0].leavesIn", "2027-02"));
        await ledger.Get("/v1/reports/run-rate?asOf=2027-02-01").Says(
            ("currencies[0].live.monthly", "0.00"));
        (await ledger.Pages("/v1/contracts?asOf=2027-02-01&status=Terminated", "id")).ShouldBe(["leaving"]);
        (await ledger.Pages("/v1/contracts?asOf=2027-01-31&status=Terminated", "id")).ShouldBeEmpty();
    }

    [Fact]
    public async Task By_rescission_keeps_service_from_beginning()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("undone", Terms.Reflection);
        await ledger.Tell("undone", "rescind", new { rescindedOn = "2026-06-25", reason = "no finance" })
            .Says(("events[0].type", "ContractRescinded"), ("events[0].effectiveOn", "2026-06-25"));
        await ledger.Contract("undone", "asOf=2026-06-24").Says(
            ("status", "Signed"), ("rescission", null), ("commitment.firm", "0.00"),
            ("commitment.cancellable", "6300000000.00"));
        await ledger.Contract("undone", "asOf=2026-06-25").Says(
            ("status", "Rescinded"), ("rescission.rescindedOn", "2026-06-25"),
            ("rescission.reason", "no finance"), ("monthlyFee", null), ("lastServiceDay", null),
            ("notice", null), ("commitment.headline", "6300000000.00"), ("commitment.earned", "0.00"),
            ("commitment.firm", "0.00"), ("commitment.firmUntil", null), ("commitment.cancellable", "0.00"),
            ("commitment.forgone", "6300000000.00"), ("commitment.earliestExit.provider", null));
        await ledger.Get("/v1/reports/run-rate?asOf=2026-06-24").Says(
            ("currencies[0].contracted.monthly", "150000000.00"));
        await ledger.Get("/v1/reports/run-rate?asOf=2026-07-01").Says(
            ("currencies[0].live.monthly", "0.00"), ("currencies[0].contracted.monthly", "0.00"));
        await ledger.Get("/v1/reports/commitments?asOf=2026-07-01").Says(
            ("rows[0].status", "Rescinded"), ("totals[0].forgone", "6300000000.00"));
        (await ledger.Pages("/v1/contracts?asOf=2026-07-01&status=Rescinded", "id")).ShouldBe(["undone"]);
        (await ledger.Pages("/v1/contracts?asOf=2026-07-01&status=Active", "id")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Is_dated_today_unless_the_command_says_otherwise()
    {
        await _ledger.Sign("today", Terms.Reflection);
        await _ledger.Tell(
            "today", "terminate-for-cause", new { lastServiceDay = "2026-07-31", reason = "unpaid" })
            .Says(("events[0].effectiveOn", "2026-07-15"), ("events[0].data.givenOn", "2026-07-15"));
        await _ledger.Sign("later", Terms.Plain("2026-09-01", "2026-12-31", "1000.00"));
        await _ledger.Tell("later", "rescind", new { reason = "no finance" })
            .Says(("events[0].effectiveOn", "2026-07-15"));
    }

    [Fact]
    public async Task Needs_a_reason()
    {
        await _ledger.Sign("no-reason", Terms.Reflection);
        await _ledger.Tell("no-reason", "terminate-for-cause", new { lastServiceDay = "2026-07-31" })
            .Malformed("$.reason");
        await _ledger.Tell("no-reason", "rescind", new { rescindedOn = "2026-06-25" }).Malformed("$.reason");
    }
}
