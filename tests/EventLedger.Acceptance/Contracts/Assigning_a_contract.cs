namespace EventLedger.Acceptance.Contracts;

/// <summary>An assignment moves a customer's figure from its day on.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Assigning_a_contract(LedgerServer server) : IClassFixture<LedgerServer>
{
    private static async Task Assign(LedgerClient ledger, string id, string role, string effectiveOn) =>
        await ledger.Tell(id, "assign", new { role, toPartyId = "stranger", effectiveOn }).Says(
            ("events[0].type", "ContractAssigned"),
            ("events[0].effectiveOn", effectiveOn),
            ("events[0].data.role", role),
            ("events[0].data.toPartyId", "stranger"));

    [Fact]
    public async Task Moves_the_customers_figure_and_changes_no_total()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("moved", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await Assign(ledger, "moved", "Customer", "2026-09-10");
        await ledger.Get("/v1/reports/run-rate?asOf=2026-09-09").Says(
            ("currencies[0].live.monthly", "1000.00"), ("currencies[0].groups[0].id", "customer"));
        await ledger.Get("/v1/reports/run-rate?asOf=2026-09-10").Says(
            ("currencies[0].live.monthly", "1000.00"),
            ("currencies[0].groups[0].id", "stranger"),
            ("currencies[0].groups[0].live", "1000.00"));
        await ledger.Contract("moved", "asOf=2026-09-09").Says(("customerId", "customer"));
        await ledger.Contract("moved", "asOf=2026-09-10").Says(
            ("customerId", "stranger"), ("providerId", "provider"), ("commitment.headline", "6000.00"));
    }

    [Fact]
    public async Task Is_found_in_lists_by_who_has_the_role_on_the_day()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("listed", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await Assign(ledger, "listed", "Provider", "2026-09-10");
        foreach (var (party, day, ids) in new (string, string, string[])[]
        {
            ("provider", "2026-09-09", ["listed"]), ("stranger", "2026-09-09", []),
            ("provider", "2026-09-10", []), ("stranger", "2026-09-10", ["listed"]),
        })
            (await ledger.Pages($"/v1/contracts?asOf={day}&providerId={party}", "id"))
                .ShouldBe(ids, $"{party} on {day}");
    }

    [Fact]
    public async Task Is_told_in_its_history()
    {
        await server.Ledger.Sign("told", Terms.Reflection);
        await Assign(server.Ledger, "told", "Customer", "2027-01-01");
        await server.Ledger.Get("/v1/contracts/told/history").Says((
            "items[1].sentence",
            "From 2027-01-01 on The stranger is the customer, in place of The customer."));
    }
}
