using System.Numerics;
using EventLedger.Domain.Tests.Naive;
using EventLedger.Domain.Tests.Properties;
using EventLedger.Reporting.Commitments;
using EventLedger.Reporting.Tests.Naive;
using EventLedger.Reporting.Tests.Properties;
using Shouldly;
using Xunit;

namespace EventLedger.Reporting.Tests;

/// <summary>The report against the naive rules that the domain is tested with.</summary>
public sealed class Naive_commitments_and_product
{
    [Fact]
    public void Agree_on_random_books() => Run.Check(Books.Any, Agree, 300);

    [Fact]
    [Trait("Category", "Long")]
    public void Agree_on_many_random_books() => Run.Check(Books.Any, Agree, 20_000);

    private static void Agree(Book book)
    {
        var telling = new BookTelling(book);
        foreach (var day in telling.Days)
        {
            var report = CommitmentsReport.Of(telling.Product, day);
            var deals = telling.Naive.Where(deal => deal.IsKnownOn(day))
                .OrderBy(deal => deal.Id, StringComparer.Ordinal)
                .ToLookup(deal => deal.SignedOn(day) is not null);
            report.Rows.Select(row => row.ContractId)
                .ShouldBe(deals[true].Select(deal => deal.Id), $"{day:o}");
            foreach (var (row, deal) in report.Rows.Zip(deals[true]))
                AgreeOn(row, deal.Signed!, day);
            AgreeOnAnnounced(report.Announced, deals[false], day);
            AgreeOnTotals(report, deals[true].Select(deal => deal.Signed!.Currency), day);
        }
    }

    private static void AgreeOn(CommitmentRow row, NaiveSigned signed, DateOnly day)
    {
        var (naive, what) = (new NaiveView(signed.Contract, day), $"{row.ContractId} on {day:o}");
        (row.Title, row.ProviderId, row.CustomerId, row.Currency.Code)
            .ShouldBe((signed.Title, naive.PartyOn(false), naive.PartyOn(true), signed.Currency), what);
        row.Status.ToString().ShouldBe(naive.Status, what);
        Telling.Minor(row.Headline).ShouldBe(naive.Headline, what);
        Telling.Minor(row.Earned).ShouldBe(naive.Earned, what);
        Telling.Minor(row.Firm).ShouldBe(naive.Firm, what);
        row.FirmUntil.ShouldBe(naive.FirmUntil, what);
        Telling.Minor(row.Cancellable).ShouldBe(naive.Cancellable, what);
        Telling.Minor(row.Forgone).ShouldBe(naive.Forgone, what);
        (row.EarliestExit.Customer?.LastServiceDay).ShouldBe(naive.Exit(true)?.LastServiceDay, what);
        (row.EarliestExit.Provider?.LastServiceDay).ShouldBe(naive.Exit(false)?.LastServiceDay, what);
    }

    private static void AgreeOnAnnounced(
        IReadOnlyList<AnnouncedRow> rows, IEnumerable<NaiveDeal> deals, DateOnly day) =>
        rows.Select(row => (
                row.ContractId,
                row.ProviderId,
                row.CustomerId,
                row.Currency?.Code,
                Telling.Minor(row.Headline),
                Telling.Minor(row.MonthlyFee)))
            .ShouldBe(
                deals.Select(deal => (
                    deal.Id,
                    deal.HearsayOn(day)!.Provider,
                    deal.HearsayOn(day)!.Customer,
                    deal.HearsayOn(day)!.Currency,
                    deal.HeadlineOn(day),
                    deal.HearsayOn(day)!.Fee)),
                $"announced on {day:o}");

    private static void AgreeOnTotals(CommitmentsReport report, IEnumerable<string> currencies, DateOnly day)
    {
        report.Totals.Select(total => total.Currency.Code)
            .ShouldBe(currencies.Distinct().Order(StringComparer.Ordinal), $"{day:o}");
        foreach (var total in report.Totals)
        {
            var rows = report.Rows.Where(row => row.Currency == total.Currency).ToArray();
            BigInteger Sum(Func<CommitmentRow, Domain.Money?> amount) => rows
                .Aggregate(BigInteger.Zero, (sum, row) => sum + (Telling.Minor(amount(row)) ?? 0));

            var what = $"{total.Currency} on {day:o}";
            total.Contracts.ShouldBe(rows.Length, what);
            total.OpenEnded.ShouldBe(rows.Count(row => row.Headline is null), what);
            Telling.Minor(total.Headline).ShouldBe(Sum(row => row.Headline), what);
            Telling.Minor(total.Earned).ShouldBe(Sum(row => row.Earned), what);
            Telling.Minor(total.Firm).ShouldBe(Sum(row => row.Firm), what);
            Telling.Minor(total.Cancellable).ShouldBe(Sum(row => row.Cancellable), what);
            Telling.Minor(total.Forgone).ShouldBe(Sum(row => row.Forgone), what);
        }
    }
}
