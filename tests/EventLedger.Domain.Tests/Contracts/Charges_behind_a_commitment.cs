using EventLedger.Domain.Contracts;
using EventLedger.Domain.Tests.Properties;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Domain.Tests;

/// <summary>The months behind headline, earned, firm, cancellable and forgone.</summary>
public sealed class Charges_behind_a_commitment
{
    [Fact]
    public void Are_five_months_and_thirty_days_of_Reflection_that_are_firm()
    {
        var firm = CommitmentCharges.Of(Seen("2026-07-01"), CommitmentFigure.Firm);
        firm.Select(charge => (charge.Month.ToString(), charge.Weight, charge.Of, charge.Amount)).ShouldBe(
        [
            ("2026-07", 31, 31, Usd(150_000_000.00m)),
            ("2026-08", 31, 31, Usd(150_000_000.00m)),
            ("2026-09", 30, 30, Usd(150_000_000.00m)),
            ("2026-10", 31, 31, Usd(150_000_000.00m)),
            ("2026-11", 30, 30, Usd(150_000_000.00m)),
            ("2026-12", 30, 31, Usd(145_161_290.32m)),
        ]);
        Sum(firm).ShouldBe(Usd(895_161_290.32m));
    }

    [Fact]
    public void Begin_with_the_rest_of_December_where_the_rest_can_be_cancelled()
    {
        var cancellable = CommitmentCharges.Of(Seen("2026-07-01"), CommitmentFigure.Cancellable);
        (cancellable[0].Days.First, cancellable[0].Weight, cancellable[0].Amount)
            .ShouldBe((Day("2026-12-31"), 1, Usd(4_838_709.68m)));
        cancellable.Count.ShouldBe(37);
        Sum(cancellable).ShouldBe(Usd(5_404_838_709.68m));
    }

    [Fact]
    public void Split_January_between_what_is_earned_and_what_is_firm()
    {
        var earned = CommitmentCharges.Of(Seen("2027-01-15"), CommitmentFigure.Earned);
        var firm = CommitmentCharges.Of(Seen("2027-01-15"), CommitmentFigure.Firm);
        (earned[^1].Weight, earned[^1].Amount).ShouldBe((14, Usd(67_741_935.48m)));
        (firm[0].Weight, firm[0].Amount).ShouldBe((17, Usd(82_258_064.52m)));
        (firm[^1].Weight, firm[^1].Of, firm[^1].Amount).ShouldBe((15, 30, Usd(75_000_000.00m)));
        (Sum(earned), Sum(firm)).ShouldBe((Usd(967_741_935.48m), Usd(457_258_064.52m)));
    }

    [Fact]
    public void Are_two_lines_of_a_month_in_which_the_fee_changes()
    {
        var steps = Lasting("2027-02-01", "2027-02-28", 1_000m) with
        {
            Fees = [new(Day("2027-02-01"), 1_000m), new(Day("2027-02-15"), 1_600m)],
        };
        var view = ContractView.AsOf(Spec.Given(steps).State.Terms, Day("2027-02-01"))!;
        CommitmentCharges.Of(view, CommitmentFigure.Headline)
            .Select(charge => (charge.Days.First, charge.MonthlyFee, charge.Amount)).ShouldBe(
            [
                (Day("2027-02-01"), Usd(1_000m), Usd(500m)), (Day("2027-02-15"), Usd(1_600m), Usd(800m)),
            ]);
    }

    [Fact]
    public void Add_up_to_every_amount_of_random_contracts() => Run.Check(Tales.Any, AddUp, 400);

    private static void AddUp(Tale tale)
    {
        var terms = new Telling(tale).Product.Terms;
        foreach (var day in tale.Days)
        {
            if (ContractView.AsOf(terms, day) is not { } view)
                continue;
            var commitment = view.Commitment;
            Adds(commitment.Headline, CommitmentCharges.Of(view, CommitmentFigure.Headline));
            Adds(commitment.Earned, CommitmentCharges.Of(view, CommitmentFigure.Earned));
            Adds(commitment.Firm, CommitmentCharges.Of(view, CommitmentFigure.Firm));
            Adds(commitment.Cancellable, CommitmentCharges.Of(view, CommitmentFigure.Cancellable));
            Adds(commitment.Forgone, CommitmentCharges.Of(view, CommitmentFigure.Forgone));
            foreach (var exit in new[] { commitment.EarliestExit.Customer, commitment.EarliestExit.Provider })
                if (exit is not null)
                    Adds(exit.Firm, CommitmentCharges.Of(view, exit));
        }
    }

    private static void Adds(Money? amount, IReadOnlyList<ChargedDays> charges)
    {
        var zero = amount is { } some ? Money.Zero(some.Currency) : (Money?)null;
        (charges.Count == 0 ? zero : Sum(charges)).ShouldBe(amount);
    }

    private static Money Sum(IEnumerable<ChargedDays> charges) =>
        charges.Select(charge => charge.Amount).Aggregate((sum, amount) => sum + amount);

    private static ContractView Seen(string day) =>
        ContractView.AsOf(Spec.Given(Reflection).State.Terms, Day(day))!;
}
