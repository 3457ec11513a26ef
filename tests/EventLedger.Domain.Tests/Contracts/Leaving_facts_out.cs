using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Domain.Tests;

/// <summary>The facts of a contract can be left out of its state where nothing is corrected.</summary>
public class Leaving_facts_out
{
    private static readonly Contract Lean = Spec.Given(Reflection).State.WithoutFacts();

    [Fact]
    public void Goes_on_without_them()
    {
        var amended = new ContractAmended(Day("2027-01-01"), Fees: [new(Day("2027-01-01"), 1m)]);

        var after = Contract.Evolve(Lean, amended);

        after.HasFacts.ShouldBeFalse();
        after.Version.ShouldBe(2);
        after.Terms.ShouldBe(Spec.Given(Reflection, amended).State.Terms);
    }

    [Fact]
    public void Leaves_nothing_to_correct()
    {
        Should.Throw<InvalidOperationException>(() => Lean.Facts);
        Should.Throw<InvalidOperationException>(() => Contract.Evolve(
            Lean, new EventCorrected(1, "contract_signed", null, Day("2026-08-01"), "never signed")));
    }
}
