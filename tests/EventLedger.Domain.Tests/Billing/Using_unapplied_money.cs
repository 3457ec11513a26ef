using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Doing;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

/// <summary>July and August are invoiced; July was overpaid by 200.00.</summary>
public sealed class Using_unapplied_money
{
    private static Story<Contract, ContractEvent> Overpaid =>
        Billed("2026-07", "2026-08").Then(Pay(First, 1_200m, "2026-07-10", allow: true));

    /// <summary>500.00 of credit are unapplied too, since 2026-08-05.</summary>
    private static Story<Contract, ContractEvent> Both => Overpaid
        .Then(
            Pay(Second, 1_000m, "2026-08-02"), Reverse(Second, "2026-08-20"),
            Dispute(First, 500m, "2026-07-05"), Resolve(First, DisputeOutcome.Upheld, "2026-08-05"));

    [Fact]
    public void Applies_it_to_another_invoice_from_the_day_on()
    {
        var story = Overpaid.When(Apply(Second, 150m, "2026-08-05")).Then(new UnappliedApplied(
            Second, 150.00m, "USD", Day("2026-08-05"), [new(150.00m, Invoice: First, Reference: "wire-1")]));
        story.Balance(Second, "2026-08-04").ShouldBe("1000.00");
        story.Balance(Second, "2026-08-05").ShouldBe("850.00");
        story.Left(First, "wire-1", "2026-08-04").ShouldBe("200.00");
        story.Left(First, "wire-1", "2026-08-05").ShouldBe("50.00");
    }

    [Fact]
    public void Never_applies_cash_by_itself() =>
        Overpaid.Then(Invoice("2026-09", "2026-09-01")).Balance(Third, "2026-12-31").ShouldBe("1000.00");

    [Fact]
    public void Applies_credit_before_cash()
    {
        var story = Both.When(Apply(Second, 600m, "2026-08-20")).Then(new UnappliedApplied(
            Second,
            600.00m,
            "USD",
            Day("2026-08-20"),
            [
                new(500.00m, CreditNote: "reflection-C0001"),
                new(100.00m, Invoice: First, Reference: "wire-1"),
            ]));
        story.Balance(Second, "2026-08-20").ShouldBe("400.00");
    }

    [Fact]
    public void Refunds_cash_before_credit()
    {
        var story = Both.When(Refund(300m, "2026-08-20")).Then(new UnappliedRefunded(
            300.00m,
            "USD",
            Day("2026-08-20"),
            "refund-1",
            [
                new(200.00m, Invoice: First, Reference: "wire-1"),
                new(100.00m, CreditNote: "reflection-C0001"),
            ]));
        story.Left("reflection-C0001", null, "2026-08-20").ShouldBe("400.00");
        story.State.Account.FindUnapplied(First, "wire-1")!.RefundedOn(Day("2026-08-20")).ShouldBe(Usd(200m));
    }

    [Fact]
    [Refuses<ContractRefusal.ExceedsUnapplied>]
    public void Is_refused_above_what_is_left_on_the_day_or_any_later_one()
    {
        Overpaid.When(Apply(Second, 200.01m, "2026-08-05")).ThenRefused(
            new ContractRefusal.ExceedsUnapplied(Usd(200.01m), Usd(200m), Day("2026-08-05")));
        Overpaid.When(Refund(200.01m, "2026-08-05")).ThenRefused<ContractRefusal.ExceedsUnapplied>();
        Overpaid.When(Refund(1m, "2026-07-09")).ThenRefused<ContractRefusal.ExceedsUnapplied>();
        Overpaid.Then(Apply(Second, 150m, "2026-08-05")).When(Refund(51m, "2026-07-20"))
            .ThenRefused<ContractRefusal.ExceedsUnapplied>().Unapplied.ShouldBe(Usd(50m));
    }

    [Fact]
    [Refuses<ContractRefusal.ExceedsBalance>]
    public void Is_refused_above_the_balance_before_the_unapplied_is_looked_at() =>
        Overpaid.When(Apply(Second, 1_000.01m, "2026-08-05")).ThenRefused<ContractRefusal.ExceedsBalance>();

    [Fact]
    [Refuses<ContractRefusal.NotSigned>]
    [Refuses<ContractRefusal.UnknownInvoice>]
    [Refuses<ContractRefusal.InvalidAmount>]
    public void Is_refused_without_a_contract_an_invoice_or_an_amount()
    {
        Given(Hearsay).When(Apply(First, 1m, "2026-08-05")).ThenRefused<ContractRefusal.NotSigned>();
        Given(Hearsay).When(Refund(1m, "2026-08-05")).ThenRefused<ContractRefusal.NotSigned>();
        Overpaid.When(Apply(Third, 1m, "2026-08-05")).ThenRefused<ContractRefusal.UnknownInvoice>();
        Overpaid.When(Apply(Second, 0m, "2026-08-05")).ThenRefused<ContractRefusal.InvalidAmount>();
        Overpaid.When(Refund(0.001m, "2026-08-05")).ThenRefused<ContractRefusal.InvalidAmount>();
    }
}

