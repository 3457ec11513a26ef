namespace EventLedger.Acceptance.RealDeals;

/// <summary>The 6.3 billion of the press, worked by hand; the first deal of the seeds.</summary>
[Collection(OneCluster.Name)]
public sealed class Reflection_as_it_was_signed(SeededServer server) : IClassFixture<SeededServer>
{
    private const string Id = "reflection-colossus-2";

    private readonly LedgerClient _ledger = server.Ledger;

    [Fact]
    public async Task Tells_the_headline_from_what_is_firm_and_what_can_be_cancelled() =>
        await _ledger.Contract(Id, "asOf=2026-07-01").Says(
            ("status", "Active"),
            ("commitment.headline", "6300000000.00"),
            ("commitment.earned", "0.00"),
            ("commitment.firm", "895161290.32"),
            ("commitment.firmUntil", "2026-12-30"),
            ("commitment.cancellable", "5404838709.68"),
            ("earliestNoticeOn", "2026-10-01"),
            ("notice", null),
            ("lastServiceDay", null));

    [Theory]
    [InlineData("customer")]
    [InlineData("provider")]
    public async Task Lets_either_side_leave_at_the_end_of_the_year_at_the_earliest(string side) =>
        await _ledger.Contract(Id, "asOf=2026-07-01").Says(
            ($"commitment.earliestExit.{side}.noticeOn", "2026-10-01"),
            ($"commitment.earliestExit.{side}.lastServiceDay", "2026-12-30"),
            ($"commitment.earliestExit.{side}.firm", "895161290.32"));

    [Fact]
    public async Task Has_the_terms_that_the_articles_tell_and_the_seed_assumes() =>
        await _ledger.Contract(Id, "asOf=2026-07-01").Says(
            ("providerId", "spacex"),
            ("customerId", "reflection-ai"),
            ("currency", "USD"),
            ("term.startsOn", "2026-07-01"),
            ("term.endsOn", "2029-12-31"),
            ("fees[0].from", "2026-07-01"),
            ("fees[0].monthlyFee", "150000000.00"),
            ("monthlyFee", "150000000.00"),
            ("billing.timing", "Advance"),
            ("billing.netDays", "30"),
            ("termination.by", "Either"),
            ("termination.noticeDays", "90"),
            ("termination.lockInMonths", "3"),
            ("termination.lockIn", "Notice"),
            ("termination.counting", "ExcludeNoticeDay"),
            ("capacity[0].facilityId", "colossus-2"));

    [Fact]
    public async Task Shows_the_announcement_beside_the_signed_terms() =>
        await _ledger.Contract(Id, "asOf=2026-07-01").Says(
            ("announced.announcedOn", "2026-06-22"),
            ("announced.monthlyFee", "150000000.00"),
            ("announced.startsOn", "2026-07-01"));

    [Fact]
    public async Task Has_earned_and_committed_more_half_a_year_later() =>
        await _ledger.Contract(Id, "asOf=2027-01-15").Says(
            ("commitment.headline", "6300000000.00"),
            ("commitment.earned", "967741935.48"),
            ("commitment.firmUntil", "2027-04-15"),
            ("commitment.firm", "457258064.52"),
            ("commitment.cancellable", "4875000000.00"));

    [Theory]
    [InlineData("2026-06-22", "Signed")]
    [InlineData("2026-06-30", "Signed")]
    [InlineData("2026-07-01", "Active")]
    [InlineData("2029-12-31", "Active")]
    [InlineData("2030-01-01", "Expired")]
    public async Task Changes_its_status_with_the_days_alone(string day, string status) =>
        await _ledger.Contract(Id, $"asOf={day}").Says(("status", status));

    [Fact]
    public async Task Is_not_known_the_day_before_it_was_announced() =>
        await _ledger.Contract(Id, "asOf=2026-06-21").NotFound();

    [Fact]
    public async Task Cannot_be_left_before_the_lock_in_ends() =>
        await _ledger.GiveNotice(Id, "Customer", "2026-09-30")
            .Refused(
                "notice-before-lock-in", ("givenOn", "2026-09-30"), ("earliestNoticeOn", "2026-10-01"));

    [Fact]
    public async Task Is_the_one_row_of_the_commitments_report()
    {
        var report = await _ledger.Get("/v1/reports/commitments?asOf=2026-07-01").Says(
            ($"rows[contractId={Id}].headline", "6300000000.00"),
            ($"rows[contractId={Id}].earned", "0.00"),
            ($"rows[contractId={Id}].firm", "895161290.32"),
            ($"rows[contractId={Id}].firmUntil", "2026-12-30"),
            ($"rows[contractId={Id}].cancellable", "5404838709.68"));
        report.Count("rows").ShouldBe(1);
    }

    [Fact]
    public async Task Alone_makes_the_totals_of_the_commitments_report()
    {
        var report = await _ledger.Get("/v1/reports/commitments?asOf=2026-07-01").Says(
            ("totals[currency=USD].headline", "6300000000.00"),
            ("totals[currency=USD].earned", "0.00"),
            ("totals[currency=USD].firm", "895161290.32"),
            ("totals[currency=USD].cancellable", "5404838709.68"));
        report.Count("totals").ShouldBe(1);
    }

    [Fact]
    public async Task Leaves_the_announced_deals_apart_in_the_commitments_report()
    {
        var report = await _ledger.Get("/v1/reports/commitments?asOf=2026-07-01").Says(
            ("announced[contractId=google-colossus-2].headline", "30000000000.00"),
            ("announced[contractId=openai-oracle].headline", "300000000000.00"),
            ("announced[contractId=anthropic-colossus-1].headline", null),
            ("announced[contractId=cursor-spacex].headline", null));
        report.Each("announced", "contractId").ShouldNotContain(Id);
        report.Count("announced").ShouldBe(4);
    }
}
