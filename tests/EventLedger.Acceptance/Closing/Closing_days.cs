using System.Text.RegularExpressions;
using EventLedger.Acceptance.Importing;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server;
using EventLedger.Server.Closing;
using EventLedger.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EventLedger.Acceptance.Closing;

/// <summary>
/// The daily close records milestones, each once, by one node at a time, also for days missed.
/// </summary>
[Collection(AnotherCluster.Name)]
public sealed partial class Closing_days(Cluster cluster) : IAsyncLifetime
{
    private readonly List<WebApplication> _nodes = [];
    private readonly DayClock _clock = new();
    private string _database = "";
    private LedgerClient _ledger = null!;

    public async Task InitializeAsync()
    {
        _database = await cluster.NewDatabase();
        _clock.IsNoonOf("2026-06-24");
        await StartNode();
        await _ledger.Furnish();
    }

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        await cluster.Drop(_database);
    }

    private async Task<WebApplication> StartNode()
    {
        var node = ServerApp.Build(
            new ServerOptions { Urls = ["http://127.0.0.1:0"], LoadSeeds = false }, _database, _clock);
        _nodes.Add(node);
        await node.StartAsync();
        await node.Services.GetRequiredService<LedgerStart>().Done;
        _ledger = new(new HttpClient { BaseAddress = new(node.Urls.First()) });
        return node;
    }

    private Task CloseOn(string today, WebApplication? node = null)
    {
        _clock.IsNoonOf(today);
        return (node ?? _nodes[0]).Services.GetRequiredService<DailyClose>().DoAll(default);
    }

    private static async Task<Ledger> Ledger(WebApplication node) =>
        (await node.Services.GetRequiredService<LedgerDatabase>().Find(LedgerName.Default, default))!;

    /// <summary>The milestones in the log: contract, kind and day.</summary>
    private async Task<string[]> Milestones()
    {
        var events = await _ledger.Get("/v1/events?limit=1000").Accepted();
        return
        [
            .. events.At("items").EnumerateArray()
                .Where(e => e.GetProperty("type").GetString() == "MilestoneReached")
                .Select(e => $"{e.GetProperty("stream").GetString()!["milestones-".Length..]} "
                    + $"{e.GetProperty("data").GetProperty("kind").GetString()} "
                    + e.GetProperty("data").GetProperty("on").GetString()),
        ];
    }

    [Fact]
    public async Task Records_nothing_on_the_first_day_of_a_ledger_and_then_what_was_reached()
    {
        await _ledger.Sign("a", Terms.Reflection);
        await CloseOn("2026-06-24");
        await CloseOn("2026-07-01");
        (await Milestones()).ShouldBeEmpty();
        await CloseOn("2026-07-02");
        (await Milestones()).ShouldBe(["a Commenced 2026-07-01"]);
        await _ledger.Get("/v1/events?limit=1000").Says(
            ("items[7].stream", "milestones-a"),
            ("items[7].actor", "daily-close"),
            ("items[7].headers.effectiveOn", "2026-07-01"),
            ("items[7].recordedAt", "2026-07-02T12:00:00.000000Z"));
        await _ledger.Contract("a").Says(("version", "1"), ("status", "Active"));
        await _ledger.Get("/v1/contracts/a/events").Says(("items[0].version", "1"));
    }

    /// <summary>What it records is of now, and nothing older could be imported after it.</summary>
    [Fact]
    public async Task Leaves_alone_for_a_day_a_ledger_into_which_history_is_imported()
    {
        await _ledger.Put("/v1/ledgers/old").Accepted();
        _ledger = _ledger.With("X-Ledger", "old");
        const string began = "2026-05-01T12:00:00Z";
        await _ledger.Take([
            .. Imports.Furniture(began),
            Imports.Line(began, "SignContract", "a", Terms.Plain("2026-06-01", "2026-06-30", "1000.00")),
        ]);
        await CloseOn("2026-06-24");
        (await Milestones()).ShouldBeEmpty();
        await _ledger.Take(Imports.Party("2026-05-02T12:00:00Z", "late"));
        await CloseOn("2026-06-25");
        (await Milestones()).ShouldBe(["a Commenced 2026-06-01", "a RenewalDue 2026-06-01"]);
        (await _ledger.Import(Imports.Party("2026-05-03T12:00:00Z", "later"))).Said()
            .ShouldBe(["422 recorded-at-too-early"]);
    }

    [Fact]
    public async Task Records_each_milestone_once_and_days_that_were_missed_in_their_order()
    {
        await _ledger.Sign("b", Terms.Reflection);
        await _ledger.Sign("a", Terms.Plain("2026-07-05", "2026-07-31", "1000.00"));
        await _ledger.GiveNotice("b", "Customer", "2026-10-01").Accepted();
        await CloseOn("2026-07-02");
        foreach (var node in _nodes)
            await node.StopAsync();
        var again = await StartNode();
        await CloseOn("2027-01-02", again);
        await CloseOn("2027-01-03", again);
        (await Milestones()).ShouldBe(
            [
                "b Commenced 2026-07-01", "a Commenced 2026-07-05", "a RenewalDue 2026-07-05",
                "a Expired 2026-08-01", "b NoticeWindowOpened 2026-10-01", "b CameUnderNotice 2026-10-01",
                "b Terminated 2026-12-31",
            ]);
    }

    [Fact]
    public async Task Records_what_became_known_late_and_not_what_was_corrected()
    {
        await _ledger.Sign("a", Terms.Reflection);
        await _ledger.GiveNotice("a", "Customer", "2026-10-01").Accepted();
        await CloseOn("2026-10-05");
        await _ledger.Tell(
            "a", "correct-event", new { version = 2, replacement = (object?)null, reason = "never given" })
            .Accepted();
        await _ledger.Sign("late", Terms.Plain("2026-01-01", "2026-12-31", "1000.00"));
        await CloseOn("2027-01-05");
        (await Milestones()).ShouldBe(
            [
                "a Commenced 2026-07-01", "a NoticeWindowOpened 2026-10-01", "a CameUnderNotice 2026-10-01",
                "late Commenced 2026-01-01", "late RenewalDue 2026-10-03", "late Expired 2027-01-01",
            ]);
    }

    [Fact]
    public async Task Names_invoices_on_the_day_they_become_overdue()
    {
        await _ledger.Sign("a", Terms.Plain("2026-07-01", null, "1000.00")
            .With("termination", new { by = "Either", noticeDays = 30, lockInMonths = 600 }));
        foreach (var month in (string[])["2026-07", "2026-08"])
            await _ledger.Tell("a", "invoice-month", new { month, issuedOn = $"{month}-01" }).Accepted();
        await _ledger.Tell("a", "record-payment", new
        {
            invoice = "a-0001",
            amount = "1000.00",
            paidOn = "2026-07-31",
            reference = "wire-1",
        }).Accepted();
        await CloseOn("2026-08-31");
        await CloseOn("2026-09-01");
        (await Milestones()).ShouldBe(["a Commenced 2026-07-01"]);
        await CloseOn("2026-09-02");
        (await Milestones()).ShouldBe(["a Commenced 2026-07-01", "a InvoiceOverdue 2026-09-01"]);
        (await _ledger.Get("/v1/events?limit=1000"))["items[11].data.invoice"].ShouldBe("a-0002");
    }

    [Fact]
    public async Task Is_done_by_one_of_two_nodes_at_once()
    {
        foreach (var id in Enumerable.Range(0, 20))
            await _ledger.Sign($"c{id}", Terms.Reflection);
        var other = await StartNode();
        await Task.WhenAll(
            CloseOn("2026-07-02"), CloseOn("2026-07-02", other), CloseOn("2026-07-02", other));
        (await Milestones()).Length.ShouldBe(20);
        var lease = await (await Ledger(other)).Jobs.Take(
            "daily-close", Guid.CreateVersion7(), TimeSpan.FromHours(1), default);
        await CloseOn("2026-10-02");
        (await Milestones()).Length.ShouldBe(20);
        await lease!.Release(default);
        await CloseOn("2026-10-02");
        (await Milestones()).Length.ShouldBe(40);
    }

    [Fact]
    public async Task Records_each_once_also_when_leases_run_out_all_the_time()
    {
        foreach (var id in Enumerable.Range(0, 20))
            await _ledger.Sign($"c{id}", Terms.Reflection);
        var other = await StartNode();
        var closing = Task.WhenAll(CloseOn("2026-10-02"), CloseOn("2026-10-02", other));
        await using var source = NpgsqlDataSource.Create(_database);
        while (!closing.IsCompleted)
        {
            await using var expire = source.CreateCommand(
                "update ledger.lg_leases set expires_at = clock_timestamp() - interval '1 second'");
            await expire.ExecuteNonQueryAsync();
        }
        await closing;
        await CloseOn("2026-10-02");
        var milestones = await Milestones();
        milestones.Length.ShouldBe(40);
        milestones.ShouldBeUnique();
    }

    [Fact]
    public async Task Closes_every_ledger_by_itself()
    {
        await _ledger.Put("/v1/ledgers/second").Accepted();
        var second = _ledger.With("X-Ledger", "second");
        await second.Furnish();
        await second.Sign("a", Terms.Reflection);
        await CloseOn("2026-07-02");
        (await Milestones()).ShouldBeEmpty();
        (await second.Get("/v1/events?limit=1000")).Text.ShouldContain("MilestoneReached");
    }

    [Fact]
    public async Task Happens_by_itself_when_the_day_has_ended()
    {
        await _ledger.Sign("a", Terms.Plain("2026-06-24", "2026-12-31", "1000.00"));
        var ledger = await Ledger(_nodes[0]);
        var head = await _ledger.Head();
        for (var day = 24; day < 26; day++)
        {
            await _clock.SomebodyWaitsForTheDay();
            _clock.IsNoonOf($"2026-06-{day + 1}");
            _clock.GoOff();
        }
        await ledger.WaitForMore(head, new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
        (await Milestones()).ShouldBe(["a Commenced 2026-06-24"]);
    }

    [Fact]
    public async Task Says_nothing_when_the_node_is_disposed_of_in_its_midst()
    {
        await _ledger.Sign("a", Terms.Reflection);
        var (services, clock, said) = (_nodes[0].Services, new InterruptingClock(), new Said<DailyClose>());
        var node = new LedgerDatabase(_database, LedgerModels.EventLedger, _clock, TimeZoneInfo.Utc);
        using var close = new DailyClose(
            node, services.GetRequiredService<LedgerStart>(), clock, TimeZoneInfo.Utc, said);
        clock.Interrupt = () =>
        {
            close.Dispose();
            node.DisposeAsync().AsTask().Wait();
        };
        await close.StartAsync(default);
        await close.ExecuteTask!;
        said.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Changes_no_answer()
    {
        await _ledger.Sign("a", Terms.Reflection);
        await _ledger.GiveNotice("a", "Customer", "2026-10-01").Accepted();
        string[] reads =
        [
            "/v1/contracts/a?asOf=2027-01-15", "/v1/contracts?asOf=2027-01-15",
            "/v1/contracts/a/history", "/v1/reports/commitments?asOf=2027-01-15",
            "/v1/reports/run-rate?asOf=2026-10-15",
        ];
        _clock.IsNoonOf("2027-01-15");
        var before = await Task.WhenAll(reads.Select(Read));
        await CloseOn("2027-01-15");
        (await Milestones()).Length.ShouldBe(4);
        (await Task.WhenAll(reads.Select(Read))).ShouldBe(before);
    }

    // An answer names the position of the log that it was computed at, also in its token, and that moves.
    private async Task<string> Read(string path) =>
        Position().Replace((await _ledger.Get(path).Accepted()).Text, "");

    [GeneratedRegex("(?<=^\\{\"asOf\":\"[^\"]+\",)\"position\":[0-9]+"
        + "|\"position\":[0-9]+,\"token\":\"[^\"]+\"|\"token\":\"[^\"]+\"")]
    private static partial Regex Position();
}
