using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

public sealed class Giving_notice
{
    private static ContractSigned With(TerminationClause? clause) => Reflection with { Termination = clause };

    private static Func<Contract, Decided<ContractEvent>> Notice(string on, Side by = Side.Customer) =>
        contract => Leaving.Decide(new GiveTerminationNotice(by, Day(on)), Id, contract);

    private static TerminationNoticeGiven Noticed(string on, string last, Side by = Side.Customer) =>
        new(by, Day(on), Day(last));

    [Theory]
    [InlineData(Side.Customer)]
    [InlineData(Side.Provider)]
    public void Ends_service_after_the_notice_period(Side by) =>
        Given(Reflection).When(Notice("2026-10-01", by)).Then(Noticed("2026-10-01", "2026-12-30", by));

    [Fact]
    public void Keeps_the_reason() => Given(Reflection)
        .When(contract => Leaving.Decide(
            new GiveTerminationNotice(Side.Customer, Day("2027-01-15"), "moves"), Id, contract))
        .Then(new TerminationNoticeGiven(Side.Customer, Day("2027-01-15"), Day("2027-04-15"), "moves"));

    [Fact]
    public void Counts_its_own_day_where_the_clause_says_so() =>
        Given(With(NinetyDays with { Counting = NoticeCounting.IncludeNoticeDay }))
            .When(Notice("2026-10-01")).Then(Noticed("2026-10-01", "2026-12-29"));

    [Theory]
    [InlineData("2026-07-01", "2026-09-30")]
    [InlineData("2026-07-02", "2026-09-30")]
    [InlineData("2026-07-03", "2026-10-01")]
    public void Never_ends_service_within_a_lock_in_of_the_termination(string on, string last) =>
        Given(With(NinetyDays with { LockIn = LockInMeaning.Termination }))
            .When(Notice(on)).Then(Noticed(on, last));

    [Fact]
    [Refuses<ContractRefusal.NotSigned>]
    public void Is_refused_while_only_announced() =>
        Given(Hearsay).When(Notice("2027-01-15")).ThenRefused(new ContractRefusal.NotSigned(Id));

    [Fact]
    [Refuses<ContractRefusal.NotTerminable>]
    public void Is_refused_without_a_clause() => Given(With(null)).When(Notice("2027-01-15"))
        .ThenRefused(new ContractRefusal.NotTerminable(Day("2027-01-15")));

    [Fact]
    [Refuses<ContractRefusal.AlreadyUnderNotice>]
    public void Is_refused_while_another_stands() =>
        Given(Reflection, Noticed("2027-01-15", "2027-04-15", Side.Provider)).When(Notice("2027-02-01"))
            .ThenRefused(new ContractRefusal.AlreadyUnderNotice(Day("2027-01-15"), Day("2027-04-15")));

    [Theory]
    [Refuses<ContractRefusal.AlreadyUnderNotice>]
    [InlineData("2026-11-01")]
    [InlineData("2028-01-01")]
    public void Is_refused_before_and_after_the_days_of_another_that_stands(string on) =>
        Given(Reflection, Noticed("2027-01-15", "2027-04-15")).When(Notice(on))
            .ThenRefused<ContractRefusal.AlreadyUnderNotice>();

    [Fact]
    public void Is_possible_again_from_the_day_of_withdrawal_on() =>
        Given(
            Reflection,
            Noticed("2027-01-15", "2027-04-15"),
            new TerminationNoticeWithdrawn(Day("2027-02-10")))
            .When(Notice("2027-02-10")).Then(Noticed("2027-02-10", "2027-05-11"));

    [Theory]
    [Refuses<ContractRefusal.PartyNotEntitled>]
    [InlineData(Terminator.Customer, Side.Provider)]
    [InlineData(Terminator.Provider, Side.Customer)]
    public void Is_refused_to_a_side_that_the_clause_does_not_name(Terminator entitled, Side by) =>
        Given(With(NinetyDays with { By = entitled })).When(Notice("2027-01-15", by))
            .ThenRefused(new ContractRefusal.PartyNotEntitled(by, entitled));

    [Theory]
    [InlineData(Terminator.Customer, Side.Customer)]
    [InlineData(Terminator.Provider, Side.Provider)]
    public void Is_open_to_the_side_that_the_clause_names(Terminator entitled, Side by) =>
        Given(With(NinetyDays with { By = entitled })).When(Notice("2027-01-15", by)).ThenAccepted();

    [Fact]
    [Refuses<ContractRefusal.NoticeBeforeLockIn>]
    public void Is_refused_before_the_lock_in_ends() => Given(Reflection).When(Notice("2026-09-30"))
        .ThenRefused(new ContractRefusal.NoticeBeforeLockIn(Day("2026-09-30"), Day("2026-10-01")));

