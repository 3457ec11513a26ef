using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

public sealed class Revising_an_announcement
{
    private static readonly DealAnnounced Bare = new("spacex", "reflection-ai", Reduced("2026-06"));

    private static Func<Contract, Decided<ContractEvent>> Revise(ReviseAnnouncement command) =>
        contract => Announcing.Decide(command, Id, contract);

    private static ReviseAnnouncement On(string day, decimal? fee) =>
        new(Day(day)) { MonthlyFee = new(true, fee) };

    [Fact]
    public void Changes_what_it_names_and_leaves_the_rest()
    {
        var revised = Given(Hearsay)
            .When(Revise(On("2026-06-20", 160_000_000m) with { Reason = "a filing" }))
            .Then(new AnnouncementRevised(
                Day("2026-06-20"), MonthlyFee: 160_000_000.00m, Reason: "a filing"));
        revised.AsOf("2026-06-20").Announced!.Deal.ShouldBe(Hearsay with { MonthlyFee = 160_000_000.00m });
    }

    [Fact]
    public void Can_change_every_term()
    {
        var command = new ReviseAnnouncement(
            Day("2026-06-20"), "xai", "fluidstack", "all new", [new("A filing")])
        {
            MonthlyFee = new(true, 1m),
            TotalValue = new(true, 2m),
            Currency = new(true, "EUR"),
            StartsOn = new(true, Reduced("2027")),
            EndsOn = new(true, Reduced("2030-06")),
            FacilityId = new(true, "colossus-1"),
            Capacity = new(true, new(300m)),
            Exclusive = new(true, true),
            Purpose = new(true, "serving"),
            Qualifiers = new(true, new(Qualifier.About, Qualifier.UpTo)),
        };
        var deal = Given(Hearsay with { Sources = [new("CNBC")] }).When(Revise(command)).ThenAccepted()
            .AsOf("2026-06-20").Announced!.Deal;
        (deal with { Sources = null }).ShouldBe(new(
            "xai", "fluidstack", Reduced("2026-06"), 1.00m, 2.00m, "EUR", Reduced("2027"),
            Reduced("2030-06"), "colossus-1", new(300m), true, "serving",
            new(Qualifier.About, Qualifier.UpTo)));
        deal.Sources!.Select(source => source.Publisher).ShouldBe(["CNBC", "A filing"]);
    }

    [Fact]
    public void Can_make_every_term_but_the_parties_unknown_again()
    {
        var full = Hearsay with
        {
            TotalValue = 1m,
            FacilityId = "colossus-2",
            Capacity = new(300m),
            Exclusive = true,
            Purpose = "training",
            Qualifiers = new(Qualifier.About),
        };
        var revised = Given(full).When(Revise(new(Day("2026-06-20"))
        {
            MonthlyFee = new(true, null),
            TotalValue = new(true, null),
            Currency = new(true, null),
            StartsOn = new(true, null),
            EndsOn = new(true, null),
            FacilityId = new(true, null),
            Capacity = new(true, null),
            Exclusive = new(true, null),
            Purpose = new(true, null),
            Qualifiers = new(true, null),
        })).Then(new AnnouncementRevised(Day("2026-06-20"), Removed: Enum.GetValues<AnnouncedTerm>()));
        revised.AsOf("2026-06-20").Announced!.Deal.ShouldBe(Bare);
        revised.AsOf("2026-06-19").Announced!.Deal.ShouldBe(full);
    }

    [Fact]
    public void Drops_the_qualifier_of_a_figure_that_is_unknown_again() =>
        Given(Hearsay with { TotalValue = 1m, Qualifiers = new(Qualifier.About, Qualifier.UpTo) })
            .When(Revise(On("2026-06-20", null))).ThenAccepted()
            .AsOf("2026-06-20").Announced!.Deal.Qualifiers.ShouldBe(new(TotalValue: Qualifier.UpTo));

    [Fact]
    public void May_name_what_is_not_registered() => Given(Hearsay)
        .When(Revise(new(Day("2026-06-20"), CustomerId: "nobody"))).ThenAccepted();

    [Fact]
    [Refuses<ContractRefusal.NotAnnounced>]
    public void Is_refused_for_a_contract_that_was_never_announced() => Given(Reflection)
        .When(Revise(On("2026-06-21", 1m)))
        .ThenRefused(new ContractRefusal.NotAnnounced(Id, Day("2026-06-21"), SignedOn: Day("2026-06-22")));

    [Fact]
    [Refuses<ContractRefusal.NotAnnounced>]
    public void Is_refused_before_the_deal_was_known() => Given(Hearsay)
        .When(Revise(On("2026-05-31", 1m)))
        .ThenRefused(new ContractRefusal.NotAnnounced(Id, Day("2026-05-31"), Day("2026-06-01")));

