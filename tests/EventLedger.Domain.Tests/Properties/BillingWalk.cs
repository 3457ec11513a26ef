using System.Numerics;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Tests.Naive;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;

namespace EventLedger.Domain.Tests.Properties;

/// <summary>One thing that is tried; what the numbers mean depends on what it is.</summary>
public sealed record BillingStep(string What, int Which, int Day, int Cents, bool Flag);

/// <summary>A contract and what is tried on it, one after the other.</summary>
public sealed record BillingTale(string Currency, bool InArrears, IReadOnlyList<BillingStep> Steps)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"\n  {Currency}{(InArrears ? " in arrears" : "")}\n  " + string.Join("\n  ", Steps);
}

/// <summary>
/// A walk through the billing of a contract: 1,000 a month from 2026-07-01 to 2027-03-31, which the customer
/// may leave at ten days' notice. Every step is decided by the product and by the naive rules, which must
/// accept and refuse alike.
/// </summary>
public sealed class BillingWalk
{
    private static readonly DateOnly First = new(2026, 7, 1);

    private static readonly string[] Kinds =
    [
        "invoice", "invoice", "invoice", "invoice", "pay", "pay", "pay", "pay", "credit", "void", "apply",
        "apply", "refund", "reverse", "reverse", "write-off", "dispute", "resolve", "amend", "amend",
        "notice", "withdraw", "settle",
    ];

    private readonly List<ContractEvent> _events = [];
    private readonly NaiveBilling _naive;
    private readonly Currency _currency;
    private readonly BillingTelling _billing;

    public BillingWalk(BillingTale tale)
    {
        _currency = Currency.Of(tale.Currency);
        _naive = new(30, tale.InArrears);
        _billing = new(_naive, _currency, First, _ => Known(), EndedOn);
        Tell([Signed(tale)]);
        foreach (var step in tale.Steps)
        {
            var (decided, expected) = Try(step);
            (decided.Refusal?.Code).ShouldBe(expected, $"{step}");
            Tell(decided.Events);
            Accepted += decided.Refusal is null ? 1 : 0;
            Codes.Add(decided.Refusal?.Code ?? step.What);
        }
    }

    /// <summary>Any tale of so many steps at most.</summary>
    public static Arbitrary<BillingTale> Any(int steps) => Arb.From(
        from currency in Gen.Elements("USD", "JPY", "BHD")
        from inArrears in Gen.Elements(true, false)
        from list in Gen.ListOf(Step, steps)
        select new BillingTale(currency, inArrears, [.. list]),
        tale => Enumerable.Range(0, tale.Steps.Count)
            .Select(i => tale with { Steps = [.. tale.Steps.Where((_, j) => j != i)] }));

    public Contract Product { get; private set; } = Contract.None;

    public IReadOnlyList<ContractEvent> Events => _events;

    public int Accepted { get; private set; }

    /// <summary>What was accepted, and why the rest was refused.</summary>
    public HashSet<string> Codes { get; } = [];

    internal NaiveBilling Naive => _naive;

    private static Gen<BillingStep> Step =>
        StepOf(
            Kinds, Gen.Choose(0, 11), Gen.Frequency((3, Gen.Choose(0, 60)), (2, Gen.Choose(-5, 320))));

    /// <summary>Any step of these kinds, about one of these months or invoices, on these days.</summary>
    internal static Gen<BillingStep> StepOf(string[] kinds, Gen<int> about, Gen<int> days) =>
        from what in Gen.Elements(kinds)
        from which in about
        from day in days
        from cents in Gen.Frequency(
            (5, Gen.Choose(1, 60_000)), (3, Gen.Choose(60_000, 160_000)), (1, Gen.Choose(-1, 0)))
        from flag in Gen.Elements(true, false)
        select new BillingStep(what, which, day, cents, flag);

    private static ContractSigned Signed(BillingTale tale) =>
        Deals.Lasting("2026-07-01", "2027-03-31", 1_000m, tale.Currency) with
        {
            Termination = new(Terminator.Customer, 10, 0),
            Billing = new(tale.InArrears ? BillingTiming.Arrears : BillingTiming.Advance, 30),
        };

    private (Decided<ContractEvent> Decided, string? Expected) Try(BillingStep step) =>
        _billing.Try(step) is (var decide, var expected)
            ? (decide(Product), expected)
            : Terms(step, First.AddDays(step.Day));

    /// <summary>Changes of terms are compared elsewhere; here they only move charges.</summary>
    private (Decided<ContractEvent>, string?) Terms(BillingStep step, DateOnly day)
    {
        var fee = step.Cents < 0 ? 0 : Money.Of(step.Cents, _currency).ToDecimal();
        var decided = step.What switch
        {
            "amend" => Amending.Decide(
                new AmendContract(day, Fees: [new(day, fee)]), "c", Product, Deals.Everyone),
            "notice" => Leaving.Decide(
                new GiveTerminationNotice(Side.Customer, day.AddDays(60)), "c", Product),
            _ => Leaving.Decide(new WithdrawTerminationNotice(day.AddDays(60)), "c", Product),
        };
        return (decided, decided.Refusal?.Code);
    }

    private void Tell(IReadOnlyList<ContractEvent> events)
    {
        foreach (var e in events)
        {
            _events.Add(e);
            Product = Contract.Evolve(Product, e);
        }
    }

    private NaiveKnown Known()
    {
        var charges = Product.Agreement!.Charges;
        return new(
            month => (BigInteger)charges.Charge(new(month.Year, month.Month)).MinorUnits,
            month => charges.FirstServiceDay(new(month.Year, month.Month)) is not null,
            [.. Month.Spanning(First, new(2027, 3, 31)).Select(m => (m.Year, m.Number))],
            _ => ("spacex", "reflection-ai"));
    }

    private bool EndedOn(DateOnly day) =>
        Product.Agreement!.NoticeOn(day)?.LastServiceDay < day || day > new DateOnly(2027, 3, 31);
}
