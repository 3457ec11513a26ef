namespace EventLedger.Acceptance.Conventions;

/// <summary>Lists and reports also answer text/csv, by Accept or by ?format=.</summary>
[Collection(OneCluster.Name)]
public sealed class Lists_and_reports_as_CSV(SeededServer server) : IClassFixture<SeededServer>
{
    private readonly LedgerClient _ledger = server.Ledger;

    private static string[] Lines(Answer answer)
    {
        answer.MediaType.ShouldBe("text/csv", answer.ToString());
        answer.Text.ShouldEndWith("\r\n");
        return answer.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    [Theory]
    [InlineData("/v1/contracts?asOf=2026-07-01", 5)]
    [InlineData("/v1/parties", 8)]
    [InlineData("/v1/facilities", 3)]
    [InlineData("/v1/contracts/reflection-colossus-2/events", 2)]
    [InlineData("/v1/events", 20)]
    [InlineData("/v1/contracts/reflection-colossus-2/history", 2)]
    [InlineData("/v1/contracts/reflection-colossus-2/billing", 1)]
    [InlineData("/v1/contracts/openai-oracle/billing", 0)]
    [InlineData("/v1/contracts/reflection-colossus-2/diff?from=0&to=0", 0)]
    [InlineData("/v1/books/spacex", 0)]
    [InlineData("/v1/ledgers", 2)]
    [InlineData("/v1/scenarios", 3)]
    [InlineData("/v1/webhooks", 0)]
    [InlineData("/v1/ledger/rebuilds", 0)]
    [InlineData("/v1/reports/run-rate?asOf=2026-07-01", 5)]
    [InlineData("/v1/reports/commitments?asOf=2026-07-01", 6)]
    [InlineData("/v1/reports/commitments/focus?asOf=2026-07-01", 1)]
    [InlineData("/v1/reports/run-rate/series?from=2026-05&to=2026-07", 3)]
    [InlineData("/v1/reports/run-rate/waterfall?from=2026-06&to=2026-07", 2)]
    [InlineData("/v1/reports/concentration?asOf=2026-07-01", 2)]
    [InlineData("/v1/reports/exposure?asOf=2026-07-01", 1)]
    [InlineData("/v1/reports/capacity?asOf=2026-07-01", 6)]
    [InlineData("/v1/reports/calendar?asOf=2026-07-01&to=2026-07-31", 2)]
    public async Task Have_a_header_and_a_line_per_row(string path, int rows)
    {
        var byAccept = await _ledger.With("Accept", "text/csv").Get(path).Accepted();
        Lines(byAccept).Length.ShouldBe(rows + 1, byAccept.ToString());
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var byFormat = await _ledger.Get($"{path}{separator}format=csv").Accepted();
        byFormat.Text.ShouldBe(byAccept.Text);
    }

    [Fact]
    public async Task Say_the_same_figures_as_JSON()
    {
        var csv = await _ledger.Get("/v1/reports/commitments?asOf=2026-07-01&format=csv").Accepted();
        Lines(csv).ShouldContain(
            "2026-07-01,Contract,reflection-colossus-2,spacex,reflection-ai,Active,USD,6300000000.00,0.00,"
            + "895161290.32,2026-12-30,5404838709.68,0.00");
        Lines(csv).ShouldContain("2026-07-01,Announced,cursor-spacex,spacex,cursor,Announced,,,,,,,");
        csv.Header("X-Ledger-Position").ShouldBe($"{await _ledger.Head()}");
    }

    [Fact]
    public async Task Add_documents_up_to_their_totals()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("billed", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        foreach (var month in (string[])["2026-07", "2026-08"])
            await ledger.Tell("billed", "invoice-month", new { month, issuedOn = $"{month}-01" }).Accepted();
        await ledger.Tell("billed", "record-payment", new
        {
            invoice = "billed-0001",
            amount = "400.00",
            paidOn = "2026-07-20",
            reference = "wire-1",
        }).Accepted();
        await ledger.Tell("billed", "issue-credit-note", new
        {
            invoice = "billed-0002",
            amount = "50.00",
            issuedOn = "2026-08-02",
            reason = "an outage",
        }).Accepted();
        var csv = await ledger.Get("/v1/contracts/billed/billing?asOf=2026-08-31&format=csv").Accepted();
        Lines(csv)[1..].ShouldBe(
        [
            "billed,Invoice,billed-0001,2026-07,2026-07-01,2026-07-31,Overdue,USD,1000.00,0.00,400.00,0.00,"
                + "600.00,,,",
            "billed,Invoice,billed-0002,2026-08,2026-08-01,2026-08-31,PartiallyPaid,USD,1000.00,50.00,0.00,"
                + "0.00,950.00,,,",
            "billed,CreditNote,billed-C0001,,2026-08-02,,Concession,USD,50.00,50.00,,,,0.00,0.00,"
                + "billed-0002: an outage",
            "billed,Total,,,,,,USD,2000.00,50.00,400.00,0.00,1550.00,0.00,0.00,",
        ]);
    }

    [Fact]
    public async Task Of_every_list_of_the_API_are_there()
    {
        var document = await _ledger.Get("/openapi/v1.json").Accepted();
        foreach (var path in document.At("paths").EnumerateObject())
        {
            if (!path.Value.TryGetProperty("get", out var read) || !IsList(document, read))
                continue;
            read.GetProperty("parameters").EnumerateArray().Select(one => one.GetProperty("name").GetString())
                .ShouldContain("format", path.Name);
        }
    }

    // Whatever has pages, and whatever a report answers.
    private static bool IsList(Answer document, System.Text.Json.JsonElement read)
    {
        var schema = read.GetProperty("responses").GetProperty("200").GetProperty("content")
            .GetProperty("application/json").GetProperty("schema").GetRawText();
        return schema.Contains("PageOf", StringComparison.Ordinal)
            || (schema.Contains("schemas/Any", StringComparison.Ordinal)
                && !schema.Contains("AnyExplanation", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Link_to_the_next_page()
    {
        var first = await _ledger.Get("/v1/parties?format=csv&limit=5").Accepted();
        var next = first.Header("Link").ShouldNotBeNull();
        next.ShouldEndWith("; rel=\"next\"");
        var second = await _ledger.Get(next.Split('<', '>')[1]).Accepted();
        Lines(second).Length.ShouldBe(1 + 3);
        second.Header("Link").ShouldBeNull();
    }

    [Fact]
    public async Task Keep_a_spreadsheet_from_running_a_name_as_a_formula()
    {
        await _ledger.Post("/v1/parties/sly/register", new { name = "=1+1,\"quoted\"" }).Accepted();
        var csv = await _ledger.Get("/v1/parties?format=csv").Accepted();
        Lines(csv).ShouldContain("sly,\"'=1+1,\"\"quoted\"\"\",,1,");
    }

    [Fact]
    public async Task Are_406_in_a_format_that_does_not_exist()
    {
        await _ledger.With("Accept", "image/png").Get("/v1/contracts").IsProblem(406, "not-acceptable");
        await _ledger.Get("/v1/contracts?format=png").Malformed("format");
    }

    [Fact]
    public async Task Are_JSON_for_a_browser_and_for_whoever_says_nothing()
    {
        const string browser = "text/html,application/xml;q=0.9,*/*;q=0.8";
        var answer = await _ledger.With("Accept", browser).Get("/v1/parties");
        answer.MediaType.ShouldBe("application/json");
    }
}
