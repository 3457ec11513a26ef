using System.Numerics;
using EventLedger.Domain.Books;
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
        "notice", "withdraw", "settle", "close", "reopen",
    ];

    // Before any day that a step can have: what is closed reaches from before them to the last closed month.
    private static readonly Month FirstClosed = new(2026, 6);
    private static readonly Month LastClosed = new(2026, 9);

    private readonly List<ContractEvent> _events = [];
    private readonly List<(int From, int To, ProviderBooks Books)> _commands = [];
    private readonly Dictionary<Month, BigInteger> _earned = [];
    private readonly NaiveBilling _naive;
    private readonly Currency _currency;
    private readonly BillingTelling _billing;

    public BillingWalk(BillingTale tale)
    {
        _currency = Currency.Of(tale.Currency);
        _naive = new(30, tale.InArrears);
        _billing = new(_naive, _currency, First, _ => Known(), EndedOn);
        Tell([Signed(tale)]);
        foreach (var month in Horizon)
            _earned[month] = Charge(Product, month);
        foreach (var step in tale.Steps)
            Codes.Add(step.What is "close" or "reopen" ? MoveBooks(step) : Take(step) ?? step.What);
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

    /// <summary>The events of each command that was stored, and the books that held it.</summary>
    public IReadOnlyList<(int From, int To, ProviderBooks Books)> Commands => _commands;

    /// <summary>The books of the provider.</summary>
    public ProviderBooks Books { get; private set; } = ProviderBooks.None;

    /// <summary>
    /// What each month earns in the books: a change counts in its own month while that is open, else in the
    /// first month that is.
    /// </summary>
    internal IReadOnlyDictionary<Month, BigInteger> Earned => _earned;

    internal NaiveBilling Naive => _naive;

    private static IEnumerable<Month> Horizon => Month.Spanning(new(2026, 5, 1), new(2027, 12, 1));

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

    /// <summary>Closes the next month, or opens the last one again, where there is one.</summary>
    private string MoveBooks(BillingStep step)
    {
        var (closes, next) = (step.What == "close", Books.Last?.Next ?? FirstClosed);
        if (closes ? next > LastClosed : Books.Last is null)
            return "books-stay";
        var decided = closes
            ? ProviderBooks.Decide(new CloseMonth(next, next.Next.FirstDay), Books)
            : ProviderBooks.Decide(new ReopenMonth(Books.Last!.Value, next.FirstDay, "forgotten"), Books);
        Books = decided.Events.Aggregate(Books, ProviderBooks.Evolve);
        return step.What;
    }

    /// <summary>The code of the refusal; null when the step was taken.</summary>
    private string? Take(BillingStep step)
    {
        var (decided, expected) = Try(step);
        if (decided.Refusal is null)
        {
            var held = ClosedPeriods.Hold(Product, decided.Events, step.Flag, _ => Books);
            (held.Refusal?.Code == "period-closed").ShouldBe(IsForbidden(step, decided.Events), $"{step}");
            if (held.Refusal is not null)
                return held.Refusal.Code;
            decided = held;
        }
        (decided.Refusal?.Code).ShouldBe(expected(), $"{step}");
        if (decided.Refusal is { } refusal)
            return refusal.Code;
        var before = Product;
        Tell(decided.Events);
        Accepted++;
        if (decided.Events.Any(e => e is DifferencesBooked))
            Codes.Add("differences");
        foreach (var month in Horizon)
            Earn(month, Charge(Product, month) - Charge(before, month));
        _commands.Add((_events.Count - decided.Events.Count, _events.Count, Books));
        return null;
    }

    private void Earn(Month month, BigInteger more)
    {
        _earned[Books.IsClosed(month) ? Books.Last!.Value.Next : month] += more;
        if (Books.IsClosed(month) && more != 0)
            _naive.Book((month.Year, month.Number), more);
    }

    /// <summary>A document of a closed day, an invoice of a closed month, a change that moves one.</summary>
    private bool IsForbidden(BillingStep step, IReadOnlyList<ContractEvent> events)
    {
        var day = new DateOnly(2026, 7, 1).AddDays(step.What == "settle" ? step.Day + 120 : step.Day);
        if (step.What is "amend" or "notice" or "withdraw")
        {
            var after = events.Aggregate(Product, Contract.Evolve);
            return !step.Flag && Horizon.Any(month =>
                Books.IsClosed(month) && Charge(after, month) != Charge(Product, month));
        }
        return Month.Of(day) <= Books.Last || events.Any(e =>
            step.What == "invoice" && e is MonthInvoiced { Month: var month } && month <= Books.Last);
    }

    private static BigInteger Charge(Contract contract, Month month) =>
        (BigInteger)contract.Agreement!.Charges.Charge(month).MinorUnits;

    private (Decided<ContractEvent> Decided, Func<string?> Expected) Try(BillingStep step) =>
        _billing.Try(step) is (var decide, var expected)
            ? (decide(Product), expected)
            : Terms(step, First.AddDays(step.Day));

    /// <summary>Changes of terms are compared elsewhere; here they only move charges.</summary>
    private (Decided<ContractEvent>, Func<string?>) Terms(BillingStep step, DateOnly day)
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
        return (decided, () => decided.Refusal?.Code);
    }

    private void Tell(IReadOnlyList<ContractEvent> events)
    {
        foreach (var e in events)
        {
            _events.Add(e);
            Product = Contract.Evolve(Product, e);
        }
    }

    internal NaiveKnown Known()
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
