using EventLedger.Store.Rebuilding;
using EventLedger.Store.Schema;
using EventLedger.Store.Tests.Support;
using Npgsql;
using Shouldly;

namespace EventLedger.Store.Tests;

/// <summary>Commands and reads go on while read models are rebuilt, whatever becomes of that.</summary>
public sealed class Rebuilding_under_load(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Loses_nothing_that_other_nodes_append_before_during_and_after_the_switch()
    {
        var nodes = await database.FreshOn(3);
        await nodes[0].Fill(accounts: 40, deposits: 150);
        using var stop = new CancellationTokenSource();
        var load = Enumerable.Range(0, 8).Select(number => Append(nodes[1 + number % 2], number, stop.Token))
            .ToArray();
        var read = Read(nodes[2], stop.Token);
        for (var generation = 3; generation <= 5; generation++)
        {
            var state = await nodes[0].Rebuilt();
            state.Stage.ShouldBe(RebuildStage.Switched, state.Problem ?? state.Difference?.ToString());
            var position = state.Position;
            while ((await nodes[0].Reader.Head(default)).Position < position + 50)
                await Task.Delay(10);
        }
        await stop.CancelAsync();
        var appended = await Task.WhenAll(load);
        (await read).ShouldBePositive();

        var head = (await nodes[0].Reader.Head(default)).Position;
        appended.Sum().ShouldBePositive();
        (await database.Sql(nodes[0].Name, "select count(*) from {schema}.rm_terms_g5")).ShouldBe(head);
        foreach (var terms in await nodes[1].Reader.Terms(head, TermsFilter.All, default))
        {
            var id = "account-" + terms.ContractId;
            var fold = (await nodes[1].Reader.Fold(id, null, head, default))!.Value;
            terms.Version.ShouldBe(fold.Version);
            (await nodes[1].Reader.Entries(head, terms.ContractId, null, default))
                .Where(entry => entry.Kind == "deposit").Sum(entry => entry.Amount)
                .ShouldBe(((Account)fold.State).Balance);
        }
    }

    [Fact]
    public async Task Is_ended_by_whoever_cancels_it_and_leaves_what_is_read_as_it_was()
    {
        var nodes = await database.FreshOn(2);
        await nodes[0].Fill(accounts: 60, deposits: 200);
        var head = (await nodes[0].Reader.Head(default)).Position;
        var state = (await nodes[0].Rebuilds.Start("ann", default))!;
        await Slow(nodes[0]);
        var running = nodes[0].Rebuilds.Run(Guid.CreateVersion7(), default);
        await nodes[1].Until(3, one => one.Position > 0);
        (await nodes[1].Rebuilds.Cancel(state.Generation, default)).ShouldBeTrue();
        (await running.WaitAsync(TimeSpan.FromSeconds(60))).ShouldBeTrue();
        (await nodes[1].Rebuilds.Cancel(state.Generation, default)).ShouldBeFalse();

        (await nodes[1].Continued(3)).Stage.ShouldBe(RebuildStage.Cancelled);
        (await database.Sql(nodes[0].Name, "select to_regclass('{schema}.rm_terms_g3') is null"))
            .ShouldBe(true);
        (await nodes[0].Reader.Projections(default)).ShouldBe([new("read-models", 2, 2, head)]);
        (await database.Sql(nodes[0].Name, "select count(*) from {schema}.rm_terms_g2")).ShouldBe(head);
        (await nodes[0].Rebuilt()).ShouldSatisfyAllConditions(
            next => next.Generation.ShouldBe(4), next => next.Stage.ShouldBe(RebuildStage.Switched));
    }

    [Fact]
    public async Task Goes_on_on_another_node_where_the_one_before_was_stopped()
    {
        var nodes = await database.FreshOn(2);
        await nodes[0].Fill(accounts: 60, deposits: 200);
        await nodes[0].Rebuilds.Start("ann", default);
        await Slow(nodes[0]);
        using var stop = new CancellationTokenSource();
        var running = nodes[0].Rebuilds.Run(Guid.CreateVersion7(), stop.Token);
        var begun = await nodes[1].Until(3, one => one.Position > 0);
        (await nodes[1].Rebuilds.Run(Guid.CreateVersion7(), default)).ShouldBeFalse("the other one holds it");
        await stop.CancelAsync();
        await Should.ThrowAsync<Exception>(() => running);
        begun = await nodes[1].Rebuild(3);
        begun.Stage.ShouldBe(RebuildStage.Filling);
        begun.Position.ShouldBeLessThan(begun.Head);

        await database.Sql(nodes[0].Name, "drop trigger slow on {schema}.rm_terms_g3");
        var state = await nodes[1].Continued(3);
        state.Stage.ShouldBe(RebuildStage.Switched, state.Problem);
        (await database.Sql(nodes[0].Name, "select count(*) from {schema}.rm_terms_g3"))
            .ShouldBe(state.Position);
    }

    [Fact]
    public async Task Writes_nothing_on_a_node_that_has_lost_it()
    {
        var nodes = await database.FreshOn(2);
        await nodes[0].Fill(accounts: 60, deposits: 200);
        await nodes[0].Rebuilds.Start("ann", default);
        await Slow(nodes[0]);
        var lost = nodes[0].Rebuilds.Run(Guid.CreateVersion7(), default);
        await nodes[1].Until(3, one => one.Position > 0);
        await database.Sql(nodes[0].Name, """
            update {schema}.lg_leases set token = token + 1, expires_at = clock_timestamp()
            where job = 'rebuild'
            """);
        var state = await nodes[1].Continued(3);
        await lost.WaitAsync(TimeSpan.FromSeconds(60)).ContinueWith(
            _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        state = await nodes[1].Until(3, one => one.EndedAt is not null);
        state.Stage.ShouldBe(RebuildStage.Switched, state.Problem);
        (await database.Sql(nodes[0].Name, "select count(*) from {schema}.rm_terms_g3"))
            .ShouldBe(state.Position);
    }

    [Fact]
    public async Task Fails_and_says_which_event_cannot_be_read()
    {
        var name = database.FreshName();
        var ledger = await database.Node().Create(name, default);
        await ledger.Stores(Asking.Open("a"));
        await ledger.Stores(Asking.Deposit("a", 1));
        var codec = Accounts.Model.Codec;
        var blind = await database.Node(model: Accounts.Model with
        {
            Codec = codec with
            {
                Read = (type, data) => type == "money_deposited"
                    ? throw new FormatException("no such form") : codec.Read(type, data),
            },
        }).Create(name, default);
        var state = await blind.Rebuilt();
        state.Stage.ShouldBe(RebuildStage.Failed);
        state.Problem.ShouldBe(
            "The event at position 2, money_deposited of account-a, cannot be read: no such form");
        (await ledger.Reader.Projections(default)).Single().ReadGeneration.ShouldBe(2);
        (await ledger.Rebuilt()).Stage.ShouldBe(RebuildStage.Switched);
    }

    [Fact]
    public async Task Folds_the_same_when_the_states_of_streams_do_not_fit_into_memory()
    {
        var ledger = await database.Fresh();
        await ledger.Fill(accounts: 60, deposits: 40);
        await ledger.Fill(accounts: 60, deposits: 20);
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var log = new LogSegments(source, new SqlText(ledger.Name.Schema));
        var (wide, narrow) = (
            new SegmentFold(Accounts.Model, log, processors: 1),
            new SegmentFold(Accounts.Model, log, processors: 3, maxWeight: 90));
        var head = await log.Head(default);
        for (var after = 0L; after < head; after += 97)
        {
            var events = await log.Read(after, Math.Min(head, after + 97), default);
            var (one, other) = (await wide.Fold(events, default), await narrow.Fold(events, default));
            other.Rows.Select(Text).ShouldBe(one.Rows.Select(Text));
        }
    }

    private static string Text(ReadModelRows rows) => string.Join(
        '|', rows.Terms?.ContractId, System.Text.Encoding.UTF8.GetString(rows.Terms?.Terms ?? []),
        rows.Register?.Name, string.Join(',', rows.Entries));

    /// <summary>Each segment takes half a second, so that something can happen meanwhile.</summary>
    private Task<object?> Slow(Ledger ledger) => database.Sql(ledger.Name, """
        create function {schema}.slow() returns trigger language plpgsql as
            'begin perform pg_sleep(0.5); return null; end';
        create trigger slow before insert on {schema}.rm_terms_g3 for each statement
            execute function {schema}.slow()
        """);

    private static async Task<int> Append(Ledger node, int number, CancellationToken stop)
    {
        var appended = 0;
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var stored = i == 0
                ? await node.Stores(Asking.Open($"new-{number}"))
                : await node.Stores(Asking.Deposit(i % 3 == 0 ? $"{i % 40}" : $"new-{number}", i));
            stored.Command.Version.ShouldBePositive();
            appended++;
        }
        return appended;
    }

    /// <summary>What a node reads at a position is what the streams say there.</summary>
    private static async Task<int> Read(Ledger node, CancellationToken stop)
    {
        var reads = 0;
        while (!stop.IsCancellationRequested)
        {
            var reader = node.Reader.Pinned();
            var position = (await reader.Head(default)).Position;
            var terms = await reader.Terms(position, TermsFilter.All, default);
            var entries = await reader.Entries(position, null, null, default);
            terms.Sum(row => row.Version).ShouldBe(position, "every event of an account leaves a row");
            entries.Count.ShouldBe(2 * ((int)position - terms.Count));
            var id = terms[reads % terms.Count].ContractId;
            var fold = await node.Reader.Fold("account-" + id, null, position, default);
            (await node.Reader.Terms(position, new TermsFilter(id), default)).Single().Version
                .ShouldBe(fold!.Value.Version);
            reads++;
        }
        return reads;
    }
}
