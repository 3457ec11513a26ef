using EventLedger.Store.Tests.Support;
using Npgsql;
using Shouldly;

namespace EventLedger.Store.Tests;

public sealed class The_roles_of_a_ledger(TestDatabase database) : IClassFixture<TestDatabase>
{
    /// <summary>A rebuild elsewhere does it, for the tables that it makes.</summary>
    [Fact]
    public async Task Are_granted_again_where_others_gave_rights_in_the_same_instant()
    {
        var ledger = await database.Fresh();
        await database.Sql(ledger.Name, "create table {schema}.rm_more_g9 (id text)");
        await using var other = new NpgsqlConnection(database.ConnectionString);
        await other.OpenAsync();
        await using var giving = await other.BeginTransactionAsync();
        await using var give = new NpgsqlCommand(
            $"grant usage on schema \"{ledger.Name.Schema}\" to public", other, giving);
        await give.ExecuteNonQueryAsync();
        var opening = database.Node().Find(ledger.Name, default);
        const string Waiting = "from pg_locks where locktype = 'transactionid' and not granted";
        while (await database.Sql(ledger.Name, $"select count(*) {Waiting}") is 0L)
            await Task.Delay(10);
        await giving.CommitAsync();
        (await opening).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("update {schema}.mt_events set user_name = 'eve'")]
    [InlineData("delete from {schema}.mt_events")]
    [InlineData("truncate {schema}.mt_events cascade")]
    [InlineData("drop trigger tr_mt_events_only_grow on {schema}.mt_events")]
    [InlineData("alter table {schema}.mt_events disable trigger all")]
    [InlineData("drop table {schema}.mt_events")]
    [InlineData("create table {schema}.mine ()")]
    [InlineData("update {schema}.mt_streams set type = 'other'")]
    [InlineData("delete from {schema}.mt_streams")]
    [InlineData("update {schema}.lg_commits set stream_count = 9")]
    [InlineData("delete from {schema}.lg_commits")]
    [InlineData("update {schema}.lg_idempotency_keys set status = 1")]
    [InlineData("update {schema}.rm_terms_g2 set terms = '{}'")]
    [InlineData("delete from {schema}.rm_terms_g2")]
    [InlineData("insert into {schema}.lg_schema (version, file_name) values (99, 'x')")]
    [InlineData("update {schema}.lg_webhooks set checkpoint = 0")]
    [InlineData("select id from {schema}.lg_webhooks")]
    public async Task Keep_the_writer_from_changing_what_is_recorded(string sql) =>
        await IsRefused("writer", sql);

    [Theory]
    [InlineData("insert into {schema}.mt_events select * from {schema}.mt_events")]
    [InlineData("insert into {schema}.mt_streams (id) values ('x')")]
    [InlineData("update {schema}.mt_streams set version = version + 1")]
    [InlineData("delete from {schema}.mt_event_progression")]
    [InlineData("select setval('{schema}.mt_events_sequence', 9)")]
    [InlineData("select secret from {schema}.lg_webhooks")]
    [InlineData("select * from {schema}.lg_webhooks")]
    public async Task Keep_the_reader_from_writing_and_from_secrets(string sql) =>
        await IsRefused("reader", sql);

    [Fact]
    public async Task Let_the_reader_read_everything_and_note_where_it_stands()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        (await As("reader", ledger, "select count(*) from {schema}.mt_events")).ShouldBe(1L);
        await As("reader", ledger, "select id, checkpoint from {schema}.lg_webhooks");
        await As("reader", ledger, "select last_value from {schema}.mt_events_sequence");
        await As(
            "reader", ledger,
            "insert into {schema}.mt_event_progression (name, last_seq_id) values ('p', 1)");
        await As("reader", ledger, "update {schema}.mt_event_progression set last_seq_id = 2");
    }

    [Fact]
    public async Task Are_those_of_the_writers_connection_and_of_what_lies_in_the_schema()
    {
        var ledger = await database.Fresh();
        await database.Sql(
            ledger.Name,
            @"alter table {schema}.lg_commits add constraint ck_who check (current_user like '%\_writer')");
        await ledger.Stores(Asking.Open("a"));
        await ledger.Stores(Asking.Deposit("a", 1, key: "k"));
        (await Owners(ledger)).ShouldHaveSingleItem().ShouldEndWith("_owner");
    }

    [Fact]
    public async Task Are_absent_where_the_login_may_not_make_them()
    {
        var connection = await database.Login("plain", "");
        var ledger = await database.Node(connectionString: connection).Create(database.FreshName(), default);
        await ledger.Stores(Asking.Open("a"));
        (await ledger.Reader.Head(default)).Position.ShouldBe(1);
        (await Owners(ledger)).ShouldHaveSingleItem().ShouldEndWith("_plain");
        (await Roles(ledger)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("maker", "createrole", 3)]
    [InlineData("heirless", "createrole noinherit", 0)]
    public async Task Are_made_by_a_login_that_may_make_roles_and_has_their_rights(
        string name, string options, int count)
    {
        var connection = await database.Login(name, options);
        var ledger = await database.Node(connectionString: connection).Create(database.FreshName(), default);
        await ledger.Stores(Asking.Open("a"));
        (await ledger.Stores(Asking.Deposit("a", 1))).Command.State.ShouldBe(new Account(true, "ann", 1));
        (await ledger.Reader.Fold("account-a", null, null, default)).ShouldNotBeNull();
        (await Roles(ledger)).Count.ShouldBe(count);
    }

    [Fact]
    public async Task Come_at_the_next_start_to_a_ledger_that_has_none_by_several_nodes_at_once()
    {
        var login = await database.Login("later", "");
        var name = database.FreshName();
        var old = await database.Node(connectionString: login).Create(name, default);
        await old.Stores(Asking.Open("a"));
        (await Roles(old)).ShouldBeEmpty();
        var nodes = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => database.Node().Find(name, default)));
        (await Roles(old)).Count.ShouldBe(3);
        (await Owners(old)).ShouldHaveSingleItem().ShouldEndWith("_owner");
        await Task.WhenAll(nodes.Select((node, i) => node!.Stores(Asking.Open($"b{i}"))));
        // The node that was running all the while, under the login that made the ledger.
        await old.Stores(Asking.Deposit("a", 1));
        (await old.Reader.Head(default)).Position.ShouldBe(5);
    }

    private async Task IsRefused(string role, string sql)
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        var refused = await Should.ThrowAsync<PostgresException>(() => As(role, ledger, sql));
        refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private async Task<object?> As(string role, Ledger ledger, string sql)
    {
        var name = (await Roles(ledger)).Single(one => one.EndsWith(role, StringComparison.Ordinal));
        return await database.Sql(ledger.Name, $"set role {name}; {sql}");
    }

    private Task<List<string>> Roles(Ledger ledger) => database.Column<string>(ledger.Name, """
        select rolname::text from pg_roles, pg_database
        where datname = current_database()
            and rolname like format('eventledger_%s_%s_%%', pg_database.oid, '{schema}'::regnamespace::oid)
        order by rolname
        """);

    private Task<List<string>> Owners(Ledger ledger) => database.Column<string>(ledger.Name, """
        select distinct pg_get_userbyid(owner)::text from (
            select relowner as owner from pg_class where relnamespace = '{schema}'::regnamespace
            union all select proowner from pg_proc where pronamespace = '{schema}'::regnamespace) objects
        """);
}
