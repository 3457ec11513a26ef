namespace EventLedger.Acceptance.Conventions;

/// <summary>Idempotency-Key: a command that was done is answered again, and not done again.</summary>
[Collection(OneCluster.Name)]
public sealed class Sending_a_command_again(LedgerServer server) : IClassFixture<LedgerServer>
{
    private static readonly object July = new { month = "2026-07" };
    private static readonly object August = new { month = "2026-08" };

    private readonly LedgerClient _ledger = server.Ledger;

    private Task<Answer> Invoice(string id, string key, object month) =>
        _ledger.WithKey(key).Tell(id, "invoice-month", month);

    [Fact]
    public async Task With_the_same_key_answers_the_first_result_again()
    {
        await _ledger.Sign("again", Terms.Reflection);
        var first = await Invoice("again", "key-again", July).Accepted();
        var head = await _ledger.Head();
        var second = await Invoice("again", "key-again", July);
        second.Status.ShouldBe(first.Status);
        second.Text.ShouldBe(first.Text);
        second.Header("ETag").ShouldBe(first.Header("ETag"));
        second.Header("Idempotent-Replay").ShouldBe("true");
        first.Header("Idempotent-Replay").ShouldBeNull();
        (await _ledger.Head()).ShouldBe(head);
    }

    [Fact]
    public async Task That_began_a_stream_answers_201_again()
    {
        var ledger = _ledger.WithKey("key-party");
        (await ledger.Post("/v1/parties/begun/register", new { name = "A" })).Status.ShouldBe(201);
        var again = await ledger.Post("/v1/parties/begun/register", new { name = "A" });
        again.Status.ShouldBe(201);
        again.Header("Idempotent-Replay").ShouldBe("true");
    }

    [Fact]
    public async Task In_another_spelling_of_the_same_body_is_the_same()
    {
        var ledger = _ledger.WithKey("key-spelling");
        var first = await ledger.PostRaw(
            "/v1/parties/spelling/register", """{"name":"A","country":"B"}""").Accepted();
        var second = await ledger.PostRaw(
            "/v1/parties/spelling/register", """{ "country": "B",  "name": "\u0041" }""").Accepted();
        second.Text.ShouldBe(first.Text);
    }

    [Fact]
    public async Task With_the_same_key_but_something_else_is_refused()
    {
        await _ledger.Sign("other-body", Terms.Reflection);
        await _ledger.Sign("other-id", Terms.Reflection);
        await Invoice("other-body", "key-other", July).Accepted();
        await Invoice("other-body", "key-other", August).Refused("idempotency-key-reused");
        await Invoice("other-id", "key-other", July).Refused("idempotency-key-reused");
        await _ledger.WithKey("key-other").Tell("other-body", "withdraw-termination-notice",
            new { withdrawnOn = "2026-10-01" }).Refused("idempotency-key-reused");
    }

    [Fact]
    public async Task After_a_refusal_finds_the_key_free()
    {
        await _ledger.Sign("after-refusal", Terms.Reflection);
        await Invoice("after-refusal", "key-refusal", new { month = "2026-06" })
            .Refused("nothing-to-invoice");
        (await Invoice("after-refusal", "key-refusal", July).Accepted()).Header("Idempotent-Replay")
            .ShouldBeNull();
    }

    [Fact]
    public async Task After_a_dry_run_finds_the_key_free()
    {
        await _ledger.Sign("after-dry-run", Terms.Reflection);
        await _ledger.WithKey("key-dry").Post("/v1/contracts/after-dry-run/invoice-month?dryRun=true", July)
            .Says(("dryRun", "true"));
        await Invoice("after-dry-run", "key-dry", August).Says(("events[0].data.month", "2026-08"));
    }

    [Fact]
    public async Task Is_answered_from_the_key_before_versions_and_rules_are_looked_at()
    {
        await _ledger.Sign("key-first", Terms.Reflection);
        var first = await Invoice("key-first", "key-first", July).Accepted();
        var stale = _ledger.WithKey("key-first").IfAt(1);
        (await stale.Tell("key-first", "invoice-month", July).Accepted()).Text.ShouldBe(first.Text);
        await stale.Tell("key-first", "invoice-month", August).Refused("idempotency-key-reused");
        await stale.Tell("nobody-knows", "invoice-month", July).Refused("idempotency-key-reused");
        await stale.Tell("key-first", "invoice-month", new { month = "2026-13" }).Malformed("$.month");
    }

    [Fact]
    public async Task To_another_ledger_is_another_command()
    {
        var other = await server.EmptyLedger();
        await _ledger.WithKey("key-ledgers").Post("/v1/parties/two-ledgers/register", new { name = "A" })
            .Accepted();
        var answer = await other.WithKey("key-ledgers")
            .Post("/v1/parties/two-ledgers/register", new { name = "B" }).Accepted();
        answer.Header("Idempotent-Replay").ShouldBeNull();
    }

    [Fact]
    public async Task At_the_same_time_gives_one_result()
    {
        await _ledger.Sign("at-once", Terms.Reflection);
        var head = await _ledger.Head();
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => Invoice("at-once", "key-once", July)));
        answers.ShouldAllBe(answer => answer.Status == 200);
        answers.Select(answer => answer.Text).Distinct().Count().ShouldBe(1);
        answers.Count(answer => answer.Header("Idempotent-Replay") is null).ShouldBe(1);
        (await _ledger.Head()).ShouldBe(head + 1);
    }

    [Fact]
    public async Task Without_a_key_is_a_new_command()
    {
        await _ledger.Sign("no-key", Terms.Reflection);
        await _ledger.Tell("no-key", "invoice-month", July).Accepted();
        await _ledger.Tell("no-key", "invoice-month", July).Refused("month-already-invoiced");
    }

    [Fact]
    public async Task With_a_key_of_more_than_200_characters_is_malformed()
    {
        var answer = await _ledger.WithKey(new string('k', 201))
            .Post("/v1/parties/long-key/register", new { name = "A" });
        answer.Status.ShouldBe(400, answer.ToString());
        await _ledger.WithKey(new string('k', 200)).Post("/v1/parties/long-key/register", new { name = "A" })
            .Accepted();
    }
}
