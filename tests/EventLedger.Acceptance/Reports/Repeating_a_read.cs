using System.Buffers.Text;
using System.Text;
using EventLedger.Server.Answers;

namespace EventLedger.Acceptance.Reports;

/// <summary>Not reports alone, every read names its position and carries a token.</summary>
[Collection(OneCluster.Name)]
public sealed class Repeating_a_read(LedgerServer server) : IClassFixture<LedgerServer>
{
    private const string Id = "read";

    // Every read, with a question that a later event answers otherwise.
    private static readonly Dictionary<string, string> Questions = new()
    {
        ["contracts"] = "contracts?asOf=2026-09-01&status=Active",
        ["contracts/{id}"] = "contracts/read?asOf=2026-09-01",
        ["contracts/{id}/events"] = "contracts/read/events",
        ["contracts/{id}/history"] = "contracts/read/history?limit=3",
        ["contracts/{id}/diff"] = "contracts/read/diff?from=1",
        ["contracts/{id}/billing"] = "contracts/read/billing?asOf=2026-09-01",
        ["contracts/{id}/statement"] = "contracts/read/statement?from=2026-07-02&to=2026-09-01",
        ["contracts/{id}/invoices/{number}"] = "contracts/read/invoices/read-0001?asOf=2026-09-01",
        ["contracts/{id}/credit-notes/{number}"] = "contracts/read/credit-notes/read-C0001?asOf=2026-09-01",
        ["parties"] = "parties?asOf=2026-09-01",
        ["parties/{id}"] = "parties/customer?asOf=2026-09-01",
        ["facilities"] = "facilities?asOf=2026-12-01",
        ["facilities/{id}"] = "facilities/site-1?asOf=2026-12-01",
        ["books/{id}"] = "books/provider?asOf=2026-09-01",
        ["events"] = "events?after=2&limit=100",
    };

    public static TheoryData<string> Reads => [.. Questions.Keys];