    [Fact]
    [Refuses<ContractRefusal.NoticeBeforeLockIn>]
    public void Is_refused_before_the_start_though_the_lock_in_is_of_the_termination() =>
        Given(With(NinetyDays with { LockIn = LockInMeaning.Termination })).When(Notice("2026-06-30"))
            .ThenRefused(new ContractRefusal.NoticeBeforeLockIn(Day("2026-06-30"), Day("2026-07-01")));

    [Theory]
    [InlineData("2027-01-31", 1, "2027-02-28")]
    [InlineData("2027-01-31", 2, "2027-03-31")]
    [InlineData("2028-01-31", 1, "2028-02-29")]
    [InlineData("2028-02-29", 12, "2029-02-28")]
    [InlineData("2026-11-30", 3, "2027-02-28")]
    [InlineData("2026-07-01", 0, "2026-07-01")]
    public void Counts_the_lock_in_in_calendar_months_from_the_start(
        string start, int months, string earliest)
    {
        var clause = new TerminationClause(Terminator.Either, 10, months);
        var signed = Lasting(start, "2035-12-31", 1m) with { Termination = clause };
        var day = Day(earliest);
        Given(signed)
            .When(c => Leaving.Decide(new GiveTerminationNotice(Side.Customer, day.AddDays(-1)), Id, c))
            .ThenRefused(new ContractRefusal.NoticeBeforeLockIn(day.AddDays(-1), day));
        Given(signed).When(Notice(earliest)).ThenAccepted();
        Given(signed).AsOf(start).EarliestNoticeOn.ShouldBe(day);
    }

    [Fact]
    public void Is_possible_until_it_would_end_service_one_day_early() =>
        Given(Reflection).When(Notice("2029-10-01")).Then(Noticed("2029-10-01", "2029-12-30"));

    [Fact]
    [Refuses<ContractRefusal.NoticeAfterTermEnd>]
    public void Is_refused_when_the_term_ends_no_later_anyway() =>
        Given(Reflection).When(Notice("2029-10-02"))
        .ThenRefused(new ContractRefusal.NoticeAfterTermEnd(
            Day("2029-10-02"), Day("2029-12-31"), Day("2029-12-31")));

    [Fact]
    [Refuses<ContractRefusal.NoticeAfterTermEnd>]
    public void Is_refused_after_the_term_has_ended() =>
        Given(Reflection).When(Notice("2030-01-01")).ThenRefused<ContractRefusal.NoticeAfterTermEnd>();

    [Theory]
    [InlineData("2026-12-31", "2027-03-31")]
    [InlineData("2027-01-01", "2027-01-31")]
    public void Follows_the_clause_in_force_on_its_day(string on, string last) =>
        Given(
            Reflection,
            new ContractAmended(Day("2027-01-01"), Termination: new(Terminator.Either, 30, 0)))
            .When(Notice(on)).Then(Noticed(on, last));

    [Theory]
    [InlineData("2026-12-31", null)]
    [InlineData("2027-01-01", "not-terminable")]
    public void Is_refused_from_the_day_on_which_the_clause_is_gone(string on, string? code)
    {
        var contract = Given(Reflection, new ContractAmended(Day("2027-01-01"), NoTermination: true)).State;
        Notice(on)(contract).Refusal?.Code.ShouldBe(code);
        (Notice(on)(contract).Refusal is null).ShouldBe(code is null);
    }
}

/// <summary>Of two refusals that apply the earlier one is given, pair by pair.</summary>
public sealed class Giving_notice_against_several_rules
{
    private static readonly TerminationNoticeGiven Standing =
        new(Side.Customer, Day("2027-01-15"), Day("2027-04-15"));

    private static string Refused(Side by, string on, params ContractEvent[] given) =>
        Leaving.Decide(new GiveTerminationNotice(by, Day(on)), Id, Given(given).State).Refusal!.Code;

    [Fact]
    public void Puts_a_missing_clause_before_a_standing_notice() => Refused(
        Side.Customer,
        "2027-02-01",
        Reflection,
        Standing,
        new ContractAmended(Day("2027-01-20"), NoTermination: true)).ShouldBe("not-terminable");

    [Fact]
    public void Puts_a_standing_notice_before_who_and_when() => Refused(
        Side.Provider,
        "2026-07-05",
        Reflection with { Termination = NinetyDays with { By = Terminator.Customer } },
        Standing).ShouldBe("already-under-notice");

    [Fact]
    public void Puts_who_before_the_lock_in() => Refused(
        Side.Provider,
        "2026-07-05",
        Reflection with { Termination = NinetyDays with { By = Terminator.Customer } })
        .ShouldBe("party-not-entitled");

    [Fact]
    public void Puts_the_lock_in_before_the_end_of_the_term() => Refused(
        Side.Customer,
        "2029-12-01",
        Reflection with { Termination = NinetyDays with { LockInMonths = 60 } })
        .ShouldBe("notice-before-lock-in");
}
