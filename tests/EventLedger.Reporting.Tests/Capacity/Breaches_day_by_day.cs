using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Domain.Tests.Properties;
using EventLedger.Reporting.Capacity;
using EventLedger.Reporting.ReadModels;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

/// <summary>
/// What is wrong at a facility against rules that look at each day alone and at every contract on it.
/// </summary>
public sealed class Breaches_day_by_day
{
    private const int Horizon = 40;
    private static readonly DateOnly First = new(2026, 7, 1);
    private static readonly string[] AllModels = ["A", "B"];

    private static readonly Gen<Use> Uses =
        from customer in Gen.Elements("ann", "bob", "eve")
        from starts in Gen.Choose(0, 25)
        from days in Gen.OneOf(Gen.Choose(1, 12).Select(days => (int?)days), Gen.Constant((int?)null))
        from power in Gen.Elements<decimal?>(null, 0, 10, 20, 30.5m)
        from a in Gen.Elements<long?>(null, 0, 5, 10)
        from b in Gen.Elements<long?>(null, 5)
        from named in Gen.Elements(0, 1, 2, 3)
        from exclusive in Gen.Frequency(
            (4, Gen.Constant((bool?)null)), (1, Gen.Elements<bool?>(true, false)))
        select new Use(customer, starts, days, power, Models(named, a, b), exclusive);

    private static readonly Gen<Size> Sizes =
        from day in Gen.Choose(-5, 35)
        from power in Gen.Elements<decimal?>(null, 20, 50)
        from total in Gen.Elements<long?>(null, null, 12)
        from a in Gen.Elements<long?>(null, 10)
        from b in Gen.Elements<long?>(null, 10)
        from named in Gen.Elements(0, 1, 2, 3)
        select new Size(day, power, total, Models(named, a, b));

    private static readonly Arbitrary<(Use[] Uses, Size[] Sizes, int AsOf)> Books = Arb.From(
        from uses in Gen.ArrayOf(Uses).Resize(9)
        from sizes in Gen.ArrayOf(Sizes).Resize(3)
        from asOf in Gen.Choose(0, 30)
        select (uses, sizes.DistinctBy(size => size.Day).OrderBy(size => size.Day).ToArray(), asOf),
        book => Enumerable.Range(0, book.Item1.Length).Select(
            i => (book.Item1.Where((_, j) => j != i).ToArray(), book.Item2, book.Item3)));

    [Fact]
    public void Agree_with_rules_that_look_at_each_day_alone() =>
        Run.Check(Books, book => Agree(book.Uses, book.Sizes, book.AsOf), 400);

    /// <summary>Books in which nothing is wrong, or all is, would prove little.</summary>
    [Fact]
    public void Come_in_both_kinds_with_an_end_and_without() => Run.Reach(
        Books,
        book => Told(book.Uses, book.Sizes, book.AsOf).Select(breach => (breach.Kind, breach.To is null)),
        [
            (CapacityBreachKind.Overcommitted, true), (CapacityBreachKind.Overcommitted, false),
            (CapacityBreachKind.ExclusivityBroken, true), (CapacityBreachKind.ExclusivityBroken, false),
        ],
        50).Count.ShouldBe(4);

    private static void Agree(Use[] uses, Size[] sizes, int asOf) =>
        Told(uses, sizes, asOf).Select(breach =>
                $"{breach.Kind} {breach.From:o}..{breach.To:o} {string.Join(' ', breach.ContractIds)}")
            .ShouldBe(Naive(CapacityBreachKind.Overcommitted, asOf, day => Overcommitting(uses, sizes, day))
                .Concat(Naive(CapacityBreachKind.ExclusivityBroken, asOf, day => Disturbing(uses, day)))
                .OrderBy(breach => breach.From).ThenBy(breach => breach.Kind)
                .Select(breach => $"{breach.Kind} {breach.From:o}..{breach.To:o} {breach.Contracts}"));

