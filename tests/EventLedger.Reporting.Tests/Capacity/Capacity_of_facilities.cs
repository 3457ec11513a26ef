using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Reporting.Capacity;
using EventLedger.Reporting.ReadModels;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

/// <summary>
/// Capacity, contracted, free; days on which a facility is over-committed or exclusivity broken.
/// </summary>
public sealed class Capacity_of_facilities
{
    private static readonly Facility Hall = Place(100, 1_000);

    private static Facility Place(decimal? megawatts, long? gb300, Qualifier? qualifier = null) =>
        Facility.Evolve(
            Facility.None,
            new FacilityRegistered(
                "The hall", "spacex", new(megawatts, null, [new("GB300", gb300)], qualifier)));

    /// <summary>A contract of its own customer, signed on 2026-06-01.</summary>
    private static KnownContract On(
        string id, string from, string? to, CapacityLine line, params ContractEvent[] later) =>
        RealDeals.Known(
            id,
            [
                Lasting(from, to, 1_000m) with
                {
                    CustomerId = $"customer-of-{id}",
                    SignedOn = Day("2026-06-01"),
                    Capacity = [line],
                },
                .. later,
            ]);

    private static CapacityLine Takes(decimal? megawatts, long? gb300, bool? exclusive = null) => new(
        "hall", null, gb300 is { } count ? [new("GB300", count)] : null, megawatts, exclusive);

    private static CapacityRow Hall_on(string day, Facility hall, params KnownContract[] contracts) =>
        CapacityReport.Of(contracts, Day(day), new Dictionary<string, Facility> { ["hall"] = hall })
            .ShouldHaveSingleItem();

    private static string[] Breaches(CapacityRow row) =>
    [
        .. row.Breaches.Select(breach =>
            $"{breach.Kind} {breach.From:yyyy-MM-dd}..{breach.To:yyyy-MM-dd} "
            + string.Join(' ', breach.ContractIds)),
    ];