    [Theory]
    [Refuses<ContractRefusal.NotAnnounced>]
    [InlineData("2026-06-21", null)]
    [InlineData("2026-06-22", "not-announced")]
    public void Is_possible_up_to_the_day_before_the_signature(string on, string? code) =>
        Revise(On(on, 1m))(Given(Hearsay, Reflection).State).Refusal?.Code.ShouldBe(code);

    [Theory]
    [Refuses<ContractRefusal.NotAnnounced>]
    [InlineData("2026-06-14", null)]
    [InlineData("2026-06-15", "not-announced")]
    public void Is_possible_up_to_the_day_before_the_withdrawal(string on, string? code) =>
        Revise(On(on, 1m))(Given(Hearsay, new AnnouncementWithdrawn(Day("2026-06-15"), "no")).State)
            .Refusal?.Code.ShouldBe(code);

    [Fact]
    [Refuses<ContractRefusal.SameParty>]
    public void Is_refused_with_one_party_on_both_sides() => Given(Hearsay)
        .When(Revise(new(Day("2026-06-20"), CustomerId: "spacex")))
        .ThenRefused(new ContractRefusal.SameParty("spacex"));

    [Fact]
    [Refuses<ContractRefusal.InvalidTerm>]
    public void Is_refused_with_an_end_before_the_start() => Given(Hearsay)
        .When(Revise(new(Day("2026-06-20")) { EndsOn = new(true, Reduced("2026-06")) }))
        .ThenRefused<ContractRefusal.InvalidTerm>();

    [Fact]
    [Refuses<ContractRefusal.UnknownCurrency>]
    public void Is_refused_with_an_unknown_currency() => Given(Hearsay)
        .When(Revise(new(Day("2026-06-20")) { Currency = new(true, "ZZZ") }))
        .ThenRefused(new ContractRefusal.UnknownCurrency("ZZZ"));

    [Fact]
    [Refuses<ContractRefusal.InvalidAmount>]
    public void Is_refused_with_an_amount_that_cannot_be()
    {
        Given(Hearsay).When(Revise(On("2026-06-20", 0.001m))).ThenRefused<ContractRefusal.InvalidAmount>();
        Given(Hearsay).When(Revise(On("2026-06-20", -1m))).ThenRefused<ContractRefusal.InvalidAmount>();
        Given(Bare).When(Revise(On("2026-06-20", 1m)))
            .ThenRefused(new ContractRefusal.InvalidAmount(1m, "no currency is stated"));
        Given(Hearsay).When(Revise(new(Day("2026-06-20")) { Currency = new(true, null) }))
            .ThenRefused(new ContractRefusal.InvalidAmount(150_000_000.00m, "no currency is stated"));
    }

    [Fact]
    [Refuses<ContractRefusal.InvalidAmount>]
    public void Is_refused_where_a_later_revision_would_make_its_amount_impossible() =>
        Given(Hearsay, new AnnouncementRevised(Day("2026-06-20"), Currency: "JPY"))
            .When(Revise(On("2026-06-10", 0.50m))).ThenRefused<ContractRefusal.InvalidAmount>();
}

/// <summary>150M a month from 2026-07-01 to 2029, revised to 160M on 2026-06-20.</summary>
public sealed class A_revised_announcement
{
    private static readonly Story<Contract, ContractEvent> Revised =
        Given(Hearsay, new AnnouncementRevised(Day("2026-06-20"), MonthlyFee: 160_000_000.00m));

    [Fact]
    public void Is_stated_on_each_day_as_it_was_by_then()
    {
        Revised.AsOf("2026-06-19").AnnouncedFee.ShouldBe(Usd(150_000_000m));
        Revised.AsOf("2026-06-20").AnnouncedFee.ShouldBe(Usd(160_000_000m));
        Revised.AsOf("2026-06-19").Announced!.Deal.ShouldBe(Hearsay);
    }

    /// <summary>A headline looks forward: it uses all terms known, also those that count later.</summary>
    [Theory]
    [InlineData("2026-06-19")]
    [InlineData("2026-06-20")]
    public void Is_worth_what_all_that_is_known_says(string asOf) =>
        Revised.AsOf(asOf).Commitment.Headline.ShouldBe(Usd(6_720_000_000m));

    [Fact]
    public void Never_mixes_two_currencies()
    {
        var euros = Given(Hearsay, new AnnouncementRevised(Day("2026-06-20"), Currency: "EUR"));
        euros.AsOf("2026-06-19").Commitment.Headline.ShouldBe(Usd(6_300_000_000m));
        euros.AsOf("2026-06-19").Currency.ShouldBe(Currency.Of("USD"));
        euros.AsOf("2026-06-20").Currency.ShouldBe(Currency.Of("EUR"));
        euros.AsOf("2026-06-20").Commitment.Headline!.Value.Currency.ShouldBe(Currency.Of("EUR"));
    }

