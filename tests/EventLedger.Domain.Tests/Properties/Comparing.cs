using System.Numerics;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Tests.Naive;
using Shouldly;

namespace EventLedger.Domain.Tests.Properties;

/// <summary>Comparisons of the product with the naive rules on a day.</summary>
internal static class Comparing
{
    /// <summary>The charge of the day's month: whole, earned before the day, by line and by party.</summary>
    public static void TheMonthOf(DateOnly day, NaiveContract naive, Agreement agreement)
    {
        var charges = agreement.Charges;
        var month = Month.Of(day);
        Telling.Minor(charges.Charge(month))
            .ShouldBe(naive.Charges.Charge(day.Year, day.Month), $"charge {month}");
        Telling.Minor(charges.EarnedBefore(day)).ShouldBe(naive.Charges.EarnedBefore(day), $"earned {day:o}");
        charges.Lines(month)
            .Select(line => new NaiveLine(line.Days.First, line.Days.Last, Telling.Minor(line.Amount)!.Value))
            .ShouldBe(naive.Charges.Lines(day.Year, day.Month), $"lines {month}");
        agreement.EarningsOf(month)
            .Select(part => new NaiveEarning(
                part.Days.First, part.Days.Last, part.Parties.ProviderId, part.Parties.CustomerId,
                Telling.Minor(part.Amount)!.Value))
            .ShouldBe(naive.Earnings(day.Year, day.Month), $"earnings {month}");
    }

    /// <summary>Status, fees, parties, capacity, ends and commitment.</summary>
    public static void AsOf(DateOnly day, NaiveView naive, ContractView? view)
    {
        (view is not null).ShouldBe(naive.IsKnown, $"known {day:o}");
        if (view is null)
            return;
        view.Status.ToString().ShouldBe(naive.Status, $"status {day:o}");
        Telling.Minor(view.MonthlyFee).ShouldBe(naive.MonthlyFee, $"monthly fee {day:o}");
        Telling.Minor(view.LiveFee).ShouldBe(naive.LiveFee, $"live fee {day:o}");
        Telling.Minor(view.SuspendedFee).ShouldBe(naive.SuspendedFee, $"suspended fee {day:o}");
        Telling.Minor(view.FeeToCome).ShouldBe(naive.FeeToCome, $"fee to come {day:o}");
        view.Capacity.Select(line => (line.FacilityId, (int?)(line.Share * 1_000_000)))
            .ShouldBe(naive.Places, $"capacity {day:o}");
        (view.Notice?.GivenOn).ShouldBe(naive.Notice?.GivenOn, $"notice {day:o}");
        (view.ForCause?.LastServiceDay).ShouldBe(naive.Cause?.LastServiceDay, $"cause {day:o}");
        view.ProviderId.ShouldBe(naive.PartyOn(false), $"provider {day:o}");
        view.CustomerId.ShouldBe(naive.PartyOn(true), $"customer {day:o}");
        var commitment = view.Commitment;
        Telling.Minor(commitment.Headline).ShouldBe(naive.Headline, $"headline {day:o}");
        Telling.Minor(commitment.Earned).ShouldBe(naive.Earned, $"earned {day:o}");
        commitment.FirmUntil.ShouldBe(naive.FirmUntil, $"firm until {day:o}");
        AreSame(commitment.EarliestExit.Customer, naive.Exit(true), $"customer's exit {day:o}");
        AreSame(commitment.EarliestExit.Provider, naive.Exit(false), $"provider's exit {day:o}");
        Telling.Minor(commitment.Firm).ShouldBe(naive.Firm, $"firm {day:o}");
        Telling.Minor(commitment.Cancellable).ShouldBe(naive.Cancellable, $"cancellable {day:o}");
        Telling.Minor(commitment.Forgone).ShouldBe(naive.Forgone, $"forgone {day:o}");
    }

