using EventLedger.Domain.Contracts;
using EventLedger.Domain.Tests.Naive;
using Xunit;

namespace EventLedger.Domain.Tests.Properties;

/// <summary>The product against a second implementation of the rules that knows nothing of it.</summary>
public sealed class Naive_rules_and_product
{
    [Fact]
    public void Agree_on_random_contracts() => Run.Check(Tales.Any, Agree, 1_000);

    [Fact]
    [Trait("Category", "Long")]
    public void Agree_on_many_random_contracts() => Run.Check(Tales.Any, Agree, 100_000);

    private static void Agree(Tale tale)
    {
        var telling = new Telling(tale);
        var naive = telling.Naive;
        var agreement = telling.Product.Agreement!;
        var days = tale.Days.Concat(naive.Notices.SelectMany(Turns)).Concat(Turns(naive));
        foreach (var day in days.Concat(Turns(agreement)))
        {
            Comparing.TheMonthOf(day, naive, agreement);
            Comparing.AsOf(day, new(naive, day), ContractView.AsOf(telling.Product.Terms, day));
        }
    }

    /// <summary>The days on which a notice begins and ceases to count.</summary>
    private static IEnumerable<DateOnly> Turns(NaiveNotice notice) =>
    [
        notice.GivenOn.AddDays(-1),
        notice.GivenOn,
        notice.LastServiceDay,
        notice.LastServiceDay.AddDays(1),
        notice.WithdrawnOn ?? notice.GivenOn.AddDays(1),
        (notice.WithdrawnOn ?? notice.GivenOn).AddDays(-1),
    ];

    /// <summary>The days on which service starts, is suspended and resumes.</summary>
    private static IEnumerable<DateOnly> Turns(Agreement agreement) => agreement.Suspensions
        .SelectMany(suspension => new[] { suspension.From, (suspension.To ?? suspension.From).AddDays(1) })
        .Append(agreement.StartsOn.AddDays(-1))
        .Append(agreement.StartsOn);

    /// <summary>The days on which other ends and assignments begin to count, and those before.</summary>
    private static IEnumerable<DateOnly> Turns(NaiveContract naive) => naive.Causes
        .SelectMany(cause => new[] { cause.GivenOn, cause.LastServiceDay.AddDays(1) })
        .Concat(naive.Assignments.Select(assignment => assignment.From))
        .Concat(naive.RescindedOn is { } day ? [day] : [])
        .SelectMany(day => new[] { day.AddDays(-1), day });
}
