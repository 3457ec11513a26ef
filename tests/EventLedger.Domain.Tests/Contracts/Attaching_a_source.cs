using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

public sealed class Attaching_a_source
{
    private static readonly Source Cnbc = new("CNBC", PublishedOn: Reduced("2026-06"));

    private static Outcome<Contract, ContractEvent> When(Source source, params ContractEvent[] given) =>
        Given(given).When(_ => Attaching.Decide(new AttachSource("monthlyFee", source)));

    [Fact]
    public void Is_possible_for_a_deal_that_is_only_announced() => When(Cnbc, Hearsay)
        .Then(new SourceAttached("monthlyFee", Cnbc))
        .State.Terms.Attached.ShouldBe([Cnbc with { Fact = "monthlyFee" }]);

    [Fact]
    public void Changes_no_term_of_a_signed_contract()
    {
        var terms = When(Cnbc, Hearsay, Reflection).ThenAccepted().State.Terms;
        (terms with { Attached = null }).ShouldBe(Given(Hearsay, Reflection).State.Terms with
        {
            Agreement = terms.Agreement,
        });
        terms.Agreement!.Sources.ShouldBeEmpty();
    }

    [Fact]
    public void Stays_when_the_deal_is_signed_later() =>
        Given(Hearsay, new SourceAttached("monthlyFee", Cnbc), Reflection).State.Terms.Attached!.Count
            .ShouldBe(1);

    [Theory]
    [InlineData(null, "monthlyFee")]
    [InlineData("monthlyFee", "monthlyFee")]
    [InlineData("150 million a month", "monthlyFee: 150 million a month")]
    public void Shows_what_it_supports_and_what_it_said(string? said, string shown) =>
        When(Cnbc with { Fact = said }, Hearsay).ThenAccepted().State.Terms.Attached!.Single().Fact
            .ShouldBe(shown);
}
