using static EventLedger.Acceptance.Scenarios.ScenarioClient;

namespace EventLedger.Acceptance.Scenarios;

/// <summary>The three scenarios that come with the seeds, in figures worked by hand.</summary>
[Collection(OneCluster.Name)]
public sealed class Shipped_scenarios(SeededServer server) : IClassFixture<SeededServer>
{
    private const string Reflection = "reflection-leaves-first-chance";
    private const string Google = "google-starts-november-2026";
    private const string Cursor = "spacex-completes-cursor";

    private readonly LedgerClient _ledger = server.Ledger;

    private Task<Answer> Ask(string report, string scenario) => _ledger.WhatIf(report, scenario);

    [Theory]
    [InlineData(Reflection, "Reflection leaves at the first chance", "GiveTerminationNotice")]
    [InlineData(Google, "Google's 920 million starts in November 2026", "SignContract")]
    [InlineData(Cursor, "SpaceX completes the Cursor acquisition", "RecordAcquisition")]
    public async Task Stand_in_the_ledger_of_the_seeds_and_stay(string id, string name, string command)
    {
        await _ledger.Get($"/v1/scenarios/{id}").Says(
            ("name", name), ("isShipped", "true"), ("expiresAt", null), ("commands[0].command", command));
        (await _ledger.Pages("/v1/scenarios", "id")).ShouldContain(id);
        await _ledger.Delete($"/v1/scenarios/{id}").Refused("scenario-is-shipped");
        await (await server.EmptyLedger()).Get($"/v1/scenarios/{id}").NotFound();
        await server.StartAnother();
        (await _ledger.Pages("/v1/scenarios", "id")).Count(one => one == id).ShouldBe(1);
    }

    [Fact]
    public async Task The_example_of_the_API_document_is_like_the_first()
    {
        var document = await _ledger.Get("/openapi/v1.json").Accepted();
        var example = document.At("paths").GetProperty("/v1/scenarios").GetProperty("post")
            .GetProperty("requestBody").GetProperty("content").GetProperty("application/json")
            .GetProperty("example");
        var made = await _ledger.Post("/v1/scenarios", Draft.Of(example)).Accepted();
        var (own, shipped) = (
            await Ask("commitments?asOf=2027-01-15", made["id"]!).Accepted(),
            await Ask("commitments?asOf=2027-01-15", Reflection).Accepted());
        own.At("difference").GetRawText().ShouldBe(shipped.At("difference").GetRawText());
    }

    [Fact]
    public async Task On_the_first_day_Reflection_owes_the_same_whether_it_leaves_or_not()
    {
        var answer = await Ask("commitments?asOf=2026-07-01", Reflection).Says(
            ("base.rows[0].headline", "6300000000.00"),
            ("scenario.rows[0].headline", "6300000000.00"),
            ("scenario.rows[0].firm", "895161290.32"),
            ("scenario.rows[0].firmUntil", "2026-12-30"),
            ("scenario.rows[0].cancellable", "5404838709.68"));
        answer.Count("difference.rows").ShouldBe(0, answer.ToString());
        answer.Count("difference.totals").ShouldBe(0, answer.ToString());
    }

    [Fact]
    public async Task On_the_day_of_the_notice_what_could_be_cancelled_is_forgone() =>
        await Ask("commitments?asOf=2026-10-01", Reflection).Says(
            ("base.rows[0].earned", "450000000.00"),
            ("base.rows[0].firm", "445161290.32"),
            ("scenario.rows[0].firm", "445161290.32"),
            ("difference.rows[0].firm", "0.00"),
            ("difference.rows[0].cancellable", "-5404838709.68"),
            ("difference.rows[0].forgone", "5404838709.68"),
            ("difference.totals[currency=USD].forgone", "5404838709.68"));

    // December ends on the 30th: 895,161,290.32 were earned, instead of half of January's on top.
    [Fact]
    public async Task After_it_left_nothing_is_firm() =>
        await Ask("commitments?asOf=2027-01-15", Reflection).Says(
            ("base.rows[0].earned", "967741935.48"),
            ("base.rows[0].firm", "457258064.52"),
            ("base.rows[0].cancellable", "4875000000.00"),
            ("scenario.rows[0].status", "Terminated"),
            ("scenario.rows[0].earned", "895161290.32"),
            ("scenario.rows[0].firm", "0.00"),
            ("difference.rows[0].headline", "0.00"),
            ("difference.rows[0].earned", "-72580645.16"),
            ("difference.rows[0].firm", "-457258064.52"),
            ("difference.rows[0].cancellable", "-4875000000.00"),
            ("difference.rows[0].forgone", "5404838709.68"));

