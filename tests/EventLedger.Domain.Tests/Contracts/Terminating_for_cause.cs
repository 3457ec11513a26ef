using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

public sealed class Terminating_for_cause
{
    private static readonly TerminationNoticeGiven Notice =
        new(Side.Customer, Day("2027-01-15"), Day("2027-04-15"));

    private static readonly ContractRescinded Rescission = new(Day("2026-06-25"), "no finance");

    private static ContractTerminatedForCause Ended(string on, string last) =>
        new(Day(on), Day(last), "unpaid");

    private static Func<Contract, Decided<ContractEvent>> Terminate(string on, string last) => contract =>
        Ending.Decide(new TerminateForCause(Day(on), Day(last), "unpaid"), Id, contract);

    private static ContractRefusal.EndNotEarlier NotEarlier(string last, string ends) =>
        new(Day(last), Day("2026-07-01"), Day(ends));

    [Theory]
    [InlineData("2027-01-15", "2027-01-31")]
    [InlineData("2027-01-15", "2029-12-30")] // one day early
    [InlineData("2026-07-05", "2026-07-31")] // within the lock-in
    [InlineData("2027-03-01", "2027-01-31")] // the last service day has passed
    [InlineData("2026-06-25", "2026-06-24")] // before service begins
    public void Ends_service_whatever_the_clause_says(string on, string last) =>
        Given(Reflection with { Termination = null })
            .When(Terminate(on, last)).Then(Ended(on, last));

    [Fact]
    public void Is_possible_under_notice_and_after_an_earlier_termination_while_it_ends_service_earlier() =>
        Given(Reflection, Notice)
            .When(Terminate("2027-02-01", "2027-03-31")).Then(Ended("2027-02-01", "2027-03-31"))
            .When(Terminate("2027-02-10", "2027-02-28")).Then(Ended("2027-02-10", "2027-02-28"));

    [Fact]
    public void Ends_what_has_no_end() => Given(Lasting("2026-07-01", null, 1m))
        .When(Terminate("2027-01-15", "2080-01-31")).ThenAccepted();

    [Fact]
    [Refuses<ContractRefusal.NotSigned>]
    public void Is_refused_while_only_announced() => Given(Hearsay)
        .When(Terminate("2027-01-15", "2027-01-31")).ThenRefused(new ContractRefusal.NotSigned(Id));

    [Theory]
    [Refuses<ContractRefusal.EndNotEarlier>]
    [InlineData("2029-12-31")]
    [InlineData("2030-06-30")]
    public void Is_refused_when_the_term_ends_no_later(string last) => Given(Reflection)
        .When(Terminate("2027-01-15", last)).ThenRefused(NotEarlier(last, "2029-12-31"));

    [Fact]
    [Refuses<ContractRefusal.EndNotEarlier>]
    public void Is_refused_when_a_notice_or_another_termination_ends_service_no_later()
    {
        Given(Reflection, Notice).When(Terminate("2027-02-01", "2027-04-15"))
            .ThenRefused(NotEarlier("2027-04-15", "2027-04-15"));
        Given(Reflection, Ended("2027-01-15", "2027-01-31")).When(Terminate("2027-01-16", "2027-01-31"))
            .ThenRefused(NotEarlier("2027-01-31", "2027-01-31"));
    }

    [Fact]
    [Refuses<ContractRefusal.EndNotEarlier>]
    public void Is_refused_where_there_is_no_service_to_end()
    {
        Given(Reflection, Rescission).When(Terminate("2026-06-26", "2026-06-01"))
            .ThenRefused(NotEarlier("2026-06-01", "2026-06-30"));
        Given(Reflection, Ended("2026-06-25", "2026-06-24")).When(Terminate("2026-06-25", "2026-06-23"))
            .ThenRefused(NotEarlier("2026-06-23", "2026-06-24"));
    }

    [Fact]
    [Refuses<ContractRefusal.NoticeAfterTermEnd>]
    public void Leaves_no_notice_that_would_end_service_later()
    {
        var terminated = Given(Reflection, Ended("2027-01-15", "2027-06-30"));
        Func<Contract, Decided<ContractEvent>> Notice(string on) =>
            c => Leaving.Decide(new GiveTerminationNotice(Side.Provider, Day(on)), Id, c);
        terminated.When(Notice("2027-04-01")).ThenRefused(new ContractRefusal.NoticeAfterTermEnd(
                Day("2027-04-01"), Day("2027-06-30"), Day("2027-06-30")));
        terminated.When(Notice("2027-03-31")).ThenAccepted().AsOf("2027-04-01")
            .LastServiceDay.ShouldBe(Day("2027-06-29"));
    }

    [Fact]
    [Refuses<ContractRefusal.OutsideTerm>]
    public void Ends_the_days_on_which_terms_can_change() =>
        Given(Reflection, Ended("2027-01-15", "2027-01-31"))
            .When(c => Amending.Decide(
                new AmendContract(Day("2027-02-01"), Fees: [new(Day("2027-02-01"), 1m)]), Id, c, Everyone))
            .ThenRefused(new ContractRefusal.OutsideTerm(
                Day("2027-02-01"), Day("2026-07-01"), Day("2027-01-31")));
}

/// <summary>
/// Terminated for cause on 2027-01-15 with a last service day on 2027-01-31; 150M a month.
/// </summary>
public sealed class A_contract_terminated_for_cause
{
    private static readonly ContractTerminatedForCause Cause =
        new(Day("2027-01-15"), Day("2027-01-31"), "unpaid");

    private static readonly Story<Contract, ContractEvent> Ended = Given(Reflection, Cause);

