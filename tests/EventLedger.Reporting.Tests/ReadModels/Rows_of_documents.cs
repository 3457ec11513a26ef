using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

/// <summary>
/// The money entries of documents, in cents; July is invoiced at 1,000.00 and paid by 1,200.00.
/// </summary>
public sealed class Rows_of_documents
{
    private const string First = $"{Streams.Id}-0001";
    private const string Second = $"{Streams.Id}-0002";
    private const string Note = $"{Streams.Id}-C0001";

    private static readonly MonthInvoiced July = Streams.Invoiced(1, "2026-07", 1_000m);
    private static readonly MonthInvoiced August = Streams.Invoiced(2, "2026-08", 1_000m);
    private static readonly InvoiceWrittenOff WriteOff =
        new(First, 600m, "USD", Day("2026-12-31"), "insolvency");

    private static readonly InvoiceDisputed Dispute = new(First, 400m, "USD", Day("2026-07-10"), "outage");
    private static readonly PaymentRecorded Overpayment =
        Streams.Paid(1, 1_200m, "2026-07-10", unapplied: 200m);

    private static readonly UnappliedApplied Application = new(
        Second, 150m, "USD", Day("2026-08-05"), [new(150m, Invoice: First, Reference: "wire-1")]);

    /// <summary>The entries of the last event: kind, document, day, cents, reference.</summary>
    private static string[] Of(params ContractEvent[] events) =>
    [
        .. LedgerProjection.Project(Streams.InContext([RealDeals.Signed, .. events]).Last()).Entries
            .Select(e => $"{e.Kind} {e.Document[^5..]} {e.Day:MM-dd} {e.Amount} {e.Reference}".TrimEnd()),
    ];

    [Fact]
    public void Of_a_void_take_lines_off_only_where_the_month_of_issue_is_closed()
    {
        Of(July, new InvoiceVoided(First, Day("2026-08-10"), "wrong")).ShouldBe(
            ["Voided -0001 08-10 -100000"]);
        Of(July, new InvoiceVoided(First, Day("2026-08-10"), "wrong", MonthOf("2026-08"))).ShouldBe(
            ["Voided -0001 08-10 -100000", "LineTakenOff -0001 08-10 -100000 Charge"]);
    }

    [Fact]
    public void Of_a_concession_say_so() => Of(July, Streams.Credited(1, 1, 250m, "2026-07-20")).ShouldBe(
    [
        "CreditIssued C0001 07-20 25000 spacex/reflection-ai", $"Concession C0001 07-20 25000 {First}",
        $"Credited -0001 07-20 25000 {Note}",
    ]);

    [Fact]
    public void Of_a_credit_of_what_was_never_owed_are_no_concession() => Of(
        July,
        Streams.Credited(1, 1, 250m, "2026-07-20") with
        {
            Kind = CreditNoteKind.NegativeNet,
            Amount = 300m,
            Unapplied = 50m,
        }).ShouldBe(
        [
            "CreditIssued C0001 07-20 30000 spacex/reflection-ai", $"Credited -0001 07-20 25000 {Note}",
            "UnappliedCredit C0001 07-20 5000",
        ]);

    [Fact]
    public void Of_a_void_take_the_total_and_the_dispute_back() =>
        Of(July, Dispute, new InvoiceVoided(First, Day("2026-07-20"), "wrong")).ShouldBe(
            ["Voided -0001 07-20 -100000", "Disputed -0001 07-20 -40000"]);

    [Fact]
    public void Of_a_use_of_cash_pay_one_invoice_from_the_other() =>
        Of(July, August, Overpayment, Application).ShouldBe(
            ["Unapplied -0001 08-05 -15000 wire-1", "Paid -0002 08-05 15000 wire-1"]);

    [Fact]
    public void Of_a_reversal_take_back_the_payment_and_what_was_made_of_it() => Of(
        July, August, Overpayment, Application,
        new PaymentReversed(
            First, "wire-1", 1_200m, "USD", Day("2026-08-20"), "bounced", 200m,
            [new(Second, 150m, Day("2026-08-20"))])).ShouldBe(
        [
            "Paid -0001 08-20 -100000 wire-1", "Unapplied -0001 08-20 -20000 wire-1",
            "Paid -0002 08-20 -15000 wire-1", "Unapplied -0001 08-20 15000 wire-1",
        ]);

    [Fact]
    public void Of_a_refund_leave_the_unapplied() => Of(
        July, Overpayment,
        new UnappliedRefunded(
            50m, "USD", Day("2026-08-06"), "refund-1", [new(50m, Invoice: First, Reference: "wire-1")]))
        .ShouldBe(["Unapplied -0001 08-06 -5000 wire-1", "Refunded -0001 08-06 5000 refund-1"]);

    [Fact]
    public void Of_a_late_payment_take_the_write_off_back_on_its_day()
    {
        Of(July, WriteOff).ShouldBe(["WrittenOff -0001 12-31 60000"]);
        Of(July, WriteOff, Streams.Paid(1, 500m, "2026-08-10") with { WriteOffReversed = 600m }).ShouldBe(
            ["WrittenOff -0001 12-31 -60000 wire-1", "Paid -0001 08-10 50000 wire-1"]);
    }

    [Fact]
    public void Of_a_dispute_open_and_close()
    {
        Of(July, Dispute).ShouldBe(["Disputed -0001 07-10 40000"]);
        Of(July, Dispute, new DisputeResolved(First, DisputeOutcome.Rejected, 400m, "USD", Day("2026-07-20")))
            .ShouldBe(["Disputed -0001 07-20 -40000"]);
    }

    [Fact]
    public void Of_a_final_account_have_its_lines_where_no_invoice_brings_them()
    {
        var line = new InvoiceLine(
            InvoiceLineKind.TrueUp, MonthOf("2026-07"), Day("2026-07-01"), Day("2026-07-31"), -100m);
        Of(July, new FinalAccountSettled(Day("2030-01-15"), "USD", 900m, 1_000m, [line], Note))
            .ShouldBe(["Line C0001 01-15 -10000 TrueUp"]);
        Of(July, new FinalAccountSettled(
            Day("2030-01-15"), "USD", 1_100m, 1_000m, [line with { Amount = 100m }], Second)).ShouldBeEmpty();
    }
}
