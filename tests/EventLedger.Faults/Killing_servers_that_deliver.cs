using System.Text;

namespace EventLedger.Faults;

/// <summary>
/// kill -9 of a server while it sends events to a webhook: whoever is started next sends the rest. Every
/// event arrives at least once, those of a stream in their order.
/// </summary>
[Collection(OneCluster.Name)]
public sealed class Killing_servers_that_deliver(Cluster cluster)
{
    private const string Ask = """{"url":"URL","secret":"a secret of these tests","from":1}""";

    // A killed server holds its lease for half a minute; nobody needs to wait that long here.
    private const string RunOut =
        "update ledger.lg_leases set expires_at = clock_timestamp() where job = 'webhooks'";

    [Fact]
    public Task Loses_no_event_and_no_order() => Killing(times: 2);

    [Fact]
    [Trait("Category", "Long")]
    public Task Loses_no_event_and_no_order_for_long() => Killing(times: 20);

    private async Task Killing(int times)
    {
        await using var place = await cluster.NewPlace();
        await using var inbox = await Inbox.Open();
        var server = await Start(place, inbox);
        try
        {
            using var body = new StringContent(
                Ask.Replace("URL", inbox.Url, StringComparison.Ordinal), Encoding.UTF8, "application/json");
            using var asked = await server.Http.PutAsync("/v1/webhooks/erp", body);
            asked.IsSuccessStatusCode.ShouldBeTrue(await asked.Content.ReadAsStringAsync());
            var load = new Load(place.Journal, [order => server.Node(order)], Load.NewSeed());
            await load.During(4, async random =>
            {
                for (var i = 0; i < times; i++)
                {
                    await inbox.UntilItHas(inbox.Count + 50 + random.Below(100));
                    var victim = server;
                    await victim.Kill();
                    await place.Ask(RunOut);
                    server = await Start(place, inbox);
                    await victim.DisposeAsync();
                }
            });
            var head = (long)(await place.Ask("select max(seq_id) from ledger.mt_events"))!;
            await inbox.UntilItHas(head);
            ShouldHaveEach(inbox, head, load.About);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static Task<ServerProcess> Start(Place place, Inbox inbox) =>
        ServerProcess.OnDatabase(place.ConnectionString, "--webhook-targets", inbox.Url);

    private static void ShouldHaveEach(Inbox inbox, long head, string about)
    {
        var taken = inbox.Taken;
        taken.Select(one => one.Position).Distinct().Order()
            .ShouldBe(Enumerable.Range(1, (int)head).Select(position => (long)position), about);
        foreach (var stream in taken.GroupBy(one => one.Stream))
            stream.Select(one => one.Position).Distinct().ShouldBeInOrder(
                SortDirection.Ascending, $"{stream.Key} {about}");
    }
}
