using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using EventLedger.Reporting.Claims;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

/// <summary>Every reported figure with its sources; where they disagree, both.</summary>
public sealed class Claims_of_sources
{
    private static readonly Dictionary<string, Party> Nobody = [];
    private static readonly Dictionary<string, Facility> Nowhere = [];

    private static Source Said(string fact) => new("An article", Fact: fact);

    private static IReadOnlyList<ClaimRow> Of(DealAnnounced deal, params ContractEvent[] later) =>
        ClaimsReport.Of([RealDeals.Known("deal", [deal, .. later])], Day("2026-07-01"), Nobody, Nowhere);

    private static ClaimRow[] Of(Party party, string asOf = "2026-07-01") => ClaimsReport.Of(
        RealDeals.All,
        Day(asOf),
        new Dictionary<string, Party> { ["reflection-ai"] = party },
        Nowhere)
        .Where(row => row.Subject.Kind == ClaimSubjectKind.Party).ToArray();

    private static ClaimRow Figure(IEnumerable<ClaimRow> rows, string figure) =>
        rows.Single(row => row.Figure == figure);

    private static string Row(ClaimRow row) =>
        $"{row.Figure} {row.Value} {row.Qualifier} {(row.Disagreement ? "disputed" : "agreed")}";

    private static string[] Values(ClaimRow row) =>
        [.. row.Claims.Select(claim => $"{claim.Qualifier} {claim.Value}{(claim.Disagrees ? " !" : "")}")];

    /// <summary>What is read of a fact, by figure, where the announcement states nothing.</summary>
    private static string[] Read(string fact) =>
    [
        .. Of(new DealAnnounced("spacex", "google", Reduced("2026-06"), Sources: [Said(fact)]))
            .SelectMany(row => row.Claims.Select(claim =>
                $"{row.Figure} {claim.Qualifier} {claim.Value} {claim.Currency}".TrimEnd())),
    ];

    [Theory]
    [InlineData("About 920 million USD a month.", "monthlyFee About 920000000.00 USD")]
    [InlineData("920 million USD a month, without approximately.", "monthlyFee  920000000.00 USD")]
    [InlineData("It pays $1.5 million per month", "monthlyFee  1500000.00 USD")]
    [InlineData("JPY 1,500,000 a month or more", "monthlyFee AtLeast 1500000 JPY")]
    [InlineData("The whole is nearly 30 billion USD.", "totalValue About 30000000000.00 USD")]
    [InlineData("The total could reach 6.3 billion USD: a ceiling.", "totalValue UpTo 6300000000.00 USD")]
    [InlineData("6.3 billion USD only if it lasts", "totalValue UpTo 6300000000.00 USD")]
    [InlineData("6.3 billion USD are the most that can come", "totalValue UpTo 6300000000.00 USD")]
    [InlineData("at least 1,000.50 EUR in all", "totalValue AtLeast 1000.50 EUR")]
    [InlineData("paid from 1 July 2026", "startsOn  2026-07-01")]
    [InlineData("they would begin about November 2026", "startsOn About 2026-11")]
    [InlineData("counted back from June 2029", "other")]
    [InlineData("runs through June 2029", "endsOn  2029-06")]
    [InlineData("until 2029", "endsOn UpTo 2029")]
    [InlineData("Lasts 42 months.", "termMonths  42")]
    [InlineData("Over three years", "termMonths  36")]
    [InlineData("300 MW, with no word that it is more", "megawatts  300")]
    [InlineData("Above 300 MW", "megawatts AtLeast 300")]
    [InlineData("above 220,000 Nvidia GPUs", "acceleratorsTotal AtLeast 220000")]
    [InlineData("5,000 and more GPUs", "acceleratorsTotal AtLeast 5000")]
    public void Are_read_off_the_wording(string fact, string claim) => Read(fact).ShouldBe([claim]);

    [Theory]
    [InlineData("The price of the acquisition is 60 billion USD.")]
    [InlineData("Notice on 2026-07-01 ends service on 2026-09-30, firm 450,000,000.00 USD.")]
    [InlineData("May be ended after 3 months with 2 months' notice")]
    [InlineData("1,234,567,890,123,456,789,012 USD")]
    [InlineData("0.001 USD a month")]
    [InlineData("150 million of something a month")]
    [InlineData("until 2029-13")]
    [InlineData("")]
    public void Are_not_read_where_the_wording_says_something_else(string fact) =>
        Read(fact).ShouldBe(["other"]);

    [Fact]
    public void Of_one_wording_belong_to_every_figure_it_states() => Read(
            "150 million USD a month from 1 July 2026, through 2029, for GB300.")
        .ShouldBe(["monthlyFee  150000000.00 USD", "startsOn  2026-07-01", "endsOn  2029"]);

