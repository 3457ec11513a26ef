using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.Calendar;
using EventLedger.Reporting.ReadModels;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Reporting.Tests.Streams;

namespace EventLedger.Reporting.Tests;

/// <summary>
/// Notice windows, renewals, expiries, invoices and payments, by hand, of the Reflection deal: 150 million a
/// month from 2026-07-01 to 2029-12-31, 90 days' notice after three months.
/// </summary>
public sealed class What_comes_due
{
    private static CalendarReport Report(
        string asOf, string from, string to, CalendarKind[]? kinds, params ContractEvent[] later)
    {
        ContractEvent[] events = [Reflection, .. later];
        var known = RealDeals.Known(Id, events);
        return CalendarReport.Of(
            [known], ContractEntries.Of(Entries(events)), Day(asOf),
            new DateRange(Day(from), Day(to)), kinds?.ToHashSet());
    }

    private static string[] Lines(CalendarReport report) =>
    [
        .. report.Rows.Select(row => string.Join(' ', new[]
        {
            $"{row.On:yyyy-MM-dd}", $"{row.Kind}", row.Amount?.ToString(), row.Month?.ToString(),
            row.Document,
        }.OfType<string>())),
    ];

    private static readonly TerminationNoticeGiven Notice =
        new(Side.Customer, Day("2026-10-01"), Day("2026-12-30"));

    private static string[] Dates(string asOf, string to, params ContractEvent[] later) => Lines(Report(
        asOf, "2026-07-01", to,
        [
            CalendarKind.ServiceStarts, CalendarKind.FeeChanges, CalendarKind.NoticeOpens,
            CalendarKind.NoticeCloses, CalendarKind.SuspensionBegins, CalendarKind.ServiceResumes,
            CalendarKind.ServiceEnds, CalendarKind.TermEnds,
        ],
        later));

    private static string[] Money(string asOf, string from, string to, params ContractEvent[] later) =>
        Lines(Report(asOf, from, to, [CalendarKind.InvoiceToIssue, CalendarKind.PaymentDue], later));

    // Ninety days from 2029-10-01 on are the last that end before 2029-12-31: on 2029-12-30.
    [Fact]
    public void Are_the_days_of_the_terms() => Dates("2026-07-01", "2030-01-31").ShouldBe([
        "2026-07-01 ServiceStarts 150000000.00", "2026-10-01 NoticeOpens", "2029-10-01 NoticeCloses",
        "2029-12-31 TermEnds",
    ]);

    [Fact]
    public void Is_the_last_day_of_service_once_notice_is_given() =>
        Dates("2026-10-01", "2030-01-31", Notice)
            .ShouldBe(["2026-07-01 ServiceStarts 150000000.00", "2026-12-30 ServiceEnds"]);

    [Fact]
    public void Shows_no_notice_before_its_day() =>
        Dates("2026-09-30", "2030-01-31", Notice).ShouldContain("2026-10-01 NoticeOpens");

    [Fact]
    public void Follows_fees_and_suspensions() => Dates(
            "2026-07-01", "2027-12-31",
            new ContractAmended(Day("2027-02-01"), [new(Day("2027-02-01"), 160_000_000m)]),
            new ServiceSuspended(Day("2027-03-10"), true, "an outage"), new ServiceResumed(Day("2027-03-20")))
        .ShouldBe([
            "2026-07-01 ServiceStarts 150000000.00", "2026-10-01 NoticeOpens",
            "2027-02-01 FeeChanges 160000000.00", "2027-03-10 SuspensionBegins", "2027-03-20 ServiceResumes",
        ]);

    private static KnownContract Locked(int months) => RealDeals.Known(
        Id, [Reflection with { Termination = NinetyDays with { LockInMonths = months } }]);

    [Fact]
    public void Has_no_window_where_the_lock_in_outlasts_the_term() =>
        Lines(CalendarReport.Of(
                [Locked(60)],
                [], Day("2026-07-01"), new DateRange(Day("2026-07-01"), Day("2032-01-01")),
                new HashSet<CalendarKind> { CalendarKind.NoticeOpens, CalendarKind.NoticeCloses }))
            .ShouldBeEmpty();

    [Fact]
    public void Has_one_window_over_two_clauses_that_follow_one_another() =>
        Lines(Report(
                "2026-07-01", "2026-07-01", "2032-01-01",
                [CalendarKind.NoticeOpens, CalendarKind.NoticeCloses],
                new ContractAmended(Day("2027-01-01"), Termination: NinetyDays with { NoticeDays = 30 })))
            .ShouldBe(["2026-10-01 NoticeOpens", "2029-11-30 NoticeCloses"]);

    [Fact]
    public void Are_invoices_in_advance_until_they_are_issued() => Money(
            "2026-08-05", "2026-07-01", "2026-09-30", Invoiced(1, "2026-07", 150_000_000m))
        .ShouldBe([
            "2026-07-31 PaymentDue 150000000.00 reflection-colossus-2-0001",
            "2026-08-01 InvoiceToIssue 150000000.00 2026-08",
            "2026-09-01 InvoiceToIssue 150000000.00 2026-09",
        ]);

    [Fact]
    public void Is_an_invoice_again_when_it_was_voided() => Money(
            "2026-07-20", "2026-07-01", "2026-07-31", Invoiced(1, "2026-07", 150_000_000m),
            new InvoiceVoided("reflection-colossus-2-0001", Day("2026-07-10"), "wrong address"))
        .ShouldBe(["2026-07-01 InvoiceToIssue 150000000.00 2026-07"]);

    [Fact]
    public void Is_what_of_an_invoice_is_not_paid() => Money(
            "2026-07-20", "2026-07-01", "2026-07-31", Invoiced(1, "2026-07", 150_000_000m),
            Paid(1, 149_000_000m, "2026-07-15"))
        .ShouldBe(["2026-07-31 PaymentDue 1000000.00 reflection-colossus-2-0001"]);

    [Fact]
    public void Is_an_invoice_in_arrears_on_the_day_after_the_month() =>
        Lines(CalendarReport.Of(
                [
                    RealDeals.Known(
                        Id, [Reflection with { Billing = new(BillingTiming.Arrears, 30) }]),
                ],
                [], Day("2026-07-01"), new DateRange(Day("2026-07-01"), Day("2026-09-01")),
                new HashSet<CalendarKind> { CalendarKind.InvoiceToIssue }))
            .ShouldBe([
                "2026-08-01 InvoiceToIssue 150000000.00 2026-07",
                "2026-09-01 InvoiceToIssue 150000000.00 2026-08",
            ]);

    [Fact]
    public void Are_the_stated_days_of_a_deal_that_is_only_announced() =>
        Lines(CalendarReport.Of(
                [RealDeals.Known("talk", [Hearsay with { StartsOn = Reduced("2026-10") }])],
                [], Hearsay.AnnouncedOn.Last, new DateRange(Day("2026-01-01"), Day("2029-12-31")), null))
            .ShouldBe(["2026-10-01 AnnouncedStart 150000000.00", "2029-12-31 AnnouncedEnd"]);

    [Fact]
    public void Add_up_by_month_kind_and_currency() =>
        Report("2026-07-01", "2026-07-01", "2026-08-31", null).Totals
            .Select(total => $"{total.Month} {total.Kind} {total.Currency} {total.Count} {total.Amount}")
            .ShouldBe([
                "2026-07 ServiceStarts USD 1 150000000.00", "2026-07 InvoiceToIssue USD 1 150000000.00",
                "2026-08 InvoiceToIssue USD 1 150000000.00",
            ]);
}
