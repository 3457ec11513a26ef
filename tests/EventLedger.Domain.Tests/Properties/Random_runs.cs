using System.Numerics;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;

namespace EventLedger.Domain.Tests.Properties;

/// <summary>
/// Whatever happened to a contract, a billing run bills what the naive rules would bill, and passes over what
/// they would not.
/// </summary>
public sealed class Random_runs
{
    private static readonly Month[] Months =
        [new(2026, 6), new(2026, 7), new(2026, 8), new(2026, 11), new(2027, 3), new(2027, 4)];

    [Fact]
    public void Bill_what_the_naive_rules_bill() => Run.Check(BillingWalk.Any(60), Agrees, 100);

    [Fact]
    [Trait("Category", "Long")]
    public void Bill_what_the_naive_rules_bill_many_times() => Run.Check(BillingWalk.Any(80), Agrees, 3_000);

    /// <summary>Contracts that are all due, or all not, would prove nothing.</summary>
    [Fact]
    public void Find_contracts_that_are_due_and_some_that_are_not() => Run.Reach(
        BillingWalk.Any(60), AreDue, [true, false], 20).Count.ShouldBe(2);

    private static IEnumerable<bool> AreDue(BillingTale tale)
    {
        var walk = new BillingWalk(tale);
        return Months.Select(month => InARun(walk, month, month.LastDay) is not null);
    }

    private static void Agrees(BillingTale tale)
    {
        foreach (var month in Months)
            foreach (var issuedOn in (DateOnly[])[month.FirstDay, month.Next.FirstDay])
            {
                // The naive rules bill at once, so each question is asked of a walk of its own.
                var walk = new BillingWalk(tale);
                var decided = InARun(walk, month, issuedOn);
                var refused = walk.Naive.InvoiceMonth((month.Year, month.Number), issuedOn, walk.Known());
                (decided is null).ShouldBe(refused is not null, $"{month} on {issuedOn:o}: {refused}");
                if (decided?.Events[0] is MonthInvoiced invoice)
                    ((BigInteger)Money.Of(invoice.Total, Currency.Of(invoice.Currency)).MinorUnits)
                        .ShouldBe(walk.Naive.Invoices[^1].Total, $"{month} on {issuedOn:o}");
            }
    }

    private static Decided<ContractEvent>? InARun(BillingWalk walk, Month month, DateOnly issuedOn) =>
        BillingRuns.Invoice(new(month, issuedOn.AddDays(40), issuedOn), "c", walk.Product);
}
