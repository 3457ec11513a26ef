using System.Text;

namespace EventLedger.Acceptance.Webhooks;

/// <summary>What cannot be delivered waits in the log, all but a little that is written down.</summary>
[Collection(OneCluster.Name)]
public sealed class A_target_that_is_away(ToldServer server) : IClassFixture<ToldServer>
{
    private const int Parties = 1_300;
    private const int MostPending = 1_000;
    private const int EventsATime = 100;

    [Fact]
    public async Task Gets_everything_once_it_is_back_and_fills_no_database_till_then()
    {
        var (ledger, inbox) = await server.Told();
        inbox.Answer = _ => 500;
        var before = await ledger.Head();
        await ledger.PostRaw(
            "/v1/commands",
            Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, Parties).Select(i =>
                $$$"""{"command":"RegisterParty","id":"p{{{i}}}","data":{"name":"A company"}}"""))),
            "application/x-ndjson").Accepted();
        await inbox.Until(it => it.Got.DistinctBy(one => one.Position).Count() >= MostPending);
        await server.StopAll();
        await server.StartAnother();
        ledger = server.Ledger.With("X-Ledger", ledger.Header("X-Ledger"));
        var state = await ledger.Get("/v1/webhooks/erp").Accepted();
        state.Number("pending").ShouldBeInRange(MostPending, MostPending + EventsATime);
        state.Number("checkpoint").ShouldBe(before + state.Number("pending"));

        inbox.Answer = _ => 200;
        server.Clock.GoesOn(TimeSpan.FromMinutes(10));
        await inbox.Until(it => it.Taken.Count >= Parties);
        inbox.Taken.Order().ShouldBe(Enumerable.Range(1, Parties).Select(i => before + i));
    }
}
