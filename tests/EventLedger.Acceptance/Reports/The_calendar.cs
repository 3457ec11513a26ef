namespace EventLedger.Acceptance.Reports;

/// <summary>What comes due, over HTTP.</summary>
[Collection(OneCluster.Name)]
public sealed class The_calendar(SeededServer server) : IClassFixture<SeededServer>
{
    private const string Path = "/v1/reports/calendar?asOf=2026-07-01";
    private readonly LedgerClient _ledger = server.Ledger;

    [Fact]
    public async Task Begins_on_the_day_that_is_asked_for()
    {
        var answer = await _ledger.Get(Path).Accepted();
        answer["from"].ShouldBe("2026-07-01");
        answer["to"].ShouldBe("2026-10-01");
        answer["rows[kind=NoticeOpens].contractId"].ShouldBe("reflection-colossus-2");
        answer["rows[kind=NoticeOpens].on"].ShouldBe("2026-10-01");
        answer["rows[kind=ServiceStarts].amount"].ShouldBe("150000000.00");
        answer.Number("leftOff").ShouldBe(0);
    }

    [Fact]
    public async Task Is_narrowed_and_cut_off()
    {
        var answer = await _ledger.Get(Path + "&to=2026-12-31&kind=InvoiceToIssue&limit=2").Accepted();
        answer.Each("rows", "month").ShouldBe(["2026-07", "2026-08"]);
        answer.Number("leftOff").ShouldBe(4);
        answer.Count("totals").ShouldBe(6);
    }

    [Theory]
    [InlineData("&from=2026-08-01&to=2026-07-01", "to")]
    [InlineData("&to=2046-07-01", "to")]
    [InlineData("&kind=Party", "kind")]
    [InlineData("&limit=0", "limit")]
    public async Task Cannot_be_asked_for_nonsense(string query, string parameter) =>
        await _ledger.Get(Path + query).Malformed(parameter);
}
