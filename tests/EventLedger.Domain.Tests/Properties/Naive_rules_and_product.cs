using EventLedger.Domain.Contracts;
using EventLedger.Domain.Tests.Naive;
using Shouldly;
using Xunit;

namespace EventLedger.Domain.Tests.Properties;

/// <summary>The product against a second implementation that was written from domain.md alone.</summary>
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
            AgreeOnTheMonthOf(day, naive, agreement);
            AgreeAsOf(day, new(naive, day), ContractView.AsOf(telling.Product.Terms, day));
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

    private static void AgreeOnTheMonthOf(DateOnly day, NaiveContract naive, Agreement agreement)
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

    private static void AgreeAsOf(DateOnly day, NaiveView naive, ContractView? view)
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
        AgreeOnExit(commitment.EarliestExit.Customer, naive.Exit(true), $"customer's exit {day:o}");
        AgreeOnExit(commitment.EarliestExit.Provider, naive.Exit(false), $"provider's exit {day:o}");
        Telling.Minor(commitment.Firm).ShouldBe(naive.Firm, $"firm {day:o}");
        Telling.Minor(commitment.Cancellable).ShouldBe(naive.Cancellable, $"cancellable {day:o}");
        Telling.Minor(commitment.Forgone).ShouldBe(naive.Forgone, $"forgone {day:o}");
    }

    private static void AgreeOnExit(Exit? exit, NaiveExit? naive, string what)
    {
        (exit?.NoticeOn).ShouldBe(naive?.NoticeOn, $"{what}: notice");
        (exit?.LastServiceDay).ShouldBe(naive?.LastServiceDay, $"{what}: last service day");
        Telling.Minor(exit?.Firm).ShouldBe(naive?.Firm, $"{what}: firm");
    }
}
