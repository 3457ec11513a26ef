using System.Text;
using EventLedger.Store.Tests.Support;
using Shouldly;

namespace EventLedger.Store.Tests;

public sealed class Rows_held_in_memory(TestDatabase database) : IClassFixture<TestDatabase>
{
    private int _parsed;

    [Fact]
    public async Task Are_those_of_every_position_in_whatever_order_it_is_asked_for()
    {
        var ledger = await database.Fresh();
        foreach (var id in (string[])["b", "b-c", "a", "d", "b1"])
        {
            await ledger.Stores(Asking.Open(id));
            await ledger.Stores(Asking.Deposit("b", 1));
            await ledger.Stores(Asking.To("limit-" + id, _ => Asking.Append(new AccountEvent.LimitSet(7))));
            await ledger.Stores(Asking.Open("z" + id));
        }
        // Forward and back, by short and by long steps.
        var positions = Enumerable.Range(1, 60).Select(n => (long)(n * n * 13 % 21));
        foreach (var position in (long[])[3, 9, 1, 0, .. positions])
        {
            (await Held(ledger, position)).ShouldBe(await Read(ledger, position), $"at {position}");
            var owners = await ledger.Reader.Register("owner", position, null, null, null, default);
            (await Owners(ledger, position)).ShouldBe(
                [.. owners.Select(row => $"{row.Id} {row.Version}").Order(StringComparer.Ordinal)],
                $"at {position}");
        }
    }

    [Fact]
    public async Task Are_parsed_once_until_they_move()
    {
        var ledger = await database.Fresh();
        foreach (var id in (string[])["a", "b", "c"])
            await ledger.Stores(Asking.Open(id));
        await Held(ledger, 3);
        _parsed.ShouldBe(3);
        await Held(ledger, 3);
        _parsed.ShouldBe(3);
        await ledger.Stores(Asking.Deposit("b", 5));
        await Held(ledger, 4);
        _parsed.ShouldBe(4);
        await Held(ledger, 2);
        _parsed.ShouldBe(5, "b as it was; c was not there");
        await Held(ledger, 4);
        _parsed.ShouldBe(5);
    }

    [Fact]
    public async Task Are_read_anew_where_more_lies_between_and_after_a_rebuild()
    {
        var ledger = await database.Fresh();
        await ledger.Fill(30, 140);
        var head = (await ledger.Reader.Head(default)).Position;
        head.ShouldBeGreaterThan(4_200);
        (await Held(ledger, head)).ShouldBe(await Read(ledger, head));
        _parsed = 0;
        (await Held(ledger, 50)).ShouldBe(await Read(ledger, 50));
        _parsed.ShouldBe(25);
        (await Held(ledger, 50)).ShouldBe(await Read(ledger, 50));
        _parsed.ShouldBe(25, "one past is held");
        (await Held(ledger, 54)).ShouldBe(await Read(ledger, 54));
        _parsed.ShouldBe(27, "and what moved since");
        (await Held(ledger, head)).ShouldBe(await Read(ledger, head));
        _parsed.ShouldBe(27, "beside the head");
        (await ledger.Rebuilt()).Stage.ShouldBe(RebuildStage.Switched);
        _parsed = 0;
        (await Held(ledger, head)).ShouldBe(await Read(ledger, head));
        _parsed.ShouldBe(30);
    }

