using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

public sealed class Rescinding_a_contract
{
    private static Func<Contract, Decided<ContractEvent>> Rescind(string on) => contract =>
        Ending.Decide(new RescindContract(Day(on), "no finance"), Id, contract);

    private static ContractRescinded Rescinded(string on) => new(Day(on), "no finance");

    [Theory]
    [InlineData("2026-06-22")]
    [InlineData("2026-06-30")]
    public void Undoes_it_up_to_the_day_before_service_begins(string on) =>
        Given(Reflection).When(Rescind(on)).Then(Rescinded(on));

    [Fact]
    [Refuses<ContractRefusal.NotSigned>]
    public void Is_refused_while_only_announced() =>
        Given(Hearsay).When(Rescind("2026-06-25")).ThenRefused(new ContractRefusal.NotSigned(Id));

    [Fact]
    [Refuses<ContractRefusal.ContractEnded>]
    public void Is_refused_a_second_time_before_any_other_reason() =>
        Given(Reflection, Rescinded("2026-06-25")).When(Rescind("2026-07-25"))
            .ThenRefused(new ContractRefusal.ContractEnded(
                Day("2026-07-25"), RescindedOn: Day("2026-06-25")));

    [Theory]
    [Refuses<ContractRefusal.AlreadyCommenced>]
    [InlineData("2026-07-01")]
    [InlineData("2027-01-01")]
    public void Is_refused_once_service_has_begun(string on) => Given(Reflection).When(Rescind(on))
        .ThenRefused(new ContractRefusal.AlreadyCommenced(Day(on), Day("2026-07-01")));
}

/// <summary>Rescinded on 2026-06-25; signed on 2026-06-22, to start on 2026-07-01.</summary>
public sealed class A_rescinded_contract
{
    private static readonly Story<Contract, ContractEvent> Undone =
        Given(Reflection, new ContractRescinded(Day("2026-06-25"), "no finance"));

    [Theory]
    [InlineData("2026-06-24", ContractStatus.Signed)]
    [InlineData("2026-06-25", ContractStatus.Rescinded)]
    [InlineData("2030-01-01", ContractStatus.Rescinded)]
    public void Is_rescinded_from_its_day_on(string asOf, ContractStatus status) =>
        Undone.AsOf(asOf).Status.ShouldBe(status);

    [Fact]
    public void Charges_nothing() => Undone.Charges().Total.ShouldBe(Usd(0m));

    [Fact]
    public void Has_no_fee_to_come_from_its_day_on()
    {
        Undone.AsOf("2026-06-24").FeeToCome.ShouldBe(Usd(150_000_000m));
        Undone.AsOf("2026-06-25").FeeToCome.ShouldBeNull();
        Undone.AsOf("2026-07-01").LiveFee.ShouldBeNull();
        Undone.AsOf("2026-07-01").MonthlyFee.ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-06-24", 6_300_000_000, 0)]
    [InlineData("2026-06-25", 0, 6_300_000_000)]
    [InlineData("2028-01-01", 0, 6_300_000_000)]
    public void Keeps_its_headline_of_which_nothing_is_firm(string asOf, long cancellable, long forgone)
    {
        var commitment = Undone.AsOf(asOf).Commitment;
        commitment.Headline.ShouldBe(Usd(6_300_000_000m));
        commitment.Earned.ShouldBe(Usd(0m));
        commitment.Firm.ShouldBe(Usd(0m));
        commitment.FirmUntil.ShouldBeNull();
        commitment.Cancellable.ShouldBe(Usd(cancellable));
        commitment.Forgone.ShouldBe(Usd(forgone));
        (commitment.EarliestExit.Customer is null).ShouldBe(cancellable == 0);
    }

    [Fact]
    public void Has_no_last_service_day()
    {
        Undone.AsOf("2026-06-25").LastServiceDay.ShouldBeNull();
        Undone.State.Agreement!.EndedServiceDay.ShouldBeNull();
    }

    /// <summary>A termination before service began had been known when the contract was rescinded.</summary>
    [Fact]
    public void Shows_neither_notice_nor_cause_any_more()
    {
        var story = Given(
            Reflection,
            new ContractTerminatedForCause(Day("2026-06-23"), Day("2026-07-31"), "x"),
            new ContractRescinded(Day("2026-06-25"), "no finance"));
        story.AsOf("2026-06-24").LastServiceDay.ShouldBe(Day("2026-07-31"));
        story.AsOf("2026-06-24").Commitment.FirmUntil.ShouldBeNull();
        story.AsOf("2026-06-24").Commitment.Forgone.ShouldBe(Usd(6_300_000_000m));
        story.AsOf("2026-06-25").ForCause.ShouldBeNull();
        story.AsOf("2026-06-25").LastServiceDay.ShouldBeNull();
        story.State.Agreement!.EndedServiceDay.ShouldBeNull();
    }

    [Fact]
    [Refuses<ContractRefusal.ContractEnded>]
    public void Cannot_be_amended_for_this_reason_before_any_other() => Undone
        .When(c => Amending.Decide(
            new AmendContract(Day("2026-06-30"), Capacity: [new("atlantis")]), Id, c,
            new(_ => false, _ => false)))
        .ThenRefused(new ContractRefusal.ContractEnded(Day("2026-06-30"), RescindedOn: Day("2026-06-25")));

    [Fact]
    [Refuses<ContractRefusal.NotTerminable>]
    public void Cannot_be_left() => Undone
        .When(c => Leaving.Decide(new GiveTerminationNotice(Side.Customer, Day("2026-10-01")), Id, c))
        .ThenRefused(new ContractRefusal.NotTerminable(Day("2026-10-01"), Day("2026-06-25")));

    [Fact]
    [Refuses<ContractRefusal.NoNotice>]
    public void Has_no_notice_to_withdraw() => Given(
            Reflection,
            new TerminationNoticeGiven(Side.Customer, Day("2026-10-01"), Day("2026-12-30")),
            new ContractRescinded(Day("2026-06-25"), "no finance"))
        .When(c => Leaving.Decide(new WithdrawTerminationNotice(Day("2026-10-02")), Id, c))
        .ThenRefused(new ContractRefusal.NoNotice(Day("2026-10-02")));

    [Fact]
    [Refuses<ContractRefusal.OutsideTerm>]
    public void Cannot_be_assigned() => Undone
        .When(c => Assigning.Decide(new(Side.Customer, "other", Day("2026-07-01")), Id, c, Everyone))
        .ThenRefused(new ContractRefusal.OutsideTerm(
            Day("2026-07-01"), Day("2026-07-01"), Day("2026-06-30")));

    [Fact]
    [Refuses<ContractRefusal.NothingToInvoice>]
    public void Has_no_month_to_invoice() => Undone
        .When(c => Invoicing.Decide(
            new InvoiceMonth(MonthOf("2026-07"), null, Day("2026-07-01")), Id, c))
        .ThenRefused<ContractRefusal.NothingToInvoice>().Sentence
        .ShouldBe("2026-07 has no day of service: service ended before it began.");
}
