namespace EventLedger.Acceptance.Webhooks;

/// <summary>One server delivers at a time, and whoever comes next goes on where it was.</summary>
[Collection(OneCluster.Name)]
public sealed class Several_servers(ToldServer server) : IClassFixture<ToldServer>
{
    [Fact]
    public async Task Deliver_each_event_once_and_one_goes_on_where_others_stopped()
    {
        var inbox = server.Receiver.NewInbox();
        await server.Ledger.Put("/v1/webhooks/erp", new { url = inbox.Url, secret = ToldServer.Secret })
            .Accepted();
        var other = await server.StartAnother();
        var before = await server.Ledger.Head();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            (i % 2 == 0 ? server.Ledger : other).Sign($"c{i}", Terms.Reflection)));
        await inbox.Until(it => it.Taken.Count >= 20);
        await server.StopAll();
        inbox.Taken.Order().ShouldBe(Enumerable.Range(1, 20).Select(i => before + i));

        var third = await server.StartAnother();
        await third.Sign("c20", Terms.Reflection);
        await inbox.Until(it => it.Taken.Count >= 21);
        inbox.Taken[^1].ShouldBe(before + 21);
        inbox.Got.Count.ShouldBe(21);
    }

    [Fact]
    public async Task Send_what_was_recorded_while_nobody_delivered()
    {
        var (ledger, inbox) = await server.Told();
        inbox.Answer = _ => 500;
        await ledger.Sign("a", Terms.Reflection);
        await inbox.Until(it => it.Got.Count >= 1);
        var head = await ledger.Head();
        var name = (await ledger.Get("/v1/ledger"))["ledger"]!;
        await server.StopAll();
        inbox.Answer = _ => 200;
        var next = (await server.StartAnother()).With("X-Ledger", name);
        await next.Tell("a", "invoice-month", new { month = "2026-07" }).Accepted();
        server.Clock.GoesOn(TimeSpan.FromSeconds(1));
        await inbox.Until(it => it.Taken.Count == 2);
        inbox.Taken.ShouldBe([head, head + 1]);
    }
}
