using EventLedger.Domain;
using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using EventLedger.Reporting.History;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

/// <summary>What happened to a company or a place, behind figures that turn on it.</summary>
public sealed class Sentences_of_parties_and_facilities
{
    [Fact]
    public void Name_who_took_over_whom_and_what_was_raised()
    {
        Party(new PartyRegistered("SpaceX", "US")).ShouldBe("SpaceX was registered, of US.");
        Party(new PartyAcquired("google", Reduced("2026-02")))
            .ShouldBe("SpaceX acquired Google, as of 2026-02.");
        Party(new ControlPassed("google", Reduced("2026-02")))
            .ShouldBe("Google controls SpaceX since 2026-02.");
        Party(new FundingReported(2_500_000_000m, "USD", Reduced("2026"), Qualifier.About))
            .ShouldBe("SpaceX is said to have raised about 2,500,000,000.00 USD, as of 2026.");
    }

    [Fact]
    public void Name_what_a_place_can_deliver()
    {
        Place(new FacilityRegistered(
                "Colossus 1", "spacex", new(300m, 220_000, [new("GB300", 1_000)], Qualifier.AtLeast)))
            .ShouldBe("Colossus 1 was registered, operated by SpaceX: at least 300 MW, 220,000 accelerators, "
                + "1,000 GB300.");
        Place(new FacilityExpanded(Day("2027-01-01"), new()))
            .ShouldBe("From 2027-01-01 on Colossus 1 has an unknown capacity.");
    }

    private static string Party(PartyEvent e) => SubjectSentences.Of(e, "spacex", RealDeals.Names);

    private static string Place(FacilityEvent e) => SubjectSentences.Of(e, "colossus-1", RealDeals.Names);
}
