using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

public sealed class Registering_a_party
{
    private static readonly PartyRegistered SpaceX = new("SpaceX", "US", [new("Bloomberg")]);

    [Fact]
    public void Makes_it_known() => GivenParty()
        .When(party => Party.Decide(new("SpaceX", "US", [new("Bloomberg")]), "spacex", party)).Then(SpaceX)
        .State.IsRegistered.ShouldBeTrue();

    [Fact]
    [Refuses<PartyRefusal.AlreadyExists>]
    public void Is_refused_when_the_id_is_taken() => GivenParty(SpaceX)
        .When(party => Party.Decide(new("Another"), "spacex", party))
        .ThenRefused(new PartyRefusal.AlreadyExists("spacex"));
}

public sealed class Registering_a_facility
{
    private static readonly FacilityRegistered Colossus = new(
        "Colossus 2", "spacex", new(Megawatts: 1000m), "Memphis", Deals.Day("2026-01-01"));

    [Fact]
    public void Makes_it_known_with_its_capacity_from_its_day_on()
    {
        var facility = GivenFacility()
            .When(f => Facility.Decide(
                new("Colossus 2", "spacex", new(Megawatts: 1000m), "Memphis", Deals.Day("2026-01-01")),
                "colossus-2",
                f))
            .Then(Colossus).State;
        facility.IsRegistered.ShouldBeTrue();
        facility.Capacity.On(Deals.Day("2025-12-31")).ShouldBeNull();
        facility.Capacity.On(Deals.Day("2026-01-01"))!.Value.Value.Megawatts.ShouldBe(1000m);
    }

    [Fact]
    public void Without_a_day_has_its_capacity_since_ever() =>
        GivenFacility(Colossus with { From = null }).State.Capacity.On(CalendarBounds.First)
            .ShouldNotBeNull();

    [Fact]
    [Refuses<FacilityRefusal.AlreadyExists>]
    public void Is_refused_when_the_id_is_taken() => GivenFacility(Colossus)
        .When(f => Facility.Decide(new("Another", "spacex", new()), "colossus-2", f))
        .ThenRefused(new FacilityRefusal.AlreadyExists("colossus-2"));
}
