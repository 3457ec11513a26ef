using System.Text;
using EventLedger.Store.Tests.Support;
using Shouldly;

namespace EventLedger.Store.Tests;

public sealed class The_read_models(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Know_at_every_position_what_the_events_up_to_it_say()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        await OneBatch.Of(
            ledger,
            Asking.To("account-a", _ => Asking.Append(
                new AccountEvent.Deposited(1, "x"), new AccountEvent.Deposited(2, "y"))),
            Asking.Open("b", "bob"),
            Asking.Deposit("a", 3),
            Asking.To("account-c", _ => Asking.Append(
                new AccountEvent.Opened("cid"), new AccountEvent.Opened("cem"),
                new AccountEvent.Deposited(9, ""))));
        await ledger.Stores(Asking.Deposit("b", 4));

        var head = (await ledger.Reader.Head(default)).Position;
        head.ShouldBe(9);
        for (var position = 0L; position <= head; position++)
        {
            await TermsAreTheFold(ledger, position);
            await EntriesAreTheDeposits(ledger, position);
        }
        (await ledger.Reader.Register("owner", 6, null, null, null, default)).Select(row => row.Name)
            .ShouldBe(["ann", "bob", "cid"]);
        (await ledger.Reader.Register("owner", 7, "c", null, null, default)).Single()
            .ShouldSatisfyAllConditions(row => row.Name.ShouldBe("cem"), row => row.Version.ShouldBe(2));
        (await ledger.Reader.Register("owner", head, null, "a", 1, default)).Single().Id.ShouldBe("b");
        (await ledger.Reader.Register("other", head, null, null, null, default)).ShouldBeEmpty();
        (await database.Column<long>(
            ledger.Name,
            "select known_from from {schema}.rm_terms_g2 where contract_id = 'a' order by known_from"))
            .ShouldBe([1, 2, 3, 5]);
        (await database.Column<long>(
            ledger.Name, "select known_from from {schema}.rm_contracts_g2 order by contract_id"))
            .ShouldBe([1, 4, 6]);
    }

    [Fact]
    public async Task Are_narrowed_by_who_takes_part_and_paged_by_id()
    {
        var ledger = await database.Fresh();
        foreach (var (id, owner) in new[] { ("c", "ann"), ("a", "ann"), ("b", "bob"), ("d", "ann") })
            await ledger.Stores(Asking.Open(id, owner));
        async Task<string> Ids(TermsFilter filter) =>
            string.Concat((await ledger.Reader.Terms(4, filter, default)).Select(row => row.ContractId));
        (await Ids(TermsFilter.All)).ShouldBe("abcd");
        (await Ids(new TermsFilter(CustomerId: "ann"))).ShouldBe("acd");
        (await Ids(new TermsFilter(ProviderId: "p-bob"))).ShouldBe("b");
        (await Ids(new TermsFilter(FacilityId: "f"))).ShouldBe("");
        (await Ids(new TermsFilter(ContractId: "c"))).ShouldBe("c");
        (await Ids(new TermsFilter(CustomerId: "all", AfterId: "a", Limit: 2))).ShouldBe("bc");
    }

    [Fact]
    public async Task Say_which_generation_they_are()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        (await ledger.Reader.Projections(default)).ShouldBe([new ProjectionStatus("read-models", 2, 2, 1)]);
    }

    private static async Task TermsAreTheFold(Ledger ledger, long position)
    {
        var rows = await ledger.Reader.Terms(position, TermsFilter.All, default);
        rows.Select(row => row.ContractId).ShouldBe(rows.Select(row => row.ContractId).Distinct().Order());
        foreach (var id in (string[])["a", "b", "c"])
        {
            var fold = await ledger.Reader.Fold("account-" + id, null, position, default);
            var row = rows.SingleOrDefault(row => row.ContractId == id);
            row?.Version.ShouldBe(fold?.Version ?? 0);
            var balance = fold is { State: Account account } ? $"{{\"balance\":{account.Balance}}}" : null;
            (row is null ? null : Encoding.UTF8.GetString(row.Terms)).ShouldBe(balance);
        }
    }

    private static async Task EntriesAreTheDeposits(Ledger ledger, long position)
    {
        var entries = await ledger.Reader.Entries(position, null, null, default);
        foreach (var id in (string[])["a", "b", "c"])
        {
            var fold = await ledger.Reader.Fold("account-" + id, null, position, default);
            entries.Where(entry => entry.ContractId == id && entry.Kind == "deposit")
                .Sum(entry => entry.Amount)
                .ShouldBe(((Account?)fold?.State)?.Balance ?? 0);
            (await ledger.Reader.Entries(position, id, Asking.Day, default))
                .ShouldBe(entries.Where(entry => entry.ContractId == id));
        }
        (await ledger.Reader.Entries(position, null, Asking.Day.AddDays(-1), default)).ShouldBeEmpty();
    }
}
