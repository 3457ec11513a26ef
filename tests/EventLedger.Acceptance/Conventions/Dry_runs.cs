using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventLedger.Acceptance.Conventions;

/// <summary>A dry run decides and stores nothing.</summary>
[Collection(OneCluster.Name)]
public sealed class Dry_runs(LedgerServer server) : IClassFixture<LedgerServer>
{
    private readonly LedgerClient _ledger = server.Ledger;

    [Fact]
    public async Task Answer_the_events_and_the_state_that_the_command_would_make()
    {
        await _ledger.Sign("tried", Terms.Reflection);
        const string path = "/v1/contracts/tried/give-termination-notice";
        var notice = new { by = "Customer", givenOn = "2026-10-01" };
        var head = await _ledger.Head();
        var tried = await _ledger.Post($"{path}?dryRun=true", notice).Says(
            ("dryRun", "true"),
            ("stream", "contract-tried"),
            ("version", "2"),
            ("events[0].type", "TerminationNoticeGiven"),
            ("events[0].data.lastServiceDay", "2026-12-30"));
        (await _ledger.Head()).ShouldBe(head);
        await _ledger.Contract("tried").Says(("version", "1"));
        await _ledger.Post(path, notice).Accepted();
        ShouldBeTheSame(tried.At("state"), (await _ledger.Contract("tried").Accepted()).Json);
    }

    [Fact]
    public async Task Tell_each_event_as_its_history_will()
    {
        await _ledger.Sign("told", Terms.Plain("2026-07-01", null, "1000.00").With("termination", new
        {
            by = "Either",
            noticeDays = 30,
            lockInMonths = 0,
        }));
        var amendment = new { effectiveOn = "2026-08-01", fees = Terms.Fee("2026-08-01", "1250.00") };
        foreach (var (command, body) in ((string, object)[])
            [("amend", amendment), ("invoice-month", new { month = "2026-07", issuedOn = "2026-07-01" })])
        {
            var tried = await _ledger.Post($"/v1/contracts/told/{command}?dryRun=true", body).Accepted();
            var sentence = tried["events[0].sentence"].ShouldNotBeNull();
            await _ledger.Tell("told", command, body).Accepted();
            (await _ledger.Get("/v1/contracts/told/history").Accepted()).Each("items", "sentence")[^1]
                .ShouldBe(sentence);
        }
        await _ledger.Post("/v1/contracts/told/give-termination-notice?dryRun=true", new
        {
            by = "Provider",
            givenOn = "2026-09-01",
        }).Says(("events[0].sentence",
            "The provider gave notice on 2026-09-01; service ends on 2026-10-01."));
    }

    [Fact]
    public async Task Tell_what_becomes_of_parties_and_places()
    {
        await _ledger.Post("/v1/parties/newcomer/register?dryRun=true", new { name = "A Newcomer" })
            .Says(("events[0].sentence", "A Newcomer was registered."));
        var expanded = await _ledger.Post("/v1/facilities/site-1/expand?dryRun=true", new
        {
            from = "2026-09-01",
            capacity = new { megawatts = 250 },
        }).Accepted();
        expanded["events[0].sentence"].ShouldNotBeNull().ShouldContain("2026-09-01");
    }

    [Fact]
    public async Task Show_the_state_as_of_the_day_that_is_asked_for()
    {
        await _ledger.Sign("seen", Terms.Reflection);
        const string path = "/v1/contracts/seen/give-termination-notice?dryRun=true";
        var notice = new { by = "Customer", givenOn = "2026-10-01" };
        await _ledger.Post(path, notice).Says(
            ("state.asOf", "2026-07-15"), ("state.status", "Active"), ("state.notice", null));
        await _ledger.Post($"{path}&asOf=2026-10-01", notice).Says(
            ("state.asOf", "2026-10-01"),
            ("state.status", "UnderNotice"),
            ("state.notice.lastServiceDay", "2026-12-30"),
            ("state.commitment.forgone", "5404838709.68"));
        await _ledger.Post($"{path}&asOf=2026-12-31", notice).Says(("state.status", "Terminated"));
        // Of a day before the signature nothing is known: the notice's own day is shown.
        await _ledger.Post($"{path}&asOf=2026-06-01", notice).Says(
            ("state.asOf", "2026-10-01"), ("state.version", "2"));
        await _ledger.Contract("seen", "asOf=2026-12-31").Says(("version", "1"), ("status", "Active"));
    }