    private static IReadOnlyList<CapacityBreach> Told(Use[] uses, Size[] sizes, int asOf)
    {
        var hall = sizes.Aggregate(
            Facility.Evolve(Facility.None, new FacilityRegistered("Hall", "spacex", new())),
            (facility, size) => Facility.Evolve(
                facility,
                new FacilityExpanded(
                    First.AddDays(size.Day), new(size.Power, size.Total, size.Models))));
        return CapacityReport.Of(
                [.. uses.Select(Contract)], First.AddDays(asOf),
                new Dictionary<string, Facility> { ["hall"] = hall })
            .ShouldHaveSingleItem().Breaches;
    }

    private static KnownContract Contract(Use use, int number)
    {
        static string On(int day) => $"{First.AddDays(day):yyyy-MM-dd}";
        return RealDeals.Known(Name(number), [
            Lasting(On(use.Starts), use.Ends is { } ends ? On(ends) : null, 1m) with
            {
                CustomerId = use.Customer,
                SignedOn = new(2026, 6, 1),
                Capacity = [new("hall", null, use.Models, use.Power, use.Exclusive)],
            },
        ]);
    }

    private static IEnumerable<Breach> Naive(
        CapacityBreachKind kind, int asOf, Func<int, string[]> involved)
    {
        for (var day = asOf; day < Horizon; day++)
        {
            var (from, all) = (day, new SortedSet<string>(StringComparer.Ordinal));
            for (; day < Horizon && involved(day) is { Length: > 0 } ids; day++)
                all.UnionWith(ids);
            if (day > from)
                yield return new(
                    kind, First.AddDays(from), day == Horizon ? null : First.AddDays(day - 1),
                    string.Join(' ', all));
        }
    }

    private static string[] Overcommitting(Use[] uses, Size[] sizes, int day)
    {
        var (size, here) = (sizes.LastOrDefault(size => size.Day <= day), Here(uses, day).ToArray());
        bool Much(long? there, Func<Use, long> takes) => here.Sum(one => takes(one.Use)) > there;
        var power = here.Sum(one => one.Use.Power ?? 0) > size?.Power;
        var total = Much(size?.Total ?? Whole(size?.Models), Counted);
        string[] models =
        [
            .. AllModels.Where(model => size?.Models?.Any(one => one.Model == model) == true
                && Much(
                    size.Models.Single(one => one.Model == model).Count, use => CountOf(use, model))),
        ];
        return
        [
            .. here.Where(one => (power && one.Use.Power > 0) || (total && Counted(one.Use) > 0)
                || models.Any(model => CountOf(one.Use, model) > 0)).Select(one => one.Name),
        ];
    }

    private static string[] Disturbing(Use[] uses, int day)
    {
        var here = Here(uses, day).ToArray();
        return
        [
            .. here.Where(one => here.Any(other => other.Use.Customer != one.Use.Customer
                && (other.Use.Exclusive == true || one.Use.Exclusive == true))).Select(one => one.Name),
        ];
    }

    private static IEnumerable<(string Name, Use Use)> Here(Use[] uses, int day) =>
        uses.Select((use, i) => (Name(i), use))
            .Where(one => one.use.Starts <= day && !(one.use.Ends < day));

    private static string Name(int number) => $"c{number}";

    private static long Counted(Use use) => use.Models?.Sum(one => one.Count ?? 0) ?? 0;

    private static long CountOf(Use use, string model) =>
        use.Models?.SingleOrDefault(one => one.Model == model)?.Count ?? 0;

    private static long? Whole(AcceleratorCount[]? models) =>
        models is { Length: > 0 } && models.All(one => one.Count is not null)
            ? models.Sum(one => one.Count)
            : null;

    private static AcceleratorCount[]? Models(int named, long? a, long? b) => named switch
    {
        0 => null,
        1 => [new("A", a)],
        2 => [new("B", b)],
        _ => [new("A", a), new("B", b)],
    };

    /// <summary>What one contract takes, from one day to another; for ever where it has no end.</summary>
    private sealed record Use(
        string Customer, int Starts, int? Days, decimal? Power, AcceleratorCount[]? Models, bool? Exclusive)
    {
        public int? Ends => Starts + Days - 1;
    }

    private sealed record Breach(CapacityBreachKind Kind, DateOnly From, DateOnly? To, string Contracts);

    /// <summary>What there is from a day on.</summary>
    private sealed record Size(int Day, decimal? Power, long? Total, AcceleratorCount[]? Models);
}
