using System.IO.Compression;
using System.Text;

namespace EventLedger.Acceptance.Conventions;

/// <summary>Lists and reports also answer a workbook, by Accept or by ?format=xlsx.</summary>
[Collection(OneCluster.Name)]
public sealed class Lists_and_reports_as_workbooks(SeededServer server) : IClassFixture<SeededServer>
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private readonly LedgerClient _ledger = server.Ledger;

    private async Task<string> Sheet(string path)
    {
        using var answer = await _ledger.Http.GetAsync(new Uri(path, UriKind.Relative));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(Workbook, path);
        await using var bytes = await answer.Content.ReadAsStreamAsync();
        using var archive = new ZipArchive(bytes);
        var sheet = archive.GetEntry("xl/worksheets/sheet1.xml").ShouldNotBeNull();
        using var reader = new StreamReader(sheet.Open(), Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    [Theory]
    [InlineData("/v1/contracts?asOf=2026-07-01")]
    [InlineData("/v1/parties")]
    [InlineData("/v1/facilities")]
    [InlineData("/v1/contracts/reflection-colossus-2/events")]
    [InlineData("/v1/contracts/reflection-colossus-2/statement")]
    [InlineData("/v1/contracts/reflection-colossus-2/history")]
    [InlineData("/v1/contracts/reflection-colossus-2/billing?asOf=2026-08-01")]
    [InlineData("/v1/contracts/reflection-colossus-2/diff?from=1")]
    [InlineData("/v1/books/spacex?asOf=2026-08-01")]
    [InlineData("/v1/events")]
    [InlineData("/v1/reports/run-rate?asOf=2026-07-01")]
    [InlineData("/v1/reports/commitments?asOf=2026-07-01")]
    [InlineData("/v1/reports/run-rate/series?from=2026-05&to=2026-07")]
    [InlineData("/v1/reports/run-rate/waterfall?from=2026-06&to=2026-07")]
    [InlineData("/v1/reports/revenue?from=2026-06&to=2026-07")]
    [InlineData("/v1/reports/receivables")]
    [InlineData("/v1/reports/claims")]
    public async Task Say_what_was_asked_and_where_it_was_computed(string path)
    {
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var sheet = await Sheet($"{path}{separator}format=xlsx");
        sheet.ShouldContain(">ledger<");
        sheet.ShouldContain($">{await _ledger.Head()}</x:v>");
    }

    [Theory]
    [InlineData("/v1/contracts/reflection-colossus-2/history", "asOf")]
    [InlineData("/v1/contracts?status=Active&asOf=2026-07-01", "status")]
    [InlineData("/v1/parties", "token")]
    public async Task Of_a_read_say_its_question_and_what_repeats_it(string path, string asked)
    {
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var sheet = await Sheet($"{path}{separator}format=xlsx");
        sheet.ShouldContain($">{asked}<");
        sheet.ShouldContain(">token<");
    }

    [Fact]
    public async Task Have_the_days_and_amounts_of_a_history_as_such()
    {
        var sheet = await Sheet("/v1/contracts/reflection-colossus-2/history?format=xlsx");
        sheet.ShouldContain("<x:v>6300000000.00</x:v>");
        // 2026-06-22, counted in days as Excel does.
        sheet.ShouldContain("<x:v>46195</x:v>");
    }

    [Fact]
    public async Task Of_what_is_of_no_ledger_name_none() =>
        (await Sheet("/v1/ledgers?format=xlsx")).ShouldNotContain(">ledger<");

    [Fact]
    public async Task Have_the_figures_of_JSON_as_numbers()
    {
        var sheet = await Sheet("/v1/reports/commitments?asOf=2026-07-01&format=xlsx");
        sheet.ShouldContain("<x:v>895161290.32</x:v>");
        sheet.ShouldContain("<x:v>6300000000.00</x:v>");
    }
}