    private async Task<LedgerClient> Told()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign(Id, Terms.Plain("2026-06-01", "2026-12-31", "1000.00"));
        await ledger.Tell(Id, "invoice-month", new { month = "2026-06", issuedOn = "2026-06-01" }).Accepted();
        await ledger.Tell(Id, "issue-credit-note", new
        {
            invoice = "read-0001",
            amount = "10.00",
            issuedOn = "2026-06-05",
            reason = "an outage",
        }).Accepted();
        return ledger;
    }

    private static async Task SomethingHappens(LedgerClient ledger)
    {
        await ledger.Tell(Id, "record-payment", new
        {
            invoice = "read-0001",
            amount = "100.00",
            paidOn = "2026-07-03",
            reference = "wire-1",
        }).Accepted();
        await ledger.Tell(Id, "amend", new
        {
            effectiveOn = "2026-08-01",
            fees = Terms.Fee("2026-08-01", "2000.00"),
        }).Accepted();
        await ledger.Acquire("stranger", "customer", "2026-08-01");
        await ledger.Post("/v1/facilities/site-1/expand", new
        {
            from = "2026-08-01",
            capacity = new { megawatts = 500 },
        }).Accepted();
        await ledger.Post("/v1/parties/aaa/register", new { name = "A newcomer" }).Accepted();
        await ledger.Post("/v1/facilities/aaa/register", Terms.Facility).Accepted();
        await ledger.Sign("another", Terms.Reflection);
        var closing = new { month = "2026-05", closedOn = "2026-06-02" };
        await ledger.Post("/v1/books/provider/close-month", closing).Accepted();
    }

    [Fact]
    public void Is_asked_of_all_of_them() =>
        Questions.Keys.ShouldBe(ReadCatalog.All.Select(read => read.Route), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task Gives_the_same_bytes_when_more_is_known(string read)
    {
        var ledger = await Told();
        var path = "/v1/" + Questions[read];
        var asked = await ledger.Get(path).Accepted();
        asked["position"].ShouldBe($"{await ledger.Head()}");
        await SomethingHappens(ledger);
        (await ledger.Get("/v1/answers/" + asked["token"]).Accepted()).Text.ShouldBe(asked.Text);
        (await ledger.Get(path).Accepted()).Text.ShouldNotBe(asked.Text);
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task Gives_the_same_table_too(string read)
    {
        if (read is "parties/{id}" or "facilities/{id}" or "contracts/{id}" || read.EndsWith("{number}"))
            return;
        var ledger = await Told();
        var path = "/v1/" + Questions[read];
        var csv = await ledger.Get($"{path}{(path.Contains('?') ? '&' : '?')}format=csv").Accepted();
        var token = csv.Header("X-Answer-Token");
        await SomethingHappens(ledger);
        (await ledger.Get($"/v1/answers/{token}?format=csv").Accepted()).Text.ShouldBe(csv.Text);
        (await ledger.Get($"/v1/answers/{token}?format=xlsx").Accepted()).Text.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Remembers_what_today_was_and_what_was_known()
    {
        var ledger = await Told();
        var known = await ledger.Get($"/v1/contracts/{Id}?version=1").Accepted();
        var statement = await ledger.Get($"/v1/contracts/{Id}/statement").Accepted();
        var later = await ledger.Get($"/v1/contracts/{Id}/statement?from=2026-12-30").Accepted();
        server.Clock.GoesOn(TimeSpan.FromDays(40));
        await SomethingHappens(ledger);
        foreach (var answer in (Answer[])[known, statement, later])
            (await ledger.Get("/v1/answers/" + answer["token"]).Accepted()).Text.ShouldBe(answer.Text);
    }

    [Fact]
    public async Task Goes_on_from_page_to_page()
    {
        var ledger = await Told();
        var first = await ledger.Get("/v1/parties?limit=2").Accepted();
        await SomethingHappens(ledger);
        var second = await ledger.Get($"/v1/parties?limit=2&cursor={first["next"]}").Accepted();
        second["position"].ShouldBe(first["position"]);
        (await ledger.Get("/v1/answers/" + second["token"]).Accepted()).Text.ShouldBe(second.Text);
    }

    [Fact]
    public async Task Prints_a_document_as_it_was()
    {
        var ledger = await Told();
        var asked = await ledger.Get($"/v1/contracts/{Id}/invoices/read-0001?asOf=2026-09-01").Accepted();
        var page = await ledger.Get($"/v1/contracts/{Id}/invoices/read-0001?asOf=2026-09-01&format=html")
            .Accepted();
        await SomethingHappens(ledger);
        (await ledger.Get($"/v1/answers/{asked["token"]}?format=html").Accepted()).Text.ShouldBe(page.Text);
    }

    private static string Token(string read, string question) => Base64Url.EncodeToString(
        Encoding.UTF8.GetBytes(
            $"{{\"ledger\":\"default\",\"position\":1,\"report\":\"{read}\",\"form\":1,"
            + $"\"question\":{question}}}"));

    [Theory]
    [InlineData("contracts/{id}", "{}")]
    [InlineData("contracts/{id}", "{\"id\":7}")]
    [InlineData("contracts/{id}", "{\"id\":\"read\",\"limit\":\"3\"}")]
    [InlineData("parties", "{\"asOf\":\"2026-07-01\",\"status\":\"Active\"}")]
    [InlineData("timeline", "{\"asOf\":\"2026-07-01\"}")]
    public async Task Is_400_with_what_no_answer_has(string read, string question) =>
        await server.Ledger.Get("/v1/answers/" + Token(read, question)).Malformed("token");

    [Fact]
    public async Task Takes_no_other_question_beside_the_token()
    {
        var token = Token("parties", "{\"asOf\":\"2026-07-01\"}");
        await server.Ledger.Get($"/v1/answers/{token}").Accepted();
        await server.Ledger.Get($"/v1/answers/{token}?asOf=2026-08-01").Malformed("asOf");
        await server.Ledger.Get($"/v1/answers/{token}?limit=1").Malformed("limit");
    }

    [Fact]
    public async Task Of_a_deal_that_nothing_is_known_of_is_404() => await server.Ledger
        .Get("/v1/answers/" + Token("contracts/{id}", "{\"id\":\"nobody\",\"asOf\":\"2026-07-01\"}"))
        .NotFound();
}