    [Fact]
    public void Is_free_where_no_contract_takes_it()
    {
        var row = Hall_on("2026-07-01", Hall, On("a", "2026-07-01", "2027-12-31", Takes(60.5m, 600)));
        row.Name.ShouldBe("The hall");
        row.Capacity.ShouldBe(new(100, 1_000));
        row.Contracted.ShouldBe(new(60.5m, 600));
        row.Unstated.ShouldBe(new(0, 0));
        row.Free.ShouldBe(new(39.5m, 400));
        row.Models.ShouldBe([new("GB300", 1_000, 600, 0, 400, false)]);
        row.Overcommitted.ShouldBeFalse();
        row.ExclusivityBroken.ShouldBeFalse();
        row.ContractIds.ShouldBe(["a"]);
        row.Breaches.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-06-30", "0")]
    [InlineData("2026-07-01", "60")]
    [InlineData("2027-12-31", "60")]
    [InlineData("2028-01-01", "0")]
    public void Is_taken_from_the_first_to_the_last_day_of_service(string day, string megawatts) =>
        Hall_on(day, Hall, On("a", "2026-07-01", "2027-12-31", Takes(60, 600)))
            .Contracted.Megawatts.ToString().ShouldBe(megawatts);

    [Fact]
    public void Is_over_committed_until_the_facility_grows()
    {
        var grown = Facility.Evolve(
            Hall, new FacilityExpanded(Day("2027-01-01"), new(200, null, [new("GB300", 2_000)])));
        KnownContract[] both =
        [
            On("a", "2026-07-01", "2027-12-31", Takes(60, 600)),
            On("b", "2026-10-01", null, Takes(50, 400)),
        ];
        var row = Hall_on("2026-07-01", grown, both);
        row.Overcommitted.ShouldBeFalse();
        Breaches(row).ShouldBe(["Overcommitted 2026-10-01..2026-12-31 a b"]);
        // 60 + 50 megawatts of 100; 600 + 400 of 1,000 accelerators are just enough.
        var then = Hall_on("2026-10-01", grown, both);
        then.Overcommitted.ShouldBeTrue();
        then.Free.ShouldBe(new(-10, 0));
        then.Models.Single().Overcommitted.ShouldBeFalse();
        Hall_on("2027-01-01", grown, both).Breaches.ShouldBeEmpty();
    }

    [Fact]
    public void Is_over_committed_without_end_where_nothing_that_is_known_ends_it() => Breaches(Hall_on(
            "2026-12-01",
            Hall,
            On("a", "2026-07-01", null, Takes(null, 600)),
            On("b", "2026-10-01", null, Takes(null, 500))))
        .ShouldBe(["Overcommitted 2026-12-01.. a b"]);

    [Fact]
    public void Names_in_one_run_of_days_all_contracts_that_have_part_in_it() => Breaches(Hall_on(
            "2026-07-01",
            Hall,
            On("a", "2026-07-01", "2026-12-31", Takes(80, 1)),
            On("b", "2026-08-01", "2026-09-30", Takes(30, 1)),
            On("c", "2026-10-01", "2026-10-31", Takes(30, 1)),
            On("d", "2026-12-01", "2026-12-31", Takes(21, 1))))
        .ShouldBe(["Overcommitted 2026-08-01..2026-10-31 a b c", "Overcommitted 2026-12-01..2026-12-31 a d"]);

    [Fact]
    public void Stays_unknown_where_a_contract_does_not_say_how_much_it_takes()
    {
        var row = Hall_on(
            "2026-07-01",
            Hall,
            On("a", "2026-07-01", null, Takes(60, null)),
            On("b", "2026-07-01", null, Takes(null, 600)));
        row.Contracted.ShouldBe(new(60, 600));
        row.Unstated.ShouldBe(new(1, 1));
        row.Free.ShouldBe(new(null, null));
        row.Models.ShouldBe([new("GB300", 1_000, 600, 1, null, false)]);
        row.Overcommitted.ShouldBeFalse();
        Hall_on("2026-07-01", Hall, On("a", "2026-07-01", null, Takes(null, null)))
            .Contracted.ShouldBe(new(null, null));
    }

    [Fact]
    public void Is_over_committed_already_by_the_lines_that_say_how_much()
    {
        var row = Hall_on(
            "2026-07-01",
            Hall,
            On("a", "2026-07-01", null, Takes(101, null)),
            On("b", "2026-07-01", null, Takes(null, null)));
        row.Overcommitted.ShouldBeTrue();
        row.Free.Megawatts.ShouldBeNull();
        Breaches(row).ShouldBe(["Overcommitted 2026-07-01.. a"]);
    }

    [Fact]
    public void Of_a_place_whose_size_nobody_knows_is_never_over_committed()
    {
        var row = Hall_on("2026-07-01", Place(null, null), On("a", "2026-07-01", null, Takes(900, 9_000)));
        row.Capacity.ShouldBe(new(null, null));
        row.Free.ShouldBe(new(null, null));
        row.Models.ShouldBe([new("GB300", null, 9_000, 0, null, false)]);
        row.Overcommitted.ShouldBeFalse();
    }

    [Fact]
    public void By_model_counts_a_contract_that_names_another_model_as_none_of_it()
    {
        var mixed = Facility.Evolve(Facility.None, new FacilityRegistered(
            "Mixed", "spacex", new(null, null, [new("H100", 10), new("GB300", 20), new("H200")])));
        var row = Hall_on(
            "2026-07-01",
            mixed,
            On("a", "2026-07-01", null, new("hall", null, [new("H100", 11)])),
            On("b", "2026-07-01", null, new("hall", null, [new("GB300", 5)])));
        row.Models.ShouldBe([new("GB300", 20, 5, 0, 15, false), new("H100", 10, 11, 0, -1, true)]);
        // How many there are in all is not known: one model is not counted.
        row.Capacity.Accelerators.ShouldBeNull();
        Breaches(row).ShouldBe(["Overcommitted 2026-07-01.. a"]);
    }

    [Fact]
    public void Is_not_freed_by_a_suspension_but_by_a_notice_from_the_day_after_service()
    {
        var taken = Takes(60, 600);
        Hall_on(
            "2026-08-15",
            Hall,
            On("a", "2026-07-01", null, taken, new ServiceSuspended(Day("2026-08-01"), true, "an outage")))
            .Contracted.Megawatts.ShouldBe(60);
        var leaving = On("a", "2026-07-01", "2027-12-31", taken, new TerminationNoticeGiven(
            Side.Customer, Day("2026-10-01"), Day("2026-12-30")));
        Hall_on("2026-12-30", Hall, leaving).Contracted.Megawatts.ShouldBe(60);
        Hall_on("2026-12-31", Hall, leaving).Contracted.Megawatts.ShouldBe(0);
    }

    [Fact]
    public void Is_exclusive_to_one_customer_until_another_is_served()
    {
        KnownContract[] contracts =
        [
            On("alone", "2026-07-01", "2026-12-31", Takes(1, 1, exclusive: true)),
            On("guest", "2026-09-01", "2027-03-31", Takes(1, 1)),
        ];
        var row = Hall_on("2026-07-01", Hall, contracts);
        row.ExclusivityBroken.ShouldBeFalse();
        Breaches(row).ShouldBe(["ExclusivityBroken 2026-09-01..2026-12-31 alone guest"]);
        Hall_on("2026-12-31", Hall, contracts).ExclusivityBroken.ShouldBeTrue();
        Hall_on("2027-01-01", Hall, contracts).ExclusivityBroken.ShouldBeFalse();
    }

    [Fact]
    public void Is_still_exclusive_where_one_customer_has_two_contracts()
    {
        var second = RealDeals.Known("second", Lasting("2026-07-01", null, 1m) with
        {
            CustomerId = "customer-of-alone",
            Capacity = [Takes(1, 1)],
        });
        Hall_on("2026-07-01", Hall, On("alone", "2026-07-01", null, Takes(1, 1, exclusive: true)), second)
            .ExclusivityBroken.ShouldBeFalse();
    }

    [Fact]
    public void Follows_a_contract_to_its_new_customer() => Breaches(Hall_on(
            "2026-07-01",
            Hall,
            On("alone", "2026-07-01", null, Takes(1, 1, exclusive: true)),
            On(
                "other", "2026-07-01", null, Takes(1, 1),
                new ContractAssigned(Side.Customer, "customer-of-alone", Day("2026-09-01")))))
        .ShouldBe(["ExclusivityBroken 2026-07-01..2026-08-31 alone other"]);

    [Fact]
    public void Survives_counts_that_nobody_can_mean() => Hall_on(
            "2026-07-01",
            Hall,
            On("a", "2026-07-01", null, Takes(null, long.MaxValue)),
            On("b", "2026-07-01", null, Takes(null, long.MaxValue)))
        .Overcommitted.ShouldBeTrue();

    [Fact]
    public void Of_the_real_deals_shows_what_is_announced_apart()
    {
        var colossus1 = Facility.Evolve(Facility.None, new FacilityRegistered(
            "Colossus 1", "spacex",
            new(300, 220_000, [new("H100"), new("H200"), new("GB200")], Qualifier.AtLeast)));
        var colossus2 = Facility.Evolve(Facility.None, new FacilityRegistered(
            "Colossus 2", "spacex", new(null, null, [new("GB300")])));
        var rows = CapacityReport.Of(RealDeals.All, Day("2026-07-01"), new Dictionary<string, Facility>
        {
            ["colossus-2"] = colossus2,
            ["colossus-1"] = colossus1,
        });
        rows.Select(row => row.FacilityId).ShouldBe(["colossus-1", "colossus-2", "oracle-cloud"]);
        rows[0].Free.ShouldBe(new(300, 220_000));
        rows[0].Qualifier.ShouldBe(Qualifier.AtLeast);
        rows[0].Announced.Select(deal => deal.ContractId).ShouldBe(["anthropic-colossus-1"]);
        rows[1].Contracted.ShouldBe(new(null, null));
        rows[1].Unstated.ShouldBe(new(1, 1));
        rows[1].Free.ShouldBe(new(null, null));
        rows[1].ContractIds.ShouldBe(["reflection-colossus-2"]);
        rows[1].Announced.Select(deal => deal.ContractId).ShouldBe(["google-colossus-2"]);
        // Not registered here: it goes by its id, and nothing is known of it.
        rows[2].Name.ShouldBe("oracle-cloud");
        rows[2].Capacity.ShouldBe(new(null, null));
        rows[2].Announced.Select(deal => deal.ContractId).ShouldBe(["openai-oracle"]);
    }
}
