using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

public sealed class Amending_a_contract
{
    private static readonly TerminationNoticeGiven Notice =
        new(Side.Customer, Day("2027-01-15"), Day("2027-04-15"));

    private static readonly AmendContract Fees =
        new(Day("2027-02-15"), Fees: [new(Day("2027-02-15"), 160_000_000m)]);

    private static Func<Contract, Decided<ContractEvent>> Amend(AmendContract command) =>
        contract => Amending.Decide(
            command, Id, contract, new(_ => true, id => id is "colossus-1" or "colossus-2"));

    private static IReadOnlyList<FeeStep> Steps(params string[] days) =>
        [.. days.Select((day, i) => new FeeStep(Day(day), 1m + i))];

    [Fact]
    public void Replaces_the_fees_from_its_day_on() =>
        Given(Reflection).When(Amend(Fees)).Then(
            new ContractAmended(Day("2027-02-15"), Fees: [new(Day("2027-02-15"), 160_000_000.00m)]));

    [Fact]
    public void Keeps_the_earlier_steps_and_drops_every_later_one()
    {
        var ramp = Reflection with { Fees = Steps("2026-07-01", "2026-10-01", "2027-03-01", "2028-01-01") };
        Given(ramp, new ContractAmended(Day("2027-02-15"), Fees: Steps("2027-02-15", "2027-06-01")))
            .State.Agreement!.Fees.Steps.Select(step => step.From)
            .ShouldBe([Day("2026-07-01"), Day("2026-10-01"), Day("2027-02-15"), Day("2027-06-01")]);
    }

    [Fact]
    public void Moves_the_end() => Given(Reflection)
        .When(Amend(new(Day("2027-02-15"), EndsOn: new(true, Day("2030-06-30")))))
        .Then(new ContractAmended(Day("2027-02-15"), EndsOn: Day("2030-06-30")))
        .State.Agreement!.EndsOn.ShouldBe(Day("2030-06-30"));

    [Fact]
    public void Removes_the_end() => Given(Reflection)
        .When(Amend(new(Day("2027-02-15"), EndsOn: new(true, null))))
        .Then(new ContractAmended(Day("2027-02-15"), OpenEnded: true))
        .AsOf("2027-02-15").Commitment.Headline.ShouldBeNull();

    [Fact]
    public void Changes_the_clause_from_its_day_on()
    {
        var thirty = new TerminationClause(Terminator.Customer, 30, 0);
        var amended = Given(Reflection)
            .When(Amend(new(Day("2027-02-15"), Termination: new(true, thirty))))
            .Then(new ContractAmended(Day("2027-02-15"), Termination: thirty));
        amended.AsOf("2027-02-14").Termination.ShouldBe(NinetyDays);
        amended.AsOf("2027-02-15").Termination.ShouldBe(thirty);
    }

    [Fact]
    public void Removes_the_clause_from_its_day_on()
    {
        var amended = Given(Reflection)
            .When(Amend(new(Day("2027-02-15"), Termination: new(true, null))))
            .Then(new ContractAmended(Day("2027-02-15"), NoTermination: true));
        amended.AsOf("2027-02-14").Termination.ShouldBe(NinetyDays);
        amended.AsOf("2027-02-15").Termination.ShouldBeNull();
        amended.AsOf("2027-02-15").Commitment.FirmUntil.ShouldBe(Day("2029-12-31"));
    }

    [Fact]
    public void Changes_the_capacity_from_its_day_on()
    {
        var amended = Given(Reflection)
            .When(Amend(new(Day("2027-02-15"), Capacity: [new("colossus-2", Megawatts: 300m)])))
            .ThenAccepted();
        amended.AsOf("2027-02-14").Capacity.ShouldBeEmpty();
        amended.AsOf("2027-02-15").Capacity.ShouldBe([new CapacityLine("colossus-2", Megawatts: 300m)]);
    }

    [Fact]
    [Refuses<ContractRefusal.NotSigned>]
    public void Is_refused_while_only_announced() =>
        Given(Hearsay).When(Amend(Fees)).ThenRefused(new ContractRefusal.NotSigned(Id));

    [Theory]
    [InlineData("2026-07-01")]
    [InlineData("2029-12-31")]
    public void Is_possible_from_the_first_day_of_the_term_to_the_last(string on) =>
        Given(Reflection).When(Amend(new(Day(on), Fees: Steps(on)))).ThenAccepted();

