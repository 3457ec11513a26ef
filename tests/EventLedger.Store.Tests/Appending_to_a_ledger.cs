using EventLedger.Store.Tests.Support;
using Shouldly;

namespace EventLedger.Store.Tests;

public sealed class Appending_to_a_ledger(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Gives_the_events_back_as_they_were_stored()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a", "Ångström \"quoted\" \u2028 \U0001F600"));
        var stored = await ledger.Stores(Asking.Deposit("a", 5, key: "k-1", note: "x"));

        stored.Command.Version.ShouldBe(2);
        stored.Command.State.ShouldBe(new Account(true, "Ångström \"quoted\" \u2028 \U0001F600", 5));
        stored.Status.ShouldBe((short)201);
        var read = await ledger.Reader.Stream("account-a", 0, null, null, 100, default);
        read.Count.ShouldBe(2);
        read[1].Line.ShouldBe(stored.Command.Events[0].Line);
        read[1].LeafHash.ShouldBe(stored.Command.Events[0].LeafHash);
        read[1].Type.ShouldBe("MoneyDeposited");
        read[1].EffectiveOn.ShouldBe(Asking.Day);
        read[1].RecordedAt.ShouldBe(stored.Command.RecordedAt);
        (await ledger.Reader.Fold("account-a", null, null, default)).ShouldBe((stored.Command.State, 2L));
    }

    [Fact]
    public async Task Divides_what_is_too_much_for_one_batch()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        var note = new string('x', 60_000);
        var large = Enumerable.Range(1, 100).Select(i => Asking.Deposit("a", i, note: note));
        var small = Enumerable.Range(1, 600).Select(i => Asking.Open($"b{i}"));
        var outcomes = await OneBatch.Of(ledger, [.. large, .. small]);
        outcomes.ShouldAllBe(outcome => outcome is CommandOutcome.Stored);
        (await database.Column<long>(
            ledger.Name, "select last_position - first_position + 1 from {schema}.lg_commits"))
            .ShouldAllBe(events => events <= 500);
        (await database.Sql(ledger.Name, """
            select max(sum) from (select sum(length(e.data::text)) from {schema}.lg_commits c
                join {schema}.mt_events e on e.seq_id between c.first_position and c.last_position
                group by c.last_position) commits
            """)).ShouldBeOfType<long>().ShouldBeInRange(4_000_000, 4_300_000);
    }

    [Fact]
    public async Task Numbers_positions_without_gaps_and_instants_that_grow()
    {
        var ledger = await database.Fresh();
        await ledger.Stores(Asking.Open("a"));
        await Task.WhenAll(Enumerable.Range(1, 300).Select(i => ledger.Stores(Asking.Deposit("a", i))));
        await ledger.Stores(Asking.Deposit("a", 1));

        var positions = await database.Column<long>(
            ledger.Name, "select seq_id from {schema}.mt_events order by timestamp, seq_id");
        positions.ShouldBe(Enumerable.Range(1, 302).Select(i => (long)i));
        var instants = await database.Column<DateTime>(
            ledger.Name, "select recorded_at from {schema}.lg_commits order by last_position");
        instants.ShouldBe(instants.Distinct().Order());
        (await database.Sql(ledger.Name, "select count(*) from {schema}.lg_commits")).ShouldNotBe(302L);
    }
}
