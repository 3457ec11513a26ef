namespace EventLedger.Acceptance.Conventions;

/// <summary>What a command answers, If-Match, and the order of checks.</summary>
[Collection(OneCluster.Name)]
public sealed class Versions_and_answers(LedgerServer server) : IClassFixture<LedgerServer>
{
    private readonly LedgerClient _ledger = server.Ledger;

    [Fact]
    public async Task A_command_that_begins_a_stream_answers_201_and_its_events()
    {
        var head = await _ledger.Head();
        var answer = await _ledger.Tell("begun", "sign", Terms.Reflection).Says(
            ("stream", "contract-begun"),
            ("version", "1"),
            ("position", $"{head + 1}"),
            ("events[0].type", "ContractSigned"),
            ("events[0].version", "1"),
            ("events[0].effectiveOn", "2026-06-22"),
            ("events[0].data.customerId", "customer"));
        answer.Status.ShouldBe(201);
        answer.Header("ETag").ShouldBe("\"1\"");
        answer.MediaType.ShouldBe("application/json");
        answer["recordedAt"]!.ShouldStartWith("2026-07-15T12:00:00");
        answer["recordedAt"]!.ShouldEndWith("Z");
    }

    [Fact]
    public async Task A_command_to_a_stream_that_exists_answers_200()
    {
        await _ledger.Sign("exists", Terms.Reflection);
        var answer = await _ledger.Tell("exists", "invoice-month", new { month = "2026-07" }).Says(
            ("version", "2"));
        answer.Status.ShouldBe(200);
        answer.Header("ETag").ShouldBe("\"2\"");
    }

    [Fact]
    public async Task What_was_answered_is_in_the_next_read()
    {
        await _ledger.Sign("read-it", Terms.Reflection);
        var version = (await _ledger.Tell("read-it", "invoice-month", new { month = "2026-07" }))["version"];
        await _ledger.Contract("read-it").Says(("version", version));
        (await _ledger.Get("/v1/contracts/read-it/events").Accepted())
            .Each("items", "type").ShouldBe(["ContractSigned", "MonthInvoiced"]);
    }

    [Fact]
    public async Task The_expected_version_lets_a_command_through()
    {
        await _ledger.Sign("expected", Terms.Reflection);
        await _ledger.IfAt(1).Tell("expected", "invoice-month", new { month = "2026-07" }).Accepted();
    }

    [Fact]
    public async Task Another_version_than_expected_is_a_mismatch()
    {
        await _ledger.Sign("moved", Terms.Reflection);
        await _ledger.Tell("moved", "invoice-month", new { month = "2026-07" }).Accepted();
        var head = await _ledger.Head();
        await _ledger.IfAt(1).Tell("moved", "invoice-month", new { month = "2026-08" })
            .IsProblem(412, "version-mismatch");
        await _ledger.IfAt(3).Tell("moved", "invoice-month", new { month = "2026-08" })
            .IsProblem(412, "version-mismatch");
        (await _ledger.Head()).ShouldBe(head);
    }

    [Fact]
    public async Task A_mismatch_is_named_before_a_rule_is_looked_at()
    {
        await _ledger.Sign("order", Terms.Reflection);
        await _ledger.IfAt(7).Tell("order", "sign", Terms.Reflection).IsProblem(412, "version-mismatch");
        await _ledger.IfAt(1).Tell("order", "sign", Terms.Reflection).Refused("already-signed");
    }

    [Fact]
    public async Task What_is_unknown_is_named_before_a_mismatch() =>
        await _ledger.IfAt(7).Tell("nobody-knows", "invoice-month", new { month = "2026-07" }).NotFound();

    [Fact]
    public async Task What_is_malformed_is_named_before_anything_else()
    {
        await _ledger.IfAt(7).Tell("nobody-knows", "invoice-month", new { month = "2026-13" })
            .Malformed("$.month");
        await _ledger.Sign("malformed-first", Terms.Reflection);
        await _ledger.IfAt(7).Tell("malformed-first", "invoice-month", new { month = 1 })
            .Malformed("$.month");
    }

    [Fact]
    public async Task A_business_date_that_is_left_out_is_today()
    {
        await _ledger.Sign("today", Terms.Reflection.With("termination.lockInMonths", 0));
        await _ledger.Tell("today", "invoice-month", new { month = "2026-07" }).Says(
            ("events[0].data.issuedOn", "2026-07-15"), ("events[0].effectiveOn", "2026-07-15"));
        await _ledger.Tell("today", "give-termination-notice", new { by = "Customer" }).Says(
            ("events[0].data.givenOn", "2026-07-15"), ("events[0].effectiveOn", "2026-07-15"));
        await _ledger.Post("/v1/parties/today/register", new { name = "A" }).Says(
            ("events[0].effectiveOn", "2026-07-15"));
    }
}
