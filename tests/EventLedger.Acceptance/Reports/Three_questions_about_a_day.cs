namespace EventLedger.Acceptance.Reports;

/// <summary>
/// As known then, restated, and as then reported: of 2026-07-10, on which nobody knew yet what is recorded on
/// the 20th and holds from the 5th.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class Three_questions_about_a_day(LedgerServer server)
    : IClassFixture<LedgerServer>, IAsyncLifetime
{
    private const string Report = "/v1/reports/run-rate?asOf=2026-07-10";
    private LedgerClient _ledger = null!;

    public async Task InitializeAsync()
    {
        _ledger = await server.EmptyLedger();
        server.Clock.IsNoonOf("2026-07-08");
        await _ledger.Furnish();
        await _ledger.Sign("deal", Terms.Reflection);
        server.Clock.IsNoonOf("2026-07-20");
        await _ledger.Tell("deal", "amend", new
        {
            effectiveOn = "2026-07-05",
            fees = new[] { new { from = "2026-07-05", monthlyFee = "160000000.00" } },
        }).Accepted();
        server.Clock.IsNoonOf("2026-07-25");
        await _ledger.Tell("deal", "amend", new
        {
            effectiveOn = "2026-07-06",
            fees = new[] { new { from = "2026-07-06", monthlyFee = "170000000.00" } },
        }).Accepted();
        server.Clock.IsNoonOf("2026-07-30");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("", "170000000.00")]
    [InlineData("&view=restated", "170000000.00")]
    [InlineData("&view=asThenReported", "150000000.00")]
    [InlineData("&view=asKnownThen&knownAt=2026-07-22T00:00:00Z", "160000000.00")]
    [InlineData("&knownAt=2026-07-22T00:00:00Z", "160000000.00")]
    public async Task Have_three_answers(string view, string live) =>
        (await _ledger.Get(Report + view).Accepted())["currencies[0].live.monthly"].ShouldBe(live);

    [Fact]
    public async Task Know_the_evening_of_the_day_itself() =>
        (await _ledger.Get("/v1/reports/run-rate?asOf=2026-07-20&view=asThenReported").Accepted())
            ["currencies[0].live.monthly"].ShouldBe("160000000.00");

    [Fact]
    public async Task Know_all_of_a_day_that_is_not_over() =>
        (await _ledger.Get("/v1/reports/run-rate?asOf=2026-08-20&view=asThenReported").Accepted())
            ["currencies[0].live.monthly"].ShouldBe("170000000.00");

    [Theory]
    [InlineData("&view=restated&knownAt=2026-07-22T00:00:00Z")]
    [InlineData("&view=asThenReported&knownAt=2026-07-22T00:00:00Z")]
    [InlineData("&view=asKnownThen")]
    [InlineData("&view=yesterday")]
    public async Task Do_not_contradict_themselves(string view) =>
        await _ledger.Get(Report + view).Malformed("view");
}
