using Npgsql;

namespace EventLedger.Faults;

/// <summary>
/// A batch that was sent right behind another one is stored upon that one alone. Here the first loses its
/// connection before it commits, and another node's commit of as many events comes in between.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class A_batch_behind_another(Cluster cluster)
{
    private const int Tries = 20;

    private const string Waiting = """
        select count(*) from pg_stat_activity
        where datname = current_database() and application_name = 'eventledger-writer'
            and wait_event_type = 'Lock'
        """;

    private const string EndTheFirst = """
        select pg_terminate_backend(pid) from pg_locks join pg_stat_activity using (pid)
        where application_name = 'eventledger-writer' and locktype = 'relation' and not granted
            and datname = current_database()
        """;

    [Fact]
    public async Task Is_stored_upon_that_one_or_decided_again()
    {
        await using var place = await cluster.NewPlace();
        await LoseTheFirst(place);
        await place.Holds();
    }

    /// <summary>
    /// Two batches of one node wait, and between them one of another; then the first is lost.
    /// </summary>
    internal static async Task LoseTheFirst(Place place)
    {
        var (node, other) = (await place.Node(), await place.Node());
        foreach (var order in Deal("x").Concat(Deal("z")))
            await place.Journal.Send(node, order);
        foreach (var order in Deal("y"))
            await place.Journal.Send(other, order);
        var (ofNode, behind, ofOther) = (0, 0, 0);
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            // After these the node remembers the head, and need not ask.
            for (var i = 0; i < 3; i++)
                await place.Journal.Send(node, Invoice("x", ++ofNode));
            var sent = new List<Task<Reply>>();
            await using var gate = await Sql.Open(place.ConnectionString);
            await Sql.Execute(gate, "begin; lock table ledger.lg_commits in access exclusive mode");
            sent.Add(place.Journal.Send(node, Invoice("x", ++ofNode)));
            await Waiters(gate, 1);
            sent.Add(place.Journal.Send(other, Invoice("y", ++ofOther)));
            await Waiters(gate, 2);
            var isBehind = false;
            for (var i = 0; i < 10 && !isBehind; i++)
            {
                sent.Add(place.Journal.Send(node, Invoice("z", ++behind)));
                isBehind = await Waiters(gate, 3);
            }
            if (isBehind)
                (await Sql.Execute(gate, EndTheFirst)).ShouldBe(true);
            await Sql.Execute(gate, "commit");
            await Task.WhenAll(sent);
            if (isBehind)
                return;
        }
        throw new InvalidOperationException($"No batch was sent behind another in {Tries} tries.");
    }

    private static Order[] Deal(string id) =>
    [
        Order.Party($"{id}-a", $"{id}-1"), Order.Party($"{id}-b", $"{id}-2"),
        Order.Facility($"{id}-f", $"{id}-3"), Order.Sign(id, $"{id}-a", $"{id}-b", $"{id}-f", $"{id}-4"),
        Invoice(id, 0),
    ];

    private static Order Invoice(string id, int month) => Order.Invoice(id, month, $"{id}-month-{month}");

    /// <summary>Whether so many sessions wait for a lock within a tenth of a second.</summary>
    private static async Task<bool> Waiters(NpgsqlConnection gate, long count)
    {
        for (var i = 0; i < 20; i++)
        {
            if (await Sql.Execute(gate, Waiting) is long waiting && waiting >= count)
                return true;
            await Task.Delay(5);
        }
        return false;
    }
}
