namespace EventLedger.Acceptance.Billing;

/// <summary>Over HTTP: receivables, revenue and statements.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Reporting_money(LedgerServer server) : IClassFixture<LedgerServer>
{
    /// <summary>Two months of 1,000.00; July is paid in part, late; yen beside dollars.</summary>
    private async Task<LedgerClient> Ledger()
    {
        var ledger = await server.FreshLedger();
        await ledger.Sign("one", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await ledger.Sign("yen", Terms.Plain("2026-08-01", "2026-12-31", "5000").With("currency", "JPY"));
        await Invoice(ledger, "one", "2026-07");
        await Invoice(ledger, "one", "2026-08");
        await Invoice(ledger, "yen", "2026-08");
        await ledger.Tell("one", "record-payment", new
        {
            invoice = "one-0001",
            amount = "400.00",
            paidOn = "2026-08-20",
            reference = "wire-1",
        }).Accepted();
        return ledger;
    }

    private static Task<Answer> Invoice(LedgerClient ledger, string id, string month) =>
        ledger.Tell(id, "invoice-month", new { month, issuedOn = $"{month}-01" }).Accepted();

    [Fact]
    public async Task Ages_open_balances_by_their_due_day()
    {
        var ledger = await Ledger();
        await ledger.Tell("one", "dispute-invoice", new
        {
            invoice = "one-0002",
            amount = "250.00",
            disputedOn = "2026-08-25",
            reason = "an outage",
        }).Accepted();
        // July fell due on 2026-07-31, August on 2026-08-31.
        await ledger.Get("/v1/reports/receivables?asOf=2026-09-30").Says(
            ("rows[currency=USD].customerId", "customer"),
            ("rows[currency=USD].notDue", "0.00"),
            ("rows[currency=USD].days1to30", "1000.00"),
            ("rows[currency=USD].days31to60", "0.00"),
            ("rows[currency=USD].days61to90", "600.00"),
            ("rows[currency=USD].over90", "0.00"),
            ("rows[currency=USD].disputed", "250.00"),
            ("rows[currency=USD].unapplied", "0.00"),
            ("rows[currency=USD].total", "1600.00"),
            ("totals[currency=USD].total", "1600.00"),
            ("totals[currency=JPY].total", "5000"));
        foreach (var day in (string[])["2026-07-01", "2026-08-19", "2026-08-20", "2027-01-01"])
        {
            var billing = await ledger.Get($"/v1/contracts/one/billing?asOf={day}").Accepted();
            await ledger.Get($"/v1/reports/receivables?asOf={day}")
                .Says(("totals[currency=USD].total", billing["totals.balance"]));
        }
    }

    [Fact]
    public async Task Asks_receivables_by_what_was_known()
    {
        var ledger = await Ledger();
        var then = (await ledger.Get("/v1/ledger").Accepted())["head.recordedAt"];
        await Invoice(ledger, "one", "2026-09");
        await ledger.Get("/v1/reports/receivables?asOf=2026-09-01")
            .Says(("totals[currency=USD].total", "2600.00"));
        await ledger.Get($"/v1/reports/receivables?asOf=2026-09-01&knownAt={then}")
            .Says(("totals[currency=USD].total", "1600.00"));
        var csv = await ledger.Get("/v1/reports/receivables?asOf=2026-09-01&format=csv").Accepted();
        csv.Text.ShouldContain(
            "2026-09-01,Total,,,USD,1000.00,1000.00,600.00,0.00,0.00,0.00,0.00,2600.00\r\n");
    }

    [Fact]
    public async Task Tells_what_is_billed_from_what_is_earned()
    {
        var ledger = await Ledger();
        await ledger.Tell("one", "issue-credit-note", new
        {
            invoice = "one-0002",
            amount = "30.00",
            issuedOn = "2026-08-15",
            reason = "goodwill",
        }).Accepted();
        var revenue = await ledger.Get("/v1/reports/revenue?from=2026-07&to=2026-09").Accepted();
        revenue.Each("rows", "month").ShouldBe(
            ["2026-07", "2026-07", "2026-08", "2026-08", "2026-09", "2026-09"]);
        await ledger.Get("/v1/reports/revenue?from=2026-08&to=2026-08").Says(
            ("rows[currency=USD].billed", "1000.00"), ("rows[currency=USD].earned", "1000.00"),
            ("rows[currency=USD].deferred", "0.00"), ("rows[currency=USD].unbilled", "0.00"),
            ("rows[currency=USD].concessions", "30.00"), ("rows[currency=JPY].billed", "5000"));
        await ledger.Get("/v1/reports/revenue?from=2026-09-15&to=2026-09-20&groupBy=contract").Says(
            ("rows[contractId=one].earned", "1000.00"), ("rows[contractId=one].unbilled", "1000.00"),
            ("rows[contractId=yen].unbilled", "5000"), ("from", "2026-09"));
        var csv = await ledger.Get("/v1/reports/revenue?from=2026-09&to=2026-09&format=csv").Accepted();
        csv.Text.ShouldContain("2026-09,USD,,0.00,1000.00,0.00,1000.00,0.00,0.00,\r\n");
        await ledger.Get("/v1/reports/revenue?from=2026-09&to=2026-08").Malformed("to");
        await ledger.Get("/v1/reports/revenue?from=2026-13").Malformed("from");
        await ledger.Get("/v1/reports/revenue?from=1900-01&to=2001-01").Malformed("to");
    }

    [Fact]
    public async Task States_an_account_with_its_running_balance()
    {
        var ledger = await Ledger();
        await ledger.Get("/v1/contracts/one/statement?from=2026-08-01&to=2026-08-31").Says(
            ("currency", "USD"), ("opening", "1000.00"),
            ("lines[0].kind", "Invoice"), ("lines[0].document", "one-0002"),
            ("lines[0].amount", "1000.00"), ("lines[0].balance", "2000.00"),
            ("lines[1].kind", "Payment"), ("lines[1].reference", "wire-1"),
            ("lines[1].amount", "-400.00"), ("lines[1].balance", "1600.00"),
            ("closing", "1600.00"), ("receivable", "1600.00"), ("unapplied", "0.00"));
        var csv = await ledger.Get("/v1/contracts/one/statement?to=2026-07-31&format=csv").Accepted();
        csv.Text.ShouldBe(
            "contractId,on,line,document,reference,amount,balance\r\n"
            + "one,,Opening,,,,0.00\r\n"
            + "one,2026-07-01,Invoice,one-0001,,1000.00,1000.00\r\n"
            + "one,2026-07-31,Closing,,,,1000.00\r\n");
        await ledger.Get("/v1/contracts/nobody/statement").NotFound();
        await ledger.Get("/v1/contracts/one/statement?to=2026-06-21").NotFound();
        await ledger.Get("/v1/contracts/one/statement?from=2026-08-02&to=2026-08-01").Malformed("to");
    }

    [Fact]
    public async Task States_no_account_of_a_deal_that_is_only_announced()
    {
        var ledger = await server.FreshLedger();
        await ledger.Tell("rumoured", "announce", Terms.Deal).Accepted();
        var statement = await ledger.Get("/v1/contracts/rumoured/statement?to=2026-07-01")
            .Says(("currency", null), ("closing", null));
        statement.Count("lines").ShouldBe(0);
    }
}
