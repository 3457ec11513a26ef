using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Doing;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

public sealed class Voiding_an_invoice
{
    [Fact]
    public void Ends_its_balance_from_the_day_on()
    {
        var story = Billed("2026-07").When(Void(First, "2026-07-20"))
            .Then(new InvoiceVoided(First, Day("2026-07-20"), "wrong address"));
        story.Status(First, "2026-07-19").ShouldBe(InvoiceStatus.Open);
        story.Balance(First, "2026-07-19").ShouldBe("1000.00");
        story.Status(First, "2026-07-20").ShouldBe(InvoiceStatus.Voided);
        story.Balance(First, "2026-07-20").ShouldBe("0.00");
    }

    [Fact]
    public void Lets_its_month_be_invoiced_again_under_a_new_number() =>
        Billed("2026-07").Then(Void(First, "2026-07-20"), Invoice("2026-07", "2026-07-21"))
            .LinesOf(Second).ShouldBe(["Charge 2026-07 1000.00"]);

    [Fact]
    public void Lets_its_true_ups_be_billed_again()
    {
        var story = Billed("2026-07").Then(
            Amend("2026-07-16", 2_000m), Invoice("2026-08", "2026-08-01"), Void(Second, "2026-08-02"),
            Invoice("2026-09", "2026-09-01"));
        story.LinesOf(Third).ShouldBe(["Charge 2026-09 2000.00", "TrueUp 2026-07 516.13"]);
        story.State.Account.Find(Third)!.Lines[1].Reason.ShouldBe(
            "AmendContract (version 3) and VoidInvoice of reflection-0002 (version 5) changed 2026-07");
    }

    [Fact]
    public void Leaves_what_other_invoices_billed_of_its_month_to_be_taken_off()
    {
        var story = Billed("2026-07").Then(
            Amend("2026-07-16", 2_000m), Invoice("2026-08", "2026-08-01"), Void(First, "2026-08-02"),
            Invoice("2026-07", "2026-08-03"));
        story.LinesOf(Third).ShouldBe(
            ["Charge 2026-07 483.87", "Charge 2026-07 1032.26", "TrueUp 2026-07 -516.13"]);
        story.State.Account.Find(Third)!.Total.ShouldBe(Usd(1_000m));
    }

    [Fact]
    public void Ends_its_dispute()
    {
        var story = Billed("2026-07").Then(Dispute(First, 100m, "2026-07-05"), Void(First, "2026-07-20"));
        story.Status(First, "2026-07-19").ShouldBe(InvoiceStatus.Disputed);
        story.When(Resolve(First, DisputeOutcome.Upheld, "2026-07-25"))
            .ThenRefused<ContractRefusal.NotDisputed>();
    }

    [Fact]
    public void Is_possible_once_its_payment_was_reversed() =>
        Billed("2026-07").Then(Pay(First, 10m, "2026-07-10"), Reverse(First, "2026-07-15"))
            .When(Void(First, "2026-07-15")).ThenAccepted();

    [Theory]
    [Refuses<ContractRefusal.InvoiceNotOpen>]
    [InlineData("2026-07-10")]
    [InlineData("2026-07-05")]
    public void Is_refused_when_something_was_paid_on_the_day_or_later(string day)
    {
        var refusal = Billed("2026-07").Then(Pay(First, 10m, "2026-07-10")).When(Void(First, day))
            .ThenRefused<ContractRefusal.InvoiceNotOpen>();
        (refusal.Balance, refusal.Total).ShouldBe((Usd(990m), Usd(1_000m)));
    }

    [Fact]
    [Refuses<ContractRefusal.InvoiceNotOpen>]
    public void Is_refused_when_it_was_credited_written_off_void_or_not_issued_yet()
    {
        Billed("2026-07").Then(Credit(First, 10m, "2026-07-10")).When(Void(First, "2026-07-20"))
            .ThenRefused<ContractRefusal.InvoiceNotOpen>().InvoiceStatus
            .ShouldBe(InvoiceStatus.PartiallyPaid);
        Billed("2026-07").Then(WriteOff(First, null, "2026-07-10")).When(Void(First, "2026-07-20"))
            .ThenRefused<ContractRefusal.InvoiceNotOpen>().InvoiceStatus.ShouldBe(InvoiceStatus.WrittenOff);
        Billed("2026-07").Then(Void(First, "2026-07-10")).When(Void(First, "2026-07-05"))
            .ThenRefused<ContractRefusal.InvoiceNotOpen>().InvoiceStatus.ShouldBe(InvoiceStatus.Voided);
        Billed("2026-07").When(Void(First, "2026-06-30"))
            .ThenRefused<ContractRefusal.InvoiceNotOpen>().InvoiceStatus.ShouldBeNull();
    }

