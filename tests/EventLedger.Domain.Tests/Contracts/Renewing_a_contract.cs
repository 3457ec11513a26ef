using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

public sealed class Renewing_a_contract
{
    private static readonly ContractSigned Year = Lasting("2027-01-01", "2027-12-31", 1_000m);

    private static readonly TerminationNoticeGiven Notice =
        new(Side.Customer, Day("2027-04-01"), Day("2027-06-30"));

    private static Func<Contract, Decided<ContractEvent>> Renew(
        string to, string on = "2027-11-01", params FeeStep[] fees) =>
        contract => Renewing.Decide(
            new RenewContract(Day(to), Day(on), fees.Length == 0 ? null : fees), Id, contract);

    private static FeeStep Step(string from, decimal fee) => new(Day(from), fee);

    [Fact]
    public void Lets_the_last_fee_go_on()
    {
        var renewed = Given(Year).When(Renew("2028-06-30"))
            .Then(new ContractRenewed(Day("2027-11-01"), Day("2028-06-30")));
        renewed.Charge("2028-06").ShouldBe("1000.00");
        renewed.Charge("2028-07").ShouldBe("0.00");
        renewed.AsOf("2027-11-01").Commitment.Headline.ShouldBe(Usd(18_000.00m));
        renewed.AsOf("2028-01-01").Status.ShouldBe(ContractStatus.Active);
    }

    [Fact]
    public void Takes_new_fees_from_the_day_after_the_old_end_on()
    {
        var renewed = Given(Year)
            .When(Renew("2028-06-30", fees: [Step("2028-01-01", 1_200m), Step("2028-04-01", 1_300m)]))
            .Then(new ContractRenewed(
                Day("2027-11-01"),
                Day("2028-06-30"),
                [Step("2028-01-01", 1_200.00m), Step("2028-04-01", 1_300.00m)]));
        renewed.Charge("2027-12").ShouldBe("1000.00");
        renewed.AsOf("2027-11-01").Commitment.Headline.ShouldBe(Usd(19_500.00m));
    }

    [Fact]
    public void Counts_from_its_recording_on_whatever_its_day() =>
        Given(Year).When(Renew("2028-06-30", "2027-12-31")).ThenAccepted()
            .AsOf("2027-03-01").Commitment.Headline.ShouldBe(Usd(18_000.00m));

    /// <summary>A shortened term kept its later step; a renewal does not wake it.</summary>
    [Fact]
    public void Lets_the_fee_of_the_old_end_go_on_not_a_step_that_lay_beyond_it() =>
        Given(
                Year with { Fees = [.. Year.Fees, Step("2027-09-01", 5_000m)] },
                new ContractAmended(Day("2027-03-01"), EndsOn: Day("2027-06-30")))
            .When(Renew("2027-12-31", "2027-06-30")).ThenAccepted().Charge("2027-10").ShouldBe("1000.00");

    [Fact]
    public void May_come_again() => Given(Year).When(Renew("2028-06-30")).ThenAccepted()
        .When(Renew("2028-12-31", "2028-06-30", Step("2028-07-01", 2_000m))).ThenAccepted()
        .AsOf("2028-06-30").Commitment.Headline.ShouldBe(Usd(30_000.00m));

    [Fact]
    public void Keeps_clause_and_lock_in_as_they_are()
    {
        var view = Given(Year).When(Renew("2028-12-31")).ThenAccepted().AsOf("2028-01-15");
        view.EarliestNoticeOn.ShouldBe(Day("2027-04-01"));
        view.Commitment.FirmUntil.ShouldBe(Day("2028-04-14"));
    }

    [Fact]
    [Refuses<ContractRefusal.UnderNotice>]
    public void Is_refused_under_notice()
    {
        Given(Year, Notice).When(Renew("2028-06-30", "2027-06-30"))
            .ThenRefused(new ContractRefusal.UnderNotice(Day("2027-04-01"), Day("2027-06-30")));
        Given(Year, Notice).When(Renew("2028-06-30", "2027-02-01"))
            .ThenRefused<ContractRefusal.UnderNotice>();
    }

    [Fact]
    [Refuses<ContractRefusal.UnderNotice>]
    public void Is_refused_on_a_day_on_which_a_notice_stood_and_possible_from_its_withdrawal_on()
    {
        var withdrawn = Given(Year, Notice, new TerminationNoticeWithdrawn(Day("2027-05-01")));
        withdrawn.When(Renew("2028-06-30", "2027-04-30")).ThenRefused<ContractRefusal.UnderNotice>();
        withdrawn.When(Renew("2028-06-30", "2027-05-01")).ThenAccepted();
    }

    [Fact]
    [Refuses<ContractRefusal.ContractEnded>]
    public void Is_refused_after_the_last_day_of_service()
    {
        Given(Year).When(Renew("2028-06-30", "2027-12-31")).ThenAccepted();
        Given(Year).When(Renew("2028-06-30", "2028-01-01"))
            .ThenRefused(new ContractRefusal.ContractEnded(Day("2028-01-01"), Day("2027-12-31")));
        Given(Year, Notice).When(Renew("2028-06-30", "2027-07-01"))
            .ThenRefused(new ContractRefusal.ContractEnded(Day("2027-07-01"), Day("2027-06-30")));
    }

    [Theory]
    [Refuses<ContractRefusal.EndNotLater>]
    [InlineData("2027-12-31")]
    [InlineData("2027-06-30")]
    public void Is_refused_when_it_ends_no_later(string to) => Given(Year).When(Renew(to))
        .ThenRefused(new ContractRefusal.EndNotLater(Day(to), Day("2027-12-31")));

    [Fact]
    [Refuses<ContractRefusal.NotRenewable>]
    public void Is_refused_without_an_end_to_move() => Given(Lasting("2027-01-01", null, 1_000m))
        .When(Renew("2028-06-30")).ThenRefused(new ContractRefusal.NotRenewable(Id));

    [Theory]
    [Refuses<ContractRefusal.InvalidFeeSchedule>]
    [InlineData("2027-12-31")]
    [InlineData("2028-01-02")]
    public void Is_refused_with_fees_that_do_not_begin_after_the_old_end(string from) => Given(Year)
        .When(Renew("2028-06-30", fees: Step(from, 1m))).ThenRefused<ContractRefusal.InvalidFeeSchedule>();

    [Fact]
    [Refuses<ContractRefusal.InvalidFeeSchedule>]
    public void Is_refused_with_fees_beyond_the_new_end_or_with_none()
    {
        Given(Year).When(Renew("2028-06-30", fees: [Step("2028-01-01", 1m), Step("2028-07-01", 1m)]))
            .ThenRefused<ContractRefusal.InvalidFeeSchedule>();
        Given(Year)
            .When(c => Renewing.Decide(new RenewContract(Day("2028-06-30"), Day("2027-11-01"), []), Id, c))
            .ThenRefused<ContractRefusal.InvalidFeeSchedule>();
    }

    [Fact]
    [Refuses<ContractRefusal.InvalidAmount>]
    public void Is_refused_with_an_amount_that_cannot_be() => Given(Year)
        .When(Renew("2028-06-30", fees: Step("2028-01-01", 0.001m)))
        .ThenRefused<ContractRefusal.InvalidAmount>();

    [Fact]
    [Refuses<ContractRefusal.NotSigned>]
    public void Is_refused_while_only_announced() =>
        Given(Hearsay).When(Renew("2030-06-30")).ThenRefused(new ContractRefusal.NotSigned(Id));
}