public sealed class Reversing_a_payment
{
    [Fact]
    public void Makes_it_owed_again_from_the_day_on()
    {
        var story = Billed("2026-07").Then(Pay(First, 400m, "2026-07-10")).When(Reverse(First, "2026-07-20"))
            .Then(new PaymentReversed(First, "wire-1", 400.00m, "USD", Day("2026-07-20"), "bounced"));
        story.Balance(First, "2026-07-19").ShouldBe("600.00");
        story.Balance(First, "2026-07-20").ShouldBe("1000.00");
        story.Status(First, "2026-07-20").ShouldBe(InvoiceStatus.Open);
    }

    [Fact]
    [Refuses<ContractRefusal.DuplicatePayment>]
    public void Does_not_free_its_reference() =>
        Billed("2026-07").Then(Pay(First, 400m, "2026-07-10"), Reverse(First, "2026-07-20"))
            .When(Pay(First, 400m, "2026-07-25")).ThenRefused<ContractRefusal.DuplicatePayment>();

    [Fact]
    public void Takes_back_what_it_left_unapplied_and_what_that_was_applied_to()
    {
        var story = Billed("2026-07", "2026-08")
            .Then(Pay(First, 1_200m, "2026-07-10", allow: true), Apply(Second, 150m, "2026-08-05"))
            .When(Reverse(First, "2026-08-20"))
            .Then(new PaymentReversed(
                First, "wire-1", 1_200.00m, "USD", Day("2026-08-20"), "bounced", 200.00m,
                [new(Second, 150.00m, Day("2026-08-20"))]));
        story.Balance(First, "2026-08-20").ShouldBe("1000.00");
        story.Balance(Second, "2026-08-19").ShouldBe("850.00");
        story.Balance(Second, "2026-08-20").ShouldBe("1000.00");
        story.Left(First, "wire-1", "2026-08-19").ShouldBe("50.00");
        story.Left(First, "wire-1", "2026-08-20").ShouldBe("0.00");
        story.When(Refund(1m, "2026-08-20")).ThenRefused<ContractRefusal.ExceedsUnapplied>();
    }

    [Fact]
    public void Backdated_undoes_later_applications_on_their_own_day()
    {
        var story = Billed("2026-07", "2026-08")
            .Then(
                Pay(First, 1_200m, "2026-07-10", allow: true), Apply(Second, 150m, "2026-08-05"),
                Reverse(First, "2026-07-20"));
        foreach (var day in (string[])["2026-07-20", "2026-08-04", "2026-08-05", "2026-12-31"])
            story.Left(First, "wire-1", day).ShouldBe("0.00", day);
        story.Balance(Second, "2026-08-05").ShouldBe("1000.00");
    }

    [Fact]
    [Refuses<ContractRefusal.ExceedsUnapplied>]
    public void Is_refused_when_what_it_left_was_refunded() => Billed("2026-07")
        .Then(Pay(First, 1_200m, "2026-07-10", allow: true), Refund(50m, "2026-07-15"))
        .When(Reverse(First, "2026-08-20"))
        .ThenRefused(new ContractRefusal.ExceedsUnapplied(Usd(200m), Usd(150m), Day("2026-08-20")));

    [Fact]
    [Refuses<ContractRefusal.UnknownPayment>]
    [Refuses<ContractRefusal.AlreadyReversed>]
    public void Is_refused_when_there_is_none_on_the_day_or_it_was_reversed()
    {
        var paid = Billed("2026-07").Then(Pay(First, 400m, "2026-07-10"));
        paid.When(Reverse(First, "2026-07-20", "wire-2")).ThenRefused(
            new ContractRefusal.UnknownPayment(First, "wire-2", Day("2026-07-20")));
        paid.When(Reverse(First, "2026-07-09")).ThenRefused<ContractRefusal.UnknownPayment>();
        paid.Then(Reverse(First, "2026-07-20")).When(Reverse(First, "2026-07-21")).ThenRefused(
            new ContractRefusal.AlreadyReversed(First, "wire-1", Day("2026-07-20")));
    }

    [Fact]
    [Refuses<ContractRefusal.NotSigned>]
    [Refuses<ContractRefusal.UnknownInvoice>]
    public void Is_refused_without_a_contract_or_an_invoice()
    {
        Given(Hearsay).When(Reverse(First, "2026-07-20")).ThenRefused<ContractRefusal.NotSigned>();
        Billed().When(Reverse(First, "2026-07-20")).ThenRefused<ContractRefusal.UnknownInvoice>();
    }
}
