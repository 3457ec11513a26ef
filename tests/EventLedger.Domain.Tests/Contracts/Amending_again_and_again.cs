using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

/// <summary>
/// Amendments that reach back and ahead, recorded in any order of their days: of fees, clause and capacity
/// the one recorded last holds from its day on, and everything before its day stays.
/// </summary>
public sealed class Amending_again_and_again
{
    private static readonly ContractSigned Year = Lasting("2027-01-01", "2027-12-31", 100m);

    private static readonly TerminationClause Thirty = new(Terminator.Either, 30, 0);

    private static readonly CapacityLine One = new("colossus-1");

    private static readonly CapacityLine Two = new("colossus-2");

    private static ContractAmended Fee(string from, params (string From, decimal Fee)[] later) =>
        new(Day(from), Fees: [.. later.Select(step => new FeeStep(Day(step.From), step.Fee))]);

    private static ContractAmended Capacity(string from, params CapacityLine[] lines) =>
        new(Day(from), Capacity: lines);

    private static Func<Contract, Decided<ContractEvent>> Amend(AmendContract command) =>
        contract => Amending.Decide(command, Id, contract, Everyone);

    private static string[] Months(Story<Contract, ContractEvent> story) =>
    [
        .. Enumerable.Range(1, 12).Select(month => story.Charges().Charge(new(2027, month)))
            .Select(charge => charge.ToString()[..^3]),
    ];

    [Fact]
    public void An_earlier_change_that_is_recorded_later_takes_the_place_of_what_follows_it()
    {
        var later = Fee("2027-09-01", ("2027-09-01", 300m));
        var earlier = Fee("2027-05-01", ("2027-05-01", 200m));
        Months(Given(Year, later, earlier)).ShouldBe(
            ["100", "100", "100", "100", "200", "200", "200", "200", "200", "200", "200", "200"]);
        Months(Given(Year, earlier, later)).ShouldBe(
            ["100", "100", "100", "100", "200", "200", "200", "200", "300", "300", "300", "300"]);
    }

    [Fact]
    public void An_earlier_change_that_names_the_later_steps_keeps_them() =>
        Months(Given(
                Year,
                Fee("2027-09-01", ("2027-09-01", 300m)),
                Fee("2027-05-01", ("2027-05-01", 200m), ("2027-09-01", 300m))))
            .ShouldBe(["100", "100", "100", "100", "200", "200", "200", "200", "300", "300", "300", "300"]);

    [Fact]
    public void A_change_that_reaches_back_changes_what_was_earned_and_what_was_known_stays()
    {
        var before = Given(Year);
        var after = Given(Year, Fee("2027-02-15", ("2027-02-15", 156m)));
        before.AsOf("2027-10-01").Commitment.Earned.ShouldBe(Usd(900m));
        after.AsOf("2027-10-01").Commitment.Earned.ShouldBe(Usd(1_320m));
        after.Lines("2027-02").ShouldBe(["01-14 50.00", "15-28 78.00"]);
    }

    [Fact]
    public void Everything_may_change_at_once()
    {
        var on = Day("2027-07-01");
        var amended = Given(Year)
            .When(Amend(new(
                on,
                [new(on, 200m), new(Day("2028-01-01"), 300m)],
                new(true, Day("2028-06-30")),
                new(true, Thirty),
                [One with { Share = 0.25m }, Two with { Share = 0.75m }])))
            .ThenAccepted();
        var before = amended.AsOf("2027-06-30");
        (before.Termination, before.MonthlyFee).ShouldBe((NinetyDays, Usd(100m)));
        before.Capacity.ShouldBeEmpty();
        var after = amended.AsOf("2027-07-01");
        (after.Termination, after.MonthlyFee).ShouldBe((Thirty, Usd(200m)));
        after.Capacity.Select(line => (line.FacilityId, line.Share))
            .ShouldBe([("colossus-1", 0.25m), ("colossus-2", 0.75m)]);
        after.Commitment.Headline.ShouldBe(Usd(600m + 1_200m + 1_800m));
        after.Commitment.FirmUntil.ShouldBe(Day("2027-07-31"));
    }

    [Fact]
    public void The_end_is_the_one_recorded_last_whatever_the_days_of_the_changes()
    {
        var story = Given(
            Year,
            new ContractAmended(Day("2027-09-01"), EndsOn: Day("2029-12-31")),
            new ContractAmended(Day("2027-03-01"), EndsOn: Day("2028-12-31")));
        story.State.Agreement!.EndsOn.ShouldBe(Day("2028-12-31"));
        story.When(Amend(new(Day("2028-12-31"), EndsOn: new(true, null)))).ThenAccepted()
            .State.Agreement!.EndsOn.ShouldBeNull();
    }

    [Fact]
    public void A_clause_may_go_and_come_back()
    {
        var story = Given(
            Year,
            new ContractAmended(Day("2027-03-01"), NoTermination: true),
            new ContractAmended(Day("2027-09-01"), Termination: Thirty));
        story.AsOf("2027-02-28").Termination.ShouldBe(NinetyDays);
        story.AsOf("2027-03-01").Termination.ShouldBeNull();
        story.AsOf("2027-09-01").Termination.ShouldBe(Thirty);
        story.AsOf("2027-03-01").Commitment.FirmUntil.ShouldBe(Day("2027-10-01"));
    }

    [Fact]
    public void Capacity_follows_its_days_and_before_the_start_is_what_service_will_start_with()
    {
        var story = Given(
            Year with { SignedOn = Day("2026-06-01"), Capacity = [One] },
            Capacity("2027-09-01", One, Two),
            Capacity("2027-01-01", Two));
        story.AsOf("2026-06-01").Capacity.ShouldBe([Two]);
        story.AsOf("2027-12-31").Capacity.ShouldBe([Two]);
        Given(Year with { Capacity = [One] }, Capacity("2027-01-02", Two)).AsOf("2027-01-01")
            .Capacity.ShouldBe([One]);
    }

    [Theory]
    [Refuses<ContractRefusal.NoChange>]
    [InlineData("2027-02-01")]
    [InlineData("2027-03-01")]
    [InlineData("2027-09-01")]
    public void The_capacity_that_holds_already_is_no_change_however_it_came_about(string on) =>
        Given(Year with { Capacity = [One] }, Capacity("2027-03-01", Two), Capacity("2027-03-01", One))
            .When(Amend(new(Day(on), Capacity: [One])))
            .ThenRefused(new ContractRefusal.NoChange(Day(on)));

    [Fact]
    public void Capacity_that_comes_earlier_than_it_would_is_a_change() =>
        Given(Year with { Capacity = [One] }, Capacity("2027-09-01", Two))
            .When(Amend(new(Day("2027-03-01"), Capacity: [Two]))).ThenAccepted()
            .AsOf("2027-03-01").Capacity.ShouldBe([Two]);

    [Fact]
    public void A_shorter_term_keeps_the_steps_beyond_it_for_a_longer_one()
    {
        var ramp = Year with { Fees = [.. Year.Fees, new(Day("2027-09-01"), 300m)] };
        var shorter = new ContractAmended(Day("2027-03-01"), EndsOn: Day("2027-06-30"));
        Given(ramp, shorter).AsOf("2027-03-01").Commitment.Headline.ShouldBe(Usd(600m));
        Given(ramp, shorter, new ContractAmended(Day("2027-06-30"), EndsOn: Day("2027-12-31")))
            .AsOf("2027-03-01").Commitment.Headline.ShouldBe(Usd(800m + 1_200m));
    }
}
