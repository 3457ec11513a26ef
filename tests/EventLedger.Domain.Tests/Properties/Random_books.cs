using EventLedger.Domain.Books;
using EventLedger.Domain.Contracts;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace EventLedger.Domain.Tests.Properties;

/// <summary>
/// Months are closed and reopened for everybody while terms change, as is asked for or against it.
/// </summary>
public sealed class Random_books
{
    private static Arbitrary<BooksTale> AnyTale => Arb.From(
        from tale in Tales.Any.Generator
        from choices in Gen.ListOf(Gen.Choose(0, 9), 30)
        select new BooksTale(tale, [.. choices]),
        books => Tale.Simpler(books.Tale).Select(simpler => books with { Tale = simpler }));

    [Fact]
    public void Forbid_exactly_the_changes_that_alter_what_a_provider_earned_in_a_closed_month() =>
        Run.Check(Tales.Any, ForbidsWhatAlters, 300);

    [Fact]
    public void Keep_what_was_reported_and_count_every_change_once() =>
        Run.Check(AnyTale, KeepsWhatWasReported, 300);

    [Fact]
    [Trait("Category", "Long")]
    public void Keep_what_was_reported_many_times() => Run.Check(AnyTale, KeepsWhatWasReported, 10_000);

    private static void ForbidsWhatAlters(Tale tale)
    {
        var first = Month.Of(tale.Days[0]);
        Month[] months = [first, first.Next];
        var books = months
            .Select(month => new MonthClosed(month, month.Next.FirstDay))
            .Aggregate(ProviderBooks.None, ProviderBooks.Evolve);
        var contract = Contract.None;
        foreach (var e in new Telling(tale).Events)
        {
            var next = Contract.Evolve(contract, e);
            var altered = months.Where(month =>
                !ByDay(contract.Agreement, month).SequenceEqual(ByDay(next.Agreement, month)));
            var refusal = (ContractRefusal.PeriodClosed?)ClosedPeriods
                .Hold(contract, [e], false, _ => books).Refusal;
            (refusal?.Months ?? []).ShouldBe(altered, $"{e}");
            contract = next;
        }
    }

    /// <summary>Who earned what, as <c>provider amount</c>; nobody who earned nothing.</summary>
    private static IEnumerable<string> ByDay(Agreement? agreement, Month month)
    {
        if (agreement is null)
            return [];
        var charges = agreement.Charges;
        return Enumerable.Range(1, month.Days)
            .Select(number => new DateOnly(month.Year, month.Number, number))
            .Select(day => (
                Provider: agreement.PartyOn(Side.Provider, day),
                Amount: (charges.EarnedBefore(day.AddDays(1)) - charges.EarnedBefore(day)).MinorUnits))
            .GroupBy(earned => earned.Provider, earned => earned.Amount, StringComparer.Ordinal)
            .Select(group => (group.Key, Amount: group.Aggregate((sum, amount) => sum + amount)))
            .Where(earned => earned.Amount != 0)
            .OrderBy(earned => earned.Key, StringComparer.Ordinal)
            .Select(earned => $"{earned.Key} {earned.Amount} {agreement.Currency.Code}");
    }

