using EventLedger.Domain.Facilities;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Domain.Tests;

public sealed class Expanding_a_facility
{
    private static readonly FacilityRegistered Colossus = new(
        "Colossus 2", "spacex", new(300m), From: Day("2026-01-01"), Sources: [new("Forbes")]);

    private static Outcome<Facility, FacilityEvent> When(params FacilityEvent[] given) => Spec
        .GivenFacility(given)
        .When(_ => Facility.Decide(new ExpandFacility(Day("2027-01-01"), new(500m), [new("Bloomberg")])));

    private static decimal? MegawattsOn(Facility facility, string day) =>
        facility.Capacity.On(Day(day))?.Value.Megawatts;

    [Fact]
    public void Gives_it_another_capacity_from_the_day_on()
    {
        var facility = When(Colossus)
            .Then(new FacilityExpanded(Day("2027-01-01"), new(500m), [new("Bloomberg")])).State;
        MegawattsOn(facility, "2025-12-31").ShouldBeNull();
        MegawattsOn(facility, "2026-12-31").ShouldBe(300m);
        MegawattsOn(facility, "2027-01-01").ShouldBe(500m);
        facility.Sources.Select(source => source.Publisher).ShouldBe(["Forbes", "Bloomberg"]);
    }

    [Fact]
    public void Leaves_a_step_that_is_known_to_come_later()
    {
        var expanded = new FacilityExpanded(Day("2028-01-01"), new(2000m));
        var facility = When(Colossus, expanded).ThenAccepted().State;
        MegawattsOn(facility, "2027-12-31").ShouldBe(500m);
        MegawattsOn(facility, "2028-01-01").ShouldBe(2000m);
    }

    [Fact]
    public void Takes_the_place_of_the_step_of_the_same_day() => MegawattsOn(
            When(Colossus, new FacilityExpanded(Day("2027-01-01"), new(400m))).ThenAccepted().State,
            "2027-01-01")
        .ShouldBe(500m);
}
