using EventLedger.Server.Books;
using Microsoft.Extensions.DependencyInjection;

namespace EventLedger.Acceptance.Importing;

/// <summary>History is recorded at the instants at which it became known.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Importing_history(LedgerServer server) : IClassFixture<LedgerServer>
{
    private const string May = "2026-05-20T09:30:00Z";
    private const string June = "2026-06-22T12:00:00.000001Z";

    private static Draft Sign(string recordedAt, string id) =>
        Imports.Line(recordedAt, "SignContract", id, Terms.Reflection.Without("signedOn"));

    private static Task<Answer> Parties(LedgerClient ledger, string knownAt) =>
        ledger.Get($"/v1/parties?knownAt={knownAt}").Accepted();

    [Fact]
    public async Task Is_known_at_its_instant_and_not_a_microsecond_before()
    {
        var ledger = await server.EmptyLedger();
        var results = await ledger.Take([.. Imports.Furniture(May), Sign(June, "a")]);
        results.Said().ShouldBe([
            "201 2026-05-20T09:30:00.000000Z", "201 2026-05-20T09:30:00.000000Z",
            "201 2026-05-20T09:30:00.000000Z", "201 2026-06-22T12:00:00.000001Z",
        ]);
        (await Parties(ledger, "2026-05-20T09:29:59.999999Z")).Count("items").ShouldBe(0);
        (await Parties(ledger, May)).Count("items").ShouldBe(2);
        await ledger.Contract("a", "asOf=2026-07-01&knownAt=2026-06-22T12:00:00.000000Z").NotFound();
        await ledger.Contract("a", $"asOf=2026-07-01&knownAt={June}").Says(
            ("commitment.firm", "895161290.32"), ("commitment.firmUntil", "2026-12-30"));
    }

    [Fact]
    public async Task Happened_on_the_day_it_was_recorded_where_it_says_no_other()
    {
        var ledger = await server.EmptyLedger();
        await ledger.Take([
            .. Imports.Furniture(May), Sign(June, "a"),
            Sign("2026-06-23T01:00:00+02:00", "b"),
            Imports.Line("2026-07-10T10:00:00Z", "InvoiceMonth", "a", new { month = "2026-07" }),
        ]);
        await ledger.Get("/v1/contracts/a/events").Says(
            ("items[0].effectiveOn", "2026-06-22"), ("items[0].data.signedOn", "2026-06-22"),
            ("items[1].data.issuedOn", "2026-07-10"), ("items[1].data.dueOn", "2026-08-09"));
        await ledger.Get("/v1/contracts/b/events").Says(
            ("items[0].effectiveOn", "2026-06-22"), ("items[0].recordedAt", "2026-06-22T23:00:00.000000Z"));
    }

    [Fact]
    public async Task Is_marked_with_when_it_really_came_and_who_brought_it()
    {
        var ledger = await server.EmptyLedger();
        await ledger.Take([.. Imports.Furniture(May), Sign(June, "a").With("actor", "deal-desk")]);
        await ledger.Tell("a", "invoice-month", new { month = "2026-07" }).Accepted();
        const string now = "2026-07-15T12:00:00.000000Z";
        await ledger.Get("/v1/contracts/a/events").Says(
            ("items[0].recordedAt", June), ("items[0].arrivedAt", now), ("items[0].actor", "deal-desk"),
            ("items[1].recordedAt", now), ("items[1].arrivedAt", null), ("items[1].actor", "local"));
        await ledger.Get("/v1/contracts/a/history").Says(
            ("items[0].arrivedAt", now), ("items[1].arrivedAt", null));
        var events = await ledger.Get("/v1/events").Says(
            ("items[3].headers.arrivedAt", now),
            ("items[3].headers.importedBy", "local"),
            ("items[3].headers.statedAt", June));
        events.At("items[4].headers").TryGetProperty("arrivedAt", out _).ShouldBeFalse();
        (await ledger.Get("/v1/events?format=csv").Accepted()).Text.Split("\r\n")[4].ShouldEndWith(now);
    }

    [Fact]
    public async Task Again_changes_nothing_and_goes_on_where_it_broke_off()
    {
        var ledger = await server.EmptyLedger();
        Draft[] all =
        [
            .. Imports.Furniture(May), Sign(June, "a"),
            Imports.Line("2026-07-01T08:00:00Z", "InvoiceMonth", "a", new { month = "2026-07" }),
            Sign("2026-07-02T08:00:00Z", "b"),
        ];
        all = [.. all.Select((line, n) => line.With("idempotencyKey", $"line-{n}"))];
        var first = await ledger.Take(all[..4]);
        var second = await ledger.Take(all);
        second[..4].Select(r => r.ToString()).ShouldBe(first.Select(r => r.ToString()));
        await ledger.Tell("b", "invoice-month", new { month = "2026-07" }).Accepted();
        var head = await ledger.Head();
        var third = await ledger.Import(all);
        third.Select(r => r.ToString()).ShouldBe(second.Select(r => r.ToString()));
        (await ledger.Head()).ShouldBe(head);
    }

    [Fact]
    public async Task Without_keys_finds_that_its_time_is_over()
    {
        var ledger = await server.EmptyLedger();
        await ledger.Take(Imports.Party(May, "a"), Imports.Party(June, "b"));
        var again = await ledger.Import(Imports.Party(May, "a"), Imports.Party(June, "b"));
        again.Said().ShouldBe(["422 recorded-at-too-early", "422 already-exists"]);
        (await ledger.Head()).ShouldBe(2);
    }

    /// <summary>As many of one instant as a commit holds are known at it; the others right after.</summary>
    [Fact]
    public async Task Of_very_many_at_one_instant_goes_on_a_microsecond_later()
    {
        var ledger = await server.EmptyLedger();
        Draft[] lines =
        [
            .. Enumerable.Range(0, 1_200)
                .Select(n => Imports.Party(May, $"p-{n}").With("idempotencyKey", $"many-{n}")),
            Imports.Party("2026-05-20T09:30:00.000001Z", "next").With("idempotencyKey", "next"),
        ];
        var results = await ledger.Take(lines);
        results.Said().CountBy(said => said).ShouldBe([
            new("201 2026-05-20T09:30:00.000000Z", 500), new("201 2026-05-20T09:30:00.000001Z", 500),
            new("201 2026-05-20T09:30:00.000002Z", 200), new("201 2026-05-20T09:30:00.000003Z", 1),
        ]);
        (await Parties(ledger, $"{May}&limit=1000")).Count("items").ShouldBe(500);
        (await ledger.Import(lines)).Said().ShouldBe(results.Said());
        (await ledger.Head()).ShouldBe(1_201);
    }

    /// <summary>What is recorded of a closed month is of now, and would keep out what comes.</summary>
    [Fact]
    public async Task Goes_on_after_a_month_that_it_closes()
    {
        var ledger = await server.EmptyLedger();
        await ledger.Take([
            .. Imports.Furniture(May),
            Imports.Line("2026-06-01T08:00:00Z", "CloseMonth", "provider", new { month = "2026-05" }),
        ]);
        await server.Services.GetRequiredService<MonthReportsJob>().DoAll(default);
        await ledger.Take(Sign(June, "a"));
        (await ledger.Head()).ShouldBe(5);
    }

    [Fact]
    public async Task Goes_into_the_ledger_that_the_header_names_and_no_other()
    {
        var head = await server.Ledger.Get("/v1/ledger").Accepted();
        var ledger = await server.EmptyLedger();
        await ledger.Take(Imports.Party(May, "newcomer"));
        await ledger.Get("/v1/parties/newcomer").Accepted();
        await server.Ledger.Get("/v1/parties/newcomer").NotFound();
        (await server.Ledger.Get("/v1/ledger").Accepted()).Text.ShouldBe(head.Text);
    }

    [Fact]
    public async Task Takes_the_example_of_the_document_into_a_new_ledger()
    {
        var document = await server.Ledger.Get("/openapi/v1.json").Accepted();
        var operation = document.At("paths").GetProperty("/v1/import").GetProperty("post");
        var example = operation.GetProperty("requestBody").GetProperty("content")
            .GetProperty("application/json").GetProperty("example").GetRawText();
        var ledger = await server.EmptyLedger();
        var answer = await ledger.PostRaw("/v1/import", example);
        answer.Text.ShouldStartWith("{\"index\":0,\"status\":201", Case.Sensitive, answer.ToString());
        await ledger.Get("/v1/parties/mistral?knownAt=2026-07-02T08:30:00Z").Says(("name", "Mistral AI"));
        operation.GetProperty("parameters").EnumerateArray()
            .Select(p => p.GetProperty("name").GetString())
            .ShouldBe(["X-Ledger", "X-Actor", "X-Correlation-Id", "X-Causation-Id"]);
    }
}
