using EventLedger.Store.Appending;
using EventLedger.Store.Tests.Support;
using Npgsql;
using Shouldly;

namespace EventLedger.Store.Tests;

public sealed class What_the_database_refuses(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("update {schema}.mt_events set user_name = 'eve'")]
    [InlineData("update {schema}.mt_events set is_archived = true")]
    [InlineData("delete from {schema}.mt_events")]
    [InlineData("delete from {schema}.mt_events where false")]
    [InlineData("truncate {schema}.mt_events")]
    [InlineData("delete from {schema}.mt_streams")]
    [InlineData("truncate {schema}.mt_streams cascade")]
    [InlineData("update {schema}.lg_commits set stream_count = 9")]
    [InlineData("delete from {schema}.lg_commits")]
    [InlineData("truncate {schema}.lg_commits")]
    [InlineData("update {schema}.lg_idempotency_keys set status = 1")]
    [InlineData("delete from {schema}.lg_idempotency_keys")]
    [InlineData("update {schema}.rm_entries_g2 set amount = 0")]
    [InlineData("delete from {schema}.rm_entries_g2")]
    public async Task Is_every_change_of_what_is_recorded(string sql)
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        var refused = await Should.ThrowAsync<PostgresException>(() => database.Sql(ledger.Name, sql));
        refused.SqlState.ShouldBe("LG002");
    }

    [Theory]
    [InlineData("type = 'other'")]
    [InlineData("type = null")]
    [InlineData("created = now()")]
    [InlineData("tenant_id = 'x'")]
    [InlineData("is_archived = true")]
    [InlineData("id = 'x'")]
    [InlineData("version = version - 1")]
    [InlineData("version = null")]
    [InlineData("timestamp = timestamp - interval '1 s'")]
    public async Task Is_every_change_of_a_stream_but_its_growth(string change)
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        var growth = string.Join(", ", ((string[])["version = version + 1", "timestamp = now() + '1 day'"])
            .Where(one => one.Split(' ')[0] != change.Split(' ')[0]).Append(change));
        var refused = await Should.ThrowAsync<PostgresException>(
            () => database.Sql(ledger.Name, $"update {{schema}}.mt_streams set {growth}"));
        refused.SqlState.ShouldBe("LG002");
    }

    /// <summary>The writer says how far the clocks may be apart, as the node does that asks.</summary>
    [Theory]
    [InlineData("clock_timestamp()", false)]
    [InlineData("clock_timestamp() + {skew} - interval '1 s'", false)]
    [InlineData("clock_timestamp() + {skew} + interval '1 min'", true)]
    [InlineData("clock_timestamp() - {skew} - interval '1 s'", true)]
    [InlineData("null", false)]
    public async Task Is_a_batch_of_a_writer_whose_clock_is_another(string clock, bool isRefused)
    {
        var ledger = await database.Fresh();
        var skew = $"interval '{Circumstances.AllowedSkew.TotalSeconds} s'";
        var now = clock.Replace("{skew}", skew, StringComparison.Ordinal);
        var sql = $$"""
            do $do$ begin
                perform {schema}.lg_expect(
                    null, (select max(version) from {schema}.lg_schema), p.written_generation,
                    p.projection_version, {{now}}, {{skew}})
                from {schema}.lg_projections p where p.name = 'read-models';
            end $do$
            """;
        if (isRefused)
            (await Should.ThrowAsync<PostgresException>(() => database.Sql(ledger.Name, sql)))
                .SqlState.ShouldBe("LG002");
        else
            await database.Sql(ledger.Name, sql);
    }

    [Fact]
    public async Task Is_an_append_that_does_not_follow_the_head_or_its_stream()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        await Refused(ledger, first: 3, before: 1, after: 2, "2027-01-01");
        await Refused(ledger, first: 1, before: 1, after: 2, "2027-01-01");
        await Refused(ledger, first: 2, before: 2, after: 3, "2027-01-01");
        await Refused(ledger, first: 2, before: 1, after: 2, "2020-01-01");
        (await ledger.Stores(Asking.Deposit("a", 1))).Command.Events[0].Position.ShouldBe(2);
    }

    private async Task Refused(Ledger ledger, long first, long before, long after, string instant)
    {
        var sql = $$"""
            select {schema}.lg_append_g2({{first}}, '{{instant}}', gen_random_uuid(),
                sha256(''), sha256(''),
                '{account-a}', '{account}', '{ {{before}} }', '{ {{after}} }',
                array[gen_random_uuid()], '{account-a}', '{ {{after}} }', '{x}', '{x}', array['{}'::jsonb],
                array['{}'::jsonb], '{ann}', '{w}', '{null}',
                '{}', '{}', '{}', '{}', '{}', '{}',
                '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}',
                '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}',
                '{}', '{}', '{}', '{}', '{}', '{}')
            """;
        var refused = await Should.ThrowAsync<PostgresException>(() => database.Sql(ledger.Name, sql));
        refused.SqlState.ShouldBe("LG001");
    }
}