    [Theory]
    [InlineData(Qualifier.Exact, 300, "300 MW", false)]
    [InlineData(Qualifier.Exact, 300, "301 MW", true)]
    [InlineData(Qualifier.AtLeast, 300, "320 MW", false)]
    [InlineData(Qualifier.AtLeast, 300, "299.9 MW", true)]
    [InlineData(Qualifier.UpTo, 300, "299.9 MW", false)]
    [InlineData(Qualifier.UpTo, 300, "301 MW", true)]
    [InlineData(Qualifier.About, 300, "300 MW", false)]
    [InlineData(Qualifier.About, 300, "about 300 MW", false)]
    [InlineData(Qualifier.About, 300, "310 MW", true)]
    [InlineData(Qualifier.UpTo, 300, "at least 300 MW", false)]
    [InlineData(Qualifier.UpTo, 300, "at least 301 MW", true)]
    [InlineData(null, 300, "up to 400 MW", false)]
    public void Disagree_when_they_cannot_both_hold(
        Qualifier? qualifier, int megawatts, string fact, bool disagree)
    {
        var deal = RealDeals.Cursor with { Capacity = new(megawatts, Qualifier: qualifier) };
        var row = Figure(Of(deal with { Sources = [Said(fact)] }), "megawatts");
        row.Qualifier.ShouldBe(qualifier);
        row.Disagreement.ShouldBe(disagree);
        row.Claims.ShouldHaveSingleItem().Disagrees.ShouldBe(disagree);
    }

    [Fact]
    public void Disagree_also_with_one_another_where_the_ledger_holds_no_figure()
    {
        var row = Figure(Of(RealDeals.Cursor with { Sources = [Said("10 MW"), Said("12 MW")] }), "megawatts");
        row.Value.ShouldBeNull();
        row.Disagreement.ShouldBeTrue();
        Values(row).ShouldBe([" 10", " 12"]);
    }

    [Theory]
    [InlineData("2029", "through June 2029", false)]
    [InlineData("2029-06", "through 2029", false)]
    [InlineData("2029", "ends on 2028-12-31", true)]
    [InlineData("2029", "until 2028", true)]
    public void Of_dates_agree_where_a_day_can_be_meant_by_both(string end, string fact, bool disagree) =>
        Figure(Of(RealDeals.Cursor with { EndsOn = Reduced(end), Sources = [Said(fact)] }), "endsOn")
            .Disagreement.ShouldBe(disagree);

    [Fact]
    public void Keep_what_was_announced_before_a_revision()
    {
        var revised = new AnnouncementRevised(
            Day("2026-06-25"),
            MonthlyFee: 160_000_000m,
            Sources: [new("CNBC", Fact: "160 million USD a month")]);
        var later = new AnnouncementRevised(Day("2026-07-02"), MonthlyFee: 170_000_000m);
        var row = Figure(Of(RealDeals.Announced, revised, later), "monthlyFee");
        Row(row).ShouldBe("monthlyFee 160000000.00 Exact disputed");
        Values(row).ShouldBe(["Exact 150000000.00 !", " 160000000.00"]);
        row.Claims[0].Origin.ShouldBe(ClaimOrigin.EarlierStatement);
        row.Claims[0].Publisher.ShouldBeNull();
        row.Claims[0].PublishedOn.ShouldBe(Reduced("2026-06-22"));
        row.Claims[1].Publisher.ShouldBe("CNBC");
    }

    [Fact]
    public void Set_the_signed_terms_beside_the_announced()
    {
        var rows = Of(RealDeals.Announced, RealDeals.Signed with
        {
            Fees = [new(Day("2026-07-01"), 140_000_000.00m)],
        });
        Values(Figure(rows, "monthlyFee")).ShouldBe([" 140000000.00 !"]);
        Figure(rows, "monthlyFee").Claims[0].Origin.ShouldBe(ClaimOrigin.SignedTerms);
        Row(Figure(rows, "endsOn")).ShouldBe("endsOn 2029  agreed");
        Values(Figure(rows, "endsOn")).ShouldBe([" 2029-12-31"]);
        Row(Figure(rows, "termMonths")).ShouldBe("termMonths 42  agreed");
        Figure(rows, "monthlyFee").Subject.Name.ShouldBe("Reflection AI on Colossus 2");
    }

    [Fact]
    public void Of_an_attached_source_belong_to_the_figure_it_names()
    {
        var rows = Of(
            RealDeals.Announced,
            new SourceAttached("monthlyFee", new("CNBC")),
            new SourceAttached("monthlyFee", new("Axios", Fact: "it pays 155 million USD a month")),
            new SourceAttached("termination.lockIn", new("Axios", Fact: "3 months")),
            new SourceAttached("the mood", new("Axios", Fact: "splendid")));
        var fee = Figure(rows, "monthlyFee");
        fee.Disagreement.ShouldBeTrue();
        fee.Claims.Select(claim => (claim.Publisher, claim.Value, claim.Disagrees)).ShouldBe(
            [("CNBC", null, false), ("Axios", "155000000.00", true)]);
        Figure(rows, "termination.lockIn").Label.ShouldBe("termination, lock in");
        Figure(rows, "other").Claims.ShouldHaveSingleItem().Wording.ShouldBe("the mood: splendid");
    }

