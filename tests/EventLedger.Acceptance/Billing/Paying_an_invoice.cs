namespace EventLedger.Acceptance.Billing;

/// <summary>Balances, statuses, unapplied cash.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Paying_an_invoice(LedgerServer server) : IClassFixture<LedgerServer>
{
    private readonly LedgerClient _ledger = server.Ledger;

    // 1,000.00 for July, issued on 2026-07-01 and due on 2026-07-31.
    private async Task Invoiced(string id)
    {
        await _ledger.Sign(id, Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await _ledger.Tell(id, "invoice-month", new { month = "2026-07", issuedOn = "2026-07-01" })
            .Accepted();
    }

    private Task<Answer> Pay(string id, string amount, string paidOn, string reference) => _ledger.Tell(
        id, "record-payment", new { invoice = $"{id}-0001", amount, paidOn, reference });

    private Task<Answer> Invoice(string id, string day) =>
        _ledger.Get($"/v1/contracts/{id}/invoices/{id}-0001?asOf={day}");

    [Fact]
    public async Task In_parts_lowers_the_balance_until_it_is_paid()
    {
        await Invoiced("parts");
        await Pay("parts", "400.00", "2026-07-10", "wire-1").Says(
            ("events[0].type", "PaymentRecorded"), ("events[0].effectiveOn", "2026-07-10"));
        await Pay("parts", "600.00", "2026-07-20", "wire-2").Accepted();
        await Invoice("parts", "2026-07-09").Says(("balance", "1000.00"), ("status", "Open"));
        await Invoice("parts", "2026-07-10").Says(("balance", "600.00"), ("status", "PartiallyPaid"));
        await Invoice("parts", "2026-07-20").Says(("balance", "0.00"), ("status", "Paid"));
    }

    [Fact]
    public async Task Late_finds_it_overdue()
    {
        await Invoiced("late");
        await Invoice("late", "2026-07-31").Says(("status", "Open"), ("dueOn", "2026-07-31"));
        await Invoice("late", "2026-08-01").Says(("status", "Overdue"));
        await Pay("late", "1000.00", "2026-08-20", "wire-1").Accepted();
        await Invoice("late", "2026-08-19").Says(("status", "Overdue"));
        await Invoice("late", "2026-08-20").Says(("status", "Paid"));
    }

    [Fact]
    public async Task In_part_leaves_it_overdue_after_its_due_day()
    {
        await Invoiced("part-late");
        await Pay("part-late", "400.00", "2026-07-10", "wire-1").Accepted();
        await Invoice("part-late", "2026-07-31").Says(("status", "PartiallyPaid"));
        await Invoice("part-late", "2026-08-01").Says(("status", "Overdue"), ("balance", "600.00"));
    }

    [Fact]
    public async Task Keeps_the_totals_of_the_contract_in_balance()
    {
        await Invoiced("totals");
        await Pay("totals", "400.00", "2026-07-10", "wire-1").Accepted();
        await _ledger.Get("/v1/contracts/totals/billing?asOf=2026-07-15").Says(
            ("totals.billed", "1000.00"),
            ("totals.credited", "0.00"),
            ("totals.paid", "400.00"),
            ("totals.writtenOff", "0.00"),
            ("totals.balance", "600.00"),
            ("totals.unapplied", "0.00"),
            ("totals.refunded", "0.00"));
    }

    [Fact]
    public async Task With_more_than_it_owes_is_refused()
    {
        await Invoiced("too-much");
        await Pay("too-much", "1000.01", "2026-07-10", "wire-1").Refused(
            "exceeds-balance", ("balance", "1000.00"));
        await Pay("too-much", "1000.00", "2026-07-10", "wire-1").Accepted();
    }

    [Fact]
    public async Task With_more_than_it_owes_can_leave_the_rest_unapplied()
    {
        await Invoiced("unapplied");
        await _ledger.Tell("unapplied", "record-payment", new
        {
            invoice = "unapplied-0001",
            amount = "1200.00",
            paidOn = "2026-07-10",
            reference = "wire-1",
            allowUnapplied = true,
        }).Accepted();
        await Invoice("unapplied", "2026-07-10").Says(("balance", "0.00"), ("status", "Paid"));
        await _ledger.Get("/v1/contracts/unapplied/billing?asOf=2026-07-10").Says(
            ("totals.paid", "1000.00"), ("totals.balance", "0.00"), ("totals.unapplied", "200.00"));
    }

    [Fact]
    public async Task Backdated_may_not_overpay_it_on_a_later_day()
    {
        await Invoiced("backdated");
        await Pay("backdated", "900.00", "2026-08-01", "wire-1").Accepted();
        await Pay("backdated", "200.00", "2026-07-10", "wire-2")
            .Refused("exceeds-balance", ("balance", "100.00"));
        await Pay("backdated", "100.00", "2026-07-10", "wire-2").Accepted();
    }

    [Fact]
    public async Task Twice_by_one_reference_is_refused_even_when_it_would_not_exceed_the_balance()
    {
        await Invoiced("twice");
        await Pay("twice", "400.00", "2026-07-10", "wire-1").Accepted();
        await Pay("twice", "400.00", "2026-07-10", "wire-1").Refused(
            "duplicate-payment", ("reference", "wire-1"), ("invoice", "twice-0001"));
    }

    [Fact]
    public async Task Shows_the_payment_on_it()
    {
        await Invoiced("shown");
        await Pay("shown", "400.00", "2026-07-10", "wire-1").Accepted();
        await Invoice("shown", "2026-07-15").Says(
            ("payments[0].reference", "wire-1"), ("payments[0].amount", "400.00"));
    }
}
