namespace EventLedger.Acceptance.BillingRuns;

/// <summary>A contract that is due in a month which its provider has closed is listed.</summary>
[Collection(AnotherCluster.Name)]
public sealed class With_a_closed_month(LedgerServer server) : IClassFixture<LedgerServer>
{
    private static readonly Draft Plain = Terms.Plain("2026-07-01", "2026-12-31", "1000.00");

    [Fact]
    public async Task Lists_what_closed_books_refuse_and_bills_the_others()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("closed", Plain);
        await ledger.Sign("open", Plain.With("providerId", "stranger"));
        await ledger.Post(
            "/v1/books/provider/close-month", new { month = "2026-07", closedOn = "2026-08-05" }).Accepted();
        var july = new { month = "2026-07", issuedOn = "2026-08-06" };
        await ledger.Post("/v1/billing-runs?dryRun=true", july).Says(
            ("total", "2"), ("invoiced", "1"), ("refused[0].contractId", "closed"),
            ("refused[0].code", "period-closed"));
        var run = await ledger.Run(july);
        (run["state"], run["total"], run["done"], run["invoiced"], run["refusedCount"])
            .ShouldBe(("Finished", "2", "2", "1", "1"), run.ToString());
        run["refused[0].contractId"].ShouldBe("closed");
        run["refused[0].code"].ShouldBe("period-closed");
        var alone = await ledger.Tell("closed", "invoice-month", july).Refused("period-closed");
        run["refused[0].sentence"].ShouldBe(alone["detail"]);
        (await ledger.Invoices("open")).ShouldBe(["open-0001"]);
        await ledger.Post("/v1/books/provider/reopen-month", new { month = "2026-07", reason = "a run" })
            .Accepted();
        (await ledger.Run(july)).Number("invoiced").ShouldBe(1);
        (await ledger.Invoices("closed")).ShouldBe(["closed-0001"]);
    }
}