    [Theory]
    [InlineData("2026-06-10", "2026-06-20")]
    [InlineData("2026-06-20", "2026-06-10")]
    public void Follows_the_days_of_its_revisions_and_not_the_order_they_were_recorded_in(
        string first, string second)
    {
        AnnouncementRevised Revision(string day) => day == "2026-06-10"
            ? new(Day(day), MonthlyFee: 1m, TotalValue: 5m)
            : new(Day(day), MonthlyFee: 2m);
        var story = Given(Hearsay, Revision(first), Revision(second));
        story.AsOf("2026-06-10").AnnouncedFee.ShouldBe(Usd(1m));
        story.AsOf("2026-06-20").AnnouncedFee.ShouldBe(Usd(2m));
        story.AsOf("2026-06-20").Announced!.Deal.TotalValue.ShouldBe(5m);
    }

    [Fact]
    public void Of_two_on_one_day_is_stated_as_the_later_recorded() =>
        Given(
            Hearsay,
            new AnnouncementRevised(Day("2026-06-20"), MonthlyFee: 1m),
            new AnnouncementRevised(Day("2026-06-20"), MonthlyFee: 2m))
            .AsOf("2026-06-20").AnnouncedFee.ShouldBe(Usd(2m));

    [Fact]
    public void Stays_visible_beside_the_signed_terms() =>
        Given(Hearsay, new AnnouncementRevised(Day("2026-06-20"), MonthlyFee: 1m), Reflection)
            .AsOf("2026-07-01").Announced!.MonthlyFee.ShouldBe(Usd(1m));
}

public sealed class Withdrawing_an_announcement
{
    private static Func<Contract, Decided<ContractEvent>> Withdraw(string on) =>
        contract => Announcing.Decide(new WithdrawAnnouncement(Day(on), "talks ended"), Id, contract);

    private static readonly AnnouncementWithdrawn Withdrawn = new(Day("2026-06-15"), "talks ended");

    [Theory]
    [InlineData("2026-06-01")]
    [InlineData("2030-01-01")]
    public void Is_possible_from_the_first_day_of_the_announcement_on(string on) => Given(Hearsay)
        .When(Withdraw(on)).Then(new AnnouncementWithdrawn(Day(on), "talks ended"));

    [Fact]
    public void Leaves_nothing_known_of_the_deal_from_its_day_on()
    {
        var terms = Given(Hearsay, Withdrawn).State.Terms;
        ContractView.AsOf(terms, Day("2026-06-14"))!.AnnouncedFee.ShouldBe(Usd(150_000_000m));
        ContractView.AsOf(terms, Day("2026-06-15")).ShouldBeNull();
    }

    [Fact]
    [Refuses<ContractRefusal.NotAnnounced>]
    public void Is_refused_for_a_contract_that_was_never_announced() => Given(Reflection)
        .When(Withdraw("2026-06-15"))
        .ThenRefused(new ContractRefusal.NotAnnounced(Id, Day("2026-06-15"), SignedOn: Day("2026-06-22")));

    [Fact]
    [Refuses<ContractRefusal.NotAnnounced>]
    public void Is_refused_before_the_deal_was_known() => Given(Hearsay)
        .When(Withdraw("2026-05-31"))
        .ThenRefused(new ContractRefusal.NotAnnounced(Id, Day("2026-05-31"), Day("2026-06-01")));

    [Theory]
    [Refuses<ContractRefusal.NotAnnounced>]
    [InlineData("2026-06-10")]
    [InlineData("2026-06-20")]
    public void Is_refused_a_second_time(string on) => Given(Hearsay, Withdrawn).When(Withdraw(on))
        .ThenRefused(new ContractRefusal.NotAnnounced(Id, Day(on), WithdrawnOn: Day("2026-06-15")));

    [Theory]
    [Refuses<ContractRefusal.NotAnnounced>]
    [InlineData("2026-06-21", null)]
    [InlineData("2026-06-22", "not-announced")]
    public void Is_possible_up_to_the_day_before_the_signature(string on, string? code) =>
        Withdraw(on)(Given(Hearsay, Reflection).State).Refusal?.Code.ShouldBe(code);

    [Fact]
    [Refuses<ContractRefusal.AlreadyExists>]
    public void Leaves_its_id_taken() => Given(Hearsay, Withdrawn)
        .When(c => Signing.Decide(new AnnounceDeal(Hearsay), Id, c))
        .ThenRefused(new ContractRefusal.AlreadyExists(Id));

    [Fact]
    public void Leaves_the_deal_to_be_signed_after_all()
    {
        var signed = Given(Hearsay, Withdrawn)
            .When(c => Signing.Decide(new SignContract(Reflection), Id, c, Everyone)).ThenAccepted();
        ContractView.AsOf(signed.State.Terms, Day("2026-06-21")).ShouldBeNull();
        signed.AsOf("2026-06-22").Status.ShouldBe(ContractStatus.Signed);
        signed.AsOf("2026-06-22").Announced.ShouldBeNull();
    }
}
