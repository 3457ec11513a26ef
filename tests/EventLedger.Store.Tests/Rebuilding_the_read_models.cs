using System.Text;
using EventLedger.Store.Tests.Support;
using Shouldly;

namespace EventLedger.Store.Tests;

/// <summary>A new generation is filled from the log, compared with the one before, and switched to.</summary>
public sealed class Rebuilding_the_read_models(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly string[] Tables = ["contracts", "terms", "entries", "register"];

    [Fact]
    public async Task Gives_the_rows_that_the_commits_wrote()
    {
        var ledger = await database.Fresh();
        await ledger.Fill(accounts: 60, deposits: 200);
        var head = (await ledger.Reader.Head(default)).Position;
        var before = await All(ledger, head);

        var state = await ledger.Rebuilt();

        state.ShouldSatisfyAllConditions(
            () => state.Stage.ShouldBe(RebuildStage.Switched, state.Problem),
            () => (state.Generation, state.Replaces).ShouldBe((3, 2)),
            () => (state.Position, state.Head).ShouldBe((head, head)),
            () => state.Rate.ShouldNotBeNull().ShouldBePositive(),
            () => state.EndedAt.ShouldNotBeNull(),
            () => state.Difference.ShouldBeNull());
        foreach (var table in Tables)
            (await Rows(ledger, table, 3)).ShouldBe(await Rows(ledger, table, 2));
        (await ledger.Reader.Projections(default)).ShouldBe([new("read-models", 3, 3, head)]);
        (await All(ledger, head)).ShouldBe(before);
    }

    [Fact]
    public async Task May_happen_any_number_of_times_and_is_followed_by_every_node()
    {
        var nodes = await database.FreshOn(3);
        await nodes[0].Stores(Asking.Open("a"));
        for (var generation = 3; generation <= 6; generation++)
        {
            await nodes[1].Stores(Asking.Deposit("a", generation));
            (await nodes[2].Rebuilt()).Stage.ShouldBe(RebuildStage.Switched);
            await nodes[0].Stores(Asking.Deposit("a", 10 * generation));
            var position = (await nodes[1].Reader.Head(default)).Position;
            (await nodes[1].Reader.Terms(position, TermsFilter.All, default)).Single().KnownFrom
                .ShouldBe(position);
        }
        (await Rows(nodes[0], "terms", 6)).Count.ShouldBe(9);
        (await Rows(nodes[0], "terms", 2)).Count.ShouldBe(2, "the switch ended what is written there");
        (await nodes[0].Rebuilds.States(null, 9, default)).Select(state => state.Generation)
            .ShouldBe([3, 4, 5, 6]);
    }

    [Fact]
    public async Task Makes_tables_keys_rights_and_a_function_like_those_of_the_schema_steps()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        await ledger.Rebuilt();
        var (steps, rebuilt) = (await Definition(ledger, 2), await Definition(ledger, 3));
        steps.Count.ShouldBeGreaterThan(40);
        rebuilt.ShouldBe(steps);
    }

    [Fact]
    public async Task Leaves_an_answer_in_the_generation_that_it_began_in()
    {
        var nodes = await database.FreshOn(2);
        await nodes[0].Stores(Asking.Open("a"));
        var begun = nodes[1].Reader.Pinned();
        var position = (await begun.Head(default)).Position;
        await nodes[0].Rebuilt();
        await nodes[0].Stores(Asking.Deposit("a", 1));
        await database.Sql(nodes[0].Name, "drop table {schema}.rm_entries_g3");
        (await begun.Entries(position, null, null, default)).ShouldBeEmpty("it reads generation 2");
        await Should.ThrowAsync<Npgsql.PostgresException>(
            () => nodes[1].Reader.Pinned().Entries(position, null, null, default));
    }

    [Fact]
    public async Task Drops_what_it_replaced_once_its_time_has_come_and_nobody_reads_it()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        await ledger.Rebuilt();
        await ledger.Rebuilds.Run(Guid.CreateVersion7(), default);
        (await Exists(ledger, 2)).ShouldBeTrue("it is kept for ten minutes");
        (await database.Sql(ledger.Name, """
            select count(*) from {schema}.lg_spent_generations
            where drop_after between clock_timestamp() + interval '9 minutes'
                and clock_timestamp() + interval '10 minutes'
            """)).ShouldBe(1L);
        await database.Sql(ledger.Name, "update {schema}.lg_spent_generations set drop_after = now()");
        await using (var reader = new Npgsql.NpgsqlConnection(database.ConnectionString))
        {
            await reader.OpenAsync();
            await using var reading = await reader.BeginTransactionAsync();
            await using var command = new Npgsql.NpgsqlCommand(
                $"select count(*) from \"{ledger.Name.Schema}\".rm_terms_g2", reader);
            (await command.ExecuteScalarAsync()).ShouldBe(1L);
            await ledger.Rebuilds.Run(Guid.CreateVersion7(), default);
            (await Exists(ledger, 2)).ShouldBeTrue("somebody reads it");
        }
        await ledger.Rebuilds.Run(Guid.CreateVersion7(), default);
        (await Exists(ledger, 2)).ShouldBeFalse();
        (await Exists(ledger, 3)).ShouldBeTrue();
        (await database.Column<long>(ledger.Name, """
            select count(*) from pg_proc where pronamespace = '{schema}'::regnamespace
                and proname = 'lg_append_g2'
            """)).ShouldBe([0L]);
        await ledger.Stores(Asking.Deposit("a", 1));
    }

    [Fact]
    public async Task Is_begun_once_at_a_time_whoever_asks()
    {
        var nodes = await database.FreshOn(4);
        var started = await Task.WhenAll(nodes.Select(node => node.Rebuilds.Start("ann", default)));
        var state = started.OfType<RebuildState>().ShouldHaveSingleItem();
        state.ShouldSatisfyAllConditions(
            () => state.Stage.ShouldBe(RebuildStage.Filling),
            () => state.StartedBy.ShouldBe("ann"));
        (await Task.WhenAll(nodes.Select(node => node.Rebuilds.Run(Guid.CreateVersion7(), default))))
            .ShouldContain(true);
        (await nodes[0].Until(3, one => one.EndedAt is not null)).Stage.ShouldBe(RebuildStage.Switched);
        (await nodes[1].Rebuilds.Start("bob", default)).ShouldNotBeNull().Generation.ShouldBe(4);
    }

    [Fact]
    public async Task Keeps_a_node_with_earlier_code_from_writing_rows()
    {
        var name = database.FreshName();
        var old = await database.Node().Create(name, default);
        var later = await database.Node(model: Accounts.Model with { ProjectionVersion = 2 })
            .Create(name, default);
        await old.Stores(Asking.Open("a"));
        await later.Stores(Asking.Deposit("a", 1));
        var state = (await later.Rebuilds.Start("ann", default))!;
        await old.Rebuilds.Run(Guid.CreateVersion7(), default);
        (await old.Rebuild(state.Generation)).Position.ShouldBe(0, "it is none of its business");
        (await later.Continued(state.Generation)).Stage.ShouldBe(RebuildStage.Switched);

        (await old.Execute(Asking.Deposit("a", 1), default)).ShouldBeOfType<CommandOutcome.Unavailable>();
        (await old.CanTakeCommands(default)).Ready.ShouldBeFalse();
        (await old.Rebuilds.Start("ann", default)).ShouldBeNull();
        await later.Stores(Asking.Deposit("a", 1));
    }

    private async Task<bool> Exists(Ledger ledger, int generation) => await database.Sql(
        ledger.Name, $$"""select to_regclass('{schema}.rm_terms_g{{generation}}') is not null""") is true;

    private Task<List<string>> Rows(Ledger ledger, string table, int generation) => database.Column<string>(
        ledger.Name, $$"""select t::text from {schema}.rm_{{table}}_g{{generation}} t order by 1""");

    /// <summary>Everything in the catalog that a generation consists of, without its number.</summary>
    private async Task<List<string>> Definition(Ledger ledger, int generation)
    {
        var lines = await database.Column<string>(ledger.Name, """
            with tables as (
                select c.oid, c.relname, c.relowner, c.relacl, c.reloptions from pg_class c
                where c.relnamespace = '{schema}'::regnamespace and c.relkind = 'r'
                    and c.relname like 'rm\_%\_gNUMBER')
            select concat_ws(' ', relname, relowner::regrole, reloptions, a) from tables
                cross join lateral (select string_agg(a::text, ',' order by a::text) a
                    from unnest(relacl) a where a::text not like '%reader=%') acl
            union all select concat_ws(' ', relname, attname, attnum, format_type(atttypid, atttypmod),
                attnotnull, attstorage, attcompression, attcollation)
                from tables join pg_attribute on attrelid = tables.oid where attnum > 0
            union all select pg_get_constraintdef(k.oid) || k.conname
                from tables join pg_constraint k on k.conrelid = tables.oid
            union all select pg_get_indexdef(indexrelid) from tables join pg_index on indrelid = tables.oid
            union all select pg_get_triggerdef(t.oid) from tables join pg_trigger t on tgrelid = tables.oid
            union all select prosrc from pg_proc
                where pronamespace = '{schema}'::regnamespace and proname = 'lg_append_gNUMBER'
            union all select concat_ws(' ', pg_get_function_identity_arguments(oid), proowner::regrole,
                proacl) from pg_proc
                where pronamespace = '{schema}'::regnamespace and proname = 'lg_append_gNUMBER'
            order by 1
            """.Replace("NUMBER", $"{generation}", StringComparison.Ordinal));
        return
        [
            .. lines.Select(line => line.Replace($"_g{generation}", "_g", StringComparison.Ordinal))
                .Select(line => string.Join(
                    ' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static async Task<string> All(Ledger ledger, long position)
    {
        var text = new StringBuilder();
        foreach (var row in await ledger.Reader.Terms(position, TermsFilter.All, default))
            text.AppendLine($"{row.ContractId} {row.Version} {Encoding.UTF8.GetString(row.Terms)}");
        foreach (var row in await ledger.Reader.Entries(position, null, null, default))
            text.AppendLine(row.ToString());
        foreach (var row in await ledger.Reader.Register("owner", position, null, null, null, default))
            text.AppendLine($"{row.Id} {row.Version} {row.Name} {Encoding.UTF8.GetString(row.Body)}");
        return text.ToString();
    }
}