    [Theory]
    [Refuses<ContractRefusal.OutsideTerm>]
    [InlineData("2026-06-30")]
    [InlineData("2030-01-01")]
    public void Is_refused_outside_the_term(string on) => Given(Reflection)
        .When(Amend(new(Day(on), Fees: Steps(on))))
        .ThenRefused(new ContractRefusal.OutsideTerm(Day(on), Day("2026-07-01"), Day("2029-12-31")));

    [Fact]
    [Refuses<ContractRefusal.OutsideTerm>]
    public void Under_notice_is_possible_to_the_last_service_day_only()
    {
        Given(Reflection, Notice).When(Amend(new(Day("2027-04-15"), Fees: Steps("2027-04-15"))))
            .ThenAccepted();
        Given(Reflection, Notice).When(Amend(new(Day("2027-04-16"), Fees: Steps("2027-04-16")))).ThenRefused(
            new ContractRefusal.OutsideTerm(Day("2027-04-16"), Day("2026-07-01"), Day("2027-04-15")));
    }

    [Theory]
    [Refuses<ContractRefusal.NoChange>]
    [InlineData("nothing")]
    [InlineData("fees")]
    [InlineData("end")]
    [InlineData("clause")]
    [InlineData("capacity")]
    public void Is_refused_when_it_changes_nothing(string what)
    {
        var on = Day("2027-02-15");
        var same = what switch
        {
            "fees" => new AmendContract(on, Fees: [new(on, 150_000_000m)]),
            "end" => new(on, EndsOn: new(true, Day("2029-12-31"))),
            "clause" => new(on, Termination: new(true, NinetyDays)),
            "capacity" => new(on, Capacity: []),
            _ => new(on),
        };
        Given(Reflection).When(Amend(same)).ThenRefused(new ContractRefusal.NoChange(on));
    }

    [Fact]
    public void Is_no_empty_change_where_only_a_later_step_goes()
    {
        var ramp = Reflection with { Fees = [.. Reflection.Fees, new(Day("2028-01-01"), 160_000_000m)] };
        Given(ramp).When(Amend(new(Day("2027-02-15"), Fees: [new(Day("2027-02-15"), 150_000_000m)])))
            .ThenAccepted().Charge("2028-01").ShouldBe("150000000.00");
    }

    [Theory]
    [Refuses<ContractRefusal.InvalidFeeSchedule>]
    [InlineData("2027-02-16")]
    [InlineData("2027-02-14")]
    [InlineData("2027-02-15", "2028-01-01", "2027-06-01")]
    [InlineData("2027-02-15", "2027-02-15")]
    [InlineData("2027-02-15", "2030-01-01")]
    [InlineData]
    public void Is_refused_with_fees_that_do_not_begin_on_its_day_and_ascend_in_the_term(
        params string[] days) =>
        Given(Reflection).When(Amend(new(Day("2027-02-15"), Fees: Steps(days))))
            .ThenRefused<ContractRefusal.InvalidFeeSchedule>();

    [Fact]
    public void Takes_fees_up_to_the_new_end() => Given(Reflection)
        .When(Amend(new(
            Day("2027-02-15"), Steps("2027-02-15", "2030-06-30"), EndsOn: new(true, Day("2030-06-30")))))
        .ThenAccepted();

    [Fact]
    [Refuses<ContractRefusal.InvalidTerm>]
    public void Is_refused_when_the_end_would_come_before_the_start() => Given(Reflection)
        .When(Amend(new(Day("2027-02-15"), EndsOn: new(true, Day("2026-06-30")))))
        .ThenRefused<ContractRefusal.InvalidTerm>();

    [Fact]
    [Refuses<ContractRefusal.InvalidTerm>]
    public void Is_refused_with_a_clause_that_cannot_be() => Given(Reflection)
        .When(Amend(new(Day("2027-02-15"), Termination: new(true, NinetyDays with { NoticeDays = -1 }))))
        .ThenRefused<ContractRefusal.InvalidTerm>();

    [Fact]
    [Refuses<ContractRefusal.UnknownFacility>]
    public void Is_refused_with_a_facility_that_is_not_registered() => Given(Reflection)
        .When(Amend(new(Day("2027-02-15"), Capacity: [new("atlantis")])))
        .ThenRefused(new ContractRefusal.UnknownFacility("atlantis"));

    [Fact]
    [Refuses<ContractRefusal.InvalidCapacity>]
    public void Is_refused_with_shares_that_do_not_add_to_one() => Given(Reflection)
        .When(Amend(new(Day("2027-02-15"), Capacity: [new("colossus-1", 0.4m), new("colossus-2", 0.5m)])))
        .ThenRefused<ContractRefusal.InvalidCapacity>();

