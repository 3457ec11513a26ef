using System.Numerics;
using EventLedger.Domain;
using EventLedger.Domain.Tests.Properties;
using EventLedger.Reporting.Series;
using EventLedger.Reporting.Tests.Naive;
using EventLedger.Reporting.Tests.Properties;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

/// <summary>The run-rate of each month's last day.</summary>
public sealed class A_series_of_run_rates
{
    [Fact]
    public void Has_a_row_for_each_month_also_before_anything_was_known() => RunRateSeries
        .Of(RealDeals.All, MonthOf("2026-04"), MonthOf("2026-07"))
        .Select(row => $"{row.Month} {row.AsOf:o} {row.Currency} {row.Live} {row.Contracted} {row.Announced}"
            .Replace("000000.00", "M"))
        .ShouldBe(
        [
            "2026-04 2026-04-30 USD 0.00 0.00 0.00",
            "2026-05 2026-05-31 USD 0.00 0.00 1250M",
            "2026-06 2026-06-30 USD 0.00 150M 2320M",
            "2026-07 2026-07-31 USD 150M 150M 2320M",
        ]);

    [Fact]
    public void Is_the_naive_run_rate_of_each_last_day_on_random_books() => Run.Check(Books.Any, Agree, 200);

    private static void Agree(Book book)
    {
        var telling = new BookTelling(book);
        var from = Month.Of(telling.Days[0]);
        var to = from.Next.Next.Next;
        var rows = RunRateSeries.Of(telling.Product, from, to);
        foreach (var month in Month.Spanning(from.FirstDay, to.LastDay))
        {
            var naive = new NaiveRunRate(telling.Naive, telling.Control, month.LastDay);
            var ofMonth = rows.Where(row => row.Month == month).ToArray();
            naive.Currencies.ShouldBeSubsetOf(ofMonth.Select(row => row.Currency.Code));
            foreach (var row in ofMonth)
            {
                var rate = naive.Total(row.Currency.Code);
                Minor(row.Live).ShouldBe(rate.Live, $"{row}");
                Minor(row.Contracted).ShouldBe(rate.Contracted, $"{row}");
                Minor(row.Announced).ShouldBe(rate.Announced, $"{row}");
            }
        }
    }

    private static BigInteger Minor(Money money) => (BigInteger)money.MinorUnits;
}
