using System.Numerics;
using EventLedger.Domain;
using EventLedger.Domain.Tests.Properties;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.RunRate;
using EventLedger.Reporting.Tests.Naive;
using EventLedger.Reporting.Tests.Properties;
using EventLedger.Reporting.Waterfall;
using Shouldly;
using Xunit;

namespace EventLedger.Reporting.Tests;

/// <summary>The product against a second implementation that looks at every contract on every day.</summary>
public sealed class Naive_waterfall_and_product
{
    private static readonly Names Names = new(
        new Dictionary<string, string>(), new Dictionary<string, string>());

    [Fact]
    public void Agree_on_random_books() => Run.Check(Books.Any, Agree, 40);

    [Fact]
    [Trait("Category", "Long")]
    public void Agree_on_many_random_books() => Run.Check(Books.Any, Agree, 2_000);

    private static void Agree(Book book)
    {
        var telling = new BookTelling(book);
        var from = Month.Of(telling.Days[0]);
        var to = from.Next.Next;
        var movements = new NaiveWaterfall(telling.Naive, telling.Control).Movements(to.LastDay)
            .Where(movement => movement.On >= from.FirstDay).ToArray();
        foreach (var grouping in Enum.GetValues<RunRateGrouping>())
        {
            var report = WaterfallReport.Of(telling.Product, from, to, grouping, Names);
            report.Movements
                .Select(m => new NaiveMovement(
                    m.On, m.ContractId, m.Currency.Code, $"{m.Kind}", Minor(m.Amount)))
                .ShouldBe(movements.OrderBy(m => m.On).ThenBy(m => m.Id, StringComparer.Ordinal));
            foreach (var row in report.Rows)
                AgreeOnTotal(row, telling, movements);
            foreach (var row in report.Rows)
                AgreeOnGroups(row, report, telling, grouping);
        }
    }

    private static void AgreeOnTotal(WaterfallRow row, BookTelling telling, NaiveMovement[] movements)
    {
        BigInteger Moved(string kind) => movements
            .Where(m => m.Kind == kind && m.Currency == row.Currency.Code && Month.Of(m.On) == row.Month)
            .Aggregate(BigInteger.Zero, (sum, m) => sum + m.Amount);
        BigInteger Live(DateOnly day) =>
            new NaiveRunRate(telling.Naive, telling.Control, day).Total(row.Currency.Code).Live;
        Closes(row);
        Minor(row.Opening).ShouldBe(Live(row.Month.FirstDay.AddDays(-1)), $"{row}");
        Minor(row.Closing).ShouldBe(Live(row.Month.LastDay), $"{row}");
        Minor(row.New).ShouldBe(Moved("New"), $"{row}");
        Minor(row.Expansion).ShouldBe(Moved("Expansion"), $"{row}");
        Minor(row.Contraction).ShouldBe(Moved("Contraction"), $"{row}");
        Minor(row.Churn).ShouldBe(Moved("Churn"), $"{row}");
        Minor(row.Reactivation).ShouldBe(Moved("Reactivation"), $"{row}");
        row.TransferIn.ShouldBe(Money.Zero(row.Currency), $"{row}");
        row.TransferOut.ShouldBe(Money.Zero(row.Currency), $"{row}");
    }

    private static void AgreeOnGroups(
        WaterfallRow total, WaterfallReport report, BookTelling telling, RunRateGrouping grouping)
    {
        var groups = report.Groups.Where(group => group.Currency == total.Currency)
            .Select(group => (Id: group.Id ?? "", Row: group.Rows.Single(row => row.Month == total.Month)))
            .ToArray();
        foreach (var (_, row) in groups)
            Closes(row);
        Live(groups.Select(group => (group.Id, group.Row.Opening)))
            .ShouldBe(Naive(total.Month.FirstDay.AddDays(-1)), $"by {grouping}, opening {total}");
        Live(groups.Select(group => (group.Id, group.Row.Closing)))
            .ShouldBe(Naive(total.Month.LastDay), $"by {grouping}, closing {total}");
        Money Sum(Func<WaterfallRow, Money> figure) => groups.Aggregate(
            Money.Zero(total.Currency), (sum, group) => sum + figure(group.Row));
        Sum(row => row.New).ShouldBe(total.New, $"by {grouping}");
        Sum(row => row.Expansion).ShouldBe(total.Expansion, $"by {grouping}");
        Sum(row => row.Contraction).ShouldBe(total.Contraction, $"by {grouping}");
        Sum(row => row.Churn).ShouldBe(total.Churn, $"by {grouping}");
        Sum(row => row.Reactivation).ShouldBe(total.Reactivation, $"by {grouping}");
        Sum(row => row.TransferIn).ShouldBe(Sum(row => row.TransferOut), $"by {grouping}");
        if (grouping == RunRateGrouping.Contract)
            Sum(row => row.TransferIn).ShouldBe(Money.Zero(total.Currency));

        IEnumerable<(string, BigInteger)> Naive(DateOnly day) => Sorted(
            new NaiveRunRate(telling.Naive, telling.Control, day).Groups(total.Currency.Code, grouping)
                .Select(group => (group.Key, group.Value.Total.Live)));
    }

    private static IEnumerable<(string, BigInteger)> Live(IEnumerable<(string Id, Money Live)> groups) =>
        Sorted(groups.Select(group => (group.Id, Minor(group.Live))));

    private static IEnumerable<(string, BigInteger)> Sorted(
        IEnumerable<(string Id, BigInteger Live)> groups) =>
        groups.Where(group => group.Live != 0).OrderBy(group => group.Id, StringComparer.Ordinal);

    private static void Closes(WaterfallRow row) =>
        (row.Opening + row.New + row.Expansion - row.Contraction - row.Churn + row.Reactivation
            + row.TransferIn - row.TransferOut)
        .ShouldBe(row.Closing, $"{row}");

    private static BigInteger Minor(Money money) => (BigInteger)money.MinorUnits;
}