    /// <summary>Every invoice's balance and status, and what is unapplied and refunded.</summary>
    public static void Documents(DateOnly day, Account account, NaiveBilling naive)
    {
        account.Invoices.Count.ShouldBe(naive.Invoices.Count);
        account.CreditNotes.Count.ShouldBe(naive.CreditNotes);
        foreach (var (invoice, twin) in account.Invoices.Zip(naive.Invoices))
        {
            var balance = invoice.BalanceOn(day);
            ((BigInteger)balance.MinorUnits)
                .ShouldBe(naive.BalanceOn(twin, day), $"{invoice.Number} {day:o}");
            (balance.MinorUnits >= 0).ShouldBeTrue($"{invoice.Number} on {day:o}");
            (invoice.Parties.ProviderId, invoice.Parties.CustomerId)
                .ShouldBe(twin.Parties, $"parties of {invoice.Number}");
            if (invoice.IssuedOn <= day)
                invoice.StatusOn(day).ToString()
                    .ShouldBe(naive.StatusOn(twin, day), $"{invoice.Number} {day:o}");
        }
        account.Pool.ShouldAllBe(source => source.Left.On(day).MinorUnits >= 0);
        foreach (var credit in (bool[])[true, false])
        {
            Left(account, credit, day).ShouldBe(naive.UnappliedOn(credit, day), $"unapplied {day:o}");
            Refunded(account, credit, day).ShouldBe(naive.RefundedOn(credit, day), $"refunded {day:o}");
        }
    }

    /// <summary>What each invoice bills of each month.</summary>
    public static void Lines(Account account, NaiveBilling naive)
    {
        foreach (var (invoice, twin) in account.Invoices.Zip(naive.Invoices))
        {
            invoice.Lines.GroupBy(line => line.Month)
                .Select(month => (
                    (month.Key.Year, month.Key.Number),
                    Amount: month.Aggregate(BigInteger.Zero, (sum, line) =>
                        sum + (BigInteger)Money.Of(line.Amount, invoice.Total.Currency).MinorUnits)))
                .Where(line => line.Amount != 0)
                .ShouldBe(twin.Lines.Where(line => line.Amount != 0), ignoreOrder: true, invoice.Number);
        }
    }

    /// <summary>
    /// Billed is applied credits, paid, written off and balance; credits issued are applied, unapplied and
    /// refunded.
    /// </summary>
    public static void AddsUp(DateOnly day, Account account, Currency currency)
    {
        BigInteger Sum(IEnumerable<Money> amounts) =>
            amounts.Aggregate(BigInteger.Zero, (sum, amount) => sum + (BigInteger)amount.MinorUnits);
        var invoices = account.Invoices;
        var billed = Sum(invoices.Where(i => i.IssuedOn <= day && !i.IsVoidOn(day)).Select(i => i.Total));
        var credited = Sum(invoices.SelectMany(i => i.Credits).Where(c => c.On <= day).Select(c => c.Amount));
        var paid = Sum(invoices.SelectMany(i => i.Payments)
                .Where(p => p.PaidOn <= day && !(p.ReversedOn <= day)).Select(p => p.Applied))
            + Sum(invoices.SelectMany(i => i.Cash)
                .Where(c => c.On <= day && !(c.UndoneOn <= day)).Select(c => c.Amount));
        var writtenOff = Sum(invoices.Select(i => i.WrittenOffOn(day)));
        var balance = Sum(invoices.Select(i => i.BalanceOn(day)));
        (credited + paid + writtenOff + balance).ShouldBe(billed, $"billed in {currency} {day:o}");
        var issued = Sum(account.CreditNotes.Where(n => n.IssuedOn <= day).Select(n => n.Amount));
        (credited + Left(account, true, day) + Refunded(account, true, day))
            .ShouldBe(issued, $"credits in {currency} {day:o}");
    }

    private static void AreSame(Exit? exit, NaiveExit? naive, string what)
    {
        (exit?.NoticeOn).ShouldBe(naive?.NoticeOn, $"{what}: notice");
        (exit?.LastServiceDay).ShouldBe(naive?.LastServiceDay, $"{what}: last service day");
        Telling.Minor(exit?.Firm).ShouldBe(naive?.Firm, $"{what}: firm");
    }

    private static BigInteger Left(Account account, bool credit, DateOnly day) => account.Pool
        .Where(source => source.IsCredit == credit)
        .Aggregate(BigInteger.Zero, (sum, source) => sum + (BigInteger)source.Left.On(day).MinorUnits);

    private static BigInteger Refunded(Account account, bool credit, DateOnly day) => account.Pool
        .Where(source => source.IsCredit == credit)
        .Aggregate(BigInteger.Zero, (sum, source) => sum + (BigInteger)source.RefundedOn(day).MinorUnits);
}
