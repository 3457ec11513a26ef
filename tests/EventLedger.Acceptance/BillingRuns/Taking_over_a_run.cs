namespace EventLedger.Acceptance.BillingRuns;

/// <summary>
/// A run that a node has left is gone on with: what that node invoiced after it last wrote down how far it
/// had come is neither invoiced again nor forgotten.
/// </summary>
[Collection(AnotherCluster.Name)]
public sealed class Taking_over_a_run(LedgerServer server) : IClassFixture<LedgerServer>
{
    private static readonly string[] Ids = [.. Enumerable.Range(0, 20).Select(n => $"c{n:D2}")];

    /// <summary>The node wrote down five contracts and had invoiced eight, not all in their order.</summary>
    private async Task<(LedgerClient Ledger, string Location, Node Node)> Left()
    {
        var ledger = await server.FreshLedger();
        foreach (var id in Ids)
            await ledger.Sign(id, Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        var node = await Node.Occupy(server, ledger);
        var location = await ledger.Start(new { month = "2026-07" });
        await node.Invoice(location, "c00", "c01", "c02", "c03", "c04", "c05", "c07", "c11");
        await node.WriteDown(location, after: "c04", invoices: 5);
        return (ledger, location, node);
    }

    [Fact]
    public async Task Bills_and_counts_each_contract_once()
    {
        var (ledger, location, node) = await Left();
        await ledger.Get(location).Says(
            ("state", "Running"), ("done", "5"), ("total", null), ("totals[0].total", "5000.00"));
        await node.Lease.Release(default);
        var run = await ledger.Ended(location);
        (run["state"], run["total"], run["invoiced"], run["totals[0].total"])
            .ShouldBe(("Finished", "20", "20", "20000.00"), run.ToString());
        foreach (var id in Ids)
            (await ledger.Invoices(id)).ShouldBe([$"{id}-0001"]);
    }

    [Fact]
    public async Task Bills_nothing_again_that_was_voided_meanwhile()
    {
        var (ledger, location, node) = await Left();
        await ledger.Tell("c07", "void-invoice", new { invoice = "c07-0001", reason = "wrong" }).Accepted();
        await node.Lease.Release(default);
        (await ledger.Ended(location)).Number("invoiced").ShouldBe(20);
        (await ledger.Invoices("c07")).ShouldBe(["c07-0001"]);
    }

    [Fact]
    public async Task Counts_what_was_billed_when_it_was_cancelled_meanwhile()
    {
        var (ledger, location, node) = await Left();
        await ledger.Post($"{location}/cancel", new { }).Accepted();
        await node.Lease.Release(default);
        var run = await ledger.Ended(location);
        (run["state"], run["total"], run["invoiced"], run["totals[0].total"])
            .ShouldBe(("Cancelled", "20", "8", "8000.00"), run.ToString());
        (await ledger.Invoices("c06")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Does_the_runs_one_after_the_other()
    {
        var (ledger, location, node) = await Left();
        var second = await ledger.Start(new { month = "2026-07" });
        var august = await ledger.Start(new { month = "2026-08" });
        await ledger.Get(second).Says(("state", "Waiting"));
        await node.Lease.Release(default);
        (await ledger.Ended(august)).Number("invoiced").ShouldBe(20);
        (await ledger.Ended(second)).Number("total").ShouldBe(0);
        (await ledger.Ended(location)).Number("invoiced").ShouldBe(20);
    }
}
