namespace EventLedger.Acceptance.Billing;

/// <summary>Over HTTP: what invoiced months changed by is billed with the next one.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Truing_up_months(LedgerServer server) : IClassFixture<LedgerServer>
{
    private readonly LedgerClient _ledger = server.Ledger;

    private async Task JulyThenFee(string id, string from, string fee)
    {
        await _ledger.Sign(id, Terms.Reflection);
        await Invoice(id, "2026-07", "2026-07-01").Accepted();
        await _ledger.Tell(id, "amend", new { effectiveOn = from, fees = Terms.Fee(from, fee) }).Accepted();
    }

    private Task<Answer> Invoice(string id, string month, string issuedOn) =>
        _ledger.Tell(id, "invoice-month", new { month, issuedOn });

    [Theory]
    [InlineData("200000000.00", "25806451.61", "225806451.61")]
    [InlineData("100000000.00", "-25806451.61", "74193548.39")]
    public async Task Bills_a_line_for_the_month_that_changed(string fee, string difference, string total)
    {
        var id = $"fee-{fee[0]}";
        await JulyThenFee(id, "2026-07-16", fee);
        await Invoice(id, "2026-08", "2026-08-01").Says(
            ("events[0].type", "MonthInvoiced"),
            ("events[0].data.total", total),
            ("events[0].data.lines[0].kind", "Charge"),
            ("events[0].data.lines[0].month", "2026-08"),
            ("events[0].data.lines[0].amount", fee),
            ("events[0].data.lines[1].kind", "TrueUp"),
            ("events[0].data.lines[1].month", "2026-07"),
            ("events[0].data.lines[1].from", "2026-07-01"),
            ("events[0].data.lines[1].to", "2026-07-31"),
            ("events[0].data.lines[1].amount", difference),
            ("events[0].data.lines[1].reason", "AmendContract (version 3) changed 2026-07"),
            ("events[0].data.lines[1].events", "[3]"),
            ("events[0].data.customerId", "customer"));
    }

    [Fact]
    public async Task Below_zero_credits_the_whole_net_in_the_same_decision()
    {
        await _ledger.Sign("below", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        foreach (var month in (string[])["2026-07", "2026-08"])
            await Invoice("below", month, $"{month}-01").Accepted();
        await _ledger.Tell(
                "below", "amend", new { effectiveOn = "2026-07-01", fees = Terms.Fee("2026-07-01", "0.00") })
            .Accepted();
        await Invoice("below", "2026-09", "2026-09-01").Says(
            ("events[0].data.total", "0.00"),
            ("events[0].data.lines[1].amount", "-1000.00"),
            ("events[1].type", "CreditNoteIssued"),
            ("events[1].data.number", "below-C0001"),
            ("events[1].data.amount", "2000.00"),
            ("events[1].data.applied[0].invoice", "below-0001"),
            ("events[1].data.applied[1].amount", "1000.00"),
            ("events[1].data.unapplied", "0.00"),
            ("events[1].effectiveOn", "2026-09-01"));
        await _ledger.Get("/v1/contracts/below/billing?asOf=2026-09-01").Says(
            ("totals.billed", "2000.00"), ("totals.credited", "2000.00"), ("totals.balance", "0.00"),
            ("invoices[number=below-0001].status", "Paid"),
            ("invoices[number=below-0001].credits[0].creditNote", "below-C0001"),
            ("invoices[number=below-0003].status", "Paid"),
            ("creditNotes[number=below-C0001].applied[0].amount", "1000.00"),
            ("creditNotes[number=below-C0001].kind", "NegativeNet"));
    }

    [Fact]
    public async Task Leaves_credit_that_the_next_invoice_uses_on_its_day_of_issue()
    {
        await _ledger.Sign("rest", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await Invoice("rest", "2026-07", "2026-07-01").Accepted();
        await _ledger.Tell("rest", "record-payment", new
        {
            invoice = "rest-0001",
            amount = "1000.00",
            paidOn = "2026-07-10",
            reference = "wire-1",
        }).Accepted();
        await _ledger.Tell(
                "rest", "amend", new { effectiveOn = "2026-07-01", fees = Terms.Fee("2026-07-01", "300.00") })
            .Accepted();
        await Invoice("rest", "2026-08", "2026-08-01").Says(("events[1].data.unapplied", "400.00"));
        await Invoice("rest", "2026-09", "2026-09-01").Says(
            ("events[0].data.total", "300.00"),
            ("events[1].type", "UnappliedApplied"),
            ("events[1].data.amount", "300.00"));
        await _ledger.Get("/v1/contracts/rest/billing?asOf=2026-08-31").Says(
            ("totals.unapplied", "400.00"), ("totals.creditsIssued", "400.00"));
        await _ledger.Get("/v1/contracts/rest/billing?asOf=2026-09-01").Says(
            ("totals.unapplied", "100.00"), ("totals.credited", "300.00"), ("totals.balance", "0.00"));
        await _ledger.Get("/v1/contracts/rest/credit-notes/rest-C0001?asOf=2026-09-01").Says(
            ("amount", "400.00"), ("unapplied", "100.00"), ("applied[0].invoice", "rest-0003"));
        await _ledger.Get("/v1/contracts/rest/credit-notes/rest-C0001?asOf=2026-07-31").NotFound();
        await _ledger.Get("/v1/contracts/rest/credit-notes/rest-C0002").NotFound();
    }
}
