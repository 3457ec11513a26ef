namespace EventLedger.Faults;

/// <summary>
/// The fault tests bite: where one of the engine's protections is taken away, what they demand no longer
/// holds. Protections are taken away on the wire or in the database's functions, so the product has no seam
/// for it.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class Each_protection(Cluster cluster)
{
    private const string Lock = "select pg_advisory_xact_lock($1, $2)";

    /// <summary>
    /// Without the lock two nodes take the same position. The function's own look at the head keeps the log
    /// whole, and commands break.
    /// </summary>
    [Fact]
    public async Task Is_needed_the_lock()
    {
        await using var place = await cluster.NewPlace();
        var plant = new StatementPlant(Lock, "select $1 + $2");
        await InConflict(place, plant);
        (await place.Violations()).ShouldContain(found => Is(found, "broken"));
    }

    /// <summary>
    /// Without lock and without the function's look at the head there is still the key of the table; without
    /// that too, positions are doubled.
    /// </summary>
    [Fact]
    public async Task Is_needed_the_order_of_positions()
    {
        await using var place = await cluster.NewPlace();
        await place.Open();
        await TakeAwayTheLookAtTheHead(place);
        await place.Rewrite("if p_batch_id is distinct from", "if false and p_batch_id is distinct from");
        // Slow enough that the nodes meet.
        await place.Rewrite("perform setval", "perform pg_sleep(0.02); perform setval");
        await Loosen(place);
        await HastenDeadlocks(place);
        var plant = new StatementPlant(Lock, "select $1 + $2");
        await InConflict(place, plant, orders: 8);
        (await place.Violations()).ShouldContain(found => Is(found, "positions"));
    }

    /// <summary>
    /// A writer that did not ask who else wrote says what it expects; were that not looked at, and neither
    /// the head nor the keys of the tables, it would write over the other's positions.
    /// </summary>
    [Fact]
    public async Task Is_needed_what_the_writer_expects()
    {
        await using var place = await cluster.NewPlace();
        await place.Open();
        await place.Rewrite("if p_batch_id is distinct from", "if false and p_batch_id is distinct from");
        await TakeAwayTheLookAtTheHead(place);
        await Loosen(place);
        await TakeOver(place);
        (await place.Violations()).ShouldContain(found => Is(found, "positions"));
    }

    /// <summary>With that alone in place, nothing is written over.</summary>
    [Fact]
    public async Task Is_enough_what_the_writer_expects()
    {
        await using var place = await cluster.NewPlace();
        await place.Open();
        await TakeAwayTheLookAtTheHead(place);
        await Loosen(place);
        await TakeOver(place);
        await place.Holds();
    }

    /// <summary>
    /// Did a batch not name the one that it follows, it would be stored upon another node's whose clock is
    /// behind, with a seal over events that are not there.
    /// </summary>
    [Fact]
    public async Task Is_needed_the_batch_that_another_follows()
    {
        await using var place = await cluster.NewPlace();
        await place.Open();
        await place.Rewrite("if p_batch_id is distinct from", "if false and p_batch_id is distinct from");
        await place.Rewrite("if p_recorded_at <= head.recorded_at then", "if false then");
        await A_batch_behind_another.LoseTheFirst(place);
        (await place.Violations()).ShouldContain(found => Is(found, "edges"));
    }

    /// <summary>A node that does not hear what others did decides on what it remembers.</summary>
    [Fact]
    public async Task Is_needed_the_look_at_streams_that_moved()
    {
        await using var place = await cluster.NewPlace();
        await InConflict(place, Deaf());
        (await place.Violations()).ShouldContain(found => Is(found, "decisions"));
    }

    /// <summary>
    /// The same, and the update of a stream's version does not ask for the one before; then two events of one
    /// version come in.
    /// </summary>
    [Fact]
    public async Task Is_needed_the_version_of_the_stream()
    {
        await using var place = await cluster.NewPlace();
        await place.Open();
        await place.Rewrite(" and m.version = s.before", "");
        await place.Ask("drop index ledger.pk_mt_events_stream_and_version");
        await place.Ask("alter table ledger.mt_streams disable trigger all");
        await using var wire = new Wire(place.ConnectionString, Deaf());
        Node[] nodes =
            [await place.Node(over: wire.ConnectionString), await place.Node(over: wire.ConnectionString)];
        Order[] orders =
        [
            Order.Party("a", "1"), Order.Party("b", "2"), Order.Facility("f", "3"),
            Order.Sign("c", "a", "b", "f", "4"), Order.Invoice("c", 0, "5"), Order.Invoice("c", 1, "6"),
        ];
        foreach (var order in orders)
            await place.Journal.Send(nodes[order.Key == "5" ? 1 : 0], order);
        var violations = await place.Violations();
        violations.ShouldContain(found => Is(found, "versions"));
        violations.ShouldContain(found => Is(found, "streams"));
    }

    /// <summary>
    /// A writer that does not find its batch after a lost reply decides it again, and only the key tells
    /// that it is done. So the look at keys goes too: a command is refused because of what it did itself.
    /// </summary>
    [Fact]
    public async Task Is_needed_the_search_for_the_batch()
    {
        await using var place = await cluster.NewPlace();
        await using var keys = new Wire(place.ConnectionString, NoKey());
        var plant = new StatementPlant("where batch_id = $1", "where batch_id = $1 and false");
        await using var wire = new Wire(keys.ConnectionString, plant);
        await LoseReplies(place, wire);
        plant.Found.ShouldBePositive();
        (await place.Violations()).ShouldContain(found => Is(found, "refused"));
    }

    /// <summary>
    /// With the search for the batch alone gone, the key finds what was stored: one protection of two.
    /// </summary>
    [Fact]
    public async Task Is_not_alone_where_the_key_finds_what_the_batch_does_not()
    {
        await using var place = await cluster.NewPlace();
        var plant = new StatementPlant("where batch_id = $1", "where batch_id = $1 and false");
        await using var wire = new Wire(place.ConnectionString, plant);
        await LoseReplies(place, wire);
        plant.Found.ShouldBePositive();
        await place.Holds();
    }

    /// <summary>A key that is not looked up lets the second command break on the first one's row.</summary>
    [Fact]
    public async Task Is_needed_the_look_at_keys()
    {
        await using var place = await cluster.NewPlace();
        var plant = NoKey();
        await using var wire = new Wire(place.ConnectionString, plant);
        var node = await place.Node(over: wire.ConnectionString);
        var order = Order.Party("p", "party");
        await place.Journal.Send(node, order);
        (await place.Journal.Send(node, order)).ShouldNotBeOfType<Reply.Stored>();
        await place.Journal.Send(node, Order.Party("q", "party"));
        plant.Found.ShouldBePositive();
        (await place.Violations()).ShouldContain(found => Is(found, "broken"));
    }

    /// <summary>Without instants that grow over all nodes, a node that is behind goes back.</summary>
    [Fact]
    public async Task Is_needed_the_last_instant()
    {
        await using var place = await cluster.NewPlace();
        var plant = await ForgetTheLastInstant(place);
        await using var wire = new Wire(place.ConnectionString, plant);
        await Wrong_clocks.TakeTurns(place, wire.ConnectionString);
        plant.Found.ShouldBePositive();
        (await place.Violations()).ShouldContain(found => Is(found, "instants"));
    }

    /// <summary>
    /// Takes the look at the last instant away from the append function, and from a node that the plant is on
    /// the wire of.
    /// </summary>
    internal static async Task<StatementPlant> ForgetTheLastInstant(Place place)
    {
        await place.Open();
        await place.Rewrite("if p_recorded_at <= head.recorded_at then", "if false then");
        return new(
            "select last_position, recorded_at, right_edge",
            "select last_position, recorded_at - interval '10 days' as recorded_at, right_edge");
    }

    private static bool Is(string found, string invariant) =>
        found.StartsWith(invariant + ":", StringComparison.Ordinal);

    private static StatementPlant Deaf() =>
        new("where seq_id > $1 order by seq_id limit $2", "where seq_id > $1 and false limit $2");

    private static StatementPlant NoKey() => new("where key = any($1)", "where key = any($1) and false");

    /// <summary>The test of nodes in conflict, with a plant on the wire of each node.</summary>
    private static async Task InConflict(Place place, StatementPlant plant, int orders = 40)
    {
        await using var wire = new Wire(place.ConnectionString, plant);
        Node[] nodes =
            [await place.Node(over: wire.ConnectionString), await place.Node(over: wire.ConnectionString)];
        var load = new Load(place.Journal, nodes, seed: 4711) { Tries = 3 };
        await load.Run(12, orders);
        plant.Found.ShouldBePositive("the product's SQL is another: the plant was not taken");
    }

    /// <summary>
    /// One node writes on and on, so that it need not ask; another one writes, and then the first again, of
    /// what it has at hand.
    /// </summary>
    private static async Task TakeOver(Place place)
    {
        Node[] nodes = [await place.Node(), await place.Node()];
        Order[] orders =
        [
            Order.Party("a", "1"), Order.Party("b", "2"), Order.Facility("f", "3"),
            Order.Sign("c", "a", "b", "f", "4"), Order.Invoice("c", 0, "5"), Order.Party("d", "other"),
            Order.Invoice("c", 1, "6"),
        ];
        foreach (var order in orders)
            await place.Journal.Send(nodes[order.Key == "other" ? 1 : 0], order);
    }

    /// <summary>The test of lost replies.</summary>
    private static Task<int> LoseReplies(Place place, Wire wire) =>
        Losing_the_connection_at_every_byte.CutAlong(place, wire, Way.ToClient, step: 29, tries: 3);

    /// <summary>The append function's own look, at positions and at instants.</summary>
    private static async Task TakeAwayTheLookAtTheHead(Place place)
    {
        await place.Rewrite("if p_first <> coalesce(head.last_position, 0) + 1 then", "if false then");
        await place.Rewrite("if p_recorded_at <= head.recorded_at then", "if false then");
    }

    /// <summary>Without the lock there are deadlocks, and nobody wants to wait a second for each.</summary>
    private static async Task HastenDeadlocks(Place place) => await place.Ask("""
        do $$
        begin
            execute format('alter database %I set deadlock_timeout = 20', current_database());
        end
        $$
        """);

    /// <summary>Drops every constraint that would keep two commits from one position.</summary>
    private static async Task Loosen(Place place) => await place.Ask("""
        do $$
        declare one record;
        begin
            for one in select conrelid::regclass as held, conname from pg_constraint
                where connamespace = 'ledger'::regnamespace and contype in ('p', 'u', 'f')
                    and conrelid::regclass::text ~ 'mt_events|lg_commits'
                order by contype
            loop
                execute format('alter table %s drop constraint %I cascade', one.held, one.conname);
            end loop;
        end
        $$
        """);
}