    [Fact]
    public async Task Take_a_day_of_their_own_alone()
    {
        var head = await _ledger.Head();
        foreach (var query in (string[])["asOf=2026-07-01", "dryRun=true&asOf=2026-02-30"])
            await _ledger.Post($"/v1/parties/dated/register?{query}", new { name = "A" }).Malformed("asOf");
        (await _ledger.Head()).ShouldBe(head);
    }

    [Fact]
    public async Task Of_a_signed_contract_show_what_would_be_owed()
    {
        await _ledger.Sign("owed", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await _ledger.Tell("owed", "invoice-month", new { month = "2026-07", issuedOn = "2026-07-01" })
            .Accepted();
        var part = new { invoice = "owed-0001", amount = "400.00", paidOn = "2026-07-10", reference = "a" };
        await _ledger.Post("/v1/contracts/owed/record-payment?dryRun=true&asOf=2026-07-10", part).Says(
            ("billing.invoices[0].balance", "600.00"),
            ("billing.invoices[0].status", "PartiallyPaid"),
            ("billing.totals.paid", "400.00"));
        await _ledger.Post("/v1/contracts/owed/record-payment?dryRun=true&asOf=2026-07-09", part).Says(
            ("billing.invoices[0].balance", "1000.00"), ("billing.totals.paid", "0.00"));
        await _ledger.Get("/v1/contracts/owed/billing").Says(("totals.paid", "0.00"));
        var announced = await _ledger.Post("/v1/contracts/told-of/announce?dryRun=true", Terms.Deal)
            .Accepted();
        announced.Json.TryGetProperty("billing", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Begin_no_stream()
    {
        await _ledger.Post("/v1/contracts/never/sign?dryRun=true", Terms.Reflection).Says(
            ("dryRun", "true"), ("state.id", "never"), ("state.status", "Active"));
        await _ledger.Contract("never").NotFound();
        await _ledger.Sign("never", Terms.Reflection);
    }

    [Fact]
    public async Task Register_no_party()
    {
        await _ledger.Post("/v1/parties/never/register?dryRun=true", new { name = "A", country = "B" }).Says(
            ("dryRun", "true"), ("state.name", "A"));
        await _ledger.Get("/v1/parties/never").NotFound();
    }

    [Fact]
    public async Task Are_refused_as_the_command_would_be()
    {
        await _ledger.Sign("refused", Terms.Reflection);
        await _ledger.Post("/v1/contracts/refused/sign?dryRun=true", Terms.Reflection)
            .Refused("already-signed");
        await _ledger.Post("/v1/contracts/refused/invoice-month?dryRun=true", new { month = 7 })
            .Malformed("$.month");
        await _ledger.Post("/v1/contracts/nobody/invoice-month?dryRun=true", new { month = "2026-07" })
            .NotFound();
        await _ledger.IfAt(7)
            .Post("/v1/contracts/refused/invoice-month?dryRun=true", new { month = "2026-07" })
            .IsProblem(412, "version-mismatch");
    }

    [Theory]
    [InlineData("dryRun=1")]
    [InlineData("dryRun=maybe")]
    [InlineData("dryrun=true")]
    [InlineData("dry=true")]
    public async Task Are_not_mistaken_for_the_command_when_they_are_misspelt(string query)
    {
        var head = await _ledger.Head();
        var answer = await _ledger.Post($"/v1/parties/misspelt/register?{query}", new { name = "A" });
        answer.Status.ShouldBe(400, answer.ToString());
        (await _ledger.Head()).ShouldBe(head);
    }

    // What is not stored has no position, and nothing repeats it.
    private static void ShouldBeTheSame(JsonElement one, JsonElement other)
    {
        var read = JsonNode.Parse(other.GetRawText())!.AsObject();
        (read.Remove("position") && read.Remove("token")).ShouldBeTrue($"{read}");
        JsonNode.DeepEquals(JsonNode.Parse(one.GetRawText()), read).ShouldBeTrue($"{one}\n{other}");
    }
}
