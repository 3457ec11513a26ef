using EventLedger.Acceptance.Refusals;

namespace EventLedger.Acceptance.Billing;

/// <summary>Over HTTP: the final account.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Settling_a_contract(LedgerServer server) : IClassFixture<LedgerServer>
{
    private readonly LedgerClient _ledger = server.Ledger;

    [Fact]
    public async Task Bills_what_was_not_billed_yet_in_one_invoice()
    {
        await Situations.July(_ledger, "bills");
        await _ledger.Tell("bills", "settle", new { settledOn = "2027-01-15" }).Says(
            ("events[0].type", "FinalAccountSettled"),
            ("events[0].data.charged", "6000.00"),
            ("events[0].data.billed", "1000.00"),
            ("events[0].data.document", "bills-0002"),
            ("events[1].type", "MonthInvoiced"),
            ("events[1].data.total", "5000.00"),
            ("events[1].data.issuedOn", "2027-01-15"),
            ("events[1].effectiveOn", "2027-01-15"));
        var billing = await _ledger.Get("/v1/contracts/bills/billing?asOf=2027-01-15").Says(
            ("totals.billed", "6000.00"), ("totals.balance", "6000.00"), ("settledOn", "2027-01-15"),
            ("invoices[number=bills-0001].status", "Overdue"),
            ("invoices[number=bills-0002].final", "true"));
        billing.Count("unbilledMonths").ShouldBe(0);
        (await _ledger.Get("/v1/contracts/bills/billing?asOf=2027-01-14").Accepted())
            .Count("unbilledMonths").ShouldBe(5);
    }

    [Fact]
    public async Task Credits_what_was_billed_too_much_in_one_credit_note()
    {
        await _ledger.Sign("credits", Terms.Plain("2026-07-01", "2026-08-31", "1000.00"));
        foreach (var month in (string[])["2026-07", "2026-08"])
            await _ledger.Tell("credits", "invoice-month", new { month, issuedOn = $"{month}-01" })
                .Accepted();
        await _ledger.Tell(
                "credits", "amend",
                new { effectiveOn = "2026-08-01", fees = Terms.Fee("2026-08-01", "400.00") })
            .Accepted();
        await _ledger.Tell("credits", "settle", new { settledOn = "2026-09-01" }).Says(
            ("events[0].type", "FinalAccountSettled"),
            ("events[0].data.lines[0].amount", "-600.00"),
            ("events[1].type", "CreditNoteIssued"),
            ("events[1].data.amount", "600.00"),
            ("events[1].data.applied[0].invoice", "credits-0001"));
        await _ledger.Get("/v1/contracts/credits/billing?asOf=2026-09-01").Says(
            ("totals.billed", "2000.00"), ("totals.credited", "600.00"), ("totals.balance", "1400.00"));
    }

    [Fact]
    public async Task Is_told_in_the_history()
    {
        await Situations.JulySettled(_ledger, "told");
        (await _ledger.Get("/v1/contracts/told/history").Accepted()).Each("items", "sentence")
            .ShouldContain("The contract was settled on 2027-01-15: 6,000.00 USD charged and 1,000.00 USD "
                + "billed; the difference is told-0002.");
    }
}
