namespace EventLedger.Faults;

/// <summary>However often a command is sent under its key, it is done once, and answered the same.</summary>
[Collection(OneCluster.Name)]
public sealed class Sending_a_command_twice(Cluster cluster)
{
    [Fact]
    public async Task With_the_same_body_gives_the_first_answer_on_every_node()
    {
        await using var place = await cluster.NewPlace();
        Node[] nodes = [await place.Node(), await place.Node()];
        var order = Order.Party("once", "k");
        (await place.Journal.Send(nodes[0], order)).ShouldBeOfType<Reply.Stored>().Again.ShouldBeFalse();
        foreach (var node in nodes)
            (await place.Journal.Send(node, order)).ShouldBeOfType<Reply.Stored>().Again.ShouldBeTrue();
        await place.Holds();
    }

    [Fact]
    public async Task With_another_body_is_refused_and_changes_nothing()
    {
        await using var place = await cluster.NewPlace();
        Node[] nodes = [await place.Node(), await place.Node()];
        await place.Journal.Send(nodes[0], Order.Party("once", "k"));
        foreach (var node in nodes)
        {
            (await place.Journal.Send(node, Order.Party("once", "k", "Another")))
                .ShouldBeOfType<Reply.Reused>();
            (await place.Journal.Send(node, Order.Party("other", "k"))).ShouldBeOfType<Reply.Reused>();
        }
        (await place.Ask("select count(*) from ledger.mt_events")).ShouldBe(1L);
        await place.Holds();
    }

    [Fact]
    public Task At_once_from_many_clients_does_it_once() => AtOnce(rounds: 20, clients: 8);

    [Fact]
    [Trait("Category", "Long")]
    public Task At_once_from_many_clients_does_it_once_for_long() => AtOnce(rounds: 1_000, clients: 24);

    [Fact]
    public async Task At_once_with_two_bodies_does_one_of_them()
    {
        await using var place = await cluster.NewPlace();
        Node[] nodes = [await place.Node(), await place.Node()];
        for (var round = 0; round < 20; round++)
        {
            var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
                place.Journal.Settle(
                    () => nodes[i % 2], Order.Party($"p{round}", $"k{round}", $"Name {i % 4}")))));
            replies.OfType<Reply.Stored>().DistinctBy(stored => stored.Answer).Count().ShouldBe(1);
            replies.ShouldAllBe(reply => reply is Reply.Stored || reply is Reply.Reused);
        }
        (await place.Ask("select count(*) from ledger.mt_events")).ShouldBe(20L);
        await place.Holds();
    }

    [Fact]
    public async Task Across_restarts_of_the_server_gives_the_first_answer()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"ledger-faults-{Guid.CreateVersion7():n}");
        var journal = new Journal();
        var order = Order.Party("once", "k");
        try
        {
            await using (var first = await ServerProcess.OnFolder(folder))
            {
                (await journal.Send(first.Node, order)).ShouldBeOfType<Reply.Stored>();
                await first.Kill();
            }
            await using (var second = await ServerProcess.OnFolder(folder))
            {
                (await journal.Send(second.Node, order)).ShouldBeOfType<Reply.Stored>().Again.ShouldBeTrue();
                await second.Stop();
            }
            await using var third = await ServerProcess.OnFolder(folder);
            (await journal.Send(third.Node, order)).ShouldBeOfType<Reply.Stored>().Again.ShouldBeTrue();
            (await journal.Send(third.Node, Order.Party("other", "k"))).ShouldBeOfType<Reply.Reused>();
            journal.Contradictions.ShouldBeEmpty();
            await third.Stop();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task AtOnce(int rounds, int clients)
    {
        await using var place = await cluster.NewPlace();
        Node[] nodes = [await place.Node(), await place.Node()];
        for (var round = 0; round < rounds; round++)
        {
            var order = Order.Party($"p{round}", $"k{round}");
            var replies = await Task.WhenAll(Enumerable.Range(0, clients).Select(i => Task.Run(() =>
                place.Journal.Settle(() => nodes[i % nodes.Length], order))));
            replies.OfType<Reply.Stored>().Count(stored => !stored.Again).ShouldBe(1);
            replies.ShouldAllBe(reply => reply is Reply.Stored);
        }
        (await place.Ask("select count(*) from ledger.mt_events")).ShouldBe((long)rounds);
        await place.Holds();
    }
}
