using EventLedger.Domain.Parties;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Domain.Tests;

/// <summary>
/// One party controls another from a day on, until a later acquirer does.
/// </summary>
public sealed class Acquiring_a_party
{
    [Fact]
    public void Is_told_to_both_sides_with_the_date_as_it_was_reported()
    {
        var command = new RecordAcquisition("xai", Reduced("2026-02"), [new("Bloomberg")]);
        var companies = new Companies("spacex", "xai");
        var acquired = companies.Control.Decide(command, "spacex").Events
            .ShouldHaveSingleItem().ShouldBeOfType<PartyAcquired>();
        Spec.Json(acquired).ShouldBe(
            """
            PartyAcquired{"acquiredId":"xai","effectiveOn":"2026-02","sources":[{"publisher":"Bloomberg"}]}
            """);
        Spec.Json(Control.Passed(acquired, "spacex"))
            .ShouldBe("""ControlPassed{"controllerId":"spacex","effectiveOn":"2026-02"}""");
    }

    [Fact]
    public void Counts_a_reduced_date_from_its_first_day()
    {
        var companies = new Companies("spacex", "xai").With("spacex", "xai", "2026-02");
        companies.ControllerOf("xai", "2026-01-31").ShouldBeNull();
        companies.ControllerOf("xai", "2026-02-01").ShouldBe("spacex");
        companies.ControlledBy("spacex", "2026-01-31").ShouldBeEmpty();
        companies.ControlledBy("spacex", "2026-02-01").ShouldBe(["xai 2026-02"]);
    }

    [Theory]
    [InlineData("2026-03-01", "2027-03-01")]
    [InlineData("2027-03-01", "2026-03-01")]
    public void Gives_control_to_the_later_acquirer_from_its_day_in_whatever_order_they_are_recorded(
        string first, string second)
    {
        var companies = new Companies("early", "late", "firm");
        foreach (var on in (string[])[first, second])
            companies.With(on == "2026-03-01" ? "early" : "late", "firm", on);
        companies.ControllerOf("firm", "2026-02-28").ShouldBeNull();
        companies.ControllerOf("firm", "2027-02-28").ShouldBe("early");
        companies.ControllerOf("firm", "2027-03-01").ShouldBe("late");
        companies.ControlledBy("early", "2027-02-28").ShouldBe(["firm 2026-03-01"]);
        companies.ControlledBy("early", "2027-03-01").ShouldBeEmpty();
        companies.ControlledBy("late", "2027-03-01").ShouldBe(["firm 2027-03-01"]);
    }

    [Fact]
    public void Of_two_on_one_day_believes_the_one_recorded_last()
    {
        var companies = new Companies("one", "other", "firm")
            .With("one", "firm", "2026-03-01").With("other", "firm", "2026-03");
        companies.ControllerOf("firm", "2026-03-01").ShouldBe("other");
        companies.ControlledBy("one", "2026-03-01").ShouldBeEmpty();
    }

    [Fact]
    [Refuses<PartyRefusal.UnknownParty>]
    public void Is_refused_when_nobody_knows_the_acquired_party() => new Companies("spacex")
        .Refuses<PartyRefusal.UnknownParty>("spacex", "nobody", "2026")
        .ShouldBe(new PartyRefusal.UnknownParty("nobody"));

    [Fact]
    [Refuses<PartyRefusal.SameParty>]
    public void Is_refused_when_a_party_acquires_itself() => new Companies("spacex")
        .Refuses<PartyRefusal.SameParty>("spacex", "spacex", "2026")
        .ShouldBe(new PartyRefusal.SameParty("spacex"));

    [Fact]
    [Refuses<PartyRefusal.ControlCycle>]
    public void Is_refused_when_each_would_control_the_other()
    {
        var refusal = new Companies("spacex", "xai").With("spacex", "xai", "2026-02")
            .Refuses<PartyRefusal.ControlCycle>("xai", "spacex", "2026-03-15");
        (refusal.CycleFrom, refusal.Through.Count).ShouldBe((Day("2026-03-15"), 0));
        refusal.Sentence.ShouldBe(
            "xai cannot control spacex from 2026-03-15 on: on 2026-03-15 it is itself controlled by spacex.");
    }

    [Fact]
    [Refuses<PartyRefusal.ControlCycle>]
    public void Is_refused_when_the_circle_closes_through_others()
    {
        var refusal = new Companies("a", "b", "c", "d")
            .With("a", "b", "2026-01-01").With("b", "c", "2026-02-01").With("c", "d", "2026-03-01")
            .Refuses<PartyRefusal.ControlCycle>("d", "a", "2026-03-01");
        refusal.Through.ShouldBe(["c", "b"]);
        refusal.Sentence.ShouldBe(
            "d cannot control a from 2026-03-01 on: on 2026-03-01 it is itself controlled by a, through c "
            + "and b.");
    }

    /// <summary>An acquisition that is known and takes effect later counts from its day.</summary>
    [Fact]
    [Refuses<PartyRefusal.ControlCycle>]
    public void Is_refused_when_the_circle_would_close_only_later()
    {
        var refusal = new Companies("a", "b").With("a", "b", "2028-01-01")
            .Refuses<PartyRefusal.ControlCycle>("b", "a", "2026-01-01");
        (refusal.EffectiveOn, refusal.CycleFrom).ShouldBe((Day("2026-01-01"), Day("2028-01-01")));
    }