    [Fact]
    [Refuses<ContractRefusal.InvoiceNotOpen>]
    public void Is_refused_when_its_net_below_zero_was_credited() =>
        Billed("2026-07").Then(Amend("2026-07-01", 100m), Invoice("2026-08", "2026-08-01"))
            .When(Void(Second, "2026-08-02")).ThenRefused<ContractRefusal.InvoiceNotOpen>()
            .Sentence.ShouldBe("reflection-0002 is not open: its net below zero was credited.");

    [Fact]
    [Refuses<ContractRefusal.NotSigned>]
    [Refuses<ContractRefusal.UnknownInvoice>]
    public void Is_refused_without_a_contract_or_an_invoice()
    {
        Given(Hearsay).When(Void(First, "2026-07-20")).ThenRefused<ContractRefusal.NotSigned>();
        Billed().When(Void(First, "2026-07-20")).ThenRefused<ContractRefusal.UnknownInvoice>();
    }
}

public sealed class Crediting_an_invoice
{
    [Fact]
    public void Takes_the_amount_off_its_balance_from_the_day_on()
    {
        var story = Billed("2026-07").When(Credit(First, 250.5m, "2026-07-20")).Then(new CreditNoteIssued(
            "reflection-C0001", Day("2026-07-20"), 250.50m, "USD", [new(First, 250.50m)], 0.00m, "an outage",
            CreditNoteKind.Concession, "spacex", "reflection-ai", First));
        story.Balance(First, "2026-07-19").ShouldBe("1000.00");
        story.Balance(First, "2026-07-20").ShouldBe("749.50");
        story.Status(First, "2026-07-20").ShouldBe(InvoiceStatus.PartiallyPaid);
    }

    [Fact]
    public void Numbers_credit_notes_in_a_series_of_their_own() =>
        Billed("2026-07").Then(Credit(First, 1m, "2026-07-20"), Credit(First, 1m, "2026-07-02"))
            .State.Account.CreditNotes.Select(note => note.Number)
            .ShouldBe(["reflection-C0001", "reflection-C0002"]);

    [Theory]
    [InlineData("2026-06-20", "2026-07-01")]
    [InlineData("2026-07-20", "2026-07-20")]
    public void Is_issued_today_but_not_before_its_invoice(string today, string issued) =>
        Billed("2026-07").Then(Credit(First, 1m, null, today))
            .State.Account.CreditNotes.Single().IssuedOn.ShouldBe(Day(issued));

    [Fact]
    [Refuses<ContractRefusal.BeforeInvoice>]
    public void Is_refused_before_the_day_of_its_invoice_whatever_the_amount() =>
        Billed("2026-07").When(Credit(First, 5_000m, "2026-06-30"))
            .ThenRefused(new ContractRefusal.BeforeInvoice(First, Day("2026-06-30"), Day("2026-07-01")));

    [Fact]
    [Refuses<ContractRefusal.ExceedsBalance>]
    public void Is_refused_above_the_least_balance_of_any_later_day()
    {
        var story = Billed("2026-07").Then(Pay(First, 900m, "2026-08-10"));
        story.When(Credit(First, 100.01m, "2026-07-20")).ThenRefused(new ContractRefusal.ExceedsBalance(
            First, Usd(100.01m), Usd(100m), Day("2026-07-20")));
        story.When(Credit(First, 100m, "2026-07-20")).ThenAccepted();
    }

    [Theory]
    [Refuses<ContractRefusal.InvalidAmount>]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("0.001")]
    public void Is_refused_with_an_amount_that_cannot_be(string amount) => Billed("2026-07")
        .When(Credit(
            First, decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), "2026-07-20"))
        .ThenRefused<ContractRefusal.InvalidAmount>();

    [Fact]
    [Refuses<ContractRefusal.NotSigned>]
    [Refuses<ContractRefusal.UnknownInvoice>]
    public void Is_refused_without_a_contract_or_an_invoice()
    {
        Given(Hearsay).When(Credit(First, 1m, "2026-07-20")).ThenRefused<ContractRefusal.NotSigned>();
        Billed().When(Credit(First, 1m, "2026-07-20")).ThenRefused<ContractRefusal.UnknownInvoice>();
    }
}