    [Fact]
    public async Task Are_forgotten_where_the_last_commits_are_others()
    {
        var name = database.FreshName();
        var ledger = await database.Node().Create(name, default);
        foreach (var id in (string[])["a", "b", "c"])
            await ledger.Stores(Asking.Open(id));
        await ledger.Stores(Asking.Deposit("a", 5));
        (await Held(ledger, 4)).Length.ShouldBe(3);
        (await ledger.Reader.AllEntries(4, null, default)).Count.ShouldBe(2);

        // As after a server that did not have them took over.
        await database.Sql(name, "drop schema {schema} cascade");
        var other = await database.Node().Create(name, default);
        foreach (var id in (string[])["c", "d", "e", "f"])
            await other.Stores(Asking.Open(id));
        (await Held(ledger, 3)).ShouldBe(await Read(other, 3));
        (await Held(ledger, 4)).ShouldBe(await Read(other, 4));
        (await ledger.Reader.AllEntries(4, null, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Are_not_held_beyond_the_bound()
    {
        var reads = 0;
        var held = new HeldRows<string>(maxBytes: 9);
        var source = new RowSource<string>(
            1,
            _ =>
            {
                reads++;
                return Task.FromResult<IReadOnlyList<RowRead<string>>>([new("b", "B", 6), new("a", "A", 3)]);
            },
            (_, _, _) => Task.FromResult<IReadOnlyList<RowRead<string>>>([new("a", "A'", 1)]));
        (await held.At(5, source, default)).ShouldBe(["A", "B"]);
        (await held.At(5, source, default)).ShouldBe(["A", "B"]);
        reads.ShouldBe(1);
        (await held.At(6, source, default)).ShouldBe(["A'", "B"]);
        (await held.At(6, source, default)).ShouldBe(["A", "B"]);
        reads.ShouldBe(2);
    }

    [Fact]
    public async Task Are_the_money_entries_of_every_position()
    {
        var ledger = await database.Fresh();
        (await ledger.Reader.AllEntries(0, null, default)).ShouldBeEmpty();
        foreach (var id in (string[])["b", "a"])
            await ledger.Stores(Asking.Open(id));
        for (var amount = 1; amount <= 9; amount++)
            await ledger.Stores(Asking.Deposit(amount % 3 == 0 ? "a" : "b", amount));
        // Forward and back, by short and by long steps.
        foreach (var position in (long[])[4, 2, 0, .. Enumerable.Range(1, 30).Select(n => n * n * 7 % 12)])
        {
            foreach (var upTo in (DateOnly?[])[null, Asking.Day, Asking.Day.AddDays(-1)])
            {
                (await ledger.Reader.Pinned().AllEntries(position, upTo, default))
                    .ShouldBe(await ledger.Reader.Entries(position, null, upTo, default), $"at {position}");
            }
            (await ByContract(ledger, position)).ShouldBe(
                (await ledger.Reader.Entries(position, null, null, default))
                    .GroupBy(entry => entry.ContractId, Text, StringComparer.Ordinal)
                    .OrderBy(of => of.Key, StringComparer.Ordinal)
                    .Select(of => $"{of.Key}: {string.Join(", ", of)}"),
                $"by contract at {position}");
        }
        (await ledger.Rebuilt()).Stage.ShouldBe(RebuildStage.Switched);
        (await ledger.Reader.Pinned().AllEntries(11, null, default))
            .ShouldBe(await ledger.Reader.Entries(11, null, null, default));
    }

    [Fact]
    public async Task Are_no_money_entries_beyond_the_bound()
    {
        var held = new HeldEntries(most: 2);
        (await held.At(1, 1, OneAfterTheOther, default))!.UpTo(1).Count.ShouldBe(1);
        (await held.At(2, 1, OneAfterTheOther, default))!.UpTo(2).Count.ShouldBe(2);
        (await held.At(1, 1, OneAfterTheOther, default))!.UpTo(1).Count.ShouldBe(1);
        (await held.At(3, 1, OneAfterTheOther, default)).ShouldBeNull();
        (await held.At(1, 1, OneAfterTheOther, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Let_what_was_made_of_money_entries_go_with_them()
    {
        var held = new HeldEntries(most: 1);
        async Task<WeakReference> Made()
        {
            var log = (await held.At(1, 1, OneAfterTheOther, default))!;
            log.Objects<string>().ShouldBeSameAs(log.Objects<string>());
            return new(log.Objects<string>());
        }
        var made = await Made();
        (await held.At(2, 1, OneAfterTheOther, default)).ShouldBeNull();
        GC.Collect();
        made.IsAlive.ShouldBeFalse();
        GC.KeepAlive(held);
    }

    [Fact]
    public async Task Keep_what_was_made_of_a_contract_s_entries_until_it_has_more()
    {
        var ledger = await database.Fresh();
        foreach (var id in (string[])["b", "a"])
            await ledger.Stores(Asking.Open(id));
        await ledger.Stores(Asking.Deposit("a", 1));
        var first = await ledger.Stores(Asking.Deposit("b", 2));
        var before = await ByContract(ledger, first.Command.Last.Position);
        var second = await ledger.Stores(Asking.Deposit("b", 3));
        var after = await ByContract(ledger, second.Command.Last.Position);
        after[0].ShouldBeSameAs(before[0]);
        after[1].ShouldStartWith(before[1] + ", ");
    }

    private static EntrySource OneAfterTheOther => new(
        (log, most) =>
        {
            log.Add([OneAfter(0)], 1);
            return Task.FromResult(most >= 1);
        },
        after => Task.FromResult<IReadOnlyList<KnownEntry>>([OneAfter(after)]));

    private static KnownEntry OneAfter(long position) =>
        new("a", position + 1, 0, "d", "k", Asking.Day, null, "EUR", 1, null);

    private static Task<IReadOnlyList<string>> ByContract(Ledger ledger, long position) =>
        ledger.Reader.Pinned().AllEntriesByContract(
            (id, entries) => $"{id}: {string.Join(", ", entries.Select(Text))}", position, default);

    private static string Text(KnownEntry entry) => $"{entry.Document} {entry.Amount} {entry.Position}";

    private async Task<string[]> Held(Ledger ledger, long position) =>
        [.. await ledger.Reader.Pinned().AllTerms("account-", Parse, position, default)];

    private string Parse(KnownTerms row)
    {
        Interlocked.Increment(ref _parsed);
        return Text(row);
    }

    private static async Task<string[]> Read(Ledger ledger, long position) =>
    [
        .. (await ledger.Reader.Terms(position, TermsFilter.All, default))
            .OrderBy(row => row.ContractId, StringComparer.Ordinal).Select(Text),
    ];

    private static Task<IReadOnlyList<string>> Owners(Ledger ledger, long position) =>
        ledger.Reader.AllOfRegister("owner", row => $"{row.Id} {row.Version}", position, default);

    private static string Text(KnownTerms row) =>
        $"{row.ContractId} {row.Version} {row.KnownFrom} {Encoding.UTF8.GetString(row.Terms)}";
}
