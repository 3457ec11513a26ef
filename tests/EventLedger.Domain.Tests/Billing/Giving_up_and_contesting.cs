using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Doing;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

public sealed class Writing_an_invoice_off
{
    [Fact]
    public void Gives_up_all_that_is_owed_unless_an_amount_is_named()
    {
        var story = Billed("2026-07").Then(Pay(First, 400m, "2026-07-10"))
            .When(WriteOff(First, null, "2026-12-31"))
            .Then(new InvoiceWrittenOff(First, 600.00m, "USD", Day("2026-12-31"), "insolvency"));
        story.Status(First, "2026-12-30").ShouldBe(InvoiceStatus.Overdue);
        story.Status(First, "2026-12-31").ShouldBe(InvoiceStatus.WrittenOff);
        story.State.Account.Find(First)!.WrittenOffOn(Day("2026-12-31")).ShouldBe(Usd(600m));
    }

    [Fact]
    public void In_part_leaves_the_rest_owed()
    {
        var story = Billed("2026-07").Then(WriteOff(First, 250m, "2026-07-10"));
        story.Balance(First, "2026-07-10").ShouldBe("750.00");
        story.Status(First, "2026-07-10").ShouldBe(InvoiceStatus.PartiallyPaid);
        story.Then(Pay(First, 750m, "2026-07-20")).Status(First, "2026-07-20")
            .ShouldBe(InvoiceStatus.WrittenOff);
    }

    [Fact]
    public void Is_reversed_by_a_payment_that_comes_after_all()
    {
        var story = Billed("2026-07").Then(WriteOff(First, null, "2026-12-31"))
            .When(Pay(First, 400m, "2027-02-01")).Then(new PaymentRecorded(
                First, 400.00m, "USD", Day("2027-02-01"), "wire-1", WriteOffReversed: 1_000.00m));
        story.Status(First, "2027-01-31").ShouldBe(InvoiceStatus.WrittenOff);
        story.Status(First, "2027-02-01").ShouldBe(InvoiceStatus.Overdue);
        story.Balance(First, "2027-02-01").ShouldBe("600.00");
        story.Then(Pay(First, 600m, "2027-02-02", "wire-2")).Status(First, "2027-02-02")
            .ShouldBe(InvoiceStatus.Paid);
    }

    [Fact]
    public void Is_reversed_on_its_own_day_by_a_payment_dated_before_it()
    {
        var story = Billed("2026-07").Then(
            WriteOff(First, null, "2026-12-31"), Pay(First, 400m, "2026-08-01"));
        story.Balance(First, "2026-08-01").ShouldBe("600.00");
        story.Balance(First, "2026-12-31").ShouldBe("600.00");
        story.Status(First, "2026-12-31").ShouldBe(InvoiceStatus.Overdue);
    }

    [Fact]
    public void Stands_beside_a_payment_that_the_rest_can_take() =>
        Billed("2026-07").Then(WriteOff(First, 250m, "2026-07-10"))
            .When(Pay(First, 750m, "2026-07-20"))
            .Then(new PaymentRecorded(First, 750.00m, "USD", Day("2026-07-20"), "wire-1"));

    [Fact]
    [Refuses<ContractRefusal.ExceedsBalance>]
    public void Is_refused_above_what_is_owed_or_when_nothing_is()
    {
        Billed("2026-07").When(WriteOff(First, 1_000.01m, "2026-07-10"))
            .ThenRefused<ContractRefusal.ExceedsBalance>();
        Billed("2026-07").Then(Pay(First, 1_000m, "2026-07-05")).When(WriteOff(First, null, "2026-07-10"))
            .ThenRefused<ContractRefusal.ExceedsBalance>();
        Billed("2026-07").When(WriteOff(First, null, "2026-06-30"))
            .ThenRefused<ContractRefusal.ExceedsBalance>();
    }

    [Fact]
    [Refuses<ContractRefusal.NotSigned>]
    [Refuses<ContractRefusal.UnknownInvoice>]
    [Refuses<ContractRefusal.InvalidAmount>]
    public void Is_refused_without_a_contract_an_invoice_or_an_amount()
    {
        Given(Hearsay).When(WriteOff(First, null, "2026-07-10")).ThenRefused<ContractRefusal.NotSigned>();
        Billed().When(WriteOff(First, null, "2026-07-10")).ThenRefused<ContractRefusal.UnknownInvoice>();
        Billed("2026-07").When(WriteOff(First, 0m, "2026-07-10"))
            .ThenRefused<ContractRefusal.InvalidAmount>();
    }
}

public sealed class Disputing_an_invoice
{
    [Fact]
    public void Shows_until_it_is_resolved_and_stays_owed()
    {
        var story = Billed("2026-07").When(Dispute(First, null, "2026-08-10"))
            .Then(new InvoiceDisputed(First, 1_000.00m, "USD", Day("2026-08-10"), "an outage"))
            .When(Resolve(First, DisputeOutcome.Rejected, "2026-09-01"))
            .Then(new DisputeResolved(
                First, DisputeOutcome.Rejected, 1_000.00m, "USD", Day("2026-09-01")));
        story.Status(First, "2026-08-09").ShouldBe(InvoiceStatus.Overdue);
        story.Status(First, "2026-08-10").ShouldBe(InvoiceStatus.Disputed);
        story.Balance(First, "2026-08-31").ShouldBe("1000.00");
        story.Status(First, "2026-09-01").ShouldBe(InvoiceStatus.Overdue);
    }

