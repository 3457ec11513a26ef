using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

public sealed class Delaying_commencement
{
    private static readonly ContractSigned Ramp = Reflection with
    {
        Fees =
        [
            new(Day("2026-07-01"), 100m), new(Day("2026-08-01"), 120m), new(Day("2026-10-01"), 150m),
        ],
    };

    private static Func<Contract, Decided<ContractEvent>> Delay(
        string to, string on = "2026-06-25", string? end = null) =>
        contract => Delaying.Decide(
            new DelayCommencement(Day(to), Day(on), end is null ? null : Day(end)), Id, contract);

    private static string[] Steps(Story<Contract, ContractEvent> story) =>
        [.. story.State.Agreement!.Fees.Steps.Select(step => $"{step.From:yyyy-MM-dd} {step.Value}")];

    /// <summary>15 of September's 30 days are 75 million, and 39 months follow.</summary>
    [Fact]
    public void Moves_the_start_and_keeps_the_end()
    {
        var delayed = Given(Reflection).When(Delay("2026-09-16"))
            .Then(new CommencementDelayed(Day("2026-09-16"), Day("2026-06-25")));
        var view = delayed.AsOf("2026-06-25");
        (view.Agreement!.StartsOn, view.Agreement.EndsOn).ShouldBe((Day("2026-09-16"), Day("2029-12-31")));
        view.Commitment.Headline.ShouldBe(Usd(5_925_000_000.00m));
        delayed.Charge("2026-08").ShouldBe("0.00");
        delayed.Charge("2026-09").ShouldBe("75000000.00");
        (view.LiveFee, view.FeeToCome).ShouldBe((null, Usd(150_000_000m)));
    }

    [Fact]
    public void Moves_the_end_when_it_is_given() => Given(Reflection)
        .When(Delay("2026-09-01", end: "2030-02-28"))
        .Then(new CommencementDelayed(Day("2026-09-01"), Day("2026-06-25"), Day("2030-02-28")))
        .AsOf("2026-06-25").Commitment.Headline.ShouldBe(Usd(6_300_000_000.00m));

    /// <summary>90 days after 2026-12-16 is 2027-03-16.</summary>
    [Fact]
    public void Counts_the_lock_in_from_the_new_start()
    {
        var view = Given(Reflection).When(Delay("2026-09-16")).ThenAccepted().AsOf("2026-07-01");
        view.EarliestNoticeOn.ShouldBe(Day("2026-12-16"));
        view.Commitment.FirmUntil.ShouldBe(Day("2027-03-16"));
        view.Status.ShouldBe(ContractStatus.Signed);
    }

    [Fact]
    public void Begins_with_the_fee_in_force_on_the_new_start_and_keeps_the_later_dates()
    {
        Steps(Given(Ramp).When(Delay("2026-09-01")).ThenAccepted())
            .ShouldBe(["2026-09-01 120", "2026-10-01 150"]);
        Steps(Given(Ramp).When(Delay("2026-10-01")).ThenAccepted()).ShouldBe(["2026-10-01 150"]);
        Steps(Given(Ramp).When(Delay("2026-07-02")).ThenAccepted())
            .ShouldBe(["2026-07-02 100", "2026-08-01 120", "2026-10-01 150"]);
    }

    [Fact]
    public void May_come_again_while_the_new_start_has_not()
    {
        var twice = Given(Ramp).When(Delay("2026-08-01")).ThenAccepted()
            .When(Delay("2026-11-01", "2026-07-31")).ThenAccepted();
        Steps(twice).ShouldBe(["2026-11-01 150"]);
        twice.When(Delay("2026-12-01", "2026-11-01"))
            .ThenRefused(new ContractRefusal.AlreadyCommenced(Day("2026-11-01"), Day("2026-11-01")));
    }