    [Theory]
    [Refuses<ContractRefusal.InvalidAmount>]
    [InlineData(-1)]
    [InlineData(0.001)]
    public void Is_refused_with_an_amount_that_cannot_be(double fee) => Given(Reflection)
        .When(Amend(new(Day("2027-02-15"), Fees: [new(Day("2027-02-15"), (decimal)fee)])))
        .ThenRefused<ContractRefusal.InvalidAmount>();

    [Fact]
    [Refuses<ContractRefusal.InvalidTerm>]
    public void May_end_the_term_on_the_day_before_it_takes_effect_but_not_earlier()
    {
        var on = Day("2027-02-15");
        Given(Reflection).When(Amend(new(on, EndsOn: new(true, on.AddDays(-1))))).ThenAccepted();
        Given(Reflection).When(Amend(new(on, EndsOn: new(true, on.AddDays(-2)))))
            .ThenRefused<ContractRefusal.InvalidTerm>();
    }

    [Fact]
    public void Is_judged_by_its_capacity_before_its_amounts() => Given(Reflection)
        .When(Amend(new(
            Day("2027-02-15"),
            Fees: [new(Day("2027-02-15"), -1m)],
            Capacity: [new("colossus-1", 0.4m), new("colossus-2", 0.5m)])))
        .ThenRefused<ContractRefusal.InvalidCapacity>();

    [Fact]
    public void Is_judged_outside_the_term_before_it_is_judged_empty() =>
        Given(Reflection).When(Amend(new(Day("2030-01-01")))).ThenRefused<ContractRefusal.OutsideTerm>();

    [Fact]
    public void Counts_a_new_lock_in_from_the_start_of_service()
    {
        var amended = Given(
            Reflection,
            new ContractAmended(Day("2026-08-01"), Termination: NinetyDays with { LockInMonths = 6 }));
        amended.AsOf("2026-08-01").EarliestNoticeOn.ShouldBe(Day("2027-01-01"));
    }
}

/// <summary>Without an end there must be a clause by which somebody can leave.</summary>
public sealed class Amending_a_contract_to_run_without_end
{
    private static readonly ContractSigned NoClause = Reflection with { Termination = null };

    private static readonly ContractAmended ClauseLater = new(Day("2028-01-01"), Termination: NinetyDays);

    private static readonly ContractAmended NoClauseLater = new(Day("2028-01-01"), NoTermination: true);

    private static Func<Contract, Decided<ContractEvent>> Amend(AmendContract command) =>
        contract => Amending.Decide(command, Id, contract, Everyone);

    [Fact]
    [Refuses<ContractRefusal.InvalidTerm>]
    public void Is_refused_without_a_clause() => Given(NoClause)
        .When(Amend(new(Day("2027-01-01"), EndsOn: new(true, null))))
        .ThenRefused<ContractRefusal.InvalidTerm>();

    [Fact]
    public void Is_possible_together_with_a_clause() => Given(NoClause)
        .When(Amend(new(Day("2027-01-01"), EndsOn: new(true, null), Termination: new(true, NinetyDays))))
        .ThenAccepted();

    [Fact]
    [Refuses<ContractRefusal.InvalidTerm>]
    public void Is_refused_when_the_clause_would_go() =>
        Given(Reflection with { Term = new(Day("2026-07-01")) })
            .When(Amend(new(Day("2027-01-01"), Termination: new(true, null))))
            .ThenRefused<ContractRefusal.InvalidTerm>();

    [Fact]
    [Refuses<ContractRefusal.InvalidTerm>]
    public void Is_refused_when_the_clause_is_gone_from_a_later_day_on() => Given(Reflection, NoClauseLater)
        .When(Amend(new(Day("2027-01-01"), EndsOn: new(true, null))))
        .ThenRefused<ContractRefusal.InvalidTerm>();

    [Fact]
    public void Is_possible_when_the_clause_comes_on_a_later_day() => Given(NoClause, ClauseLater)
        .When(Amend(new(Day("2027-01-01"), EndsOn: new(true, null)))).ThenAccepted();

    [Fact]
    public void Stays_open_to_other_changes_before_the_day_on_which_the_clause_comes() =>
        Given(
            NoClause,
            new ContractAmended(Day("2028-01-01"), OpenEnded: true, Termination: NinetyDays))
            .When(Amend(new(Day("2027-01-01"), Fees: [new(Day("2027-01-01"), 1m)]))).ThenAccepted();
}
