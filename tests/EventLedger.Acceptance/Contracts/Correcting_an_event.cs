namespace EventLedger.Acceptance.Contracts;

/// <summary>What was entered wrongly reads as corrected from its recording on.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Correcting_an_event(LedgerServer server) : IClassFixture<LedgerServer>
{
    private readonly LedgerClient _ledger = server.Ledger;

    private Task<Answer> Correct(string id, int version, object? replacement) => _ledger.Tell(
        id, "correct-event",
        Draft.Of(new { version, reason = "mistyped", on = "2026-11-02" }).With("replacement", replacement));

    private async Task<string> UnderNotice(string id)
    {
        await _ledger.Sign(id, Terms.Reflection);
        return (await _ledger.GiveNotice(id, "Customer", "2026-10-01").Accepted())["recordedAt"]!;
    }

    [Fact]
    public async Task Holds_from_its_recording_on_and_not_known_before()
    {
        var noticed = await UnderNotice("never-given");
        var corrected = await Correct("never-given", 2, null).Says(
            ("version", "3"),
            ("events[0].type", "EventCorrected"),
            ("events[0].effectiveOn", "2026-11-02"),
            ("events[0].data.version", "2"),
            ("events[0].data.reason", "mistyped"));
        await _ledger.Contract("never-given", "asOf=2026-10-15").Says(
            ("status", "Active"), ("notice", null), ("commitment.firmUntil", "2027-01-13"));
        foreach (var then in (string[])[$"knownAt={noticed}", "version=2"])
            await _ledger.Contract("never-given", $"asOf=2026-10-15&{then}").Says(
                ("status", "UnderNotice"), ("lastServiceDay", "2026-12-30"));
        await _ledger.Contract("never-given", $"asOf=2026-10-15&knownAt={corrected["recordedAt"]}")
            .Says(("status", "Active"));
    }

    [Fact]
    public async Task Shows_in_lists_and_reports_as_known()
    {
        var noticed = await UnderNotice("reported");
        await Correct("reported", 2, null).Accepted();
        const string row = "rows[contractId=reported]";
        await _ledger.Get("/v1/reports/commitments?asOf=2026-10-15").Says(
            ($"{row}.firmUntil", "2027-01-13"), ($"{row}.forgone", "0.00"));
        await _ledger.Get($"/v1/reports/commitments?asOf=2026-10-15&knownAt={noticed}").Says(
            ($"{row}.firmUntil", "2026-12-30"), ($"{row}.cancellable", "0.00"));
        (await _ledger.Pages("/v1/contracts?status=UnderNotice&asOf=2026-10-15", "id"))
            .ShouldNotContain("reported");
        (await _ledger.Pages($"/v1/contracts?status=UnderNotice&asOf=2026-10-15&knownAt={noticed}", "id"))
            .ShouldContain("reported");
    }

    [Fact]
    public async Task Leaves_the_log_as_it_was_and_marks_the_event_in_the_history()
    {
        await UnderNotice("told");
        var before = (await _ledger.Get("/v1/contracts/told/events")).At("items[1]").GetRawText();
        await Correct(
            "told", 2, new { by = "Provider", givenOn = "2026-10-02", lastServiceDay = "2026-12-31" })
            .Accepted();
        (await _ledger.Get("/v1/contracts/told/events")).At("items[1]").GetRawText().ShouldBe(before);
        await _ledger.Get("/v1/contracts/told/history").Says(
            ("items[0].correctedBy", null),
            ("items[1].correctedBy", "3"),
            ("items[1].sentence", "The customer gave notice on 2026-10-01; service ends on 2026-12-30."),
            ("items[2].sentence",
                "Event 2, TerminationNoticeGiven, was corrected on 2026-11-02 (mistyped): "
                + "The provider gave notice on 2026-10-02; service ends on 2026-12-31."),
            ("items[2].before.lastServiceDay", "2026-12-30"),
            ("items[2].after.lastServiceDay", "2026-12-31"));
        await _ledger.Get("/v1/contracts/told/history?limit=2").Says(("items[1].correctedBy", "3"));
        await _ledger.Get("/v1/contracts/told/diff?from=2&to=3&asOf=2026-11-03").Says(
            ("changes[path=lastServiceDay].to", "2026-12-31"),
            ("events[0].type", "EventCorrected"));
    }

    [Fact]
    public async Task Can_be_corrected_again_the_latest_wins()
    {
        await UnderNotice("again-corrected");
        await Correct("again-corrected", 2, null).Accepted();
        await Correct(
            "again-corrected", 2,
            new { by = "Customer", givenOn = "2026-10-03", lastServiceDay = "2027-01-01" }).Accepted();
        await _ledger.Contract("again-corrected", "asOf=2026-10-15").Says(
            ("status", "UnderNotice"), ("notice.givenOn", "2026-10-03"), ("version", "4"));
        await _ledger.Contract("again-corrected", "asOf=2026-10-15&version=3").Says(("status", "Active"));
    }

    [Fact]
    public async Task Of_a_fee_changes_the_charges_and_leaves_the_invoice()
    {
        await _ledger.Sign("cheaper", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await _ledger.Tell("cheaper", "invoice-month", new { month = "2026-07" }).Accepted();
        var signed = (await _ledger.Get("/v1/contracts/cheaper/events")).At("items[0].data");
        await Correct("cheaper", 1, Draft.Of(signed).With("fees[0].monthlyFee", 900)).Says(
            ("events[0].data.replacement.fees[0].monthlyFee", "900.00"));
        await _ledger.Contract("cheaper", "asOf=2026-07-15").Says(
            ("monthlyFee", "900.00"), ("commitment.headline", "5400.00"));
        await _ledger.Get("/v1/contracts/cheaper/invoices/cheaper-0001").Says(("total", "1000.00"));
    }

    [Fact]
    public async Task Of_a_signature_alone_leaves_nothing_that_is_known()
    {
        await _ledger.Sign("never-signed", Terms.Reflection);
        await Correct("never-signed", 1, null).Accepted();
        await _ledger.Contract("never-signed", "asOf=2026-10-15").NotFound();
        await _ledger.Contract("never-signed", "asOf=2026-10-15&version=1").Says(("status", "Active"));
        (await _ledger.Pages("/v1/contracts?asOf=2026-10-15", "id")).ShouldNotContain("never-signed");
        await _ledger.Get("/v1/reports/run-rate?asOf=2026-10-15").Accepted();
        await _ledger.Tell(
            "never-signed", "attach-source", new { fact = "term", source = new { publisher = "CNBC" } })
            .NotFound();
        await _ledger.Tell("never-signed", "sign", Terms.Reflection).Says(("version", "3"));
    }

    [Fact]
    public async Task Stores_nothing_as_a_dry_run_and_once_with_a_key()
    {
        await UnderNotice("tried");
        var body = new { version = 2, replacement = (object?)null, reason = "mistyped" };
        await _ledger.Tell("tried", "correct-event?dryRun=true", body).Says(("state.version", "3"));
        await _ledger.Contract("tried", "asOf=2026-10-15").Says(("version", "2"), ("status", "UnderNotice"));
        for (var i = 0; i < 2; i++)
            await _ledger.WithKey("correct tried").Tell("tried", "correct-event", body)
                .Says(("version", "3"));
    }

    [Fact]
    public async Task Of_a_version_that_is_not_there_is_not_found()
    {
        await UnderNotice("short-stream");
        var answer = await Correct("short-stream", 3, null).NotFound();
        answer["detail"].ShouldBe("short-stream has no version 3; it is at 2.");
        await Correct("short-stream", 0, null).Malformed("$.version");
    }

    [Theory]
    [InlineData(2, """{"by":"Customer","givenOn":"2026-10-02"}""", "$.replacement.lastServiceDay")]
    [InlineData(2, """{"by":"Nobody"}""", "$.replacement.by")]
    [InlineData(2, """{"withdrawnOn":"2026-10-02"}""", "$.replacement.withdrawnOn")]
    [InlineData(2, "[]", "$.replacement")]
    [InlineData(2, "\"null\"", "$.replacement")]
    [InlineData(1, """{"fees":[{"from":"2026-02-30"}]}""", "$.replacement.fees[0].from")]
    public async Task With_a_replacement_that_does_not_read_as_that_event_is_malformed(
        int version, string replacement, string where)
    {
        await _ledger.WithKey("unreadable").Tell("unreadable", "sign", Terms.Reflection).Accepted();
        await _ledger.WithKey("unreadable-notice").Tell(
            "unreadable", "give-termination-notice", new { by = "Customer", givenOn = "2026-10-01" })
            .Accepted();
        await _ledger.PostRaw(
            "/v1/contracts/unreadable/correct-event",
            $$"""{"version":{{version}},"replacement":{{replacement}},"reason":"mistyped"}""")
            .Malformed(where);
    }

    [Fact]
    public async Task Says_whether_it_replaces_or_takes_back()
    {
        await UnderNotice("undecided");
        await _ledger.Tell("undecided", "correct-event", new { version = 2, reason = "mistyped" })
            .Malformed("$.replacement");
    }

    [Fact]
    public async Task Of_an_announcement_keeps_to_what_an_announcement_may_say()
    {
        await _ledger.Tell("hearsay", "announce", Terms.Deal).Accepted();
        await _ledger.Sign("hearsay", Terms.Reflection);
        await Correct("hearsay", 1, Terms.Deal.Without("currency")).Malformed("$.replacement.currency");
        await Correct("hearsay", 1, Terms.Deal.With("monthlyFee", "3000.00")).Accepted();
        await _ledger.Contract("hearsay").Says(("announced.monthlyFee", "3000.00"));
    }
}
