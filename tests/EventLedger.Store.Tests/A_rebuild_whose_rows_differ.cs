using EventLedger.Store.Tests.Support;
using Shouldly;

namespace EventLedger.Store.Tests;

/// <summary>
/// Rows that are read and that the log does not give: nobody is switched to others without being told.
/// </summary>
public sealed class A_rebuild_whose_rows_differ(TestDatabase database) : IClassFixture<TestDatabase>
{
    private async Task<Ledger> Stored()
    {
        var ledger = await database.Fresh();
        foreach (var id in (string[])["a", "b", "c"])
            await ledger.Stores(Asking.Open(id));
        foreach (var id in (string[])["c", "b", "a"])
            await ledger.Stores(Asking.Deposit(id, 7));
        return ledger;
    }

    private Task<object?> ByHand(Ledger ledger, string table, string sql) => database.Sql(ledger.Name, $$"""
        alter table {schema}.rm_{{table}}_g2 disable trigger all;
        {{sql}};
        alter table {schema}.rm_{{table}}_g2 enable trigger all
        """);

    // Positions: a 1, b 2, c 3 are opened; c 4, b 5, a 6 get money.
    [Theory]
    [InlineData("terms", "update {schema}.rm_terms_g2 set terms = '{\"balance\":8}' where known_from = 5",
        "b", 5, 0, 0, 1)]
    [InlineData("terms", "update {schema}.rm_terms_g2 set ends_on = '2030-01-01' where known_from in (6, 4)",
        "c", 4, 0, 0, 2)]
    [InlineData("terms", "delete from {schema}.rm_terms_g2 where known_from = 2", "b", 2, 0, 1, 0)]
    [InlineData("terms", "update {schema}.rm_terms_g2 set version = 9 where known_from = 1", "a", 1, 0, 0, 1)]
    [InlineData("terms", "update {schema}.rm_terms_g2 set contract_id = 'x' where known_from = 3",
        "x", 3, 1, 1, 0)]
    [InlineData("contracts", "update {schema}.rm_contracts_g2 set known_from = 2 where contract_id = 'c'",
        "c", 2, 1, 1, 0)]
    [InlineData("entries", "update {schema}.rm_entries_g2 set amount = amount + 1 where position = 4",
        "c", 4, 0, 0, 2)]
    [InlineData("entries", "delete from {schema}.rm_entries_g2 where position = 6 and ordinal = 1",
        "a", 6, 0, 1, 0)]
    [InlineData("register", "update {schema}.rm_register_g2 set name = 'eve' where id = 'b'",
        "b", 2, 0, 0, 1)]
    public async Task Waits_and_names_the_first_that_does(
        string table, string edit, string id, long position, long onlyLive, long onlyRebuilt, long changed)
    {
        var ledger = await Stored();
        await ByHand(ledger, table, edit);

        var state = await ledger.Rebuilt();

        state.Stage.ShouldBe(RebuildStage.Differs, state.Problem);
        state.EndedAt.ShouldBeNull();
        var difference = state.Difference.ShouldNotBeNull();
        difference.Through.ShouldBe(6);
        difference.Tables.ShouldBe([new TableDifference(table, onlyLive, onlyRebuilt, changed)]);
        (difference.First.Table, difference.First.Id, difference.First.Position)
            .ShouldBe((table, id, position));
        (await ledger.Reader.Projections(default)).Single().ReadGeneration.ShouldBe(2);
        (await ledger.Continued(3)).Stage.ShouldBe(RebuildStage.Differs, "nobody accepted it");
        (await ledger.Rebuilds.Start("bob", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Shows_both_rows()
    {
        var ledger = await Stored();
        await ByHand(
            ledger, "terms",
            "update {schema}.rm_terms_g2 set terms = '{\"balance\":8}' where known_from = 5");
        var first = (await ledger.Rebuilt()).Difference!.First;
        first.Live!.Value.GetProperty("terms").GetProperty("balance").GetInt64().ShouldBe(8);
        first.Rebuilt!.Value.GetProperty("terms").GetProperty("balance").GetInt64().ShouldBe(7);
        first.Live!.Value.GetProperty("contract_id").GetString().ShouldBe("b");
        first.Kind.ShouldBeNull();
    }

    [Fact]
    public async Task Is_read_once_somebody_accepts_it_with_all_that_came_meanwhile()
    {
        var ledger = await Stored();
        await ByHand(
            ledger, "terms",
            "update {schema}.rm_terms_g2 set terms = '{\"balance\":8}' where known_from = 5");
        var waiting = await ledger.Rebuilt();
        await ledger.Stores(Asking.Deposit("b", 1));
        (await ledger.Rebuilds.Accept(2, default)).ShouldBeFalse("there is no such rebuild");
        (await ledger.Rebuilds.Accept(3, default)).ShouldBeTrue();
        (await ledger.Rebuilds.Accept(3, default)).ShouldBeFalse("it was accepted");

        var state = await ledger.Continued(3);

        (state.Stage, state.Accepted, state.Position).ShouldBe((RebuildStage.Switched, true, 7L));
        state.Difference.ShouldNotBeNull().Tables.ShouldBe(waiting.Difference!.Tables);
        (await Balance(ledger, 5)).ShouldBe("{\"balance\":7}");
        (await Balance(ledger, 7)).ShouldBe("{\"balance\":8}");
        (await ledger.Rebuilds.Cancel(3, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task May_be_cancelled()
    {
        var ledger = await Stored();
        await ByHand(ledger, "register", "delete from {schema}.rm_register_g2 where id = 'b'");
        await ledger.Rebuilt();
        (await ledger.Rebuilds.Cancel(3, default)).ShouldBeTrue();
        (await ledger.Continued(3)).Stage.ShouldBe(RebuildStage.Cancelled);
        (await ledger.Rebuilds.Accept(3, default)).ShouldBeFalse();
        (await database.Sql(ledger.Name, "select to_regclass('{schema}.rm_terms_g3') is null"))
            .ShouldBe(true);
    }

    [Fact]
    public async Task Is_not_one_whose_terms_are_written_in_another_form()
    {
        var ledger = await Stored();
        await ByHand(
            ledger, "terms",
            "update {schema}.rm_terms_g2 set terms = ' { \"balance\" : 7 } ' where version = 2");
        (await ledger.Rebuilt()).Stage.ShouldBe(RebuildStage.Switched);
    }

    // What the rebuild itself loses shows too: the rows of its last events do not reach its tables.
    [Theory]
    [InlineData("terms", "known_from")]
    [InlineData("register", "known_from")]
    [InlineData("entries", "position")]
    [InlineData("contracts", "known_from")]
    public async Task Is_one_that_lost_rows_on_the_way(string table, string position)
    {
        var ledger = await database.Fresh();
        await ledger.Fill(accounts: 10, deposits: 60);
        var state = (await ledger.Rebuilds.Start("ann", default))!;
        await database.Sql(ledger.Name, $$"""
            create function {schema}.lose() returns trigger language plpgsql as 'begin return null; end';
            create trigger lose before insert on {schema}.rm_{{table}}_g3 for each row
                when (new.{{position}} > 5) execute function {schema}.lose()
            """);
        state = await ledger.Continued(3);
        state.Stage.ShouldBe(RebuildStage.Differs);
        state.Difference!.Tables.ShouldHaveSingleItem().OnlyRebuilt.ShouldBe(0);
        state.Difference!.Tables.ShouldHaveSingleItem().OnlyLive.ShouldBePositive();
    }

    private static async Task<string> Balance(Ledger ledger, long position) =>
        System.Text.Encoding.UTF8.GetString(
            (await ledger.Reader.Terms(position, new TermsFilter("b"), default)).Single().Terms);
}
