using static EventLedger.Acceptance.Scenarios.ScenarioClient;

namespace EventLedger.Acceptance.Scenarios;

/// <summary>Commands are decided at each read, in order, against what is known.</summary>
[Collection(OneCluster.Name)]
public sealed class Asking_with_a_scenario(LedgerServer server) : IClassFixture<LedgerServer>
{
    private const string Id = "a-contract";

    private static readonly Draft Notice =
        Command("GiveTerminationNotice", Id, new { by = "Customer", givenOn = "2026-10-01" });

    private static Draft NoticeOn(string? day)
    {
        var notice = Draft.Of(new { by = "Customer" });
        return Command("GiveTerminationNotice", Id, day is null ? notice : notice.With("givenOn", day));
    }

    private async Task<LedgerClient> Reflection()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign(Id, Terms.Reflection);
        return ledger;
    }

    [Fact]
    public async Task Answers_base_scenario_and_difference()
    {
        var ledger = await Reflection();
        var id = await ledger.Imagine(Notice);
        var known = await ledger.Get("/v1/reports/commitments?asOf=2026-10-01").Accepted();
        var answer = await ledger.WhatIf("commitments?asOf=2026-10-01", id).Says(
            ("scenarioId", id),
            ("decidedOn", "2026-07-15"),
            ("scenario.rows[0].status", "UnderNotice"),
            ("scenario.rows[0].cancellable", "0.00"),
            ("difference.asOf", "2026-10-01"),
            ("difference.rows[0].contractId", Id),
            ("difference.rows[0].status", "UnderNotice"),
            ("difference.rows[0].headline", "0.00"),
            ("difference.rows[0].firm", "0.00"),
            ("difference.rows[0].firmUntil", "2026-12-30"),
            ("difference.rows[0].cancellable", "-5404838709.68"),
            ("difference.rows[0].forgone", "5404838709.68"),
            ("difference.totals[0].contracts", "0"),
            ("difference.totals[0].forgone", "5404838709.68"));
        answer.At("base.rows").GetRawText().ShouldBe(known.At("rows").GetRawText());
        answer["base.position"].ShouldBe(known["position"]);
        answer["scenario.position"].ShouldBe(known["position"]);
        answer["base.token"].ShouldBe(known["token"]);
        answer["scenario.token"].ShouldNotBe(known["token"]);
        answer["difference.token"].ShouldBe("");
        answer.Count("difference.announced").ShouldBe(0);
    }

    [Fact]
    public async Task Leaves_out_what_does_not_differ()
    {
        var ledger = await Reflection();
        await ledger.Sign("untouched", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        var answer = await ledger.WhatIf("commitments?asOf=2026-10-01", await ledger.Imagine(Notice));
        answer.Each("scenario.rows", "contractId").ShouldBe([Id, "untouched"]);
        answer.Each("difference.rows", "contractId").ShouldBe([Id]);
        var before = await ledger.WhatIf("run-rate?asOf=2026-08-01", await ledger.Imagine(Notice));
        before.Count("difference.currencies").ShouldBe(0, before.ToString());
    }

    [Fact]
    public async Task Counts_what_is_on_one_side_alone_as_zero_on_the_other()
    {
        var ledger = await Reflection();
        var id = await ledger.Imagine(Command(
            "SignContract", "new", Terms.Plain("2026-08-01", "2026-12-31", "1000").With("currency", "JPY")));
        await ledger.WhatIf("commitments?asOf=2026-07-15", id).Says(
            ("difference.rows[contractId=new].headline", "5000"),
            ("difference.rows[contractId=new].firm", "5000"),
            ("difference.rows[contractId=new].status", "Signed"),
            ("difference.totals[currency=JPY].contracts", "1"),
            ("difference.totals[currency=JPY].firm", "5000"));
        var leaving = await ledger.Imagine(Notice);
        await ledger.WhatIf("run-rate/series?from=2026-12&to=2027-01", leaving).Says(
            ("difference.rows[0].month", "2026-12"), ("difference.rows[0].live", "-150000000.00"));
        await ledger.WhatIf("run-rate?asOf=2027-01-01", leaving).Says(
            ("difference.currencies[0].live.annual", "-1800000000.00"),
            ("difference.currencies[0].groups[id=customer].live", "-150000000.00"));
    }

    [Fact]
    public async Task Has_no_figure_where_a_side_is_unknown()
    {
        var ledger = await Reflection();
        var id = await ledger.Imagine(Command(
            "AmendContract", Id,
            Draft.Of(new { effectiveOn = "2027-01-01", endsOn = (string?)null })));
        await ledger.WhatIf("commitments?asOf=2026-07-15", id).Says(
            ("base.rows[0].headline", "6300000000.00"),
            ("scenario.rows[0].headline", null),
            ("difference.rows[0].headline", null),
            ("difference.totals[0].openEnded", "1"));
    }

    [Fact]
    public async Task Shows_each_command_what_those_before_it_did()
    {
        var ledger = await server.FreshLedger();
        var id = await ledger.Imagine(
            Command("RegisterParty", "buyer", new { name = "The buyer" }),
            Command("RegisterFacility", "site-9", Terms.Facility),
            Command("SignContract", "new", Terms.Plain("2026-07-01", "2026-12-31", "1000.00")
                .With("customerId", "buyer").With("capacity[0].facilityId", "site-9")),
            Command("InvoiceMonth", "new", new { month = "2026-07" }),
            Command("RecordPayment", "new", new
            {
                invoice = "new-0001",
                amount = "400.00",
                paidOn = "2026-07-15",
                reference = "wire-1",
            }),
            Command(
                "RecordAcquisition", "provider", new { acquiredId = "buyer", effectiveOn = "2026-07-01" }));
        await ledger.WhatIf("receivables", id).Says(
            ("scenario.rows[0].name", "The buyer"),
            ("difference.rows[customerId=buyer].notDue", "600.00"),
            ("difference.totals[currency=USD].customers", "1"));
        await ledger.WhatIf("run-rate?groupBy=facility", id).Says(
            ("difference.currencies[0].live.intercompany", "1000.00"),
            ("difference.currencies[0].groups[id=site-9].live", "1000.00"));
        await ledger.WhatIf("revenue?from=2026-07&to=2026-07", id).Says(
            ("difference.rows[0].billed", "1000.00"));
    }

    [Fact]
    public async Task Dates_what_names_no_day_on_the_day_of_asking()
    {
        var ledger = await Reflection();
        await ledger.Tell(Id, "amend", Draft.Of(new { effectiveOn = "2026-07-10" })
            .With("termination", new { by = "Either", noticeDays = 10, lockInMonths = 0 })).Accepted();
        var id = await ledger.Imagine(NoticeOn(null));
        await ledger.WhatIf("commitments", id).Says(
            ("decidedOn", "2026-07-15"),
            ("base.asOf", "2026-07-15"),
            ("scenario.rows[0].status", "UnderNotice"),
            ("scenario.rows[0].firmUntil", "2026-07-25"));
    }

    [Fact]
    public async Task Says_which_command_is_refused_and_why()
    {
        var ledger = await Reflection();
        var id = await ledger.Imagine(
            Command("InvoiceMonth", Id, new { month = "2026-07" }),
            NoticeOn("2026-09-30"),
            NoticeOn("2026-10-01"));
        foreach (var report in (string[])["commitments", "run-rate", "claims", "run-rate/waterfall"])
            await ledger.WhatIf(report, id).Refused(
                "scenario-refused",
                ("index", "1"),
                ("command", "GiveTerminationNotice"),
                ("id", Id),
                ("refusal.code", "notice-before-lock-in"),
                ("refusal.status", "422"),
                ("refusal.givenOn", "2026-09-30"),
                ("refusal.earliestNoticeOn", "2026-10-01"),
                ("detail", "The command at index 1, GiveTerminationNotice of a-contract, is refused: "
                    + "Notice on 2026-09-30 comes too early: it may be given from 2026-10-01 on."));
    }

    [Fact]
    public async Task Refuses_a_command_because_of_one_before_it()
    {
        var ledger = await Reflection();
        await ledger.WhatIf("commitments", await ledger.Imagine(Notice, Notice)).Refused(
            "scenario-refused", ("index", "1"), ("refusal.code", "already-under-notice"));
    }

    [Fact]
    public async Task Refuses_what_does_not_exist()
    {
        var ledger = await server.FreshLedger();
        await ledger.WhatIf("commitments", await ledger.Imagine(Notice)).Refused(
            "scenario-refused",
            ("index", "0"),
            ("refusal.code", "not-found"),
            ("refusal.detail", "There is no contract a-contract."));
        await ledger.WhatIf("commitments", "no-such").NotFound();
    }

    [Fact]
    public async Task Refuses_a_correction_that_the_corrected_fact_cannot_have()
    {
        var ledger = await Reflection();
        var id = await ledger.Imagine(Command(
            "CorrectEvent", Id,
            new { version = 1, replacement = new { fee = "1.00" }, reason = "mistyped" }));
        await ledger.WhatIf("commitments", id).Refused(
            "scenario-refused", ("index", "0"), ("refusal.code", "malformed"), ("refusal.status", "400"));
    }

    [Fact]
    public async Task Answers_a_table_whose_first_column_says_which_side_a_line_is_of()
    {
        var ledger = await Reflection();
        var id = await ledger.Imagine(Notice);
        var lines = (await ledger.WhatIf("run-rate/series?from=2026-12&to=2027-01&format=csv", id).Accepted())
            .Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldStartWith("side,month,asOf,currency,live");
        lines.Count(line => line.StartsWith("base,", StringComparison.Ordinal)).ShouldBe(2);
        lines.Count(line => line.StartsWith("scenario,", StringComparison.Ordinal)).ShouldBe(2);
        foreach (var (side, live) in (IEnumerable<(string, string)>)
            [("base", "150000000.00"), ("scenario", "0.00"), ("difference", "-150000000.00")])
            lines.ShouldContain(line => line.StartsWith(
                $"{side},2027-01,2027-01-31,USD,{live}", StringComparison.Ordinal));
    }
}
