using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace EventLedger.Domain.Tests.Properties;

/// <summary>A payment that is tried on the invoice of a month.</summary>
public sealed record Attempt(int Day, int Cents, int Reference, bool AllowUnapplied);

public sealed class Random_payments
{
    private static readonly MonthInvoiced Invoice = Invoicing_a_month.July with { Total = 100.00m };

    private static readonly Arbitrary<Attempt[]> Attempts = Arb.From(
        Gen.ArrayOf(
            from day in Gen.Choose(-3, 40)
            from cents in Gen.Choose(-1, 7_000)
            from reference in Gen.Choose(1, 8)
            from allow in Gen.Elements(true, false)
            select new Attempt(day, cents, reference, allow),
            8),
        attempts => attempts.Select((_, i) => attempts.Where((_, j) => j != i).ToArray()));

    [Fact]
    public void Never_bring_a_balance_below_zero_on_any_day() => Run.Check(Attempts, Pay, 1_000);

    /// <summary>
    /// Every day's balance is kept by hand, in cents, and a payment must fit into each from its day on.
    /// </summary>
    private static void Pay(Attempt[] attempts)
    {
        var contract = Spec.Given(Deals.Reflection, Invoice).State;
        var balances = Enumerable.Range(-3, 60).ToDictionary(day => day, day => day < 0 ? 0 : 10_000);
        var used = new HashSet<int>();
        foreach (var (day, cents, reference, allow) in attempts)
        {
            var room = balances.Where(b => b.Key >= day).Min(b => b.Value);
            var decided = Paying.Decide(
                new RecordPayment(
                    Invoice.Number, cents / 100m, Invoice.IssuedOn.AddDays(day), $"{reference}", allow),
                Spec.Id,
                contract);
            var expected = used.Contains(reference) ? "duplicate-payment"
                : cents <= 0 ? "invalid-amount"
                : cents > room && !allow ? "exceeds-balance"
                : null;
            decided.Refusal?.Code.ShouldBe(expected);
            (decided.Refusal is null).ShouldBe(expected is null);
            if (decided.Refusal is not null)
                continue;
            used.Add(reference);
            contract = decided.Events.Aggregate(contract, Contract.Evolve);
            foreach (var later in balances.Keys.Where(d => d >= day).ToArray())
                balances[later] -= Math.Min(cents, room);
            foreach (var (on, left) in balances)
                contract.Account.Find(Invoice.Number)!.BalanceOn(Invoice.IssuedOn.AddDays(on)).ShouldBe(
                    Deals.Usd(left / 100m));
        }
    }
}
