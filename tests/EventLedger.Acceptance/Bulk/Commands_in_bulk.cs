using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EventLedger.Acceptance.Bulk;

/// <summary>Many commands at once, as an array or one a line; a line of answer per command.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Commands_in_bulk(LedgerServer server) : IClassFixture<LedgerServer>
{
    private readonly LedgerClient _ledger = server.Ledger;

    private static string Line(
        string command, string id, object data, string? key = null, long? version = null)
    {
        var line = Draft.Of(new { command, id }).With("data", Draft.Of(data));
        if (key is not null)
            line = line.With("idempotencyKey", key);
        return (version is null ? line : line.With("expectedVersion", version)).ToString();
    }

    private static string Invoice(string id, string month) =>
        Line("InvoiceMonth", id, new { month, issuedOn = month + "-01" });

    private async Task<JsonElement[]> Send(bool asLines, string query, params string[] lines)
    {
        var body = asLines ? string.Join('\n', lines) : $"[{string.Join(',', lines)}]";
        var type = asLines ? Answer.Lines : "application/json";
        var answer = await _ledger.PostRaw("/v1/commands" + query, Encoding.UTF8.GetBytes(body), type);
        return answer.Results(lines.Length);
    }

    private static int[] Statuses(JsonElement[] results) =>
        [.. results.Select(r => r.GetProperty("status").GetInt32())];

    private static string? Code(JsonElement result) =>
        result.GetProperty("problem").GetProperty("code").GetString();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_in_their_order_and_answer_each(bool asLines)
    {
        var id = asLines ? "by-line" : "by-array";
        var results = await Send(
            asLines,
            "",
            Line("SignContract", id, Terms.Reflection),
            Invoice(id, "2026-07"),
            Invoice(id, "2026-07"),
            Line("GiveTerminationNotice", id, new { by = "Customer", givenOn = "2026-10-01" }),
            Invoice("nobody", "2026-07"));
        Statuses(results).ShouldBe([201, 200, 422, 200, 404]);
        results[0].GetProperty("result").GetProperty("version").GetInt64().ShouldBe(1);
        Code(results[2]).ShouldBe("month-already-invoiced");
        Code(results[4]).ShouldBe("not-found");
        await _ledger.Contract(id, "asOf=2026-10-01").Says(
            ("version", "3"), ("notice.lastServiceDay", "2026-12-30"));
    }

    [Fact]
    public async Task Report_a_line_that_cannot_be_read_and_run_the_others()
    {
        await _ledger.Sign("mixed", Terms.Reflection);
        var results = await Send(
            true,
            "",
            Invoice("mixed", "2026-07"),
            "{\"command\":\"InvoiceMonth\",\"id\":\"mixed\",\"data\":{\"month\":7,\"x\":1}}",
            "{\"command\":\"Invent\",\"id\":\"mixed\",\"data\":{}}",
            "{\"command\":\"InvoiceMonth\",\"id\":\"mixed\"}",
            "not json",
            Invoice("mixed", "2026-08"));
        Statuses(results).ShouldBe([200, 400, 400, 400, 400, 200]);
        var errors = results[1].GetProperty("problem").GetProperty("errors");
        errors.EnumerateObject().Select(e => e.Name).ShouldBe(["$.data.month", "$.data.x"]);
    }

    [Fact]
    public async Task Keep_their_keys_and_versions_line_by_line()
    {
        await _ledger.Sign("keyed", Terms.Reflection);
        string[] lines =
        [
            Line("InvoiceMonth", "keyed", new { month = "2026-07" }, "bulk-1", 1),
            Line("InvoiceMonth", "keyed", new { month = "2026-08" }, "bulk-2", 2),
        ];
        var first = await Send(true, "", lines);
        Statuses(first).ShouldBe([200, 200]);
        var again = await Send(true, "", lines);
        again.Select(r => r.ToString()).ShouldBe(first.Select(r => r.ToString()));
        var other = await Send(
            true,
            "",
            Line("InvoiceMonth", "keyed", new { month = "2026-09" }, "bulk-1"),
            Line("InvoiceMonth", "keyed", new { month = "2026-09" }, null, 1));
        Statuses(other).ShouldBe([422, 412]);
        Code(other[0]).ShouldBe("idempotency-key-reused");
    }

    [Fact]
    public async Task Are_stored_all_when_atomic_and_every_one_holds()
    {
        var results = await Send(
            true,
            "?atomic=true",
            Line("SignContract", "whole", Terms.Reflection),
            Invoice("whole", "2026-07"),
            Invoice("whole", "2026-08"));
        Statuses(results).ShouldBe([201, 200, 200]);
        results.Select(r => r.GetProperty("result").GetProperty("recordedAt").GetString()).Distinct().Count()
            .ShouldBe(1);
    }

    [Fact]
    public async Task Are_stored_none_when_atomic_and_one_is_refused()
    {
        await _ledger.Sign("none", Terms.Reflection);
        var head = await _ledger.Head();
        var results = await Send(
            true,
            "?atomic=true",
            Invoice("none", "2026-07"),
            Invoice("none", "2026-07"),
            Invoice("none", "2026-08"));
        Statuses(results).ShouldBe([424, 422, 424]);
        Code(results[0]).ShouldBe("not-stored");
        results[0].GetProperty("problem").GetProperty("because").GetInt32().ShouldBe(1);
        Code(results[1]).ShouldBe("month-already-invoiced");
        (await _ledger.Head()).ShouldBe(head);
    }

    [Fact]
    public async Task Are_stored_none_when_atomic_and_one_cannot_be_read()
    {
        await _ledger.Sign("unread", Terms.Reflection);
        var head = await _ledger.Head();
        var results = await Send(true, "?atomic=true", Invoice("unread", "2026-07"), "{}");
        Statuses(results).ShouldBe([424, 400]);
        (await _ledger.Head()).ShouldBe(head);
    }

    [Fact]
    public async Task Are_refused_whole_when_they_are_no_list_of_commands()
    {
        await _ledger.PostRaw("/v1/commands", "{}").Malformed("$");
        await _ledger.PostRaw("/v1/commands", "[").Malformed("$");
        await _ledger.PostRaw("/v1/commands?atomic=maybe", "[]").Malformed("atomic");
        var many = string.Join('\n', Enumerable.Repeat("{}", 1_001));
        await _ledger.PostRaw("/v1/commands?atomic=true", Encoding.UTF8.GetBytes(many), Answer.Lines)
            .Malformed("$");
        var tooLarge = Encoding.UTF8.GetBytes(new string(' ', 9 * 1024 * 1024));
        (await _ledger.PostRaw("/v1/commands", tooLarge)).Status.ShouldBe(413);
    }

    [Fact]
    public async Task Go_into_the_ledger_that_the_header_names()
    {
        var other = await server.FreshLedger();
        var line = Line("SignContract", "elsewhere", Terms.Reflection);
        var answer = await other.PostRaw("/v1/commands", Encoding.UTF8.GetBytes(line), Answer.Lines);
        answer.Text.ShouldStartWith("{\"index\":0,\"status\":201");
        await other.Contract("elsewhere").Accepted();
        await _ledger.Contract("elsewhere").NotFound();
    }

    [Fact]
    public async Task Of_a_thousand_contracts_are_each_stored_once()
    {
        var lines = Enumerable.Range(0, 1_000)
            .Select(i => "many-" + i.ToString(CultureInfo.InvariantCulture))
            .Select(id => Line("SignContract", id, Terms.Reflection))
            .ToArray();
        var results = await Send(true, "", lines);
        Statuses(results).ShouldAllBe(status => status == 201);
        var positions = results
            .Select(r => r.GetProperty("result").GetProperty("position").GetInt64())
            .ToArray();
        positions.ShouldBe(positions.Order());
        positions.Distinct().Count().ShouldBe(1_000);
    }
}
