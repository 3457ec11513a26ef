namespace EventLedger.Acceptance.Contracts;

/// <summary>Absent is unchanged, null is removed, and earlier steps stay.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Amending_a_contract(LedgerServer server) : IClassFixture<LedgerServer>
{
    private readonly LedgerClient _ledger = server.Ledger;

    private async Task SignAndAmend(string id, object amendment)
    {
        await _ledger.Sign(id, Terms.Reflection);
        await _ledger.Tell(id, "amend", amendment)
            .Says(("events[0].type", "ContractAmended"), ("version", "2"));
    }

    [Fact]
    public async Task Replaces_the_fees_from_its_day_on()
    {
        await SignAndAmend(
            "fees", new { effectiveOn = "2027-01-01", fees = Terms.Fee("2027-01-01", "160000000.00") });
        await _ledger.Contract("fees", "asOf=2026-07-15").Says(
            ("fees[0].from", "2026-07-01"),
            ("fees[0].monthlyFee", "150000000.00"),
            ("fees[1].from", "2027-01-01"),
            ("fees[1].monthlyFee", "160000000.00"),
            ("commitment.headline", "6660000000.00"),
            ("term.endsOn", "2029-12-31"));
    }

    [Fact]
    public async Task Moves_the_end()
    {
        await SignAndAmend("end", new { effectiveOn = "2026-08-01", endsOn = "2027-06-30" });
        await _ledger.Contract("end", "asOf=2026-08-01").Says(
            ("term.endsOn", "2027-06-30"), ("commitment.headline", "1800000000.00"));
    }

    [Fact]
    public async Task Opens_the_end_with_null()
    {
        await SignAndAmend("open", new { effectiveOn = "2026-08-01", endsOn = (string?)null });
        await _ledger.Contract("open", "asOf=2026-08-01").Says(
            ("term.endsOn", null), ("commitment.headline", null));
    }

    [Fact]
    public async Task Removes_the_clause_with_null()
    {
        await SignAndAmend("clause", new { effectiveOn = "2026-08-01", termination = (object?)null });
        await _ledger.Contract("clause", "asOf=2026-08-01").Says(
            ("termination", null),
            ("commitment.firmUntil", "2029-12-31"),
            ("commitment.cancellable", "0.00"));
    }

    [Fact]
    public async Task Changes_the_clause_for_notices_from_its_day_on()
    {
        var termination = new { by = "Either", noticeDays = 30, lockInMonths = 3 };
        await SignAndAmend("shorter", new { effectiveOn = "2026-12-01", termination });
        await _ledger.Contract("shorter", "asOf=2026-12-01").Says(
            ("termination.noticeDays", "30"), ("commitment.firmUntil", "2026-12-31"));
        await _ledger.GiveNotice("shorter", "Customer", "2026-12-01")
            .Says(("events[0].data.lastServiceDay", "2026-12-31"));
    }

    [Fact]
    public async Task Moves_the_capacity()
    {
        await SignAndAmend(
            "capacity",
            new { effectiveOn = "2026-08-01", capacity = new[] { new { facilityId = "site-2" } } });
        await _ledger.Contract("capacity", "asOf=2026-08-01").Says(("capacity[0].facilityId", "site-2"));
        (await _ledger.Pages("/v1/contracts?asOf=2026-08-01&facilityId=site-2", "id"))
            .ShouldContain("capacity");
        (await _ledger.Pages("/v1/contracts?asOf=2026-07-31&facilityId=site-2", "id"))
            .ShouldNotContain("capacity");
    }

    [Fact]
    public async Task Leaves_the_version_before_it_as_it_was()
    {
        await SignAndAmend("versions", new { effectiveOn = "2026-07-15", endsOn = "2027-06-30" });
        await _ledger.Contract("versions", "version=1").Says(("version", "1"), ("term.endsOn", "2029-12-31"));
        await _ledger.Contract("versions", "version=2").Says(("version", "2"), ("term.endsOn", "2027-06-30"));
    }
}
