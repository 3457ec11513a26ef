using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

public sealed class Assigning_a_contract
{
    private static readonly Contracts.Directory Known = new(id => id != "nobody", _ => true);

    private static Func<Contract, Decided<ContractEvent>> Assign(
        string to, string on, Side role = Side.Customer) =>
        contract => Assigning.Decide(new(role, to, Day(on)), Id, contract, Known);

    private static ContractAssigned Assigned(string to, string on, Side role = Side.Customer) =>
        new(role, to, Day(on));

    private static string Parties(Story<Contract, ContractEvent> story, string day)
    {
        var view = story.AsOf(day);
        return $"{view.ProviderId} {view.CustomerId}";
    }

    [Fact]
    public void Gives_the_role_away_from_its_day_on()
    {
        var story = Given(Reflection)
            .When(Assign("fluidstack", "2027-01-10")).Then(Assigned("fluidstack", "2027-01-10"))
            .When(Assign("xai", "2028-01-01", Side.Provider))
            .Then(Assigned("xai", "2028-01-01", Side.Provider));
        Parties(story, "2027-01-09").ShouldBe("spacex reflection-ai");
        Parties(story, "2027-01-10").ShouldBe("spacex fluidstack");
        Parties(story, "2028-01-01").ShouldBe("xai fluidstack");
        story.AsOf("2027-01-10").Commitment.Headline.ShouldBe(Usd(6_300_000_000m));
    }

    [Theory]
    [InlineData("2026-07-01")]
    [InlineData("2029-12-31")]
    public void Is_possible_from_the_first_day_of_the_term_to_the_last(string on) =>
        Given(Reflection).When(Assign("fluidstack", on)).ThenAccepted();

    [Theory]
    [InlineData("2027-03-01", "2027-06-01")]
    [InlineData("2027-06-01", "2027-03-01")]
    public void Holds_from_its_own_day_in_whichever_order_two_are_recorded(string first, string second)
    {
        var to = new Dictionary<string, string> { ["2027-03-01"] = "march", ["2027-06-01"] = "june" };
        var story = Given(Reflection)
            .When(Assign(to[first], first)).ThenAccepted()
            .When(Assign(to[second], second)).ThenAccepted();
        Parties(story, "2027-05-31").ShouldBe("spacex march");
        Parties(story, "2027-06-01").ShouldBe("spacex june");
    }

    [Fact]
    public void Replaces_another_of_the_same_day() => Parties(
        Given(Reflection)
            .When(Assign("fluidstack", "2027-01-10")).ThenAccepted()
            .When(Assign("nebius", "2027-01-10")).ThenAccepted(),
        "2027-01-10").ShouldBe("spacex nebius");

    [Fact]
    [Refuses<ContractRefusal.NotSigned>]
    public void Is_refused_while_only_announced() => Given(Hearsay)
        .When(Assign("fluidstack", "2027-01-10")).ThenRefused(new ContractRefusal.NotSigned(Id));

    [Fact]
    [Refuses<ContractRefusal.UnknownParty>]
    public void Is_refused_to_a_party_that_is_not_registered() => Given(Reflection)
        .When(Assign("nobody", "2030-01-10")).ThenRefused(new ContractRefusal.UnknownParty("nobody"));

    [Theory]
    [Refuses<ContractRefusal.SameParty>]
    [InlineData("spacex", Side.Customer)]
    [InlineData("reflection-ai", Side.Provider)]
    public void Is_refused_to_the_other_side(string to, Side role) => Given(Reflection)
        .When(Assign(to, "2030-01-10", role)).ThenRefused(new ContractRefusal.SameParty(to));

    [Fact]
    [Refuses<ContractRefusal.SameParty>]
    public void Is_refused_to_who_takes_the_other_side_later()
    {
        var later = Given(Reflection, Assigned("xai", "2028-01-01", Side.Provider));
        later.When(Assign("xai", "2027-01-10")).ThenRefused(new ContractRefusal.SameParty("xai"));
        Given(Reflection, Assigned("xai", "2028-01-01", Side.Provider), Assigned("nebius", "2028-01-01"))
            .When(Assign("xai", "2027-01-10")).ThenAccepted();
    }

