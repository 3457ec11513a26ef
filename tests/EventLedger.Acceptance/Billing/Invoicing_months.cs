namespace EventLedger.Acceptance.Billing;

/// <summary>Numbers, days of issue, months in any order.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Invoicing_months(LedgerServer server) : IClassFixture<LedgerServer>
{
    private static readonly Draft InAdvance = Terms.Plain("2026-07-01", "2026-12-31", "1000.00");
    private static readonly Draft InArrears = InAdvance.With("billing.timing", "Arrears");

    private readonly LedgerClient _ledger = server.Ledger;

    [Fact]
    public async Task In_any_order_leaves_no_gap_in_the_numbers()
    {
        await _ledger.Sign("any-order", InAdvance);
        foreach (var (i, month) in ((string[])["2026-09", "2026-07", "2026-08"]).Index())
            await _ledger.Tell("any-order", "invoice-month", new { month }).Says(
                ("events[0].data.number", $"any-order-{i + 1:0000}"), ("events[0].data.month", month));
        (await _ledger.Get("/v1/contracts/any-order/billing?asOf=2026-12-31").Accepted())
            .Each("invoices", "number").Order(StringComparer.Ordinal)
            .ShouldBe(["any-order-0001", "any-order-0002", "any-order-0003"]);
    }

    [Fact]
    public async Task Is_due_the_net_days_after_its_issue()
    {
        await _ledger.Sign("due", InAdvance.With("billing.netDays", 45));
        await _ledger.Tell("due", "invoice-month", new { month = "2026-07", issuedOn = "2026-07-01" }).Says(
            ("events[0].data.issuedOn", "2026-07-01"),
            ("events[0].data.dueOn", "2026-08-15"),
            ("events[0].effectiveOn", "2026-07-01"));
    }

    [Theory]
    [InlineData("2026-07", "2026-07-15")]
    [InlineData("2026-09", "2026-09-01")]
    public async Task In_advance_is_issued_today_but_not_before_its_first_day_of_service(
        string month, string issuedOn)
    {
        await _ledger.Sign($"advance-{month}", InAdvance);
        await _ledger.Tell($"advance-{month}", "invoice-month", new { month }).Says(
            ("events[0].data.issuedOn", issuedOn));
    }

    [Fact]
    public async Task In_arrears_waits_for_the_end_of_the_month()
    {
        await _ledger.Sign("arrears", InArrears);
        await _ledger.Tell("arrears", "invoice-month", new { month = "2026-07" }).Refused("month-not-over");
        await _ledger.Tell("arrears", "invoice-month", new { month = "2026-07", issuedOn = "2026-07-31" })
            .Refused("month-not-over", ("issuedOn", "2026-07-31"), ("lastDay", "2026-07-31"));
        await _ledger.Tell("arrears", "invoice-month", new { month = "2026-07", issuedOn = "2026-08-01" })
            .Says(("events[0].data.total", "1000.00"));
    }

    [Fact]
    public async Task Takes_a_month_off_the_list_of_unbilled_ones()
    {
        await _ledger.Sign("unbilled", InAdvance);
        (await _ledger.Get("/v1/contracts/unbilled/billing?asOf=2026-12-31").Accepted())
            .At("unbilledMonths").EnumerateArray().Select(m => m.GetString()).ShouldContain("2026-08");
        await _ledger.Tell("unbilled", "invoice-month", new { month = "2026-08" }).Accepted();
        (await _ledger.Get("/v1/contracts/unbilled/billing?asOf=2026-12-31").Accepted())
            .At("unbilledMonths").EnumerateArray().Select(m => m.GetString()).ShouldNotContain("2026-08");
    }

    [Fact]
    public async Task Shows_in_the_billing_from_its_day_of_issue_on()
    {
        await _ledger.Sign("dated", InAdvance);
        await _ledger.Tell("dated", "invoice-month", new { month = "2026-07", issuedOn = "2026-07-10" })
            .Accepted();
        await _ledger.Get("/v1/contracts/dated/billing?asOf=2026-07-09").Says(("totals.billed", "0.00"));
        await _ledger.Get("/v1/contracts/dated/billing?asOf=2026-07-10").Says(
            ("totals.billed", "1000.00"),
            ("invoices[number=dated-0001].month", "2026-07"),
            ("invoices[number=dated-0001].total", "1000.00"),
            ("invoices[number=dated-0001].lines[0].amount", "1000.00"));
    }

    [Fact]
    public async Task Can_be_read_alone_by_its_number()
    {
        await _ledger.Sign("alone", InAdvance);
        await _ledger.Tell("alone", "invoice-month", new { month = "2026-07" }).Accepted();
        await _ledger.Get("/v1/contracts/alone/invoices/alone-0001").Says(
            ("number", "alone-0001"), ("month", "2026-07"), ("total", "1000.00"), ("status", "Open"));
        await _ledger.Get("/v1/contracts/alone/invoices/alone-0002").NotFound();
        await _ledger.Get("/v1/contracts/nobody/invoices/nobody-0001").NotFound();
        await _ledger.Get("/v1/contracts/nobody/billing").NotFound();
    }
}
