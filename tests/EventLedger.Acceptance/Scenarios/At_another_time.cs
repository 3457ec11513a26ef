using static EventLedger.Acceptance.Scenarios.ScenarioClient;

namespace EventLedger.Acceptance.Scenarios;

/// <summary>
/// A scenario is decided against what was known at the instant asked for, and by the books then.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class At_another_time(LedgerServer server) : IClassFixture<LedgerServer>
{
    private const string Id = "a-contract";

    private static readonly Draft Notice =
        Command("GiveTerminationNotice", Id, new { by = "Customer", givenOn = "2026-10-01" });

    [Fact]
    public async Task What_was_done_since_is_not_known()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign(Id, Terms.Reflection);
        var signed = await ledger.Get($"/v1/contracts/{Id}/events").Accepted();
        server.Clock.GoesOn(TimeSpan.FromMinutes(1));
        await ledger.GiveNotice(Id, "Customer", "2026-10-01").Accepted();
        var id = await ledger.Imagine(Notice);
        await ledger.WhatIf("commitments?asOf=2026-10-01", id).Refused(
            "scenario-refused", ("refusal.code", "already-under-notice"));
        var then = $"commitments?asOf=2026-10-01&knownAt={signed["items[0].recordedAt"]}";
        await ledger.WhatIf(then, id).Says(
            ("base.position", signed["items[0].position"]),
            ("base.rows[0].status", "Active"),
            ("scenario.rows[0].status", "UnderNotice"),
            ("difference.rows[0].forgone", "5404838709.68"));
    }

    [Fact]
    public async Task Before_anything_was_known_there_is_nothing_to_decide_on()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign(Id, Terms.Reflection);
        await ledger.WhatIf("commitments?knownAt=2020-01-01T00:00:00Z", await ledger.Imagine(Notice)).Refused(
            "scenario-refused", ("index", "0"), ("refusal.code", "not-found"));
    }

    [Fact]
    public async Task Closed_months_stay_closed()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign(
            Id, Terms.Plain("2026-06-01", "2026-12-31", "1000.00").With("signedOn", "2026-06-01"));
        await ledger.Post(
            "/v1/books/provider/close-month", new { month = "2026-06", closedOn = "2026-07-05" }).Accepted();
        var raised = Draft.Of(new { effectiveOn = "2026-06-01", fees = Terms.Fee("2026-06-01", "1200.00") });
        await ledger.WhatIf("revenue", await ledger.Imagine(Command("AmendContract", Id, raised))).Refused(
            "scenario-refused",
            ("index", "0"), ("refusal.code", "period-closed"), ("refusal.months[0]", "2026-06"));
        var booked = await ledger.Imagine(
            Command("AmendContract", Id, raised.With("bookInOpenMonth", true)));
        await ledger.WhatIf("revenue?from=2026-06&to=2026-07", booked).Says(
            ("difference.rows[0].month", "2026-07"),
            ("difference.rows[0].earned", "400.00"));
        var reopened = await ledger.Imagine(
            Command("ReopenMonth", "provider", new { month = "2026-06", reason = "an error" }),
            Command("AmendContract", Id, raised));
        await ledger.WhatIf("revenue?from=2026-06&to=2026-07", reopened).Says(
            ("difference.rows[month=2026-06].earned", "200.00"),
            ("difference.rows[month=2026-07].earned", "200.00"));
    }
}
