using System.Runtime.CompilerServices;
using System.Text.Json;
using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Stored;
using EventLedger.Reporting.Calendar;
using EventLedger.Reporting.Commitments;
using EventLedger.Reporting.Exposure;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Receivables;
using EventLedger.Reporting.RunRate;
using EventLedger.Reporting.Series;
using EventLedger.Reporting.Waterfall;
using EventLedger.Store;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

/// <summary>
/// So many contracts that all processors add up: what each contract adds is kept beside it, for the days that
/// were asked for last.
/// </summary>
public sealed class Reports_of_many_contracts
{
    private const int Many = 2_400;
    private static readonly DateRange Autumn = new(Day("2026-09-01"), Day("2026-12-31"));
    private static readonly string[] Days = ["2026-06-30", "2026-10-15", "2027-03-01", "2029-12-31"];
    private static readonly Dictionary<string, Domain.Parties.Party> NoParties = [];

    private static readonly ContractEvent[][] Told = [.. Enumerable.Range(0, Many).Select(Events)];
    private static readonly IReadOnlyList<KnownEntry> Entries =
        [.. Told.SelectMany((events, n) => Streams.Entries(events, Id(n)))];

    [Fact]
    public void Are_the_same_whatever_was_asked_before()
    {
        var (book, money) = (Book(), ContractEntries.Of(Entries));
        foreach (var day in (string[])[.. Days, Days[0], Days[0], Days[2], Days[1], Days[2]])
            Reports(book, money, Day(day)).ShouldBe(
                Reports(Book(), ContractEntries.Of(Entries), Day(day)), $"as of {day}");
    }

    [Fact]
    public void Follow_the_contract_that_moved_and_its_money()
    {
        var (book, money) = (Book(), ContractEntries.Of(Entries));
        Reports(book, money, Day(Days[1]));
        ContractEvent[] paid =
        [
            .. Told[7], new PaymentRecorded(Id(7) + "-0001", 1m, "USD", Day("2026-10-01"), "wire"),
        ];
        ContractEvent[] left = [.. paid, new TerminationNoticeGiven(
            Side.Customer, Day("2026-10-02"), Day("2026-12-31"), null)];
        var entries = Streams.Entries(paid, Id(7));
        book[7] = RealDeals.Known(Id(7), left);
        var fresh = Book();
        fresh[7] = RealDeals.Known(Id(7), left);
        ContractEntries[] moved = [.. money.Select(of => of.ContractId == Id(7)
            ? new ContractEntries(Id(7), entries)
            : of)];
        Reports(book, moved, Day(Days[1])).ShouldBe(Reports(
            fresh, ContractEntries.Of(moved.SelectMany(of => of.Entries)), Day(Days[1])));
    }

    [Fact]
    public void Add_up_what_each_adds()
    {
        var (book, money, day) = (Book(), ContractEntries.Of(Entries), Day("2026-10-15"));
        var byCustomer = RunRate(book, day).Single(row => row.Currency.Code == "USD").Groups;
        foreach (var customer in byCustomer)
        {
            var each = Enumerable.Range(0, Many).Where(n => Customer(n) == customer.Id && n % 3 > 0);
            customer.Live.ShouldBe(Money.Of(each.Sum(n => 1_000m + n), customer.Live.Currency));
        }
        byCustomer.Count.ShouldBe(7);
        var whole = CommitmentsReport.Of(book, day);
        whole.Rows.Count.ShouldBe(Many);
        foreach (var total in whole.Totals)
        {
            var rows = whole.Rows.Where(row => row.Currency == total.Currency).ToArray();
            total.Firm.ShouldBe(rows.Select(row => row.Firm!.Value).Aggregate((sum, firm) => sum + firm));
            CommitmentsReport.Of(book, day, top: 5).Rows.Where(row => row.Currency == total.Currency)
                .ShouldBe(rows.OrderByDescending(row => row.Headline!.Value.MinorUnits).Take(5));
        }
        var all = CalendarReport.Of(book, money, day, Autumn, null);
        var some = CalendarReport.Of(book, money, day, Autumn, null, 700);
        some.Rows.ShouldBe(all.Rows.Take(700));
        (some.LeftOff + some.Rows.Count).ShouldBe(all.Rows.Count);
        some.Totals.ShouldBe(all.Totals);
        all.Totals.Sum(total => total.Count).ShouldBe(all.Rows.Count);
    }

    [Fact]
    public void Keep_no_money_entries_that_others_have_let_go()
    {
        var book = Book();
        var entries = AskedFor(book);
        GC.Collect();
        entries.IsAlive.ShouldBeFalse();
        GC.KeepAlive(book);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference AskedFor(KnownContract[] book)
    {
        var money = ContractEntries.Of(Entries);
        Reports(book, money, Day(Days[1]));
        return new(money[7]);
    }

    private static KnownContract[] Book() =>
        [.. Told.Select((events, n) => RealDeals.Known(Id(n), events))];

    private static string Reports(
        IReadOnlyList<KnownContract> book, IReadOnlyList<ContractEntries> money, DateOnly day) =>
        JsonSerializer.Serialize(
            (object[])
            [
                RunRate(book, day),
                CommitmentsReport.Of(book, day, top: 10),
                CalendarReport.Of(book, money, day, Autumn, null, 50),
                ReceivablesReport.Of(money, day, RealDeals.Names),
                ExposureReport.Of(book, day, NoParties),
                RunRateSeries.Of(book, new(2026, 5), new(2027, 4)),
                WaterfallReport.Of(book, new(2026, 6), new(2027, 1), null, RealDeals.Names),
            ],
            LedgerJson.Wire);

    private static IReadOnlyList<RunRateCurrency> RunRate(
        IReadOnlyList<KnownContract> book, DateOnly day) => RunRateReport.Of(
        book, day, RunRateGrouping.Customer, RealDeals.Names, RealDeals.Control);

    private static string Id(int n) => $"deal-{n:0000}";

    private static string Customer(int n) => $"customer-{n % 7}";

    private static ContractEvent[] Events(int n) =>
    [
        Reflection with
        {
            CustomerId = Customer(n),
            Currency = n % 3 == 0 ? "EUR" : "USD",
            Fees = [new(Reflection.Term.StartsOn, 1_000m + n)],
        },
        Streams.Invoiced(1, "2026-08", 1_000m + n, n % 3 == 0 ? "EUR" : "USD") with
        {
            Number = Id(n) + "-0001",
        },
    ];
}
