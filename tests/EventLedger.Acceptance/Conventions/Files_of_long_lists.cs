using System.IO.Compression;
using System.Text;

namespace EventLedger.Acceptance.Conventions;

/// <summary>JSON has pages; a file has every row of a list, however many there are.</summary>
[Collection(OneCluster.Name)]
public sealed class Files_of_long_lists(Files_of_long_lists.LongBook book)
    : IClassFixture<Files_of_long_lists.LongBook>
{
    private const int Many = 2_300;

    /// <summary>A ledger in which every list is longer than two rounds of reading it.</summary>
    public sealed class LongBook(Cluster cluster) : LedgerServer(cluster)
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            var numbers = Enumerable.Range(1, Many).ToArray();
            await Store(numbers.Select(i =>
                Line("RegisterParty", $"party-{i:D4}", new { name = $"No. {i}" })));
            await Store(numbers.Select(i => Line("RegisterFacility", $"place-{i:D4}", Terms.Facility)));
            await Store(numbers.Select(i => Line("AnnounceDeal", $"deal-{i:D4}", Terms.Deal)));
            await Store(numbers.Select(i => Line("AttachSource", "deal-0001", new
            {
                fact = "monthlyFee",
                source = new { publisher = $"{i}" },
            })));
        }

        private async Task Store(IEnumerable<string> lines)
        {
            var answer = await Ledger.PostRaw(
                "/v1/commands", Encoding.UTF8.GetBytes(string.Join('\n', lines)), "application/x-ndjson");
            answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Count(line => line.Contains("\"position\"", StringComparison.Ordinal))
                .ShouldBe(Many, answer.Text[..Math.Min(answer.Text.Length, 400)]);
        }

        private static string Line(string command, string id, object data) =>
            Draft.Of(new { command, id }).With("data", Draft.Of(data)).ToString();
    }

    private readonly LedgerClient _ledger = book.Ledger;

    public static TheoryData<string, int, string> Lists => new()
    {
        { "/v1/parties", Many + 3, "id" },
        { "/v1/facilities", Many + 3, "id" },
        { "/v1/contracts?asOf=2026-07-01", Many, "id" },
        { "/v1/contracts?asOf=2026-07-01&status=Announced&search=deal", Many, "id" },
        { "/v1/contracts/deal-0001/events", Many + 1, "position" },
        { "/v1/contracts/deal-0001/history", Many + 1, "version" },
        { "/v1/events", 4 * Many + 6, "position" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Have_every_row_once_in_the_order_of_the_pages(string path, int rows, string key)
    {
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var pages = await _ledger.Pages($"{path}{separator}limit=1000", key);
        pages.Count.ShouldBe(rows);
        var file = await _ledger.Get($"{path}{separator}format=csv").Accepted();
        file.Header("Link").ShouldBeNull();
        var lines = file.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[1..].Select(line => line.Split(',')[0]).ShouldBe(pages);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Have_every_row_as_workbooks(string path, int rows, string key)
    {
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var sheet = await Sheet($"{path}{separator}format=xlsx");
        sheet.ShouldContain($">{key}<");
        // Above the table stand a title, the lines of the question, an empty line and the columns' names.
        var heading = int.Parse(Between(sheet, "ySplit=\"", "\""), provider: null);
        Between(sheet, "autoFilter ref=\"", "\"").Split(':')[1].TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"])
            .ShouldBe($"{heading + rows}");
    }

    [Fact]
    public async Task Are_of_one_position_whatever_is_written_since()
    {
        var ledger = await book.FreshLedger();
        var first = await ledger.Get("/v1/parties?format=csv").Accepted();
        await ledger.Post("/v1/parties/later/register", new { name = "Later" }).Accepted();
        var token = first.Header("X-Answer-Token").ShouldNotBeNull();
        var again = await ledger.Get($"/v1/answers/{token}?format=csv").Accepted();
        again.Text.ShouldBe(first.Text);
        (await ledger.Get("/v1/parties?format=csv").Accepted()).Text.ShouldContain("later");
    }

    [Fact]
    public async Task Are_as_long_as_a_page_when_a_limit_is_named()
    {
        var file = await _ledger.Get("/v1/parties?format=csv&limit=1000").Accepted();
        file.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1 + 1_000);
        file.Header("Link").ShouldNotBeNull();
    }

    [Fact]
    public async Task Of_what_comes_due_have_all_of_it()
    {
        var json = await _ledger.Get("/v1/reports/calendar?asOf=2026-06-15").Accepted();
        json.Count("rows").ShouldBe(1_000);
        var all = 1_000 + (int)json.Number("leftOff");
        var file = await _ledger.Get("/v1/reports/calendar?asOf=2026-06-15&format=csv").Accepted();
        file.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1 + all);
    }

    private async Task<string> Sheet(string path)
    {
        await using var bytes = await _ledger.Http.GetStreamAsync(new Uri(path, UriKind.Relative));
        using var workbook = new MemoryStream();
        await bytes.CopyToAsync(workbook);
        using var archive = new ZipArchive(workbook);
        using var reader = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        return await reader.ReadToEndAsync();
    }

    private static string Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }
}
