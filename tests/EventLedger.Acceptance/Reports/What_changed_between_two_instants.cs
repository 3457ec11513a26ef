namespace EventLedger.Acceptance.Reports;

/// <summary>
/// The difference between two instants of knowledge, with the events that caused it: who, when and why.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class What_changed_between_two_instants(LedgerServer server)
    : IClassFixture<LedgerServer>, IAsyncLifetime
{
    private const string RunRate = "/v1/reports/run-rate?asOf=2026-07-10&since=2026-07-09T00:00:00Z";
    private LedgerClient _ledger = null!;

    // On the 8th a deal and a quiet one are known; on the 20th the deal's fee is raised from the 5th on.
    public async Task InitializeAsync()
    {
        _ledger = await server.EmptyLedger();
        server.Clock.IsNoonOf("2026-07-08");
        await _ledger.Furnish();
        await _ledger.Sign("deal", Terms.Reflection);
        await _ledger.Sign("quiet", Terms.Plain("2026-07-01", "2027-06-30", "70.00"));
        server.Clock.IsNoonOf("2026-07-20");
        await _ledger.With("X-Actor", "deal-desk").Tell("deal", "amend", new
        {
            effectiveOn = "2026-07-05",
            fees = Terms.Fee("2026-07-05", "160000000.00"),
            reason = "more racks",
        }).Accepted();
        await _ledger.Tell("quiet", "attach-source", new
        {
            fact = "monthlyFee",
            source = new { publisher = "A paper" },
        }).Accepted();
        server.Clock.IsNoonOf("2026-07-25");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Is_answered_with_both_sides()
    {
        var answer = await _ledger.Get(RunRate).Accepted();
        answer["before.currencies[0].live.monthly"].ShouldBe("150000070.00");
        answer["now.currencies[0].live.monthly"].ShouldBe("160000070.00");
        answer["difference.currencies[0].live.monthly"].ShouldBe("10000000.00");
        answer["difference.currencies[0].live.annual"].ShouldBe("120000000.00");
    }

    // The source of the quiet deal was recorded in between as well, and changed nothing of this.
    [Fact]
    public async Task Names_the_events_that_caused_it()
    {
        var answer = await _ledger.Get(RunRate).Accepted();
        answer["eventsAreCauses"].ShouldBe("true");
        answer.Count("events").ShouldBe(1);
        answer["events[0].type"].ShouldBe("ContractAmended");
        answer["events[0].stream"].ShouldBe("contract-deal");
        answer["events[0].effectiveOn"].ShouldBe("2026-07-05");
        answer["events[0].recordedAt"].ShouldStartWith("2026-07-20T12:00:00");
        answer["events[0].actor"].ShouldBe("deal-desk");
        answer["events[0].reason"].ShouldBe("more racks");
        answer.Number("eventsLeftOff").ShouldBe(0);
    }

    [Fact]
    public async Task Has_sides_that_are_answers_of_their_own()
    {
        var answer = await _ledger.Get(RunRate).Accepted();
        foreach (var side in (string[])["before", "now"])
        {
            var again = await _ledger.Get($"/v1/answers/{answer[$"{side}.token"]}").Accepted();
            again.Text.ShouldBe(answer.At(side).GetRawText());
        }
    }

    [Theory]
    [InlineData("commitments?asOf=2026-07-10", 1)]
    [InlineData("claims?asOf=2026-07-10", 1)]
    [InlineData("receivables?asOf=2026-07-10", 0)]
    [InlineData("run-rate?asOf=2026-07-04", 0)]
    public async Task Depends_on_what_is_asked(string report, int causes)
    {
        var answer = await _ledger.Get($"/v1/reports/{report}&since=2026-07-09T00:00:00Z").Accepted();
        answer.Count("events").ShouldBe(causes, answer.ToString());
    }

    [Fact]
    public async Task Is_a_table_too()
    {
        var csv = await _ledger.Get(RunRate + "&format=csv").Accepted();
        csv.Text.ShouldStartWith("side,asOf,line,");
        csv.Text.ShouldContain("\r\ndifference,2026-07-10,Total,USD,,Total,10000000.00,");
    }

    [Fact]
    public async Task Is_nothing_between_an_instant_and_itself()
    {
        const string then = "2026-07-21T00:00:00Z";
        var answer = await _ledger
            .Get($"/v1/reports/run-rate?asOf=2026-07-10&knownAt={then}&since={then}")
            .Accepted();
        answer.Count("difference.currencies").ShouldBe(0);
        answer.Count("events").ShouldBe(0);
    }

    [Theory]
    [InlineData("since=2026-07-09", "since")]
    [InlineData("since=2026-07-20T13:00:00Z&knownAt=2026-07-10T00:00:00Z", "since")]
    [InlineData("since=2027-01-01T00:00:00Z", "since")]
    [InlineData("since=2026-07-09T00:00:00Z&scenario=some", "since")]
    [InlineData("since=2026-07-09T00:00:00Z&top=0", "top")]
    public async Task Cannot_be_asked_for_nonsense(string query, string parameter) =>
        await _ledger.Get($"/v1/reports/run-rate?asOf=2026-07-10&{query}").Malformed(parameter);
}