    [Fact]
    public void Closes_no_circle_before_the_other_acquisition_takes_effect_when_another_acquirer_comes_first()
    {
        var companies = new Companies("a", "b", "c")
            .With("a", "b", "2028-01-01").With("c", "a", "2027-07-01").With("b", "a", "2026-01-01");
        companies.ControllerOf("a", "2027-06-30").ShouldBe("b");
        companies.ControllerOf("a", "2028-01-01").ShouldBe("c");
        companies.Shares("b", "c", "2028-01-01").ShouldBeTrue();
    }

    [Fact]
    public void Closes_no_circle_with_a_controller_that_was_replaced()
    {
        var companies = new Companies("a", "b", "c")
            .With("a", "b", "2026-01-01").With("c", "b", "2027-01-01").With("b", "a", "2027-01-01");
        companies.ControllerOf("a", "2027-01-01").ShouldBe("b");
    }

    [Fact]
    [Refuses<PartyRefusal.ControlCycle>]
    public void Is_refused_on_the_last_day_before_the_controller_is_replaced() => new Companies("a", "b", "c")
        .With("a", "b", "2026-01-01").With("c", "b", "2027-01-01")
        .Refuses<PartyRefusal.ControlCycle>("b", "a", "2026-12-31")
        .CycleFrom.ShouldBe(Day("2026-12-31"));

    /// <summary>Whoever comes in two ways above the acquirer, the first day of a circle is named.</summary>
    [Fact]
    [Refuses<PartyRefusal.ControlCycle>]
    public void Is_refused_with_the_first_of_several_days() => new Companies("a", "b", "c", "top")
        .With("top", "b", "2027-01-01").With("b", "a", "2028-01-01").With("c", "a", "2026-01-01")
        .With("top", "c", "2026-06-01")
        .Refuses<PartyRefusal.ControlCycle>("a", "top", "2025-01-01")
        .CycleFrom.ShouldBe(Day("2026-06-01"));
}

public sealed class Parties_under_control
{
    private static readonly Companies Group = new Companies("holding", "maker", "seller", "shop", "stranger")
        .With("holding", "maker", "2026-01-01")
        .With("holding", "seller", "2026-02-01")
        .With("seller", "shop", "2026-03-01");

    [Theory]
    [InlineData("seller", "shop", "2026-02-28", false)]
    [InlineData("seller", "shop", "2026-03-01", true)]
    [InlineData("shop", "seller", "2026-03-01", true)]
    [InlineData("holding", "shop", "2026-03-01", true)]
    [InlineData("maker", "seller", "2026-01-31", false)]
    [InlineData("maker", "seller", "2026-02-01", true)]
    [InlineData("maker", "shop", "2026-03-01", true)]
    [InlineData("stranger", "shop", "2026-03-01", false)]
    [InlineData("nobody-knows", "shop", "2026-03-01", false)]
    public void Share_it_with_their_controller_and_with_each_other_directly_or_through_others(
        string one, string other, string on, bool expected) =>
        Group.Shares(one, other, on).ShouldBe(expected);
}

public sealed class Reporting_funding
{
    private static readonly PartyRegistered Reflection = new("Reflection AI");

    private static Outcome<Party, PartyEvent> When(decimal amount, string currency) =>
        Spec.GivenParty(Reflection).When(_ => Party.Decide(new ReportFunding(
            amount, currency, Reduced("2026"), Qualifier.About, [new("Forbes")])));

    [Fact]
    public void Keeps_the_figure_with_the_currencys_decimals_its_qualifier_and_its_sources() =>
        When(2_500_000_000m, "USD")
            .Then(new FundingReported(
                2_500_000_000.00m, "USD", Reduced("2026"), Qualifier.About, [new("Forbes")]))
            .State.Funding!.ShouldHaveSingleItem().AsOf.ToString().ShouldBe("2026");

    [Fact]
    public void Keeps_what_was_reported_before() => Spec.GivenParty(
            Reflection,
            new FundingReported(1m, "USD", Reduced("2025")),
            new FundingReported(2m, "USD", Reduced("2026")))
        .State.Funding!.Select(funding => funding.Amount).ShouldBe([1m, 2m]);

    [Fact]
    [Refuses<PartyRefusal.UnknownCurrency>]
    public void Is_refused_in_a_currency_that_is_none() =>
        When(1m, "ZZZ").ThenRefused(new PartyRefusal.UnknownCurrency("ZZZ"));

    [Fact]
    [Refuses<PartyRefusal.InvalidAmount>]
    public void Is_refused_for_an_amount_that_cannot_be()
    {
        When(-0.01m, "USD").ThenRefused(new PartyRefusal.InvalidAmount(-0.01m, "it is negative"));
        When(0.5m, "JPY").ThenRefused(new PartyRefusal.InvalidAmount(0.5m, "JPY has 0 decimals"));
        When(10_000_000_000_000.01m, "USD").ThenRefused<PartyRefusal.InvalidAmount>()
            .Why.ShouldBe("it is larger than 10^15 minor units");
        When(10_000_000_000_000m, "USD").ThenAccepted();
    }
}