    /// <summary>
    /// The books as a clerk keeps them: a change is entered in its own month while that is open, else in the
    /// first one that is.
    /// </summary>
    private static void KeepsWhatWasReported(BooksTale tale)
    {
        var (contract, books) = (Contract.None, ProviderBooks.None);
        var first = Month.Of(tale.Tale.Signing.Term.StartsOn);
        Month[] horizon = [.. Month.Spanning(first.FirstDay, first.FirstDay.AddMonths(14))];
        var clerk = new Dictionary<(string, Month), Int128>();
        var versions = new List<long> { 0 };
        foreach (var (i, told) in new Telling(tale.Tale).Events.Index())
        {
            var choice = tale.Choices[i % tale.Choices.Count];
            for (var closings = 0; closings < choice % 4; closings++)
                books = Closing(books, first);
            if (choice > 7 && books.Last is { } last)
                books = ProviderBooks.Evolve(books, new MonthReopened(last, last.Next.FirstDay, "forgotten"));
            versions.Add(contract.Version + 1);
            var e = told is EventCorrected c ? c with { Version = versions[(int)c.Version] } : told;
            var held = ClosedPeriods.Hold(contract, [e], true, _ => books);
            held.Refusal.ShouldBeNull($"{e}");
            ClosedPeriods.Hold(contract, [e], false, _ => books).Refusal?.Code
                .ShouldBe(held.Events.Count == 1 ? null : "period-closed", $"{e}");
            var next = held.Events.Aggregate(contract, Contract.Evolve);
            BillsEachChangeOfAClosedMonth(held, contract, next, books);
            foreach (var month in horizon)
                foreach (var (provider, more) in Changes(contract, next, month))
                {
                    var at = (provider, books.IsClosed(month) ? books.Last!.Value.Next : month);
                    clerk[at] = clerk.GetValueOrDefault(at) + more;
                }
            contract = next;
            foreach (var month in horizon)
                foreach (var provider in contract.Agreement!.Providers.Steps.Select(step => step.Value))
                    InBooks(contract, provider, month).ShouldBe(
                        clerk.GetValueOrDefault((provider, month)), $"{provider} {month} after {e}");
        }
        var restated = horizon.Aggregate(Int128.Zero, (sum, month) =>
            sum + contract.Agreement!.Charges.Charge(month).MinorUnits);
        clerk.Values.Aggregate(Int128.Zero, (sum, amount) => sum + amount).ShouldBe(restated);
    }

    private static void BillsEachChangeOfAClosedMonth(
        Decided<ContractEvent> held, Contract before, Contract after, ProviderBooks books)
    {
        var charges = held.Events.OfType<DifferencesBooked>().SelectMany(booked => booked.Charges)
            .ToDictionary(charge => charge.Month, charge => charge.Amount);
        charges.Values.ShouldNotContain(0m);
        charges.Keys.ShouldAllBe(month => books.IsClosed(month));
        foreach (var month in books.Closed)
        {
            var nothing = Money.Zero(after.Agreement!.Currency);
            var was = before.Agreement?.Charges.Charge(month) ?? nothing;
            Money.Of(charges.GetValueOrDefault(month), nothing.Currency)
                .ShouldBe(after.Agreement.Charges.Charge(month) - was, $"{month}");
        }
    }

    /// <summary>At most a year is closed.</summary>
    private static ProviderBooks Closing(ProviderBooks books, Month first)
    {
        var month = books.Last?.Next ?? books.First ?? first;
        return month.MonthsAfter(first) < 12
            ? ProviderBooks.Evolve(books, new MonthClosed(month, month.Next.FirstDay))
            : books;
    }

    private static IEnumerable<(string Provider, Int128 More)> Changes(
        Contract before, Contract after, Month month) =>
        after.Agreement!.Providers.Steps.Concat(before.Agreement?.Providers.Steps ?? [])
            .Select(step => step.Value)
            .Distinct(StringComparer.Ordinal)
            .Select(provider =>
                (provider, Restated(after, provider, month) - Restated(before, provider, month)));

    private static Int128 Restated(Contract contract, string provider, Month month) =>
        (contract.Agreement?.EarningsOf(month) ?? [])
            .Where(part => part.Parties.ProviderId == provider)
            .Aggregate(Int128.Zero, (sum, part) => sum + part.Amount.MinorUnits);

    private static Int128 InBooks(Contract contract, string provider, Month month)
    {
        var booked = (contract.Terms.Booked ?? []).Where(one => one.ProviderId == provider);
        return booked.Aggregate(Restated(contract, provider, month), (sum, one) =>
        {
            var minor = Money.Of(one.Amount, contract.Agreement!.Currency).MinorUnits;
            return sum + (one.BookedIn == month ? minor : 0) - (one.Month == month ? minor : 0);
        });
    }
}

/// <summary>A tale, and what happens to the books before each event.</summary>
/// <param name="Tale">How the terms change.</param>
/// <param name="Choices">How many months are closed, and whether the last is reopened.</param>
public sealed record BooksTale(Tale Tale, IReadOnlyList<int> Choices)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Tale}\n  books {string.Join(' ', Choices)}";
}
