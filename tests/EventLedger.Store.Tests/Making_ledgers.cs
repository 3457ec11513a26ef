using EventLedger.Store.Schema;
using EventLedger.Store.Tests.Support;
using Shouldly;

namespace EventLedger.Store.Tests;

public sealed class Making_ledgers(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task By_several_nodes_at_once_makes_the_schema_once()
    {
        var name = database.FreshName();
        var ledgers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => database.Node().Create(name, default)));
        await Task.WhenAll(ledgers.Select((ledger, i) => ledger.Stores(Asking.Open($"a{i}"))));
        var versions = await database.Column<int>(
            name, "select version from {schema}.lg_schema order by version");
        versions.ShouldBe(Enumerable.Range(1, SchemaSteps.KnownVersion));
        (await database.Column<string>(name, "select file_name from {schema}.lg_schema order by version"))
            .ShouldBe(SqlText.Steps);
        (await ledgers[0].Reader.Head(default)).Position.ShouldBe(4);
    }

    [Fact]
    public async Task Keeps_them_apart()
    {
        var node = database.Node();
        var (one, other) = (database.FreshName(), database.FreshName());
        (await node.Find(one, default)).ShouldBeNull();
        var first = await node.Create(one, default);
        var second = await node.Create(other, default);
        await first.Stores(Asking.Open("a", "ann"));
        await first.Stores(Asking.Deposit("a", 5, key: "k"));
        (await second.Execute(Asking.Deposit("a", 5), default)).ShouldBe(new CommandOutcome.NotFound());
        (await second.Stores(Asking.Open("a", "bob"))).Command.Events[0].Position.ShouldBe(1);
        await second.Stores(Asking.Deposit("a", 6, key: "k"));
        (await second.Reader.Head(default)).Position.ShouldBe(2);
        (await node.Find(one, default)).ShouldBeSameAs(first);
        var names = await database.Node().List(default);
        names.ShouldContain(one);
        names.ShouldContain(other);
    }

    [Fact]
    public async Task Can_make_the_default_one()
    {
        var ledger = await database.Node().Create(LedgerName.Default, default);
        await ledger.Stores(Asking.Open("a"));
        (await database.Sql(LedgerName.Default, "select count(*) from ledger.mt_events")).ShouldBe(1L);
        (await database.Node().List(default)).ShouldContain(LedgerName.Default);
    }

    [Fact]
    public async Task That_a_newer_release_has_changed_take_no_commands()
    {
        var name = database.FreshName();
        var ledger = await database.Node().Create(name, default);
        await ledger.Stores(Asking.Open("a"));
        await database.Sql(
            name, "insert into {schema}.lg_schema (version, file_name) values (999, '0999_later.sql')");
        (await ledger.Execute(Asking.Deposit("a", 1), default)).ShouldBeOfType<CommandOutcome.Unavailable>();
        (await ledger.Execute(Asking.Deposit("a", 0), default)).ShouldBeOfType<CommandOutcome.Unavailable>();
        ledger.SchemaIsNewer.ShouldBeTrue();
        (await ledger.CanTakeCommands(default)).Ready.ShouldBeFalse();
        var late = await database.Node().Create(name, default);
        (await late.Execute(Asking.Deposit("a", 1), default)).ShouldBeOfType<CommandOutcome.Unavailable>();
        (await late.Reader.Head(default)).Position.ShouldBe(1);
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("test-books-2", true)]
    [InlineData("default", true)]
    [InlineData("abcdefghijklmnopqrstuvwxyz01234", true)]
    [InlineData("abcdefghijklmnopqrstuvwxyz012345", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("2a", false)]
    [InlineData("A", false)]
    [InlineData("a_b", false)]
    [InlineData("a\"b", false)]
    public void Takes_names_that_fit(string? text, bool fits) =>
        LedgerName.TryParse(text, out _).ShouldBe(fits);

    [Fact]
    public void Gives_the_default_one_the_schema_ledger()
    {
        default(LedgerName).ShouldBe(LedgerName.Default);
        LedgerName.TryParse("default", out var parsed).ShouldBeTrue();
        parsed.ShouldBe(LedgerName.Default);
        parsed.Schema.ShouldBe("ledger");
        LedgerName.TryParse("uk", out var uk).ShouldBeTrue();
        uk.Schema.ShouldBe("ledger_uk");
    }
}
