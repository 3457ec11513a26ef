using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

public sealed class Withdrawing_a_notice
{
    private static readonly TerminationNoticeGiven Notice =
        new(Side.Customer, Day("2027-01-15"), Day("2027-04-15"));

    private static Func<Contract, Decided<ContractEvent>> Withdraw(string on) =>
        contract => Leaving.Decide(new WithdrawTerminationNotice(Day(on)), Id, contract);

    [Theory]
    [InlineData("2027-01-15")]
    [InlineData("2027-02-10")]
    [InlineData("2027-04-15")]
    public void Is_possible_from_its_day_to_the_last_service_day(string on) =>
        Given(Reflection, Notice).When(Withdraw(on)).Then(new TerminationNoticeWithdrawn(Day(on)));

    [Fact]
    public void Keeps_the_reason() => Given(Reflection, Notice)
        .When(c => Leaving.Decide(new WithdrawTerminationNotice(Day("2027-02-10"), "stays"), Id, c))
        .Then(new TerminationNoticeWithdrawn(Day("2027-02-10"), "stays"));

    [Fact]
    [Refuses<ContractRefusal.NotSigned>]
    public void Is_refused_while_only_announced() =>
        Given(Hearsay).When(Withdraw("2027-02-10")).ThenRefused(new ContractRefusal.NotSigned(Id));

    [Fact]
    [Refuses<ContractRefusal.NoNotice>]
    public void Is_refused_without_a_notice() => Given(Reflection).When(Withdraw("2027-02-10"))
        .ThenRefused(new ContractRefusal.NoNotice(Day("2027-02-10")));

    [Fact]
    [Refuses<ContractRefusal.NoNotice>]
    public void Is_refused_before_the_notice_was_given() =>
        Given(Reflection, Notice).When(Withdraw("2027-01-14"))
        .ThenRefused(new ContractRefusal.NoNotice(Day("2027-01-14")));

    [Fact]
    [Refuses<ContractRefusal.NoNotice>]
    public void Is_refused_a_second_time() =>
        Given(Reflection, Notice, new TerminationNoticeWithdrawn(Day("2027-02-10")))
            .When(Withdraw("2027-02-11"))
            .ThenRefused<ContractRefusal.NoNotice>();

    [Fact]
    [Refuses<ContractRefusal.NoticeAlreadyEffective>]
    public void Is_refused_once_service_has_ended() => Given(Reflection, Notice).When(Withdraw("2027-04-16"))
        .ThenRefused(new ContractRefusal.NoticeAlreadyEffective(Day("2027-04-16"), Day("2027-04-15")));
}

/// <summary>
/// A notice withdrawn later stands, in views, from its day to the day before.
/// </summary>
public sealed class A_withdrawn_notice
{
    private static readonly Story<Contract, ContractEvent> Stays = Given(
        Reflection,
        new TerminationNoticeGiven(Side.Customer, Day("2027-01-15"), Day("2027-04-15")),
        new TerminationNoticeWithdrawn(Day("2027-02-10")));

    [Theory]
    [InlineData("2027-01-14", ContractStatus.Active, null)]
    [InlineData("2027-01-15", ContractStatus.UnderNotice, "2027-04-15")]
    [InlineData("2027-02-09", ContractStatus.UnderNotice, "2027-04-15")]
    [InlineData("2027-02-10", ContractStatus.Active, null)]
    [InlineData("2027-04-16", ContractStatus.Active, null)]
    public void Stands_to_the_day_before_its_withdrawal(string asOf, ContractStatus status, string? last)
    {
        var view = Stays.AsOf(asOf);
        view.Status.ShouldBe(status);
        view.LastServiceDay.ShouldBe(last is null ? null : Day(last));
        (view.Notice is null).ShouldBe(last is null);
    }

    [Fact]
    public void Bounds_what_is_firm_while_it_stands()
    {
        var commitment = Stays.AsOf("2027-02-01").Commitment;
        commitment.FirmUntil.ShouldBe(Day("2027-04-15"));
        commitment.Earned.ShouldBe(Usd(1_050_000_000m));
        commitment.Firm.ShouldBe(Usd(375_000_000m));
        commitment.Cancellable.ShouldBe(Usd(0m));
        commitment.Forgone.ShouldBe(Usd(4_875_000_000m));
    }

    [Fact]
    public void Leaves_the_clause_to_say_what_is_firm_afterwards() =>
        Stays.AsOf("2027-02-10").Commitment.FirmUntil.ShouldBe(Day("2027-05-11"));

    /// <summary>On 2027-02-01 one notice is withdrawn later and another not given yet.</summary>
    [Fact]
    public void Is_never_firm_past_the_last_service_day_that_another_brings()
    {
        var commitment = Given(
            Reflection with { Termination = NinetyDays with { NoticeDays = 180 } },
            new TerminationNoticeGiven(Side.Customer, Day("2027-01-15"), Day("2027-07-14")),
            new ContractAmended(Day("2027-03-01"), Termination: NinetyDays with { NoticeDays = 30 }),
            new TerminationNoticeWithdrawn(Day("2027-03-10")),
            new TerminationNoticeGiven(Side.Customer, Day("2027-04-01"), Day("2027-05-01")))
            .AsOf("2027-02-01").Commitment;
        commitment.FirmUntil.ShouldBe(Day("2027-05-01"));
        commitment.Firm.ShouldBe(Usd(454_838_709.68m));
        commitment.Forgone.ShouldBe(Usd(4_795_161_290.32m));
    }

    [Fact]
    public void Takes_nothing_off_the_charges()
    {
        Stays.Charge("2027-04").ShouldBe("150000000.00");
        Stays.Charge("2027-05").ShouldBe("150000000.00");
        Stays.AsOf("2027-05-01").LiveFee.ShouldBe(Usd(150_000_000m));
    }
}
