namespace EventLedger.Acceptance.Contracts;

/// <summary>What is firm depends on the clause, which is data on the contract.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Commitment_under_a_clause(LedgerServer server) : IClassFixture<LedgerServer>
{
    private readonly LedgerClient _ledger = server.Ledger;

    [Fact]
    public async Task Ends_a_day_earlier_when_the_day_of_notice_counts()
    {
        await _ledger.Sign(
            "include-notice-day", Terms.Reflection.With("termination.counting", "IncludeNoticeDay"));
        await _ledger.Contract("include-notice-day", "asOf=2026-07-01").Says(
            ("commitment.firmUntil", "2026-12-29"), ("commitment.firm", "890322580.65"));
    }

    [Fact]
    public async Task Is_three_months_when_the_contract_can_end_after_three_months()
    {
        var terms = Terms.Reflection.With("termination.lockIn", "Termination");
        await _ledger.Sign("lock-in-termination", terms);
        await _ledger.Contract("lock-in-termination", "asOf=2026-07-01").Says(
            ("earliestNoticeOn", "2026-07-01"),
            ("commitment.firmUntil", "2026-09-30"),
            ("commitment.firm", "450000000.00"));
        await _ledger.GiveNotice("lock-in-termination", "Customer", "2026-07-01").Says(
            ("events[0].data.lastServiceDay", "2026-09-30"));
    }

    [Fact]
    public async Task Runs_to_the_end_without_a_clause()
    {
        await _ledger.Sign("no-clause", Terms.Reflection.With("termination", null));
        await _ledger.Contract("no-clause", "asOf=2026-07-01").Says(
            ("termination", null),
            ("commitment.firmUntil", "2029-12-31"),
            ("commitment.firm", "6300000000.00"),
            ("commitment.cancellable", "0.00"),
            ("commitment.earliestExit.customer", null),
            ("commitment.earliestExit.provider", null));
    }

    [Fact]
    public async Task Names_no_exit_for_the_side_that_may_not_leave()
    {
        await _ledger.Sign("customer-only", Terms.Reflection.With("termination.by", "Customer"));
        await _ledger.Contract("customer-only", "asOf=2026-07-01").Says(
            ("commitment.earliestExit.customer.noticeOn", "2026-10-01"),
            ("commitment.earliestExit.provider", null),
            ("commitment.firmUntil", "2026-12-30"));
    }

    [Fact]
    public async Task Has_no_headline_when_the_contract_is_open_ended()
    {
        await _ledger.Sign("open-ended", Terms.Reflection.With("term", new { startsOn = "2026-07-01" }));
        await _ledger.Contract("open-ended", "asOf=2026-07-01").Says(
            ("term.endsOn", null),
            ("commitment.headline", null),
            ("commitment.cancellable", null),
            ("commitment.forgone", null),
            ("commitment.firm", "895161290.32"),
            ("commitment.firmUntil", "2026-12-30"));
    }

    [Fact]
    public async Task Cannot_be_left_when_the_lock_in_is_longer_than_the_term()
    {
        await _ledger.Sign("locked-in", Terms.Reflection.With("termination.lockInMonths", 60));
        await _ledger.Contract("locked-in", "asOf=2026-07-01").Says(
            ("commitment.firmUntil", "2029-12-31"),
            ("commitment.firm", "6300000000.00"),
            ("commitment.earliestExit.customer", null));
    }

    [Theory]
    [InlineData(1, "2027-02-28")]
    [InlineData(2, "2027-03-31")]
    [InlineData(13, "2028-02-29")]
    public async Task Counts_the_months_of_the_lock_in_from_its_anchor(int months, string earliestNoticeOn)
    {
        var id = $"anchor-{months}";
        await _ledger.Sign(id, Terms.Plain("2027-01-31", "2029-12-31", "1000.00")
            .With("termination", new { by = "Either", noticeDays = 30, lockInMonths = months }));
        await _ledger.Contract(id, "asOf=2027-01-31").Says(("earliestNoticeOn", earliestNoticeOn));
    }

    [Fact]
    public async Task Takes_the_defaults_where_the_clause_is_silent()
    {
        await _ledger.Sign("defaults", Terms.Reflection.Without("proration")
            .With("termination", new { by = "Either", noticeDays = 90, lockInMonths = 3 }));
        await _ledger.Contract("defaults", "asOf=2026-07-01").Says(
            ("termination.lockIn", "Notice"),
            ("termination.counting", "ExcludeNoticeDay"),
            ("commitment.firm", "895161290.32"));
    }

    [Fact]
    public async Task Adds_up_to_the_headline_on_any_day()
    {
        await _ledger.Sign("adds-up", Terms.Reflection);
        foreach (var day in (string[])["2026-07-01", "2026-07-02", "2026-11-17", "2028-02-29", "2029-12-31"])
        {
            var commitment = (await _ledger.Contract("adds-up", $"asOf={day}").Accepted()).At("commitment");
            decimal Amount(string name) => decimal.Parse(
                commitment.GetProperty(name).GetString()!, System.Globalization.CultureInfo.InvariantCulture);
            (Amount("earned") + Amount("firm") + Amount("cancellable")).ShouldBe(Amount("headline"), day);
        }
    }
}
