namespace EventLedger.Acceptance.BillingRuns;

/// <summary>
/// A run that is cancelled invoices nothing from the answer on; what it did stays and counts.
/// </summary>
[Collection(AnotherCluster.Name)]
public sealed class Cancelling_a_run(LedgerServer server) : IClassFixture<LedgerServer>
{
    private static readonly Draft Plain = Terms.Plain("2026-07-01", "2026-12-31", "1000.00");

    [Fact]
    public async Task Before_it_began_bills_nothing()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("a", Plain);
        var node = await Node.Occupy(server, ledger);
        var location = await ledger.Start(new { month = "2026-07" });
        await ledger.Get(location).Says(
            ("state", "Waiting"), ("total", null), ("done", "0"), ("finishedAt", null));
        await ledger.Post($"{location}/cancel", new { reason = "the wrong month" }).Says(
            ("events[0].type", "BillingRunCancelled"), ("version", "2"));
        await ledger.Get(location).Says(
            ("state", "Cancelled"), ("cancelReason", "the wrong month"), ("cancelledOn", "2026-07-15"));
        await node.Lease.Release(default);
        var run = await ledger.Ended(location);
        (run["state"], run["invoiced"]).ShouldBe(("Cancelled", "0"), run.ToString());
        (await ledger.Invoices("a")).ShouldBeEmpty();
        await ledger.Post($"{location}/cancel", new { }).Refused("already-cancelled");
    }

    [Fact]
    public async Task Is_refused_when_it_is_over()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("a", Plain);
        var run = await ledger.Run(new { month = "2026-07" });
        await ledger.Post($"/v1/billing-runs/{run["id"]}/cancel", new { }).Refused(
            "already-finished", ("invoiced", "1"), ("finishedOn", "2026-07-15"));
    }

    [Fact]
    public async Task In_the_middle_leaves_what_was_billed_billed()
    {
        var ledger = await server.FreshLedger();
        const int contracts = 5_000;
        foreach (var ids in Enumerable.Range(0, contracts).Chunk(500))
            await ledger.PostRaw("/v1/commands", Draft.Of(ids.Select(n => new
            {
                command = "SignContract",
                id = $"c{n}",
                data = System.Text.Json.JsonSerializer.Deserialize<object>(Plain.ToString()),
            })).ToString()).Accepted();
        var before = await ledger.Head();
        var location = await ledger.Start(new { month = "2026-07" });
        while (await ledger.Head() == before + 1)
        {
        }
        var cancelled = await ledger.Post($"{location}/cancel", new { }).Accepted();
        var run = await ledger.Ended(location);
        run["state"].ShouldBe("Cancelled");
        run.Number("invoiced").ShouldBeInRange(1, contracts - 1, run.ToString());
        run.Number("total").ShouldBe(contracts);
        cancelled.Number("position").ShouldBe(before + run.Number("invoiced") + 2, run.ToString());
        (await ledger.Get($"/v1/events?after={cancelled["position"]}").Accepted()).Each("items", "type")
            .ShouldBe(["BillingRunFinished"]);
        (await ledger.Run(new { month = "2026-07" })).Number("invoiced")
            .ShouldBe(contracts - run.Number("invoiced"));
    }

    [Fact]
    public async Task Can_be_tried_and_repeated_under_a_key()
    {
        var ledger = await server.FreshLedger();
        var node = await Node.Occupy(server, ledger);
        var location = await ledger.Start(new { month = "2026-07" });
        await ledger.Post($"{location}/cancel?dryRun=true", new { }).Says(
            ("dryRun", "true"), ("state.state", "Cancelled"), ("state.version", "2"));
        await ledger.Get(location).Says(("state", "Waiting"));
        var once = await ledger.WithKey("stop").Post($"{location}/cancel", new { }).Accepted();
        var again = await ledger.WithKey("stop").Post($"{location}/cancel", new { }).Accepted();
        again.Text.ShouldBe(once.Text);
        await node.Lease.Release(default);
    }
}