    [Theory]
    [InlineData("2027-01-14", ContractStatus.Active, null)]
    [InlineData("2027-01-15", ContractStatus.UnderNotice, "2027-01-31")]
    [InlineData("2027-01-31", ContractStatus.UnderNotice, "2027-01-31")]
    [InlineData("2027-02-01", ContractStatus.Terminated, "2027-01-31")]
    [InlineData("2030-01-01", ContractStatus.Terminated, "2027-01-31")]
    public void Counts_from_the_day_of_termination_on(string asOf, ContractStatus status, string? last)
    {
        var view = Ended.AsOf(asOf);
        (view.Status, view.LastServiceDay).ShouldBe((status, last is null ? null : Day(last)));
        view.Notice.ShouldBeNull();
        view.ForCause.ShouldBe(
            last is null ? null : new TerminationForCause(Cause.GivenOn, Cause.LastServiceDay, "unpaid"));
    }

    /// <summary>On 2026-12-01 notice could end service on 2027-03-01; what is known does sooner.</summary>
    [Fact]
    public void Is_firm_no_further_than_the_known_end_before_the_termination_counts()
    {
        var commitment = Ended.AsOf("2026-12-01").Commitment;
        commitment.FirmUntil.ShouldBe(Day("2027-01-31"));
        commitment.Firm.ShouldBe(Usd(300_000_000m));
        commitment.Earned.ShouldBe(Usd(750_000_000m));
        commitment.Cancellable.ShouldBe(Usd(5_250_000_000m));
        commitment.Forgone.ShouldBe(Usd(0m));
        commitment.EarliestExit.Customer!.LastServiceDay.ShouldBe(Day("2027-03-01"));
    }

    [Fact]
    public void Has_forgone_the_rest_of_its_headline()
    {
        var commitment = Ended.AsOf("2027-01-15").Commitment;
        commitment.FirmUntil.ShouldBe(Day("2027-01-31"));
        commitment.Earned.ShouldBe(Usd(967_741_935.48m));
        commitment.Firm.ShouldBe(Usd(82_258_064.52m));
        commitment.Cancellable.ShouldBe(Usd(0m));
        commitment.Forgone.ShouldBe(Usd(5_250_000_000m));
        commitment.EarliestExit.ShouldBe(new Exits(null, null));
    }

    [Fact]
    public void Is_charged_to_its_last_service_day()
    {
        Ended.Charge("2027-01").ShouldBe("150000000.00");
        Ended.Charge("2027-02").ShouldBe("0.00");
        Given(Reflection, Cause with { LastServiceDay = Day("2027-01-10") })
            .Charge("2027-01").ShouldBe("48387096.77");
    }

    [Theory]
    [InlineData("2027-01-20", "2027-04-15", ContractStatus.UnderNotice)]
    [InlineData("2027-02-10", "2027-02-28", ContractStatus.UnderNotice)]
    [InlineData("2027-03-01", "2027-02-28", ContractStatus.Terminated)]
    public void Under_notice_ends_with_whichever_is_earlier(string asOf, string last, ContractStatus status)
    {
        var view = Given(
            Reflection,
            new TerminationNoticeGiven(Side.Customer, Day("2027-01-15"), Day("2027-04-15")),
            new ContractTerminatedForCause(Day("2027-02-10"), Day("2027-02-28"), "unpaid")).AsOf(asOf);
        (view.LastServiceDay, view.Status).ShouldBe((Day(last), status));
        view.Notice!.LastServiceDay.ShouldBe(Day("2027-04-15"));
        view.Commitment.FirmUntil.ShouldBe(Day("2027-02-28"));
    }

    /// <summary>The notice goes, the cause stays.</summary>
    [Fact]
    public void Stays_so_when_a_notice_is_withdrawn()
    {
        var story = Given(
            Reflection,
            new TerminationNoticeGiven(Side.Customer, Day("2027-01-15"), Day("2027-04-15")),
            new ContractTerminatedForCause(Day("2027-02-10"), Day("2027-02-28"), "unpaid"),
            new TerminationNoticeWithdrawn(Day("2027-02-12")));
        story.AsOf("2027-02-12").Notice.ShouldBeNull();
        story.AsOf("2027-02-12").LastServiceDay.ShouldBe(Day("2027-02-28"));
        story.Charge("2027-03").ShouldBe("0.00");
    }

    [Fact]
    public void Dated_after_its_last_service_day_is_active_without_a_fee_in_between()
    {
        var late = Given(Reflection, Cause with { GivenOn = Day("2027-03-01") });
        late.AsOf("2027-02-15").Status.ShouldBe(ContractStatus.Active);
        late.AsOf("2027-02-15").MonthlyFee.ShouldBeNull();
        late.AsOf("2027-02-15").LiveFee.ShouldBeNull();
        late.AsOf("2027-03-01").Status.ShouldBe(ContractStatus.Terminated);
    }

    [Fact]
    public void Before_it_began_has_no_fee_to_come_from_that_day_on()
    {
        var never = Given(
            Reflection, new ContractTerminatedForCause(Day("2026-06-25"), Day("2026-06-24"), "x"));
        never.AsOf("2026-06-24").FeeToCome.ShouldBe(Usd(150_000_000m));
        never.AsOf("2026-06-25").FeeToCome.ShouldBeNull();
        never.AsOf("2026-06-25").Status.ShouldBe(ContractStatus.Terminated);
        var commitment = never.AsOf("2026-06-25").Commitment;
        (commitment.FirmUntil, commitment.Firm, commitment.Forgone)
            .ShouldBe((Day("2026-06-24"), Usd(0m), Usd(6_300_000_000m)));
    }
}
