using System.Text;
using EventLedger.Store.Tests.Support;
using Shouldly;

namespace EventLedger.Store.Tests;

public sealed class The_seal_of_a_ledger(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Covers_a_line_with_exactly_the_members_that_are_documented()
    {
        var clock = ManualClock.At("2026-07-01T00:00:00Z");
        var ledger = await database.Fresh(clock);
        var stored = await ledger.Stores(Asking.Open("a"));

        var recorded = stored.Command.Events[0];
        Encoding.UTF8.GetString(recorded.Line).ShouldBe(
            """{"actor":"ann","causationId":null,"correlationId":"work-1","data":{"owner":"ann"},"""
            + """
            "headers":{"effectiveOn":"2026-07-01"},
            """
            + $$"""
            "id":"{{recorded.Id}}","position":1,"recordedAt":"2026-07-01T00:00:00.000000Z",
            """
            + """
            "stream":"account-a","type":"AccountOpened","version":1}
            """);
    }

    [Fact]
    public async Task Is_in_every_commit_what_the_events_give_when_they_are_hashed_anew()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a", "ä \\ \" \u0001 \u007f \U0001F600"));
        foreach (var batch in Enumerable.Range(0, 6))
        {
            await Task.WhenAll(Enumerable.Range(1, 1 + batch * 5).Select(
                i => ledger.Stores(Asking.Deposit("a", i, key: $"k/{batch}/{i}\n", note: $"\u20ac{i}"))));
        }

        var head = await ledger.Reader.Head(default);
        var leaves = (await ledger.Reader.All(0, head.Position, 10_000, default))
            .Select(recorded => recorded.LeafHash).ToList();
        leaves.Count.ShouldBe(82);
        head.RootHash.ShouldBe(Naive.Root(leaves));
        head.StreamCount.ShouldBe(1);
        var lasts = await database.Column<long>(
            ledger.Name, "select last_position from {schema}.lg_commits order by last_position");
        var hashes = await database.Column<byte[]>(
            ledger.Name, "select leaf_hashes from {schema}.lg_commits order by last_position");
        var edges = await database.Column<byte[]>(
            ledger.Name, "select right_edge from {schema}.lg_commits order by last_position");
        hashes.SelectMany(hash => hash).ShouldBe(leaves.SelectMany(leaf => leaf));
        for (var i = 0; i < lasts.Count; i++)
            edges[i].ShouldBe(Naive.RightEdge([.. leaves.Take((int)lasts[i])]), $"commit {i}");
    }

    [Fact]
    public async Task Begins_as_the_hash_of_nothing()
    {
        var ledger = await database.Fresh();
        (await ledger.Reader.Head(default)).RootHash.ShouldBe(Naive.Root([]));
    }
}
