using System.Text;
using EventLedger.Server.Importing;

namespace EventLedger.Acceptance.Importing;

/// <summary>What cannot be imported answers its problem, and the other lines go on.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Refusing_history(LedgerServer server) : IClassFixture<LedgerServer>
{
    private const string May = "2026-05-20T09:30:00Z";
    private const string June = "2026-06-22T12:00:00Z";

    [Fact]
    public async Task Of_a_time_to_come()
    {
        var ledger = await server.EmptyLedger();
        var results = await ledger.Import(
            Imports.Party("2026-07-15T12:00:00.000001Z", "a"), Imports.Party(May, "b"),
            Imports.Party("2026-07-15T12:00:00Z", "c"));
        results.Said().ShouldBe([
            "422 recorded-at-in-future", "201 2026-05-20T09:30:00.000000Z", "201 2026-07-15T12:00:00.000000Z",
        ]);
        results[0].Fact("recordedAt").ShouldBe("2026-07-15T12:00:00.000001Z");
        results[0].Fact("now").ShouldBe("2026-07-15T12:00:00.000000Z");
    }

    [Fact]
    public async Task Of_a_time_before_what_the_ledger_has()
    {
        var ledger = await server.EmptyLedger();
        await ledger.Take(Imports.Party(June, "a"));
        var results = await ledger.Import(
            Imports.Party("2026-06-22T11:59:59.999999Z", "b"), Imports.Party(June, "c"));
        results.Said().ShouldBe(["422 recorded-at-too-early", "201 2026-06-22T12:00:00.000001Z"]);
        results[0].Fact("recordedAt").ShouldBe("2026-06-22T11:59:59.999999Z");
        results[0].Fact("notBefore").ShouldBe("2026-06-22T12:00:00.000000Z");
        await ledger.Post("/v1/parties/d/register", new { name = "Now" }).Accepted();
        results = await ledger.Import(Imports.Party(June, "e"));
        results.Said().ShouldBe(["422 recorded-at-too-early"]);
        results[0].Fact("notBefore").ShouldBe("2026-07-15T12:00:00.000000Z");
    }

    /// <summary>Also when that line was refused by a rule: whether it was moves no other.</summary>
    [Fact]
    public async Task Of_a_time_before_the_line_above()
    {
        var ledger = await server.EmptyLedger();
        var results = await ledger.Import(
            Imports.Line(June, "InvoiceMonth", "nobody", new { month = "2026-07" }),
            Imports.Party(May, "a"), Imports.Party(June, "b"), Imports.Party(May, "c"));
        results.Said().ShouldBe([
            "404 not-found", "422 recorded-at-too-early", "201 2026-06-22T12:00:00.000000Z",
            "422 recorded-at-too-early",
        ]);
        results[1].Fact("notBefore").ShouldBe("2026-06-22T12:00:00.000000Z");
    }

    [Fact]
    public async Task By_the_rules_versions_and_keys_that_hold_for_every_command()
    {
        var ledger = await server.EmptyLedger();
        var results = await ledger.Import([
            .. Imports.Furniture(May),
            Imports.Party(May, "provider"),
            Imports.Line(May, "SignContract", "a", Terms.Reflection).With("expectedVersion", 1),
            Imports.Line(May, "SignContract", "a", Terms.Reflection).With("idempotencyKey", "k"),
            Imports.Line(June, "SignContract", "a", Terms.Reflection).With("idempotencyKey", "k"),
            Imports.Line(June, "InvoiceMonth", "b", new { month = "2026-07" }),
            Imports.Line(June, "InvoiceMonth", "a", new { month = "2026-07" }),
        ]);
        results[3..].Said().ShouldBe([
            "422 already-exists", "412 version-mismatch", "201 2026-05-20T09:30:00.000000Z",
            "422 idempotency-key-reused", "404 not-found", "200 2026-06-22T12:00:00.000000Z",
        ]);
    }

    [Theory]
    [InlineData("recordedAt", null, "$.recordedAt")]
    [InlineData("recordedAt", "2026-05-20", "$.recordedAt")]
    [InlineData("recordedAt", "2026-05-20T09:30:00", "$.recordedAt")]
    [InlineData("recordedAt", "2026-02-30T09:30:00Z", "$.recordedAt")]
    [InlineData("recordedAt", "2026-05-20T09:30:00.0000001Z", "$.recordedAt")]
    [InlineData("recordedAt", "1899-12-31T23:00:00Z", "$.recordedAt")]
    [InlineData("actor", "", "$.actor")]
    [InlineData("actor", "Zoë", "$.actor")]
    [InlineData("command", "Invent", "$.command")]
    [InlineData("id", "No Id", "$.id")]
    [InlineData("idempotencyKey", "", "$.idempotencyKey")]
    [InlineData("expectedVersion", -1, "$.expectedVersion")]
    [InlineData("data", 1, "$.data")]
    [InlineData("dryRun", true, "$.dryRun")]
    public async Task That_cannot_be_read(string member, object? value, string where)
    {
        var ledger = await server.EmptyLedger();
        var results = await ledger.Import(
            Imports.Party(May, "a").With(member, value), Imports.Party(May, "b"));
        results.Said().ShouldBe(["400 malformed", "201 2026-05-20T09:30:00.000000Z"]);
        results[0].GetProperty("problem").GetProperty("errors").EnumerateObject().Select(e => e.Name)
            .ShouldContain(where);
    }

    [Fact]
    public async Task That_is_no_list_of_commands()
    {
        await server.Ledger.PostRaw("/v1/import", "{}").Malformed("$");
        await server.Ledger.PostRaw("/v1/import?atomic=true", "[]").Malformed("atomic");
        (await server.Ledger.PostRaw("/v1/import", "[]"u8.ToArray(), "text/plain")).Status.ShouldBe(415);
        var tooLarge = Encoding.UTF8.GetBytes(new string(' ', 9 * 1024 * 1024));
        (await server.Ledger.PostRaw("/v1/import", tooLarge)).Status.ShouldBe(413);
        await server.Ledger.With("X-Ledger", "no-such").PostRaw("/v1/import", "[]")
            .IsProblem(404, "unknown-ledger");
    }

    [Fact]
    public async Task From_whoever_is_no_administrator()
    {
        var ledger = await server.EmptyLedger();
        var body = "[" + Imports.Party(May, "a") + "]";
        await ledger.With("X-Actor", "ann").PostRaw("/v1/import", body)
            .IsProblem(403, "forbidden", ("actor", "ann"));
        await ledger.With("X-Actor", "Local").PostRaw("/v1/import", body).IsProblem(403, "forbidden");
        (await ledger.Head()).ShouldBe(0);
        (await ledger.With("X-Actor", "local").PostRaw("/v1/import", body)).Status.ShouldBe(200);
        (await ledger.Head()).ShouldBe(1);
    }

    [Theory]
    [InlineData(null, "local", true)]
    [InlineData(null, "ann", false)]
    [InlineData("ann, bob;cy", "bob", true)]
    [InlineData("ann, bob;cy", "cy", true)]
    [InlineData("ann, bob;cy", "local", false)]
    [InlineData("", "local", false)]
    public void From_others_than_those_that_are_configured(string? configured, string actor, bool may) =>
        Administrators.Of(configured).Has(actor).ShouldBe(may);
}
