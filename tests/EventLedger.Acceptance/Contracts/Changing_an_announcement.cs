namespace EventLedger.Acceptance.Contracts;

/// <summary>What is announced can be said otherwise, and taken back.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Changing_an_announcement(LedgerServer server) : IClassFixture<LedgerServer>
{
    private readonly LedgerClient _ledger = server.Ledger;

    private static Task<Answer> Revise(LedgerClient ledger, string id, object changes) =>
        ledger.Tell(id, "revise-announcement", changes);

    [Fact]
    public async Task Keeps_what_was_stated_before()
    {
        await _ledger.Tell("revised", "announce", Terms.Deal).Accepted();
        await Revise(_ledger, "revised", new
        {
            revisedOn = "2026-07-10",
            monthlyFee = "2500.00",
            facilityId = (string?)null,
            qualifiers = new { monthlyFee = "About" },
            reason = "a filing",
            sources = new[] { new { publisher = "A filing" } },
        }).Says(
            ("events[0].type", "AnnouncementRevised"),
            ("events[0].effectiveOn", "2026-07-10"),
            ("events[0].data.monthlyFee", "2500.00"),
            ("events[0].data.removed[0]", "FacilityId"));
        await _ledger.Contract("revised", "asOf=2026-07-09").Says(
            ("announced.monthlyFee", "2000.00"), ("announced.facilityId", "site-1"),
            ("commitment.headline", "15000.00"));
        await _ledger.Contract("revised", "asOf=2026-07-10").Says(
            ("status", "Announced"), ("announced.monthlyFee", "2500.00"), ("announced.facilityId", null),
            ("announced.qualifiers.monthlyFee", "About"), ("announced.endsOn", "2026-12"),
            ("announced.sources[0].publisher", "A filing"), ("commitment.headline", "15000.00"));
        await _ledger.Contract("revised", "asOf=2026-07-10&version=1").Says(
            ("announced.monthlyFee", "2000.00"), ("commitment.headline", "12000.00"));
    }

    [Fact]
    public async Task Leaves_alone_what_is_absent_and_makes_unknown_what_is_null()
    {
        await _ledger.Tell("unknown-again", "announce", Terms.Deal).Accepted();
        await Revise(_ledger, "unknown-again", new
        {
            monthlyFee = (string?)null,
            currency = (string?)null,
            startsOn = (string?)null,
            endsOn = "2027",
            customerId = "stranger",
            exclusive = true,
        }).Accepted();
        await _ledger.Contract("unknown-again").Says(
            ("providerId", "provider"), ("customerId", "stranger"), ("currency", null),
            ("announced.monthlyFee", null), ("announced.startsOn", null), ("announced.endsOn", "2027"),
            ("announced.facilityId", "site-1"), ("announced.exclusive", "true"),
            ("commitment.headline", null));
    }

    [Fact]
    public async Task Follows_in_run_rate_and_lists()
    {
        var ledger = await server.FreshLedger();
        await ledger.Tell("followed", "announce", Terms.Deal).Accepted();
        await Revise(ledger, "followed", new
        {
            revisedOn = "2026-07-10",
            monthlyFee = "2500.00",
            customerId = "stranger",
        }).Accepted();
        await ledger.Get("/v1/reports/run-rate?asOf=2026-07-09").Says(
            ("currencies[0].announced.monthly", "2000.00"), ("currencies[0].groups[0].id", "customer"));
        await ledger.Get("/v1/reports/run-rate?asOf=2026-07-10").Says(
            ("currencies[0].announced.monthly", "2500.00"), ("currencies[0].groups[0].id", "stranger"));
        (await ledger.Pages("/v1/contracts?asOf=2026-07-10&customerId=stranger", "id"))
            .ShouldBe(["followed"]);
        (await ledger.Pages("/v1/contracts?asOf=2026-07-09&customerId=stranger", "id")).ShouldBeEmpty();
    }

    [Fact]
    public async Task By_withdrawal_leaves_nothing_from_that_day_on()
    {
        var ledger = await server.FreshLedger();
        await ledger.Tell("gone", "announce", Terms.Deal).Accepted();
        await ledger.Tell(
            "gone", "withdraw-announcement", new { withdrawnOn = "2026-07-10", reason = "talks ended" })
            .Says(("events[0].type", "AnnouncementWithdrawn"), ("events[0].effectiveOn", "2026-07-10"));
        await ledger.Contract("gone", "asOf=2026-07-09").Says(("status", "Announced"));
        (await ledger.Contract("gone", "asOf=2026-07-10").NotFound())["detail"]!
            .ShouldContain("withdrawn on 2026-07-10");
        await ledger.Get("/v1/contracts/gone/billing?asOf=2026-07-10").NotFound();
        (await ledger.Pages("/v1/contracts?asOf=2026-07-10", "id")).ShouldBeEmpty();
        (await ledger.Get("/v1/reports/run-rate?asOf=2026-07-10").Accepted()).Count("currencies").ShouldBe(0);
        (await ledger.Get("/v1/reports/commitments?asOf=2026-07-10").Accepted()).Count("announced")
            .ShouldBe(0);
        await ledger.Get("/v1/contracts/gone/history").Says((
            "items[1].sentence", "The announcement was withdrawn on 2026-07-10 (talks ended)."));
    }

    [Fact]
    public async Task By_withdrawal_leaves_the_deal_to_be_signed_after_all()
    {
        await _ledger.Tell("after-all", "announce", Terms.Deal).Accepted();
        await _ledger.Tell(
            "after-all", "withdraw-announcement", new { withdrawnOn = "2026-06-10", reason = "talks ended" })
            .Accepted();
        await _ledger.Sign("after-all", Terms.Reflection);
        await _ledger.Contract("after-all", "asOf=2026-06-21").NotFound();
        await _ledger.Contract("after-all", "asOf=2026-06-22")
            .Says(("status", "Signed"), ("announced", null));
    }

    [Theory]
    [InlineData("""{"revisedOn":"2026-07-10"}""", "$")]
    [InlineData("""{"reason":"a filing"}""", "$")]
    [InlineData("""{"providerId":null}""", "$.providerId")]
    [InlineData("""{"customerId":null}""", "$.customerId")]
    [InlineData("""{"customerId":"Not An Id"}""", "$.customerId")]
    [InlineData("""{"facilityId":"Not An Id"}""", "$.facilityId")]
    [InlineData("""{"announcedOn":"2026-06-02"}""", "$.announcedOn")]
    [InlineData("""{"monthlyFee":true}""", "$.monthlyFee")]
    [InlineData("""{"endsOn":"2026-13"}""", "$.endsOn")]
    [InlineData("""{"capacity":{"megawatts":-1}}""", "$.capacity.megawatts")]
    [InlineData("""{"monthlyFee":null,"qualifiers":{"monthlyFee":"About"}}""", "$.qualifiers.monthlyFee")]
    [InlineData("""{"totalValue":null,"qualifiers":{"totalValue":"About"}}""", "$.qualifiers.totalValue")]
    public async Task Is_malformed_where_it_says_nothing_or_what_cannot_be(string body, string where)
    {
        await _ledger.Tell("malformed", "announce", Terms.Deal);
        await _ledger.PostRaw("/v1/contracts/malformed/revise-announcement", body).Malformed(where);
    }
}