    [Fact]
    public void Upheld_credits_its_amount()
    {
        var story = Billed("2026-07").Then(Dispute(First, 400m, "2026-07-10"))
            .When(Resolve(First, DisputeOutcome.Upheld, "2026-07-20"))
            .Then(
                new DisputeResolved(First, DisputeOutcome.Upheld, 400.00m, "USD", Day("2026-07-20")),
                new CreditNoteIssued(
                    "reflection-C0001", Day("2026-07-20"), 400.00m, "USD", [new(First, 400.00m)], 0.00m,
                    "The dispute of reflection-0001 was upheld: an outage", CreditNoteKind.UpheldDispute,
                    "spacex", "reflection-ai", First));
        story.Balance(First, "2026-07-20").ShouldBe("600.00");
    }

    [Fact]
    public void Upheld_when_it_was_paid_meanwhile_credits_other_invoices_and_keeps_the_rest()
    {
        var story = Billed("2026-07", "2026-08").Then(
            Dispute(First, 400m, "2026-07-10"), Pay(First, 1_000m, "2026-07-15"),
            Pay(Second, 700m, "2026-08-02"), Resolve(First, DisputeOutcome.Upheld, "2026-08-05"));
        var note = story.State.Account.CreditNotes.Single();
        note.Applied.ShouldBe([new(Second, 300.00m)]);
        note.Unapplied.ShouldBe(Usd(100m));
    }

    [Fact]
    public void Upheld_does_not_credit_what_was_written_off_or_credited_before()
    {
        var disputed = Billed("2026-07").Then(Dispute(First, 400m, "2026-07-10"));
        disputed
            .Then(WriteOff(First, 900m, "2026-07-15"), Resolve(First, DisputeOutcome.Upheld, "2026-07-20"))
            .State.Account.CreditNotes.Single().Amount.ShouldBe(Usd(100m));
        disputed.Then(Credit(First, 1_000m, "2026-07-15"))
            .When(Resolve(First, DisputeOutcome.Upheld, "2026-07-20"))
            .Then(new DisputeResolved(First, DisputeOutcome.Upheld, 400.00m, "USD", Day("2026-07-20")));
    }

    [Fact]
    public void Is_no_status_of_what_is_paid()
    {
        var story = Billed("2026-07").Then(
            Dispute(First, 400m, "2026-07-10"), Pay(First, 1_000m, "2026-07-15"));
        story.Status(First, "2026-07-15").ShouldBe(InvoiceStatus.Paid);
    }

    [Theory]
    [Refuses<ContractRefusal.AlreadyDisputed>]
    [InlineData("2026-07-05")]
    [InlineData("2026-07-10")]
    [InlineData("2026-07-19")]
    public void Is_refused_while_another_is_open_on_the_day_or_later(string day)
    {
        var disputed = Billed("2026-07").Then(Dispute(First, 400m, "2026-07-10"));
        disputed.When(Dispute(First, 1m, day)).ThenRefused(
            new ContractRefusal.AlreadyDisputed(First, Day("2026-07-10"), Usd(400m)));
        disputed.Then(Resolve(First, DisputeOutcome.Withdrawn, "2026-07-20")).When(Dispute(First, 1m, day))
            .ThenRefused<ContractRefusal.AlreadyDisputed>();
    }

    [Fact]
    public void May_follow_one_that_has_ended() =>
        Billed("2026-07").Then(
            Dispute(First, 400m, "2026-07-10"), Resolve(First, DisputeOutcome.Withdrawn, "2026-07-20"),
            Dispute(First, 1m, "2026-07-20"));

    [Fact]
    [Refuses<ContractRefusal.ExceedsBalance>]
    public void Is_refused_above_what_is_owed_on_the_day()
    {
        var paid = Billed("2026-07").Then(Pay(First, 1_000m, "2026-07-10"));
        paid.When(Dispute(First, null, "2026-07-10")).ThenRefused<ContractRefusal.ExceedsBalance>();
        paid.When(Dispute(First, 1_000m, "2026-07-09")).ThenAccepted();
        Billed("2026-07").When(Dispute(First, 1_000.01m, "2026-07-10"))
            .ThenRefused<ContractRefusal.ExceedsBalance>();
    }

    [Theory]
    [Refuses<ContractRefusal.NotDisputed>]
    [InlineData("2026-07-09")]
    [InlineData("2026-06-01")]
    public void Cannot_be_resolved_before_it_began(string day) =>
        Billed("2026-07").Then(Dispute(First, 400m, "2026-07-10"))
            .When(Resolve(First, DisputeOutcome.Rejected, day))
            .ThenRefused(new ContractRefusal.NotDisputed(First, Day(day)));

    [Fact]
    [Refuses<ContractRefusal.NotSigned>]
    [Refuses<ContractRefusal.UnknownInvoice>]
    [Refuses<ContractRefusal.InvalidAmount>]
    [Refuses<ContractRefusal.NotDisputed>]
    public void Is_refused_without_a_contract_an_invoice_an_amount_or_a_dispute()
    {
        Given(Hearsay).When(Dispute(First, 1m, "2026-07-10")).ThenRefused<ContractRefusal.NotSigned>();
        Given(Hearsay).When(Resolve(First, DisputeOutcome.Rejected, "2026-07-10"))
            .ThenRefused<ContractRefusal.NotSigned>();
        Billed().When(Dispute(First, 1m, "2026-07-10")).ThenRefused<ContractRefusal.UnknownInvoice>();
        Billed().When(Resolve(First, DisputeOutcome.Rejected, "2026-07-10"))
            .ThenRefused<ContractRefusal.UnknownInvoice>();
        Billed("2026-07").When(Dispute(First, -1m, "2026-07-10"))
            .ThenRefused<ContractRefusal.InvalidAmount>();
        Billed("2026-07").When(Resolve(First, DisputeOutcome.Rejected, "2026-07-10"))
            .ThenRefused<ContractRefusal.NotDisputed>();
    }
}
