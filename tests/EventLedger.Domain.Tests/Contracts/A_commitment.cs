using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

/// <summary>Worked by hand: 150M a month, 90 days' notice, lock-in three months.</summary>
public sealed class A_commitment
{
    private static Commitment Of(string asOf, params ContractEvent[] events) =>
        Given(events).AsOf(asOf).Commitment;

    private static ContractSigned With(TerminationClause? clause) => Reflection with { Termination = clause };

    private static readonly Exit Earliest =
        new(Day("2026-10-01"), Day("2026-12-30"), Usd(895_161_290.32m));

    [Theory]
    [InlineData("2026-06-22")]
    [InlineData("2026-07-01")]
    public void At_the_start_is_firm_to_the_first_way_out(string asOf) => Of(asOf, Reflection).ShouldBe(new(
        Headline: Usd(6_300_000_000.00m),
        Earned: Usd(0m),
        Firm: Usd(895_161_290.32m),
        FirmUntil: Day("2026-12-30"),
        Cancellable: Usd(5_404_838_709.68m),
        Forgone: Usd(0m),
        EarliestExit: new(Earliest, Earliest)));

    [Fact]
    public void Is_firm_a_day_less_when_the_notice_day_counts()
    {
        var counting = NinetyDays with { Counting = NoticeCounting.IncludeNoticeDay };
        var commitment = Of("2026-07-01", With(counting));
        commitment.FirmUntil.ShouldBe(Day("2026-12-29"));
        commitment.Firm.ShouldBe(Usd(890_322_580.65m));
    }

    [Fact]
    public void Is_firm_to_the_lock_in_when_that_is_of_the_termination()
    {
        var commitment = Of("2026-07-01", With(NinetyDays with { LockIn = LockInMeaning.Termination }));
        commitment.FirmUntil.ShouldBe(Day("2026-09-30"));
        commitment.Firm.ShouldBe(Usd(450_000_000.00m));
        commitment.EarliestExit.Customer.ShouldBe(
            new(Day("2026-07-01"), Day("2026-09-30"), Usd(450_000_000.00m)));
    }

    [Fact]
    public void After_half_a_year_has_earned_and_is_firm_for_ninety_days()
    {
        var exit = new Exit(Day("2027-01-15"), Day("2027-04-15"), Usd(457_258_064.52m));
        Of("2027-01-15", Reflection).ShouldBe(new(
            Headline: Usd(6_300_000_000.00m),
            Earned: Usd(967_741_935.48m),
            Firm: Usd(457_258_064.52m),
            FirmUntil: Day("2027-04-15"),
            Cancellable: Usd(4_875_000_000.00m),
            Forgone: Usd(0m),
            EarliestExit: new(exit, exit)));
    }

    [Fact]
    public void Without_a_clause_is_firm_to_the_end()
    {
        var commitment = Of("2026-07-01", With(null));
        commitment.FirmUntil.ShouldBe(Day("2029-12-31"));
        commitment.Firm.ShouldBe(Usd(6_300_000_000.00m));
        commitment.Cancellable.ShouldBe(Usd(0m));
        commitment.EarliestExit.ShouldBe(new(null, null));
    }

    [Fact]
    public void With_a_lock_in_longer_than_the_term_is_firm_to_the_end()
    {
        var commitment = Of("2026-07-01", With(NinetyDays with { LockInMonths = 60 }));
        commitment.FirmUntil.ShouldBe(Day("2029-12-31"));
        commitment.EarliestExit.ShouldBe(new(null, null));
    }

    [Fact]
    public void Knows_no_way_out_for_a_side_that_may_not_leave()
    {
        var commitment = Of("2026-07-01", With(NinetyDays with { By = Terminator.Customer }));
        commitment.EarliestExit.ShouldBe(new(Earliest, null));
        commitment.FirmUntil.ShouldBe(Day("2026-12-30"));
    }