    [Theory]
    [Refuses<ContractRefusal.SameParty>]
    [InlineData("reflection-ai", Side.Customer)]
    [InlineData("spacex", Side.Provider)]
    public void Is_refused_to_who_has_the_role_already(string to, Side role) => Given(Reflection)
        .When(Assign(to, "2027-01-10", role))
        .ThenRefused(new ContractRefusal.SameParty(to, role));

    [Fact]
    public void Is_possible_back_to_who_had_the_role() =>
        Given(Reflection, Assigned("fluidstack", "2027-01-10"))
            .When(Assign("reflection-ai", "2027-02-10")).ThenAccepted();

    [Theory]
    [Refuses<ContractRefusal.OutsideTerm>]
    [InlineData("2026-06-30")]
    [InlineData("2030-01-01")]
    public void Is_refused_outside_the_term(string on) => Given(Reflection)
        .When(Assign("fluidstack", on))
        .ThenRefused(new ContractRefusal.OutsideTerm(Day(on), Day("2026-07-01"), Day("2029-12-31")));
}

/// <summary>
/// An invoice is addressed to the parties on its issue day; a month's earnings belong to those of each day.
/// 3,100.00 a month.
/// </summary>
public sealed class The_earnings_of_a_month
{
    private static readonly ContractSigned Signed = Lasting("2027-01-01", "2027-12-31", 3_100m);

    private static string[] Earnings(string month, params ContractEvent[] events) =>
    [
        .. Given(events).State.Agreement!.EarningsOf(MonthOf(month)).Select(part =>
            $"{part.Days.First:dd}-{part.Days.Last:dd} {part.Parties.ProviderId} {part.Parties.CustomerId} "
            + part.Amount),
    ];

    [Fact]
    public void Belong_to_the_parties_of_each_day() => Earnings(
            "2027-01",
            Signed,
            new ContractAssigned(Side.Customer, "fluidstack", Day("2027-01-11")),
            new ContractAssigned(Side.Provider, "xai", Day("2027-01-31")))
        .ShouldBe(
        [
            "01-10 spacex reflection-ai 1000.00",
            "11-30 spacex fluidstack 2000.00",
            "31-31 xai fluidstack 100.00",
        ]);

    [Fact]
    public void Are_one_part_where_nobody_changes() => Earnings(
            "2027-02", Signed, new ContractAssigned(Side.Customer, "fluidstack", Day("2027-01-11")))
        .ShouldBe(["01-28 spacex fluidstack 3100.00"]);

    /// <summary>A third of 0.01 for each ten days: the parts are rounded cumulatively.</summary>
    [Fact]
    public void Add_up_to_the_charge() => Earnings(
            "2027-04",
            Lasting("2027-01-01", "2027-12-31", 0.01m),
            new ContractAssigned(Side.Customer, "b", Day("2027-04-11")),
            new ContractAssigned(Side.Customer, "c", Day("2027-04-21")))
        .ShouldBe(
        [
            "01-10 spacex reflection-ai 0.00", "11-20 spacex b 0.01", "21-30 spacex c 0.00",
        ]);

    [Fact]
    public void By_whole_months_belong_to_the_parties_of_the_first_service_day() => Earnings(
            "2027-04",
            Signed with { Proration = Proration.FullMonths },
            new ContractAssigned(Side.Customer, "b", Day("2027-04-02")))
        .ShouldBe(["01-01 spacex reflection-ai 3100.00", "02-30 spacex b 0.00"]);

    [Fact]
    public void Are_none_without_service()
    {
        Earnings("2026-12", Signed).ShouldBeEmpty();
        Earnings(
            "2027-02",
            Signed,
            new ContractAssigned(Side.Customer, "b", Day("2027-02-20")),
            new ContractTerminatedForCause(Day("2027-02-10"), Day("2027-02-14"), "x"))
            .ShouldBe(["01-19 spacex reflection-ai 1550.00"]);
    }

    [Fact]
    public void Are_billed_to_the_parties_of_the_day_of_issue()
    {
        var agreement = Given(Signed, new ContractAssigned(Side.Customer, "b", Day("2027-02-20")))
            .State.Agreement!;
        agreement.PartiesOn(Day("2027-02-19")).ShouldBe(new Counterparties("spacex", "reflection-ai"));
        agreement.PartiesOn(Day("2027-02-20")).ShouldBe(new Counterparties("spacex", "b"));
    }
}
