using System.Text.Json;

namespace EventLedger.Acceptance.Contracts;

/// <summary>What happened to a contract, told in sentences, and what it changed.</summary>
[Collection(AnotherCluster.Name)]
public sealed class The_history_of_a_contract(SeededServer server) : IClassFixture<SeededServer>
{
    private const string Path = "/v1/contracts/reflection-colossus-2";
    private readonly LedgerClient _ledger = server.Ledger;

    private async Task GiveNotice()
    {
        // One class, one ledger: the tests run in any order, and the notice is given once.
        var notice = new { by = "Customer", givenOn = "2026-10-01" };
        await _ledger.WithKey("the notice")
            .Tell("reflection-colossus-2", "give-termination-notice", notice)
            .Accepted();
    }

    [Fact]
    public async Task Tells_each_event_as_a_sentence_with_the_contract_before_and_after()
    {
        await GiveNotice();
        var history = await _ledger.Get($"{Path}/history").Says(
            ("items[0].type", "DealAnnounced"),
            ("items[0].before", null),
            ("items[0].after.status", "Announced"),
            ("items[1].sentence",
                "Reflection AI signed with SpaceX on 2026-06-22: 150,000,000.00 USD a month, from "
                + "2026-07-01 to 2029-12-31; either side may leave with 90 days' notice after 3 months."),
            ("items[1].before.status", "Announced"),
            ("items[1].after.status", "Signed"),
            ("items[1].after.headline", "6300000000.00"),
            ("items[2].sentence",
                "The customer gave notice on 2026-10-01; service ends on 2026-12-30."),
            ("items[2].before.status", "Active"),
            ("items[2].after.status", "UnderNotice"),
            ("items[2].after.firmUntil", "2026-12-30"),
            ("items[2].actor", "local"));
        history["items[0].sentence"].ShouldNotBeNull().ShouldStartWith(
            "A deal between SpaceX and Reflection AI became known on 2026-06-22: 150,000,000.00 USD a month");
        history.Count("items[0].sources").ShouldBeGreaterThan(0);
        var events = await _ledger.Get($"{Path}/events");
        history.Each("items", "receipt.leafHash").ShouldBe(events.Each("items", "leafHash"));
    }

    [Fact]
    public async Task Shows_start_and_parties_on_both_sides_and_says_what_the_capacity_became()
    {
        await _ledger.Sign("moved", Terms.Reflection
            .With("providerId", "spacex").With("customerId", "reflection-ai")
            .With("capacity", new[] { new { facilityId = "colossus-2" } }));
        await _ledger.Tell(
            "moved", "delay-commencement", new { newStartsOn = "2026-08-01", delayedOn = "2026-06-25" })
            .Accepted();
        await _ledger.Tell(
            "moved", "assign", new { role = "Customer", toPartyId = "google", effectiveOn = "2027-01-01" })
            .Accepted();
        object[] capacity =
        [
            new { facilityId = "colossus-1", share = "0.4", exclusive = true },
            new { facilityId = "colossus-2", share = "0.6" },
        ];
        await _ledger.Tell("moved", "amend", new { effectiveOn = "2027-02-01", capacity }).Accepted();
        await _ledger.Get("/v1/contracts/moved/history").Says(
            ("items[1].before.startsOn", "2026-07-01"),
            ("items[1].after.startsOn", "2026-08-01"),
            ("items[2].before.customerId", "reflection-ai"),
            ("items[2].after.customerId", "google"),
            ("items[2].after.providerId", "spacex"),
            ("items[3].sentence",
                "From 2027-02-01 on the capacity became Colossus 1 (40% of the fee, exclusive) and "
                + "Colossus 2 (60% of the fee)."));
    }

    [Fact]
    public async Task Comes_in_pages()
    {
        await GiveNotice();
        var whole = (await _ledger.Get($"{Path}/history")).Each("items", "sentence");
        (await _ledger.Pages($"{Path}/history?limit=1", "sentence")).ShouldBe(whole);
    }

    [Fact]
    public async Task Shows_what_changed_between_two_versions_field_by_field()
    {
        await GiveNotice();
        var diff = await _ledger.Get($"{Path}/diff?from=2&to=3&asOf=2026-11-01").Says(
            ("fromVersion", "2"),
            ("toVersion", "3"),
            ("changes[path=status].from", "Active"),
            ("changes[path=status].to", "UnderNotice"),
            ("changes[path=lastServiceDay].from", null),
            ("changes[path=lastServiceDay].to", "2026-12-30"),
            ("events[0].type", "TerminationNoticeGiven"));
        diff.Count("events").ShouldBe(1);
        diff.Each("changes", "path").ShouldNotContain("fees[0].monthlyFee");
    }

    [Fact]
    public async Task Shows_what_changed_between_two_instants()
    {
        await GiveNotice();
        var events = await _ledger.Get($"{Path}/events");
        var (signed, left) = (events["items[1].recordedAt"], events["items[2].recordedAt"]);
        await _ledger.Get($"{Path}/diff?from={signed}&to={left}&asOf=2026-11-01").Says(
            ("fromVersion", "2"), ("toVersion", "3"), ("changes[path=status].to", "UnderNotice"));
        (await _ledger.Get($"{Path}/diff?from=3&to=3").Accepted()).Count("changes").ShouldBe(0);
    }

    [Fact]
    public async Task Compares_from_before_the_first_event()
    {
        var diff = await _ledger.Get($"{Path}/diff?from=0&to=1").Accepted();
        diff.Count("events").ShouldBe(1);
        diff.At("changes[0].from").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Refuses_versions_that_are_not_there()
    {
        await _ledger.Get($"{Path}/diff?from=99").Malformed("from");
        await _ledger.Get($"{Path}/diff?from=2&to=1").Malformed("from");
        await _ledger.Get($"{Path}/diff").Malformed("from");
        await _ledger.Get("/v1/contracts/nobody/diff?from=1").NotFound();
        await _ledger.Get("/v1/contracts/nobody/history").NotFound();
    }
}