    [Fact]
    public void Looks_ahead_to_a_clause_that_lets_leave_sooner()
    {
        var commitment = Of(
            "2026-07-01",
            With(null),
            new ContractAmended(Day("2027-01-01"), Termination: new(Terminator.Provider, 31, 0)));
        commitment.FirmUntil.ShouldBe(Day("2027-02-01"));
        commitment.EarliestExit.Customer.ShouldBeNull();
        commitment.EarliestExit.Provider!.NoticeOn.ShouldBe(Day("2027-01-01"));
    }

    [Fact]
    public void Without_an_end_has_no_headline()
    {
        var commitment = Of("2026-07-01", Reflection with { Term = new(Day("2026-07-01")) });
        commitment.Headline.ShouldBeNull();
        commitment.Cancellable.ShouldBeNull();
        commitment.Forgone.ShouldBeNull();
        commitment.Firm.ShouldBe(Usd(895_161_290.32m));
    }

    [Fact]
    public void Near_the_end_is_firm_wholly()
    {
        Of("2029-10-01", Reflection).FirmUntil.ShouldBe(Day("2029-12-30"));
        Of("2029-10-02", Reflection).FirmUntil.ShouldBe(Day("2029-12-31"));
        Of("2029-10-02", Reflection).Cancellable.ShouldBe(Usd(0m));
    }

    [Fact]
    public void After_the_end_is_all_earned()
    {
        var commitment = Of("2030-01-01", Reflection);
        commitment.Earned.ShouldBe(Usd(6_300_000_000.00m));
        commitment.Firm.ShouldBe(Usd(0m));
        commitment.Cancellable.ShouldBe(Usd(0m));
    }
}

/// <summary>Notice on 2027-01-15 ends service on 2027-04-15.</summary>
public sealed class A_commitment_under_notice
{
    private static readonly TerminationNoticeGiven Notice =
        new(Side.Customer, Day("2027-01-15"), Day("2027-04-15"));

    private static readonly Story<Contract, ContractEvent> Leaves = Given(Reflection, Notice);

    [Fact]
    public void Is_firm_to_the_last_service_day_and_forgoes_the_rest() =>
        Leaves.AsOf("2027-02-01").Commitment.ShouldBe(new(
            Headline: Usd(6_300_000_000.00m),
            Earned: Usd(1_050_000_000m),
            Firm: Usd(375_000_000m),
            FirmUntil: Day("2027-04-15"),
            Cancellable: Usd(0m),
            Forgone: Usd(4_875_000_000m),
            EarliestExit: new(null, null)));

    [Fact]
    public void Once_terminated_has_earned_what_was_firm()
    {
        var commitment = Leaves.AsOf("2027-04-16").Commitment;
        commitment.Earned.ShouldBe(Usd(1_425_000_000m));
        commitment.Firm.ShouldBe(Usd(0m));
        commitment.FirmUntil.ShouldBe(Day("2027-04-15"));
        commitment.Cancellable.ShouldBe(Usd(0m));
        commitment.Forgone.ShouldBe(Usd(4_875_000_000m));
    }

    [Fact]
    public void Before_its_day_shows_no_notice_and_follows_the_clause()
    {
        var view = Leaves.AsOf("2026-12-01");
        view.Status.ShouldBe(ContractStatus.Active);
        view.Notice.ShouldBeNull();
        view.LastServiceDay.ShouldBeNull();
        view.Commitment.FirmUntil.ShouldBe(Day("2027-03-01"));
        view.Commitment.Earned.ShouldBe(Usd(750_000_000m));
        view.Commitment.Firm.ShouldBe(Usd(454_838_709.68m));
        view.Commitment.Cancellable.ShouldBe(Usd(5_095_161_290.32m));
        view.Commitment.Forgone.ShouldBe(Usd(0m));
    }

    [Fact]
    public void Before_its_day_is_never_firm_past_the_last_service_day_that_is_known() =>
        Given(
            Reflection,
            Notice,
            new ContractAmended(Day("2026-12-01"), Termination: NinetyDays with { NoticeDays = 180 }))
            .AsOf("2026-12-01").Commitment.FirmUntil.ShouldBe(Day("2027-04-15"));
}
