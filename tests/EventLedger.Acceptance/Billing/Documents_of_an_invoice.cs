using EventLedger.Acceptance.Refusals;

namespace EventLedger.Acceptance.Billing;

/// <summary>Over HTTP: what credits, voids, reversals, write-offs and disputes leave.</summary>
[Collection(AnotherCluster.Name)]
public sealed class Documents_of_an_invoice(LedgerServer server) : IClassFixture<LedgerServer>
{
    private readonly LedgerClient _ledger = server.Ledger;

    private Task<Answer> Tell(string id, string command, object body) =>
        _ledger.Tell(id, command, Draft.Of(body).With("invoice", $"{id}-0001"));

    private Task<Answer> Invoice(string id, string day) =>
        _ledger.Get($"/v1/contracts/{id}/invoices/{id}-0001?asOf={day}");

    private Task<Answer> Billing(string id, string day) =>
        _ledger.Get($"/v1/contracts/{id}/billing?asOf={day}");

    [Fact]
    public async Task A_credit_note_takes_its_amount_off_the_balance()
    {
        await Situations.July(_ledger, "credited");
        await Tell(
            "credited", "issue-credit-note",
            new { amount = "250.00", issuedOn = "2026-07-20", reason = "an outage" }).Says(
            ("events[0].type", "CreditNoteIssued"),
            ("events[0].data.number", "credited-C0001"),
            ("events[0].data.applied[0].amount", "250.00"),
            ("events[0].data.reason", "an outage"),
            ("events[0].effectiveOn", "2026-07-20"));
        await Invoice("credited", "2026-07-19").Says(("balance", "1000.00"));
        await Invoice("credited", "2026-07-20").Says(
            ("balance", "750.00"), ("status", "PartiallyPaid"), ("credits[0].amount", "250.00"));
        await Billing("credited", "2026-07-20").Says(
            ("totals.credited", "250.00"), ("totals.balance", "750.00"),
            ("creditNotes[0].kind", "Concession"));
    }

    [Fact]
    public async Task A_credit_note_without_a_day_is_issued_today_but_not_before_its_invoice()
    {
        await _ledger.Sign("undated", Terms.Plain("2026-07-01", "2026-12-31", "1000.00"));
        await _ledger.Tell("undated", "invoice-month", new { month = "2026-09" }).Accepted();
        await Tell("undated", "issue-credit-note", new { amount = "1.00", reason = "an outage" })
            .Says(("events[0].data.issuedOn", "2026-09-01"));
    }

    [Fact]
    public async Task A_void_ends_it_and_frees_its_month()
    {
        await Situations.July(_ledger, "voided");
        await Tell("voided", "void-invoice", new { voidedOn = "2026-07-05", reason = "wrong address" })
            .Says(("events[0].type", "InvoiceVoided"));
        await Invoice("voided", "2026-07-04").Says(("status", "Open"), ("voidedOn", null));
        await Invoice("voided", "2026-07-05").Says(
            ("status", "Voided"), ("balance", "0.00"), ("voidedOn", "2026-07-05"));
        var billing = await Billing("voided", "2026-07-05").Says(("totals.billed", "0.00"));
        billing.At("unbilledMonths").EnumerateArray().Select(m => m.GetString()).ShouldBe(["2026-07"]);
        await _ledger.Tell("voided", "invoice-month", new { month = "2026-07", issuedOn = "2026-07-06" })
            .Says(("events[0].data.number", "voided-0002"), ("events[0].data.total", "1000.00"));
        await Billing("voided", "2026-07-06").Says(("totals.billed", "1000.00"));
    }

    [Fact]
    public async Task A_reversal_makes_it_owed_again_and_keeps_what_was_known()
    {
        await Situations.JulyPaidInPart(_ledger, "reversed");
        var before = await Billing("reversed", "2026-07-20").Says(("totals.paid", "400.00"));
        before.At("invoices[0].payments").GetArrayLength().ShouldBe(1);
        await Tell(
            "reversed", "reverse-payment",
            new { reference = "wire-1", reversedOn = "2026-07-20", reason = "bounced" })
            .Says(("events[0].type", "PaymentReversed"), ("events[0].data.amount", "400.00"));
        await Billing("reversed", "2026-07-19").Says(("totals.paid", "400.00"));
        await Billing("reversed", "2026-07-20").Says(
            ("totals.paid", "0.00"), ("totals.balance", "1000.00"),
            ("invoices[0].payments[0].reversedOn", "2026-07-20"));
    }

