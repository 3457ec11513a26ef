using System.Globalization;

namespace EventLedger.Acceptance.Log;

/// <summary>Positions are dense, recorded instants grow.</summary>
[Collection(OneCluster.Name)]
public sealed class The_order_of_events(LedgerServer server) : IClassFixture<LedgerServer>
{
    private static readonly string[] Shared =
        ["type", "version", "recordedAt", "actor", "correlationId", "causationId"];

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    [Fact]
    public async Task Is_dense_and_its_instants_grow_though_the_clock_stands_still()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("ordered", Terms.Reflection);
        await ledger.Tell("ordered", "invoice-month", new { month = "2026-07" }).Accepted();
        var events = await ledger.Get("/v1/events").Accepted();
        events.Each("items", "position").Select(int.Parse)
            .ShouldBe(Enumerable.Range(1, events.Count("items")));
        var instants = events.Each("items", "recordedAt").Select(Instant).ToArray();
        instants.Zip(instants.Skip(1)).ShouldAllBe(pair => pair.First < pair.Second);
        instants.ShouldAllBe(instant => instant >= Instant(Clock.Start));
    }

    [Fact]
    public async Task Keeps_growing_when_the_clock_is_set_back()
    {
        var ledger = await server.EmptyLedger();
        server.Clock.IsNoonOf("2026-07-20");
        var first = await ledger.Post("/v1/parties/first/register", new { name = "A" }).Accepted();
        server.Clock.IsNoonOf("2026-07-15");
        var second = await ledger.Post("/v1/parties/second/register", new { name = "A" }).Accepted();
        Instant(second["recordedAt"]!).ShouldBeGreaterThan(Instant(first["recordedAt"]!));
    }

    [Fact]
    public async Task Can_be_asked_for_by_each_answered_instant()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("instants", Terms.Reflection);
        var version = 1;
        foreach (var month in (string[])["2026-07", "2026-08", "2026-09"])
        {
            var answer = await ledger.Tell("instants", "invoice-month", new { month }).Accepted();
            (await ledger.Contract("instants", $"knownAt={answer["recordedAt"]}").Accepted())
                .Number("version").ShouldBe(++version);
            (await ledger.Get($"/v1/contracts/instants/events?knownAt={answer["recordedAt"]}").Accepted())
                .Count("items").ShouldBe(version);
        }
    }

    [Fact]
    public async Task Is_the_same_in_a_contract_and_in_the_whole_ledger()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("both", Terms.Reflection);
        await ledger.Tell("both", "invoice-month", new { month = "2026-07" }).Accepted();
        var all = await ledger.Get("/v1/events").Accepted();
        var own = await ledger.Get("/v1/contracts/both/events").Accepted();
        foreach (var (i, position) in own.Each("items", "position").Index())
            foreach (var member in Shared)
                own[$"items[{i}].{member}"].ShouldBe(all[$"items[position={position}].{member}"], member);
        own.Each("items", "effectiveOn").ShouldBe(["2026-06-22", "2026-07-15"]);
        own.Each("items", "version").ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task Says_who_sent_a_command_and_what_it_belongs_to()
    {
        var ledger = await server.FreshLedger();
        await ledger
            .With("X-Actor", "ana@example.com")
            .With("X-Correlation-Id", "quarter-end")
            .With("X-Causation-Id", "mail-17")
            .Tell("marked", "sign", Terms.Reflection).Accepted();
        await ledger.Get("/v1/contracts/marked/events").Says(
            ("items[0].actor", "ana@example.com"),
            ("items[0].correlationId", "quarter-end"),
            ("items[0].causationId", "mail-17"));
        (await ledger.Get("/v1/events?after=6").Accepted())["items[0].actor"].ShouldBe("ana@example.com");
    }

    [Fact]
    public async Task Says_that_a_command_without_a_name_is_local()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("unmarked", Terms.Reflection);
        var events = await ledger.Get("/v1/contracts/unmarked/events").Says(
            ("items[0].actor", "local"), ("items[0].causationId", null));
        events["items[0].correlationId"].ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Of_an_unknown_contract_is_not_found() =>
        await server.Ledger.Get("/v1/contracts/nobody/events").NotFound();
}
