using EventLedger.Store.Tests.Support;
using Shouldly;

namespace EventLedger.Store.Tests;

/// <summary>All money entries at once, as a server reads them that holds none yet.</summary>
public sealed class Entries_that_are_copied(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Are_those_of_the_position()
    {
        var name = database.FreshName();
        var ledger = await database.Node().Create(name, default);
        foreach (var id in (string[])["b", "ä", "a"])
            await ledger.Stores(Asking.Open(id));
        for (var amount = 1; amount <= 9; amount++)
            await ledger.Stores(Asking.Deposit(amount % 3 == 0 ? "ä" : "b", amount));
        foreach (var position in (long[])[3, 4, 8, 12])
        {
            // Each holds nothing yet.
            var other = await database.Node().Create(name, default);
            (await other.Reader.AllEntries(position, null, default))
                .ShouldBe(await ledger.Reader.Entries(position, null, null, default), $"at {position}");
        }
    }

    [Fact]
    public async Task Are_read_from_many_pages_on_several_connections()
    {
        var name = database.FreshName();
        var ledger = await database.Node().Create(name, default);
        await ledger.Fill(40, 800);
        var head = (await ledger.Reader.Head(default)).Position;
        var expected = await ledger.Reader.Entries(head, null, null, default);
        expected.Count.ShouldBeGreaterThan(30_000);
        var other = await database.Node().Create(name, default);
        (await other.Reader.AllEntries(head, null, default)).ShouldBe(expected);
        (await other.Reader.AllEntriesByContract((id, entries) => $"{id} {entries.Count}", head, default))
            .ShouldBe(expected.GroupBy(entry => entry.ContractId)
                .OrderBy(of => of.Key, StringComparer.Ordinal).Select(of => $"{of.Key} {of.Count()}"));
        await ledger.Stores(Asking.Deposit(expected[0].ContractId, 7));
        (await other.Reader.AllEntries(head + 1, null, default))
            .ShouldBe(await ledger.Reader.Entries(head + 1, null, null, default));
        (await other.Reader.AllEntries(head - 9_000, null, default))
            .ShouldBe(await ledger.Reader.Entries(head - 9_000, null, null, default));
    }

    [Fact]
    public async Task Are_none_where_they_are_too_many()
    {
        var name = database.FreshName();
        var ledger = await database.Node().Create(name, default);
        await ledger.Fill(10, 30);
        var head = (await ledger.Reader.Head(default)).Position;
        var count = (await ledger.Reader.Entries(head, null, null, default)).Count;
        (await ledger.Reader.Copied(head, most: count)).ShouldNotBeNull().Count.ShouldBe(count);
        (await ledger.Reader.Copied(head, most: count - 1)).ShouldBeNull();
    }
}
