namespace EventLedger.Acceptance.Concurrency;

/// <summary>However many write at once, a rule holds and an answered command is kept.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Many_commands_at_once(LedgerServer server) : IClassFixture<LedgerServer>
{
    private static readonly Draft Payment = Draft.Of(new
    {
        invoice = "paid-0001",
        amount = "100.00",
        paidOn = "2026-07-20",
    });

    private readonly LedgerClient _ledger = server.Ledger;

    [Fact]
    public async Task Invoice_a_month_only_once()
    {
        await _ledger.Sign("contended", Terms.Reflection);
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ =>
            _ledger.Tell("contended", "invoice-month", new { month = "2026-07" })));
        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        foreach (var refused in answers.Where(answer => answer.Status != 200))
            await Task.FromResult(refused).Refused(
                "month-already-invoiced", ("invoice", "contended-0001"), ("month", "2026-07"));
        await _ledger.Contract("contended").Says(("version", "2"));
    }

    [Fact]
    public async Task Invoice_a_month_only_once_on_two_servers()
    {
        await _ledger.Sign("two-servers", Terms.Reflection);
        LedgerClient[] servers = [_ledger, await server.StartAnother()];
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i =>
            servers[i % 2].Tell("two-servers", "invoice-month", new { month = "2026-07" })));
        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        answers.Where(answer => answer.Status != 200).ShouldAllBe(a => a["code"] == "month-already-invoiced");
        foreach (var ledger in servers)
            await ledger.Contract("two-servers").Says(("version", "2"));
    }

    [Fact]
    public async Task Give_notice_only_once()
    {
        await _ledger.Sign("noticed", Terms.Reflection);
        var answers = await Task.WhenAll(Enumerable.Range(1, 20).Select(day => _ledger.Tell(
            "noticed", "give-termination-notice", new { by = "Customer", givenOn = $"2026-10-{day:00}" })));
        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        answers.Where(answer => answer.Status != 200).ShouldAllBe(a => a["code"] == "already-under-notice");
    }

    [Fact]
    public async Task Never_pay_more_than_is_owed()
    {
        await _ledger.Sign("paid", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await _ledger.Tell("paid", "invoice-month", new { month = "2026-07" }).Accepted();
        var answers = await Task.WhenAll(Enumerable.Range(1, 30).Select(i => _ledger.Tell(
            "paid", "record-payment",
            Payment.With("reference", $"wire-{i}"))));
        answers.Count(answer => answer.Status == 200).ShouldBe(10);
        answers.Where(answer => answer.Status != 200).ShouldAllBe(a => a["code"] == "exceeds-balance");
        await _ledger.Get("/v1/contracts/paid/billing?asOf=2026-07-20").Says(("totals.balance", "0.00"));
    }

    [Fact]
    public async Task Let_only_one_through_at_an_expected_version()
    {
        await _ledger.Sign("versioned", Terms.Reflection);
        var answers = await Task.WhenAll(Enumerable.Range(1, 12).Select(month =>
            _ledger.IfAt(1).Tell("versioned", "invoice-month", new { month = $"2027-{month:00}" })));
        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        answers.Where(answer => answer.Status != 200).ShouldAllBe(a => a["code"] == "version-mismatch");
    }

    [Fact]
    public async Task On_many_contracts_are_all_in_the_ledger_once()
    {
        var ledger = await server.FreshLedger();
        var contracts = Enumerable.Range(1, 20).Select(i => $"many-{i}").ToArray();
        await Task.WhenAll(contracts.Select(id => ledger.Sign(id, Terms.Reflection)));
        var months = Enumerable.Range(1, 10).Select(month => $"2027-{month:00}").ToArray();
        var answers = await Task.WhenAll(contracts.SelectMany(id => months.Select(month =>
            ledger.Tell(id, "invoice-month", new { month }).Accepted())));
        var events = await ledger.Get("/v1/events?limit=1000").Accepted();
        var stored = events.At("items").EnumerateArray()
            .Where(e => e.GetProperty("type").GetString() == "MonthInvoiced")
            .ToDictionary(e => e.GetProperty("position").GetInt64());
        answers.Length.ShouldBe(200);
        answers.Select(answer => answer.Number("position")).ShouldBe(stored.Keys, ignoreOrder: true);
        foreach (var answer in answers)
        {
            var item = stored[answer.Number("position")];
            item.GetProperty("stream").GetString().ShouldBe(answer["stream"]);
            item.GetProperty("data").GetProperty("number").GetString()
                .ShouldBe(answer["events[0].data.number"]);
            item.GetProperty("data").GetProperty("month").GetString()
                .ShouldBe(answer["events[0].data.month"]);
        }
        events.Each("items", "position").Select(int.Parse)
            .ShouldBe(Enumerable.Range(1, events.Count("items")));
        stored.Values.Select(e => e.GetProperty("data").GetProperty("number").GetString()).Order().ShouldBe(
            contracts.SelectMany(id => Enumerable.Range(1, 10).Select(i => $"{id}-{i:0000}")).Order());
    }
}
