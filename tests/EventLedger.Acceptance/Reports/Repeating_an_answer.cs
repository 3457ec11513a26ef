using System.Buffers.Text;
using System.Text;

namespace EventLedger.Acceptance.Reports;

/// <summary>An answer carries a token that repeats it, whatever was recorded since.</summary>
[Collection(OneCluster.Name)]
public sealed class Repeating_an_answer(SeededServer server) : IClassFixture<SeededServer>
{
    private static int _signed;
    private readonly LedgerClient _ledger = server.Ledger;

    private async Task SomethingHappens()
    {
        var id = $"later-{Interlocked.Increment(ref _signed)}";
        await _ledger.Sign(id, Terms.Reflection
            .With("providerId", "spacex")
            .With("customerId", "reflection-ai")
            .With("capacity", new[] { new { facilityId = "colossus-2" } }));
        await _ledger.Tell(id, "invoice-month", new { month = "2026-07" }).Accepted();
        await _ledger.Post("/v1/parties/reflection-ai/report-funding", new
        {
            amount = "1000000.00",
            currency = "USD",
            asOf = "2026-07-02",
        }).Accepted();
    }

    [Theory]
    [InlineData("run-rate?asOf=2026-07-01&groupBy=facility")]
    [InlineData("commitments?asOf=2026-07-01")]
    [InlineData("commitments/focus?asOf=2026-07-01")]
    [InlineData("receivables?asOf=2026-09-01")]
    [InlineData("revenue?from=2026-07&to=2026-08&groupBy=contract&basis=restated&asOf=2026-09-01")]
    [InlineData("run-rate/series?from=2026-05&to=2026-12")]
    [InlineData("run-rate/waterfall?from=2026-06&to=2027-01&groupBy=customer")]
    [InlineData("concentration?basis=announced&asOf=2026-07-01")]
    [InlineData("exposure?asOf=2026-08-01")]
    [InlineData("capacity?asOf=2026-08-01")]
    [InlineData("claims?asOf=2026-08-01")]
    [InlineData("calendar?asOf=2026-06-30&to=2026-12-31")]
    public async Task Gives_the_same_bytes_when_more_is_known(string report)
    {
        var asked = await _ledger.Get("/v1/reports/" + report).Accepted();
        await SomethingHappens();
        (await _ledger.Get("/v1/answers/" + asked["token"]).Accepted()).Text.ShouldBe(asked.Text);
        (await _ledger.Get("/v1/reports/" + report).Accepted()).Text.ShouldNotBe(asked.Text);
    }

    [Fact]
    public async Task Remembers_what_today_was()
    {
        var asked = await _ledger.Get("/v1/reports/run-rate").Accepted();
        server.Clock.GoesOn(TimeSpan.FromDays(40));
        (await _ledger.Get("/v1/answers/" + asked["token"]).Accepted()).Text.ShouldBe(asked.Text);
    }

    [Fact]
    public async Task Stands_beside_a_table()
    {
        var csv = await _ledger.Get("/v1/reports/run-rate?asOf=2026-07-01&format=csv").Accepted();
        var token = csv.Header("X-Answer-Token");
        await SomethingHappens();
        (await _ledger.Get($"/v1/answers/{token}?format=csv").Accepted()).Text.ShouldBe(csv.Text);
    }

    private static string Token(string json) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string Token(string ledger, long position, string report, string question) => Base64Url
        .EncodeToString(Encoding.UTF8.GetBytes(
            $"{{\"ledger\":\"{ledger}\",\"position\":{position},\"report\":\"{report}\",\"form\":1,"
            + $"\"question\":{question}}}"));

    [Theory]
    [InlineData("default", -1, "commitments", "{\"asOf\":\"2026-07-01\"}")]
    [InlineData("default", 3, "rates", "{\"asOf\":\"2026-07-01\"}")]
    [InlineData("default", 3, "commitments", "[]")]
    [InlineData("default", 3, "commitments", "{}")]
    [InlineData("default", 3, "commitments", "{\"asOf\":\"2026-02-30\"}")]
    [InlineData("default", 3, "commitments", "{\"asOf\":")]
    [InlineData("other", 3, "commitments", "{\"asOf\":\"2026-07-01\"}")]
    public async Task Is_400_with_something_else(string ledger, long position, string report, string asked) =>
        await _ledger.Get("/v1/answers/" + Token(ledger, position, report, asked)).Malformed("token");

    [Theory]
    [InlineData("not*a*token")]
    [InlineData("aGVsbG8")]
    public async Task Is_400_with_what_was_never_a_token(string text) =>
        await _ledger.Get("/v1/answers/" + text).Malformed("token");

    [Fact]
    public async Task Says_when_the_ledger_has_lost_what_the_answer_knew() =>
        await _ledger
            .Get("/v1/answers/" + Token("default", 1_000_000, "commitments", "{\"asOf\":\"2026-07-01\"}"))
            .IsProblem(404, "not-found");
}
