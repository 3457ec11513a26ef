using EventLedger.Domain.Parties;
using EventLedger.Domain.Tests.Naive;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace EventLedger.Domain.Tests.Properties;

/// <summary>Acquisitions that are tried in turn, of which any may be refused.</summary>
public sealed record Takeovers(IReadOnlyList<(string Acquirer, string Acquired, string On)> Tried)
{
    public static readonly string[] Registered = ["a", "b", "c", "d", "e"];

    /// <summary>Up to twelve among five parties and one that nobody knows, within three years.</summary>
    public static Arbitrary<Takeovers> Any { get; } = Arb.From(
        from count in Gen.Choose(1, 12)
        from tried in Gen.ListOf(Takeover, count)
        select new Takeovers([.. tried]),
        takeovers => takeovers.Tried.Select((_, i) =>
            new Takeovers([.. takeovers.Tried.Where((_, j) => i != j)])));

    private static Gen<(string, string, string)> Takeover =>
        from acquirer in Gen.Elements(Registered)
        from acquired in Gen.Elements([.. Registered, .. Registered, "nobody"])
        from year in Gen.Choose(2026, 2028)
        from month in Gen.Choose(1, 4)
        from date in Gen.Elements($"{year}", $"{year}-{month:D2}", $"{year}-{month:D2}-15")
        select (acquirer, acquired, date);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Join("; ", Tried.Select(one => $"{one.Acquirer} takes {one.Acquired} on {one.On}"));
}

/// <summary>The product against a second implementation of the rules that knows nothing of it.</summary>
public sealed class Random_acquisitions
{
    [Fact]
    public void Are_refused_and_counted_like_the_naive_rules() => Run.Check(Takeovers.Any, Agree, 2_000);

    [Fact]
    [Trait("Category", "Long")]
    public void Are_many_and_refused_and_counted_like_the_naive_rules() =>
        Run.Check(Takeovers.Any, Agree, 100_000);

    private static void Agree(Takeovers takeovers)
    {
        var (companies, naive) = (new Companies(Takeovers.Registered), new NaiveControl());
        foreach (var (acquirer, acquired, on) in takeovers.Tried)
        {
            var asked = new NaiveAcquisition(acquirer, acquired, Deals.Reduced(on).First);
            var firstCycle = acquirer == acquired ? null : naive.FirstCycleWith(asked);
            var why = naive.Record(asked, Takeovers.Registered);
            var refusal = companies.Try(acquirer, acquired, on).Refusal;
            var what = $"{acquirer} takes {acquired} on {on}";
            (refusal?.Code).ShouldBe(why, what);
            if (refusal is PartyRefusal.ControlCycle cycle)
                cycle.CycleFrom.ShouldBe(firstCycle!.Value, what);
        }
        foreach (var day in naive.Recorded.SelectMany(one => new[] { one.From.AddDays(-1), one.From }))
            AgreeOn(day, companies, naive);
    }

    private static void AgreeOn(DateOnly day, Companies companies, NaiveControl naive)
    {
        var control = companies.Control;
        foreach (var one in Takeovers.Registered)
        {
            companies.Parties[one].ControllerOn(day).ShouldBe(naive.ControllerOn(one, day), $"{one} {day:o}");
            control.ControlledBy(one, day).Select(acquired => acquired.AcquiredId)
                .ShouldBe(naive.ControlledBy(one, day), ignoreOrder: true, $"by {one} {day:o}");
            foreach (var other in Takeovers.Registered.Where(other => other != one))
                control.IsShared(one, other, day)
                    .ShouldBe(naive.IsIntercompany(one, other, day), $"{one} and {other} {day:o}");
        }
    }
}
