namespace EventLedger.Acceptance.Contracts;

/// <summary>The days on which a rule just lets a command through.</summary>
[Collection(AnotherCluster.Name)]
public sealed class On_the_last_day_allowed(LedgerServer server) : IClassFixture<LedgerServer>
{
    private readonly LedgerClient _ledger = server.Ledger;

    [Fact]
    public async Task A_notice_may_end_service_one_day_before_the_term_ends()
    {
        await _ledger.Sign("one-day-early", Terms.Reflection);
        await _ledger.GiveNotice("one-day-early", "Customer", "2029-10-02").Refused("notice-after-term-end");
        await _ledger.GiveNotice("one-day-early", "Customer", "2029-10-01").Says(
            ("events[0].data.lastServiceDay", "2029-12-30"));
    }

    [Fact]
    public async Task A_notice_may_be_withdrawn_on_its_last_day_of_service()
    {
        await _ledger.Sign("withdrawn-late", Terms.Reflection);
        await _ledger.GiveNotice("withdrawn-late", "Customer", "2026-10-01").Accepted();
        await _ledger.Tell(
            "withdrawn-late", "withdraw-termination-notice", new { withdrawnOn = "2026-12-30" }).Accepted();
        await _ledger.Contract("withdrawn-late", "asOf=2026-12-31").Says(("status", "Active"));
    }

    [Theory]
    [InlineData("2026-07-01")]
    [InlineData("2029-12-31")]
    public async Task An_amendment_may_take_effect(string day)
    {
        var id = $"amended-{day}";
        await _ledger.Sign(id, Terms.Reflection);
        await _ledger.Tell(id, "amend", new { effectiveOn = day, fees = Terms.Fee(day, "1.00") }).Accepted();
        await _ledger.Contract(id, $"asOf={day}").Says(("monthlyFee", "1.00"));
    }

    [Theory]
    [InlineData(0, "ExcludeNoticeDay", "2026-10-01")]
    [InlineData(1, "IncludeNoticeDay", "2026-10-01")]
    [InlineData(1, "ExcludeNoticeDay", "2026-10-02")]
    [InlineData(30, "IncludeNoticeDay", "2026-10-30")]
    public async Task A_notice_counts_its_days_as_the_clause_says(
        int days, string counting, string lastServiceDay)
    {
        var id = $"counting-{days}-{counting}".ToLowerInvariant();
        await _ledger.Sign(
            id, Terms.Reflection.With("termination.noticeDays", days).With("termination.counting", counting));
        await _ledger.GiveNotice(id, "Provider", "2026-10-01").Says(
            ("events[0].data.lastServiceDay", lastServiceDay));
    }

    [Fact]
    public async Task A_shorter_clause_that_begins_later_can_bring_the_earlier_exit()
    {
        await _ledger.Sign("later-clause", Terms.Reflection);
        var termination = new { by = "Either", noticeDays = 30, lockInMonths = 3 };
        await _ledger.Tell("later-clause", "amend", new { effectiveOn = "2026-12-01", termination })
            .Accepted();
        await _ledger.Contract("later-clause", "asOf=2026-07-01").Says(
            ("commitment.firmUntil", "2026-12-30"));
        await _ledger.Contract("later-clause", "asOf=2026-11-15").Says(
            ("commitment.firmUntil", "2026-12-31"),
            ("commitment.earliestExit.customer.noticeOn", "2026-12-01"));
    }

    [Fact]
    public async Task A_clause_that_ends_later_can_be_used_until_then()
    {
        await _ledger.Sign("clause-ends", Terms.Reflection);
        await _ledger.Tell(
            "clause-ends", "amend", new { effectiveOn = "2026-10-02", termination = (object?)null })
            .Accepted();
        await _ledger.Contract("clause-ends", "asOf=2026-10-01").Says(("commitment.firmUntil", "2026-12-30"));
        await _ledger.Contract("clause-ends", "asOf=2026-10-02").Says(("commitment.firmUntil", "2029-12-31"));
    }
}
