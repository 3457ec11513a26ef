using System.Security.Cryptography;
using System.Text;
using EventLedger.Server.Books;
using Microsoft.Extensions.DependencyInjection;

namespace EventLedger.Acceptance.Books;

/// <summary>
/// Closing freezes a month at its position, a job records the hashes of its reports, and what
/// changed since is a report of its own.
/// </summary>
[Collection(AnotherCluster.Name)]
public sealed class After_a_close(LedgerServer server) : IClassFixture<LedgerServer>, IAsyncLifetime
{
    private const string Changed = "/v1/reports/changed-since-close?asOf=2026-12-31";
    private LedgerClient _ledger = null!;

    public async Task InitializeAsync()
    {
        _ledger = await server.FreshLedger();
        await _ledger.Sign("deal", Terms.Plain("2026-07-01", "2027-06-30", "1000.00"));
        await Invoice("deal");
        await _ledger.Sign("quiet", Terms.Plain("2026-07-01", "2027-06-30", "70.00"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private Task<Answer> Close(string month, string closedOn) =>
        _ledger.Post("/v1/books/provider/close-month", new { month, closedOn }).Accepted();

    private Task<Answer> Invoice(string contract) => _ledger
        .Tell(contract, "invoice-month", new { month = "2026-07", issuedOn = "2026-07-01" })
        .Accepted();

    private Task Record() =>
        server.Services.GetRequiredService<MonthReportsJob>().DoAll(CancellationToken.None);

    private Task<Answer> Raise() => _ledger.Tell("deal", "amend", new
    {
        effectiveOn = "2026-07-01",
        fees = Terms.Fee("2026-07-01", "1100.00"),
        bookInOpenMonth = true,
    }).Accepted();

    [Fact]
    public async Task The_reports_of_the_month_are_written_down_by_their_hashes()
    {
        var closed = await Close("2026-07", "2026-08-05");
        await Record();
        var month = "months[month=2026-07]";
        var books = await _ledger.Get("/v1/books/provider?asOf=2026-12-31").Accepted();
        books.Number($"{month}.position").ShouldBe(closed.Number("position"));
        books.Each($"{month}.reports", "name").ShouldBe(
            ["run-rate", "commitments", "receivables", "revenue", "run-rate/waterfall", "concentration"]);
        await Raise();
        await Close("2026-08", "2026-09-05");
        for (var i = 0; i < books.Count($"{month}.reports"); i++)
        {
            var report = await _ledger.Get($"/v1/answers/{books[$"{month}.reports[{i}].token"]}").Accepted();
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(report.Text)))
                .ShouldBe(books[$"{month}.reports[{i}].sha256"], report.ToString());
            report.Number("position").ShouldBe(closed.Number("position"));
        }
    }

    [Fact]
    public async Task They_are_written_down_once()
    {
        await Close("2026-07", "2026-08-05");
        await Record();
        var head = await _ledger.Head();
        await Record();
        (await _ledger.Head()).ShouldBe(head);
        var events = await _ledger.Get($"/v1/events?after={head - 1}").Accepted();
        events["items[0].type"].ShouldBe("MonthReportsRecorded");
        events["items[0].stream"].ShouldBe("month-reports-provider");
        (await _ledger.Get("/v1/books/provider?asOf=2026-12-31").Accepted()).Number("version").ShouldBe(1);
    }

    [Fact]
    public async Task A_month_that_was_closed_again_is_written_down_again()
    {
        await Close("2026-07", "2026-08-05");
        await Record();
        await _ledger.Post("/v1/books/provider/reopen-month", new
        {
            month = "2026-07",
            reason = "an invoice was missing",
        }).Accepted();
        await Invoice("quiet");
        var again = await Close("2026-07", "2026-08-07");
        await Record();
        var books = await _ledger.Get("/v1/books/provider?asOf=2026-12-31").Accepted();
        var token = books["months[month=2026-07].reports[name=revenue].token"];
        (await _ledger.Get($"/v1/answers/{token}").Accepted()).Number("position")
            .ShouldBe(again.Number("position"));
    }

    [Fact]
    public async Task Nothing_has_changed_while_nothing_was_recorded()
    {
        var closed = await Close("2026-07", "2026-08-05");
        var changed = await _ledger.Get(Changed).Accepted();
        changed["closings[0].month"].ShouldBe("2026-07");
        changed.Number("closings[0].position").ShouldBe(closed.Number("position"));
        changed.Count("rows").ShouldBe(0);
    }

    // July earned 1,000.00 when it was closed, and would earn 1,100.00: 100.00 more are not billed.
    [Fact]
    public async Task A_change_that_reaches_back_is_shown_with_its_events()
    {
        await Close("2026-07", "2026-08-05");
        var raised = await Raise();
        var changed = await _ledger.Get(Changed).Accepted();
        changed.Count("rows").ShouldBe(1);
        changed["rows[0].contractId"].ShouldBe("deal");
        changed["rows[0].earned.atClose"].ShouldBe("1000.00");
        changed["rows[0].earned.now"].ShouldBe("1100.00");
        changed["rows[0].earned.difference"].ShouldBe("100.00");
        changed["rows[0].unbilled.difference"].ShouldBe("100.00");
        changed["rows[0].billed.difference"].ShouldBe("0.00");
        changed.Each("rows[0].events", "type").ShouldBe(["ContractAmended", "DifferencesBooked"]);
        changed["rows[0].events[1].recordedAt"].ShouldBe(raised["recordedAt"]);
        var csv = await _ledger.Get(Changed + "&format=csv").Accepted();
        csv.Text.ShouldContain(",deal,USD,earned,1000.00,1100.00,100.00,ContractAmended@");
    }

    [Fact]
    public async Task As_known_before_the_change_there_is_none()
    {
        await Close("2026-07", "2026-08-05");
        var before = await _ledger.Get(Changed).Accepted();
        await Raise();
        (await _ledger.Get($"/v1/answers/{before["token"]}").Accepted()).Text.ShouldBe(before.Text);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("&providerId=provider&month=2026-07", 1)]
    [InlineData("&providerId=customer", 0)]
    [InlineData("&month=2026-06", 0)]
    public async Task It_is_asked_of_one_provider_or_month(string query, int closings)
    {
        await Close("2026-07", "2026-08-05");
        (await _ledger.Get(Changed + query).Accepted()).Count("closings").ShouldBe(closings);
    }

    [Fact]
    public async Task A_closing_of_a_later_day_is_not_looked_at()
    {
        await Close("2026-07", "2026-08-05");
        (await _ledger.Get("/v1/reports/changed-since-close?asOf=2026-08-04").Accepted())
            .Count("closings").ShouldBe(0);
    }
}