    [Fact]
    public async Task The_run_rate_falls_on_the_day_after_its_last()
    {
        (await Ask("run-rate?asOf=2026-12-30", Reflection).Says(
            ("scenario.currencies[0].underNotice[0].lastServiceDay", "2026-12-30"),
            ("scenario.currencies[0].underNotice[0].leavesIn", "2026-12"),
            ("difference.currencies[0].live.monthly", "0.00"),
            ("difference.currencies[0].underNotice[0].monthly", "150000000.00")))
            .Count("difference.currencies[0].groups").ShouldBe(0);
        await Ask("run-rate?asOf=2026-12-31", Reflection).Says(
            ("base.currencies[0].live.monthly", "150000000.00"),
            ("scenario.currencies[0].live.monthly", "0.00"),
            ("difference.currencies[0].live.monthly", "-150000000.00"),
            ("difference.currencies[0].live.annual", "-1800000000.00"),
            ("difference.currencies[0].announced.monthly", "-150000000.00"),
            ("difference.currencies[0].groups[id=reflection-ai].live", "-150000000.00"));
        await Ask("run-rate/waterfall?from=2026-12&to=2026-12", Reflection).Says(
            ("difference.rows[0].churn", "150000000.00"),
            ("difference.rows[0].closing", "-150000000.00"),
            ("difference.movements[0].on", "2026-12-31"));
    }

    // (1250² + 920²) / 2170² of the announced fees that remain; nothing is live.
    [Fact]
    public async Task Concentration_rises_among_those_that_remain()
    {
        await Ask("concentration?asOf=2027-01-15&basis=announced", Reflection).Says(
            ("base.currencies[0].byCustomer.hhi", "4517"),
            ("scenario.currencies[0].byCustomer.hhi", "5116"),
            ("difference.currencies[0].byCustomer.hhi", "599"),
            ("difference.currencies[0].monthly", "-150000000.00"),
            ("difference.currencies[0].byCustomer.shares[id=reflection-ai].monthly", "-150000000.00"),
            ("difference.currencies[0].byCustomer.shares[id=anthropic].monthly", "0.00"));
        await Ask("concentration?asOf=2027-01-15", Reflection).Says(
            ("base.currencies[0].byCustomer.hhi", "10000"),
            ("scenario.currencies[0].byCustomer.hhi", null),
            ("difference.currencies[0].byCustomer.hhi", null),
            ("difference.currencies[0].monthly", "-150000000.00"));
    }

    // 32 months of 920 million; the 30 billion that are announced become signed.
    [Fact]
    public async Task Googles_32_months_are_owed_once_they_are_signed()
    {
        await Ask("commitments?asOf=2026-07-01", Google).Says(
            ("scenario.rows[contractId=google-colossus-2].status", "Signed"),
            ("difference.rows[contractId=google-colossus-2].headline", "29440000000.00"),
            ("difference.rows[contractId=google-colossus-2].firm", "29440000000.00"),
            ("difference.rows[contractId=google-colossus-2].firmUntil", "2029-06-30"),
            ("difference.totals[currency=USD].contracts", "1"),
            ("difference.totals[currency=USD].firm", "29440000000.00"),
            ("difference.announced[0].contractId", "google-colossus-2"),
            ("difference.announced[0].headline", "-30000000000.00"),
            ("difference.announced[0].monthlyFee", "-920000000.00"));
        await Ask("run-rate?asOf=2026-07-01", Google).Says(
            ("difference.currencies[0].live.monthly", "0.00"),
            ("difference.currencies[0].contracted.monthly", "920000000.00"),
            ("difference.currencies[0].announced.monthly", "0.00"));
        await Ask("run-rate?asOf=2026-11-01", Google).Says(
            ("scenario.currencies[0].live.monthly", "1070000000.00"),
            ("difference.currencies[0].live.monthly", "920000000.00"));
        // (150² + 920²) / 1070², on one facility as before.
        await Ask("concentration?asOf=2026-11-01", Google).Says(
            ("scenario.currencies[0].byCustomer.hhi", "7589"),
            ("difference.currencies[0].byCustomer.hhi", "-2411"),
            ("difference.currencies[0].byFacility.hhi", "0"));
    }

    [Fact]
    public async Task Nothing_that_is_known_of_Cursor_has_a_figure_to_move()
    {
        (await Ask("run-rate", Cursor).Says(("base.currencies[0].unknownFees", "2")))
            .Count("difference.currencies").ShouldBe(0);
        await Ask("claims", Cursor).Accepted();
    }

    [Fact]
    public async Task A_fee_that_is_assumed_for_Cursor_would_be_intercompany()
    {
        var shipped = await _ledger.Get($"/v1/scenarios/{Cursor}").Accepted();
        var id = await _ledger.Imagine(
            Draft.Of(shipped.At("commands[0]")),
            Command("ReviseAnnouncement", "cursor-spacex", new
            {
                monthlyFee = "10000000.00",
                currency = "USD",
                revisedOn = "2026-07-01",
            }));
        await Ask("run-rate", id).Says(
            ("decidedOn", "2026-07-15"),
            ("difference.currencies[0].announced.monthly", "10000000.00"),
            ("difference.currencies[0].announced.external", "0.00"),
            ("difference.currencies[0].announced.intercompany", "10000000.00"),
            ("difference.currencies[0].unknownFees", "-1"));
        await Ask("run-rate?asOf=2026-07-14", id).Says(
            ("difference.currencies[0].announced.intercompany", "0.00"));
    }
}
