using EventLedger.Domain.Books;
using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;

namespace EventLedger.Domain.Tests.Properties;

/// <summary>Two months are closed for everybody; what each provider earned is added up by day.</summary>
public sealed class Random_books
{
    [Fact]
    public void Forbid_exactly_the_changes_that_alter_what_a_provider_earned_in_a_closed_month() =>
        Run.Check(Tales.Any, ForbidsWhatAlters, 300);

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
                !Earned(contract.Agreement, month).SequenceEqual(Earned(next.Agreement, month)));
            var refusal = (ContractRefusal.PeriodClosed?)ClosedPeriods.Forbid(contract, [e], _ => books);
            (refusal?.Months ?? []).ShouldBe(altered, $"{e}");
            contract = next;
        }
    }

    /// <summary>Who earned what, as <c>provider amount</c>; nobody who earned nothing.</summary>
    private static IEnumerable<string> Earned(Agreement? agreement, Month month)
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
}