    [Fact]
    public async Task A_payment_after_its_write_off_reverses_that_first()
    {
        await Situations.July(_ledger, "gone");
        await Tell("gone", "write-off-invoice", new { writtenOffOn = "2026-12-31", reason = "insolvency" })
            .Says(("events[0].type", "InvoiceWrittenOff"), ("events[0].data.amount", "1000.00"));
        await Invoice("gone", "2026-12-31").Says(("status", "WrittenOff"), ("balance", "0.00"));
        await Billing("gone", "2026-12-31").Says(("totals.writtenOff", "1000.00"));
        await Tell(
            "gone", "record-payment", new { amount = "1000.00", paidOn = "2027-03-01", reference = "late" })
            .Says(("events[0].type", "PaymentRecorded"), ("events[0].data.writeOffReversed", "1000.00"));
        await Invoice("gone", "2027-02-28").Says(("status", "WrittenOff"));
        await Invoice("gone", "2027-03-01").Says(("status", "Paid"));
        await Billing("gone", "2027-03-01").Says(("totals.writtenOff", "0.00"), ("totals.paid", "1000.00"));
    }

    [Fact]
    public async Task A_dispute_shows_until_it_is_resolved_and_upheld_is_credited()
    {
        await Situations.JulyDisputed(_ledger, "contested");
        await Invoice("contested", "2026-07-09").Says(("status", "Open"));
        await Invoice("contested", "2026-07-10").Says(
            ("status", "Disputed"), ("balance", "1000.00"), ("disputes[0].amount", "400.00"));
        await Tell("contested", "resolve-dispute", new { resolvedOn = "2026-07-20", outcome = "Upheld" })
            .Says(
                ("events[0].type", "DisputeResolved"),
                ("events[1].type", "CreditNoteIssued"),
                ("events[1].data.amount", "400.00"));
        await Invoice("contested", "2026-07-20").Says(
            ("status", "PartiallyPaid"), ("balance", "600.00"), ("disputes[0].outcome", "Upheld"));
    }

    [Theory]
    [InlineData("Rejected")]
    [InlineData("Withdrawn")]
    public async Task A_dispute_that_is_not_upheld_credits_nothing(string outcome)
    {
        var id = outcome.ToLowerInvariant();
        await Situations.JulyDisputed(_ledger, id);
        var answer = await Tell(id, "resolve-dispute", new { resolvedOn = "2026-07-20", outcome }).Accepted();
        answer.Count("events").ShouldBe(1);
        await Invoice(id, "2026-07-20").Says(("status", "Open"), ("balance", "1000.00"));
    }

    [Fact]
    public async Task Unapplied_cash_can_be_applied_to_another_and_the_rest_refunded()
    {
        await Situations.JulyOverpaid(_ledger, "over");
        await _ledger.Tell("over", "invoice-month", new { month = "2026-08" }).Accepted();
        await _ledger.Tell(
                "over", "apply-unapplied",
                new { invoice = "over-0002", amount = "150.00", appliedOn = "2026-08-05" })
            .Says(
                ("events[0].type", "UnappliedApplied"), ("events[0].data.parts[0].reference", "wire-1"));
        await _ledger.Tell(
                "over", "refund-unapplied",
                new { amount = "50.00", refundedOn = "2026-08-06", reference = "refund-1" })
            .Says(("events[0].type", "UnappliedRefunded"));
        await Billing("over", "2026-08-04").Says(
            ("totals.paid", "1000.00"), ("totals.unapplied", "200.00"), ("totals.refunded", "0.00"));
        await Billing("over", "2026-08-06").Says(
            ("totals.billed", "2000.00"), ("totals.paid", "1150.00"), ("totals.balance", "850.00"),
            ("totals.unapplied", "0.00"), ("totals.refunded", "50.00"), ("totals.received", "1200.00"),
            ("invoices[number=over-0002].appliedCash[0].invoice", "over-0001"));
    }

    [Fact]
    public async Task As_known_before_a_document_are_without_it()
    {
        await Situations.July(_ledger, "known");
        var recorded = (await _ledger.Contract("known", "asOf=2026-07-15").Accepted())["version"];
        var instant = (await _ledger.Get("/v1/contracts/known/events").Accepted())["items[1].recordedAt"];
        server.Clock.IsNoonOf("2026-07-16");
        await Tell(
            "known", "issue-credit-note",
            new { amount = "250.00", issuedOn = "2026-07-10", reason = "an outage" }).Accepted();
        recorded.ShouldBe("2");
        await _ledger.Get($"/v1/contracts/known/billing?asOf=2026-07-15&knownAt={instant}")
            .Says(("totals.balance", "1000.00"), ("totals.credited", "0.00"));
        await _ledger.Get("/v1/contracts/known/billing?asOf=2026-07-15")
            .Says(("totals.balance", "750.00"), ("totals.credited", "250.00"));
    }
}
