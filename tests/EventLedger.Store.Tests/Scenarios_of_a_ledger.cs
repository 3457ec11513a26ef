using EventLedger.Store.Tests.Support;
using Shouldly;

namespace EventLedger.Store.Tests;

/// <summary>Commands that are asked about lie beside the log: kept, listed, deleted, gone in time.</summary>
public sealed class Scenarios_of_a_ledger(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTime Now = new(2026, 7, 15, 12, 0, 0, DateTimeKind.Utc);

    private static StoredScenario Made(string id, DateTime? expiresAt = null) =>
        new(id, $"What if {id}", "[]", "deal-desk", Now, expiresAt);

    private static async Task<string[]> Ids(
        Ledger ledger, DateTime now, string? after = null, int limit = 10) =>
        [.. (await ledger.Scenarios.List(after, limit, now, default)).Select(one => one.Id)];

    [Fact]
    public async Task Are_kept_as_they_are_and_move_nothing_in_the_log()
    {
        var ledger = await database.Fresh();
        var head = (await ledger.Reader.Head(default)).Position;
        await ledger.Scenarios.Put(Made("a", Now.AddDays(1)), default);
        (await ledger.Scenarios.Find("a", Now, default)).ShouldBe(Made("a", Now.AddDays(1)));
        (await ledger.Scenarios.Find("b", Now, default)).ShouldBeNull();
        (await ledger.Reader.Head(default)).Position.ShouldBe(head);
    }

    [Fact]
    public async Task Are_listed_by_id_from_page_to_page()
    {
        var ledger = await database.Fresh();
        foreach (var id in (string[])["c", "a", "a-b", "b"])
            await ledger.Scenarios.Put(Made(id), default);
        (await Ids(ledger, Now, limit: 3)).ShouldBe(["a", "a-b", "b"]);
        (await Ids(ledger, Now, after: "b")).ShouldBe(["c"]);
    }

    [Fact]
    public async Task Are_gone_at_the_instant_they_expire_and_deleted_when_another_is_made()
    {
        var ledger = await database.Fresh();
        await ledger.Scenarios.Put(Made("a", Now.AddDays(1)), default);
        await ledger.Scenarios.Put(Made("stays"), default);
        (await Ids(ledger, Now.AddDays(1).AddSeconds(-1))).ShouldBe(["a", "stays"]);
        (await Ids(ledger, Now.AddDays(1))).ShouldBe(["stays"]);
        (await Ids(ledger, Now)).ShouldBe(["a", "stays"]);
        await ledger.Scenarios.Put(Made("b") with { MadeAt = Now.AddDays(1) }, default);
        (await Ids(ledger, Now)).ShouldBe(["b", "stays"]);
    }

    [Fact]
    public async Task Take_the_place_of_an_earlier_form_and_are_deleted_once()
    {
        var ledger = await database.Fresh();
        await ledger.Scenarios.Put(Made("a"), default);
        await ledger.Scenarios.Put(Made("a") with { Commands = "[1]", MadeAt = Now.AddDays(2) }, default);
        (await ledger.Scenarios.Find("a", Now, default))
            .ShouldBe(Made("a") with { Commands = "[1]", MadeAt = Now.AddDays(2) });
        (await ledger.Scenarios.Delete("a", default)).ShouldBeTrue();
        (await ledger.Scenarios.Delete("a", default)).ShouldBeFalse();
    }
}
