using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

public sealed class Announcing_a_deal
{
    private static readonly DealAnnounced Bare = new("spacex", "reflection-ai", Reduced("2026-06"));

    private static Func<Contract, Decided<ContractEvent>> Announce(DealAnnounced deal) =>
        contract => Signing.Decide(new AnnounceDeal(deal), Id, contract);

    [Fact]
    public void Records_what_is_known() => Given().When(Announce(Hearsay)).Then(Hearsay);

    [Fact]
    public void Needs_nothing_but_the_parties_and_a_date() => Given().When(Announce(Bare)).Then(Bare);

    [Fact]
    public void Brings_amounts_to_the_currencys_decimals() =>
        Given().When(Announce(Bare with { Currency = "USD", TotalValue = 6_300_000_000m }))
            .Then(Bare with { Currency = "USD", TotalValue = 6_300_000_000.00m });

    [Fact]
    [Refuses<ContractRefusal.AlreadyExists>]
    public void Is_refused_when_the_deal_was_announced_already() => Given(Hearsay)
        .When(Announce(Bare)).ThenRefused(new ContractRefusal.AlreadyExists(Id));

    [Fact]
    [Refuses<ContractRefusal.AlreadyExists>]
    public void Is_refused_when_the_contract_was_signed_already() => Given(Reflection)
        .When(Announce(Bare)).ThenRefused(new ContractRefusal.AlreadyExists(Id));

    [Fact]
    [Refuses<ContractRefusal.UnknownCurrency>]
    public void Is_refused_with_an_unknown_currency() => Given()
        .When(Announce(Bare with { Currency = "usd", MonthlyFee = 1m }))
        .ThenRefused(new ContractRefusal.UnknownCurrency("usd"));

    [Theory]
    [Refuses<ContractRefusal.InvalidAmount>]
    [InlineData(-1)]
    [InlineData(0.001)]
    public void Is_refused_with_an_amount_that_cannot_be(double amount) => Given()
        .When(Announce(Bare with { Currency = "USD", MonthlyFee = (decimal)amount }))
        .ThenRefused<ContractRefusal.InvalidAmount>();
}

public sealed class An_announced_deal
{
    private static Story<Contract, ContractEvent> Announced(DealAnnounced deal) => Given(deal);

    [Fact]
    public void Is_unknown_before_the_first_day_of_its_announcement()
    {
        var terms = Given(Hearsay).State.Terms;
        ContractView.AsOf(terms, Day("2026-05-31")).ShouldBeNull();
        ContractView.AsOf(terms, Day("2026-06-01"))!.Status.ShouldBe(ContractStatus.Announced);
    }

    [Fact]
    public void Is_worth_its_fee_over_its_stated_term()
    {
        var commitment = Announced(Hearsay).AsOf("2026-06-15").Commitment;
        commitment.Headline.ShouldBe(Usd(6_300_000_000.00m));
        commitment.Firm.ShouldBe(Usd(0m));
        commitment.FirmUntil.ShouldBeNull();
    }

    [Fact]
    public void Is_worth_its_stated_total_before_anything_computed() =>
        Announced(Hearsay with { TotalValue = 6_000_000_000m }).AsOf("2026-06-15")
            .Commitment.Headline.ShouldBe(Usd(6_000_000_000m));

    [Fact]
    public void Counts_a_reduced_start_from_its_first_day_and_a_reduced_end_to_its_last() =>
        Announced(Hearsay with { StartsOn = Reduced("2026-05"), EndsOn = Reduced("2026-06-15") })
            .AsOf("2026-06-15").Commitment.Headline.ShouldBe(Usd(225_000_000m));

    [Fact]
    public void Is_of_unknown_worth_without_an_end() =>
        Announced(Hearsay with { EndsOn = null }).AsOf("2026-06-15").Commitment.Headline.ShouldBeNull();

    [Fact]
    public void Is_of_unknown_worth_without_a_fee() =>
        Announced(Hearsay with { MonthlyFee = null }).AsOf("2026-06-15").Commitment.Headline.ShouldBeNull();

    [Fact]
    public void Counts_its_fee_from_its_announcement_to_its_stated_end()
    {
        var deal = Announced(Hearsay with { EndsOn = Reduced("2026-09") });
        deal.AsOf("2026-06-01").AnnouncedFee.ShouldBe(Usd(150_000_000m));
        deal.AsOf("2026-09-30").AnnouncedFee.ShouldBe(Usd(150_000_000m));
        deal.AsOf("2026-10-01").AnnouncedFee.ShouldBeNull();
        deal.AsOf("2026-09-30").LiveFee.ShouldBeNull();
    }

    [Fact]
    public void Stays_visible_beside_the_signed_terms()
    {
        var contract = Given(Hearsay, Reflection);
        contract.AsOf("2026-06-21").Status.ShouldBe(ContractStatus.Announced);
        var signed = contract.AsOf("2026-06-22");
        signed.Status.ShouldBe(ContractStatus.Signed);
        signed.Announced!.Deal.ShouldBe(Hearsay);
        signed.AnnouncedFee.ShouldBeNull();
    }

    [Fact]
    public void Has_the_parties_that_were_named()
    {
        var view = Announced(Hearsay).AsOf("2026-06-15");
        view.ProviderId.ShouldBe("spacex");
        view.CustomerId.ShouldBe("reflection-ai");
        view.Currency.ShouldBe(Currency.Of("USD"));
        view.Agreement.ShouldBeNull();
    }
}