    [Fact]
    public void Without_a_fact_stand_behind_every_figure_that_is_stated() => Of(
            RealDeals.Cursor with { StartsOn = Reduced("2027"), Capacity = new(5), Sources = [new("CNBC")] })
        .Select(row => $"{row.Figure} {row.Claims.Count}").ShouldBe(["startsOn 1", "megawatts 1"]);

    [Fact]
    public void Of_the_money_of_a_party_stand_beside_what_it_lasts()
    {
        var party = Party.Evolve(
            Party.Evolve(
                Party.None,
                new PartyRegistered(
                    "Reflection AI",
                    Sources: [Said("Its money lasts about 16 months."), Said("Raised 2.4 billion USD.")])),
            new FundingReported(2_500_000_000m, "USD", Reduced("2026"), Qualifier.Exact, [Said("in 2026")]));
        var rows = Of(party);
        Row(Figure(rows, "funding")).ShouldBe("funding 2500000000.00 Exact disputed");
        Figure(rows, "funding").Of.ShouldBe("2026");
        Values(Figure(rows, "funding")).ShouldBe([" ", " 2400000000.00 !"]);
        Row(Figure(rows, "runwayMonths")).ShouldBe("runwayMonths 16.7 About disputed");
        Values(Figure(rows, "runwayMonths")).ShouldBe(["About 16 !"]);
        // Before its fees are live nothing is computed, and the article says what it says.
        Row(Figure(Of(party, "2026-06-30"), "runwayMonths")).ShouldBe("runwayMonths   agreed");
    }

    [Fact]
    public void Of_money_raised_at_another_time_do_not_disagree()
    {
        Party With(Party party, decimal amount, string asOf) =>
            Party.Evolve(party, new FundingReported(amount, "USD", Reduced(asOf)));
        var party = Party.Evolve(
            Party.None, new PartyRegistered("R", Sources: [Said("It raised 1 billion USD.")]));
        var rows = Of(With(With(With(party, 1_000_000_000m, "2025"), 3_000_000_000m, "2026"), 4e9m, "2026"));
        rows.Where(row => row.Figure == "funding")
            .Select(row => $"{row.Of}: {Row(row)}: {string.Join(',', Values(row))}")
            .ShouldBe(
            [
                "2025: funding 1000000000.00  agreed:  1000000000.00",
                "2026: funding 4000000000.00  disputed:  3000000000.00 !",
            ]);
    }

    [Fact]
    public void Of_an_acquisition_are_all_that_its_sources_say()
    {
        var party = Party.Evolve(
            Party.Evolve(Party.None, new PartyRegistered("SpaceX")),
            new PartyAcquired(
                "xai", Reduced("2026-02"), [Said("Absorbed in February 2026."), Said("Run beside it.")]));
        var row = Figure(Of(party), "acquisition");
        row.Of.ShouldBe("xai");
        Row(row).ShouldBe("acquisition 2026-02  agreed");
        Values(row).ShouldBe([" 2026-02", " "]);
    }

    [Fact]
    public void Of_a_facility_that_grew_do_not_disagree_with_its_other_days()
    {
        var facility = Facility.Evolve(
            Facility.Evolve(Facility.None, new FacilityRegistered(
                "The hall", "spacex", new(100, null, [new("GB300", 7)]),
                Sources: [Said("It has 100 MW."), Said("It has 90 MW.")])),
            new FacilityExpanded(Day("2026-06-01"), new(200), [Said("Now 200 MW.")]));
        IReadOnlyList<ClaimRow> On(string day) => ClaimsReport.Of(
            [], Day(day), Nobody, new Dictionary<string, Facility> { ["hall"] = facility });
        Values(Figure(On("2026-07-01"), "megawatts")).ShouldBe([" 90 !", " 200"]);
        Values(Figure(On("2026-05-31"), "megawatts")).ShouldBe([" 100", " 90 !"]);
        Figure(On("2026-05-31"), "accelerators").Of.ShouldBe("GB300");
        Figure(On("2026-05-31"), "accelerators").Value.ShouldBe("7");
    }

    [Fact]
    public void Are_none_of_a_deal_before_it_was_announced() =>
        ClaimsReport.Of(RealDeals.All, Day("2026-04-30"), Nobody, Nowhere).ShouldBeEmpty();
}