    [Fact]
    [Refuses<ContractRefusal.AlreadyCommenced>]
    public void Is_refused_from_the_first_day_of_service_on()
    {
        Given(Reflection).When(Delay("2026-09-01", "2026-06-30")).ThenAccepted();
        Given(Reflection).When(Delay("2026-09-01", "2026-07-01"))
            .ThenRefused(new ContractRefusal.AlreadyCommenced(Day("2026-07-01"), Day("2026-07-01")));
    }

    [Theory]
    [Refuses<ContractRefusal.InvalidTerm>]
    [InlineData("2026-06-30")]
    [InlineData("2026-07-01")]
    public void Is_refused_when_the_start_would_come_no_later(string to) =>
        Given(Reflection).When(Delay(to)).ThenRefused<ContractRefusal.InvalidTerm>();

    [Fact]
    [Refuses<ContractRefusal.StartAfterEnd>]
    public void Is_refused_when_the_start_would_come_after_the_end()
    {
        Given(Reflection).When(Delay("2029-12-31")).ThenAccepted();
        Given(Reflection).When(Delay("2030-01-01"))
            .ThenRefused(new ContractRefusal.StartAfterEnd(Day("2030-01-01"), Day("2029-12-31")));
        Given(Reflection).When(Delay("2030-01-01", end: "2030-01-01")).ThenAccepted();
        Given(Reflection).When(Delay("2026-09-01", end: "2026-08-31"))
            .ThenRefused(new ContractRefusal.StartAfterEnd(Day("2026-09-01"), Day("2026-08-31")));
    }

    [Fact]
    public void Of_an_open_ended_contract_is_possible_to_any_day() =>
        Given(Reflection with { Term = new(Day("2026-07-01")) }).When(Delay("2040-01-01")).ThenAccepted();

    [Fact]
    [Refuses<ContractRefusal.NotSigned>]
    public void Is_refused_while_only_announced() =>
        Given(Hearsay).When(Delay("2026-09-01")).ThenRefused(new ContractRefusal.NotSigned(Id));

    /// <summary>Notice was entered ahead for the first day on which it may be given.</summary>
    [Fact]
    public void Leaves_a_notice_that_stands_as_it_was_given()
    {
        var notice = new TerminationNoticeGiven(Side.Customer, Day("2026-10-01"), Day("2026-12-30"));
        var delayed = Given(Reflection, notice).When(Delay("2026-11-01")).ThenAccepted();
        delayed.AsOf("2026-10-01").LastServiceDay.ShouldBe(Day("2026-12-30"));
        delayed.Charge("2026-11").ShouldBe("150000000.00");
        delayed.Charge("2026-12").ShouldBe("145161290.32");
        Given(Reflection, notice).When(Delay("2026-12-31", end: "2031-12-31"))
            .ThenRefused(new ContractRefusal.StartAfterEnd(Day("2026-12-31"), Day("2026-12-30")));
    }

    [Fact]
    public void Entered_late_lets_what_is_dated_before_the_new_start_hold_from_it_on()
    {
        var delayed = Given(
                Reflection,
                new ContractAmended(
                    Day("2026-08-01"),
                    Fees: [new(Day("2026-08-01"), 160m)],
                    Capacity: [new("colossus-1")]),
                new ServiceSuspended(Day("2026-08-15"), true, "flood"))
            .When(Delay("2026-09-01")).ThenAccepted();
        Steps(delayed).ShouldBe(["2026-09-01 160"]);
        var before = delayed.AsOf("2026-08-20");
        before.Status.ShouldBe(ContractStatus.Signed);
        before.Capacity.ShouldBe([new CapacityLine("colossus-1")]);
        delayed.AsOf("2026-09-01").Status.ShouldBe(ContractStatus.Suspended);
        delayed.When(c => Suspending.Decide(new ResumeService(Day("2026-08-31")), Id, c))
            .ThenRefused<ContractRefusal.NotSuspended>();
        delayed.When(c => Suspending.Decide(new ResumeService(Day("2026-09-01")), Id, c)).ThenAccepted()
            .Charge("2026-09").ShouldBe("160.00");
    }
}
