namespace EventLedger.Acceptance.Contracts;

/// <summary>As of a day, known at an instant.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Looking_back_and_forward(LedgerServer server) : IClassFixture<LedgerServer>
{
    private readonly LedgerClient _ledger = server.Ledger;

    private async Task SignAndGiveNotice(string id, string givenOn)
    {
        await _ledger.Sign(id, Terms.Reflection);
        await _ledger.GiveNotice(id, "Customer", givenOn).Accepted();
    }

    [Fact]
    public async Task Earned_and_firm_follow_the_day_asked_for()
    {
        await _ledger.Sign("worked", Terms.Reflection);
        await _ledger.Contract("worked", "asOf=2027-01-15").Says(
            ("commitment.earned", "967741935.48"),
            ("commitment.firmUntil", "2027-04-15"),
            ("commitment.firm", "457258064.52"),
            ("commitment.cancellable", "4875000000.00"));
    }

    [Fact]
    public async Task A_notice_counts_from_its_own_day_on()
    {
        await SignAndGiveNotice("later-notice", "2027-01-15");
        await _ledger.Contract("later-notice", "asOf=2026-12-01").Says(
            ("status", "Active"), ("notice", null), ("commitment.firmUntil", "2027-03-01"));
        await _ledger.Contract("later-notice", "asOf=2027-01-14")
            .Says(("status", "Active"), ("notice", null));
        await _ledger.Contract("later-notice", "asOf=2027-01-15").Says(
            ("status", "UnderNotice"),
            ("notice.givenOn", "2027-01-15"),
            ("commitment.firmUntil", "2027-04-15"),
            ("commitment.cancellable", "0.00"),
            ("commitment.forgone", "4875000000.00"));
    }

    [Fact]
    public async Task A_withdrawn_notice_stands_until_the_day_before_its_withdrawal()
    {
        await SignAndGiveNotice("withdrawn", "2027-01-15");
        await _ledger.Tell("withdrawn", "withdraw-termination-notice", new { withdrawnOn = "2027-02-01" })
            .Says(
                ("events[0].type", "TerminationNoticeWithdrawn"), ("events[0].effectiveOn", "2027-02-01"));
        await _ledger.Contract("withdrawn", "asOf=2027-01-31").Says(("status", "UnderNotice"));
        await _ledger.Contract("withdrawn", "asOf=2027-02-01").Says(
            ("status", "Active"), ("notice", null), ("lastServiceDay", null), ("commitment.forgone", "0.00"));
        await _ledger.Contract("withdrawn", "asOf=2029-12-31").Says(("status", "Active"));
    }

    [Fact]
    public async Task A_notice_can_be_given_again_after_its_withdrawal()
    {
        await SignAndGiveNotice("again", "2027-01-15");
        await _ledger.Tell("again", "withdraw-termination-notice", new { withdrawnOn = "2027-02-01" })
            .Accepted();
        await _ledger.GiveNotice("again", "Provider", "2027-03-01")
            .Says(("events[0].data.lastServiceDay", "2027-05-30"));
        await _ledger.Contract("again", "asOf=2027-03-01").Says(("notice.by", "Provider"));
    }

    [Fact]
    public async Task An_amendment_that_takes_effect_later_is_looked_forward_to()
    {
        await _ledger.Sign("amended", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await _ledger.Tell(
            "amended", "amend",
            new { effectiveOn = "2026-10-01", fees = Terms.Fee("2026-10-01", "2000.00") }).Accepted();
        await _ledger.Contract("amended", "asOf=2026-07-15").Says(
            ("commitment.headline", "9000.00"), ("monthlyFee", "1000.00"));
        await _ledger.Contract("amended", "asOf=2026-10-01").Says(("monthlyFee", "2000.00"));
    }

    [Fact]
    public async Task What_was_not_recorded_yet_was_not_known()
    {
        await _ledger.Sign("known", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        var before = (await _ledger.Contract("known", "asOf=2026-07-15").Accepted())["version"];
        var signing = (await _ledger.Get("/v1/contracts/known/events").Accepted())["items[0].recordedAt"];
        await _ledger.Tell(
            "known", "amend",
            new { effectiveOn = "2026-10-01", fees = Terms.Fee("2026-10-01", "2000.00") }).Accepted();
        await _ledger.Contract("known", $"asOf=2026-12-01&knownAt={signing}").Says(
            ("version", before), ("monthlyFee", "1000.00"), ("commitment.headline", "6000.00"));
        await _ledger.Contract("known", $"version={before}").Says(("commitment.headline", "6000.00"));
    }

    [Fact]
    public async Task Nothing_is_known_of_a_contract_before_it_was_recorded()
    {
        await _ledger.Sign("too-early", Terms.Reflection);
        await _ledger.Contract("too-early", "knownAt=2026-07-15T11:59:59Z").NotFound();
        await _ledger.Contract("never-heard-of").NotFound();
        await _ledger.Contract("too-early", "version=2").NotFound();
    }

    [Fact]
    public async Task A_deal_is_announced_until_it_is_signed()
    {
        await _ledger.Tell("announced-first", "announce", Terms.Deal).Accepted();
        await _ledger.Sign("announced-first", Terms.Reflection);
        await _ledger.Contract("announced-first", "asOf=2026-05-31").NotFound();
        await _ledger.Contract("announced-first", "asOf=2026-06-01").Says(
            ("status", "Announced"), ("term", null), ("announced.monthlyFee", "2000.00"));
        await _ledger.Contract("announced-first", "asOf=2026-06-21").Says(("status", "Announced"));
        await _ledger.Contract("announced-first", "asOf=2026-06-22").Says(
            ("status", "Signed"), ("announced.monthlyFee", "2000.00"), ("announced.endsOn", "2026-12"));
    }

    [Fact]
    public async Task A_signed_contract_without_announcement_is_unknown_before_its_signature()
    {
        await _ledger.Sign("signed-only", Terms.Reflection);
        await _ledger.Contract("signed-only", "asOf=2026-06-21").NotFound();
        await _ledger.Contract("signed-only", "asOf=2026-06-22")
            .Says(("status", "Signed"), ("announced", null));
    }

    [Fact]
    public async Task There_is_no_fee_in_force_outside_the_term()
    {
        await _ledger.Sign("short", Terms.Plain("2026-08-01", "2026-08-31", "1000.00"));
        await _ledger.Contract("short", "asOf=2026-07-31").Says(("status", "Signed"), ("monthlyFee", null));
        await _ledger.Contract("short", "asOf=2026-08-31")
            .Says(("status", "Active"), ("monthlyFee", "1000.00"));
        await _ledger.Contract("short", "asOf=2026-09-01").Says(("status", "Expired"), ("monthlyFee", null));
    }

    [Fact]
    public async Task A_list_shows_only_what_was_known_of_on_the_day()
    {
        await _ledger.Sign("listed", Terms.Reflection.With("signedOn", "2026-06-24"));
        (await _ledger.Pages("/v1/contracts?asOf=2026-06-23", "id")).ShouldNotContain("listed");
        (await _ledger.Pages("/v1/contracts?asOf=2026-06-24", "id")).ShouldContain("listed");
        (await _ledger.Pages("/v1/contracts?knownAt=2026-07-15T11:59:59Z", "id")).ShouldBeEmpty();
    }
}
