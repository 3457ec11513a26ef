using System.Numerics;
using EventLedger.Domain;
using EventLedger.Domain.Tests.Properties;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.RunRate;
using EventLedger.Reporting.Tests.Naive;
using EventLedger.Reporting.Tests.Properties;
using Shouldly;
using Xunit;

namespace EventLedger.Reporting.Tests;

/// <summary>The product against a second implementation of the rules that knows nothing of it.</summary>
public sealed class Naive_run_rate_and_product
{
    private static readonly Names Names = new(
        new Dictionary<string, string> { ["spacex"] = "SpaceX", ["google"] = "Google" },
        new Dictionary<string, string> { ["colossus-1"] = "Colossus 1" });

    [Fact]
    public void Agree_on_random_books() => Run.Check(Books.Any, Agree, 1_000);

    [Fact]
    [Trait("Category", "Long")]
    public void Agree_on_many_random_books() => Run.Check(Books.Any, Agree, 20_000);

    private static void Agree(Book book)
    {
        var telling = new BookTelling(book);
        foreach (var day in telling.Days)
        {
            var naive = new NaiveRunRate(telling.Naive, telling.Control, day);
            foreach (var grouping in Enum.GetValues<RunRateGrouping>())
            {
                var report = RunRateReport.Of(
                    telling.Product, day, grouping, Names, telling.Companies.Control);
                var what = $"by {grouping} on {day:o}";
                SameAll(report.Select(row => row.Currency.Code), naive.Currencies, what);
                foreach (var row in report)
                    AgreeOn(row, naive, grouping, $"{row.Currency} {what}");
            }
        }
    }

    private static void AgreeOn(
        RunRateCurrency row, NaiveRunRate naive, RunRateGrouping grouping, string what)
    {
        var code = row.Currency.Code;
        Same(Rate(row, figure => figure.Monthly), naive.Total(code), what);
        foreach (var figure in (RunRateFigure[])[row.Live, row.Contracted, row.Announced, row.Suspended])
        {
            Same(Minor(figure.Annual), 12 * Minor(figure.Monthly), what);
            Same(figure.External + figure.Intercompany, figure.Monthly, what);
        }
        Same(Rate(row, figure => figure.Intercompany), naive.Intercompany(code), what);
        Same(row.UnknownFees, naive.UnknownFees(code), what);
        SameAll(
            row.UnderNotice.OrderBy(leaving => leaving.ContractId, StringComparer.Ordinal)
                .Select(leaving => new NaiveLeaving(
                    leaving.ContractId,
                    Minor(leaving.Monthly),
                    leaving.LastServiceDay,
                    leaving.LeavesIn.FirstDay)),
            naive.UnderNotice(code),
            what);
        AgreeOnGroups(row, naive.Groups(code, grouping), what);
    }

    private static void AgreeOnGroups(
        RunRateCurrency row, Dictionary<string, (NaiveRate Total, NaiveRate Intercompany)> naive, string what)
    {
        SameAll(
            row.Groups.ToDictionary(
                    group => group.Id ?? "",
                    group => (Total: Rate(group), Intercompany: Rate(group.Intercompany)))
                .OrderBy(group => group.Key, StringComparer.Ordinal),
            naive.OrderBy(group => group.Key, StringComparer.Ordinal),
            what);
        Same(
            row.Groups.Aggregate(NaiveRate.Nothing, (sum, group) => sum + Rate(group)),
            Rate(row, figure => figure.Monthly),
            what);
        foreach (var group in row.Groups)
            Same(Rate(group.External) + Rate(group.Intercompany), Rate(group), what);
        SameAll(
            row.Groups.Select(group => group.Announced),
            row.Groups.Select(group => group.Announced).OrderDescending(),
            what);
        row.Groups
            .SelectMany(group => new[] { group.Live, group.Contracted, group.Announced, group.Suspended })
            .All(amount => amount.Currency == row.Currency).ShouldBeTrue(what);
    }

    // Shouldly takes long to find that two are the same, and is asked for words where they are not.
    private static void Same<T>(T actual, T expected, string what)
    {
        if (!Equals(actual, expected))
            actual.ShouldBe(expected, what);
    }

    private static void SameAll<T>(IEnumerable<T> actual, IEnumerable<T> expected, string what)
    {
        if (!actual.SequenceEqual(expected))
            actual.ShouldBe(expected, what);
    }

    private static NaiveRate Rate(RunRateCurrency row, Func<RunRateFigure, Money> of) => new(
        Minor(of(row.Live)), Minor(of(row.Contracted)), Minor(of(row.Announced)), Minor(of(row.Suspended)));

    private static NaiveRate Rate(RunRateGroup group) => new(
        Minor(group.Live), Minor(group.Contracted), Minor(group.Announced), Minor(group.Suspended));

    private static NaiveRate Rate(RunRatePart part) => new(
        Minor(part.Live), Minor(part.Contracted), Minor(part.Announced), Minor(part.Suspended));

    private static BigInteger Minor(Money money) => (BigInteger)money.MinorUnits;
}
