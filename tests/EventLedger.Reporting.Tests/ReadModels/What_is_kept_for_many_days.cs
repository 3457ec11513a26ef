using System.Text.Json;
using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Stored;
using EventLedger.Domain.Tests.Properties;
using EventLedger.Reporting.Calendar;
using EventLedger.Reporting.Capacity;
using EventLedger.Reporting.Commitments;
using EventLedger.Reporting.Exposure;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Receivables;
using EventLedger.Reporting.Revenue;
using EventLedger.Reporting.RunRate;
using EventLedger.Reporting.Tests.Properties;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

/// <summary>
/// What a contract adds to a report is kept for the days on which nothing about it changes: however a book
/// was looked through before, it says what a book says that was never asked.
/// </summary>
public sealed class What_is_kept_for_many_days
{
    private static readonly string[] OfEveryDay = [nameof(ContractView.Day), nameof(ContractView.Commitment)];
    private static readonly TerminationNoticeGiven Notice =
        new(Side.Customer, Day("2027-01-15"), Day("2027-04-15"));
    private static readonly Dictionary<string, Domain.Parties.Party> NoParties = [];
    private static readonly Dictionary<string, Domain.Facilities.Facility> NoFacilities = [];

    [Theory]
    [InlineData("2026-06-21", "1900-01-01", "2026-06-21")]
    [InlineData("2026-06-30", "2026-06-22", "2026-06-30")]
    [InlineData("2026-07-01", "2026-07-01", "2027-01-14")]
    [InlineData("2027-01-14", "2026-07-01", "2027-01-14")]
    [InlineData("2027-01-15", "2027-01-15", "2027-04-15")]
    [InlineData("2027-04-16", "2027-04-16", "2029-12-31")]
    [InlineData("2030-01-01", "2030-01-01", "9999-12-31")]
    public void Holds_from_one_day_of_the_terms_to_the_next(string day, string first, string last) =>
        SteadyDays.Around(RealDeals.Known("c", [Reflection, Notice]).Terms, Day(day)).ShouldBe(
            new(Day(first), Day(last)));

    [Fact]
    public void Is_true_on_each_of_them() => Run.Check(Books.Any, StandTheSame, 400);

    [Fact]
    public void Answers_for_random_books_on_days_in_any_order() => Run.Check(Books.Any, AnswerAlike, 60);

    [Fact]
    public void Answers_for_random_billing_on_days_in_any_order() =>
        Run.Check(BillingWalk.Any(40), BillAlike, 60);

    private static void StandTheSame(Book book)
    {
        var telling = new BookTelling(book);
        foreach (var terms in telling.Product.Select(contract => contract.Terms))
            foreach (var day in telling.Days)
            {
                var steady = SteadyDays.Around(terms, day);
                steady.Contains(day).ShouldBeTrue();
                var others = telling.Days.SelectMany(one => (DateOnly[])[one, one.AddDays(1)])
                    .Append(steady.First).Append(steady.Last).Where(steady.Contains);
                foreach (var other in others.Distinct())
                    View(terms, other).ShouldBe(View(terms, day), $"{other:o} as {day:o}");
            }
    }

    private static string View(ContractTerms terms, DateOnly day) => ContractView.AsOf(terms, day) is { } view
        ? JsonSerializer.Serialize(
            typeof(ContractView).GetProperties().Where(one => !OfEveryDay.Contains(one.Name))
                .ToDictionary(one => one.Name, one => one.GetValue(view)),
            LedgerJson.Stored)
        : "nothing";

    private static void AnswerAlike(Book book)
    {
        var telling = new BookTelling(book);
        foreach (var day in Looked(telling.Days))
            Answers(telling.Product, [], day).ShouldBe(Answers(Fresh(telling.Product), [], day), $"{day:o}");
    }

    private static void BillAlike(BillingTale tale)
    {
        var walk = new BillingWalk(tale);
        KnownContract[] book = [new("c", walk.Product.Terms)];
        var entries = Streams.Entries(walk.Events, "c");
        var money = ContractEntries.Of(entries);
        var days = entries.Select(entry => entry.Day).Distinct().Take(12);
        foreach (var day in Looked([.. days, Day("2026-06-30"), Day("2026-09-30")]))
            Answers(book, money, day).ShouldBe(
                Answers(Fresh(book), ContractEntries.Of(entries), day), $"{day:o}");
    }

    // There and back, each with the evening before and the morning after, and then some days one by one.
    private static IEnumerable<DateOnly> Looked(IReadOnlyList<DateOnly> days) => days
        .Concat(days.Reverse().SelectMany(day => (DateOnly[])[day.AddDays(1), day, day.AddDays(-1)]))
        .Concat(Enumerable.Range(-3, 7).Select(days[0].AddDays));

    private static KnownContract[] Fresh(IReadOnlyList<KnownContract> book) =>
        [.. book.Select(contract => new KnownContract(contract.Id, contract.Terms))];

    private static string Answers(
        IReadOnlyList<KnownContract> book, IReadOnlyList<ContractEntries> money, DateOnly day) =>
        JsonSerializer.Serialize(
            (object[])
            [
                RunRateReport.Of(book, day, RunRateGrouping.Facility, RealDeals.Names, RealDeals.Control),
                CommitmentsReport.Of(book, day),
                CommitmentsReport.Of(book, day, top: 2),
                CalendarReport.Of(book, money, day, new(day.AddDays(-20), day.AddMonths(2)), null),
                CalendarReport.Of(book, money, day, new(day, day.AddYears(2)), null, 5),
                ReceivablesReport.Of(money, day, RealDeals.Names),
                ExposureReport.Of(book, day, NoParties),
                CapacityReport.Of(book, day, NoFacilities),
                RevenueReport.Of(
                    book, money, Month.Of(day.AddMonths(-2)), Month.Of(day), day, RevenueGrouping.Contract),
            ],
            LedgerJson.Wire);
}
