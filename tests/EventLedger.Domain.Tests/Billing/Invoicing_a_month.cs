using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

public sealed class Invoicing_a_month
{
    private static readonly ContractSigned InArrears =
        Reflection with { Billing = new(BillingTiming.Arrears, 30) };

    /// <summary>An invoice of July 2026 at 150M, issued on its first day.</summary>
    public static readonly MonthInvoiced July = new(
        "reflection-0001",
        MonthOf("2026-07"),
        Day("2026-07-01"),
        Day("2026-07-31"),
        "USD",
        150_000_000.00m,
        [Charge("2026-07-01", "2026-07-31", 150_000_000.00m)],
        "spacex",
        "reflection-ai");

    private static InvoiceLine Charge(string from, string to, decimal amount) =>
        new(InvoiceLineKind.Charge, Month.Of(Day(from)), Day(from), Day(to), amount, Events: [1]);

    private static Func<Contract, Decided<ContractEvent>> Invoice(string month, string? on, string today) =>
        contract => Invoicing.Decide(
            new InvoiceMonth(MonthOf(month), on is null ? null : Day(on), Day(today)), Id, contract);

    [Fact]
    public void Bills_its_charge_and_is_due_after_the_net_days() =>
        Given(Reflection).When(Invoice("2026-07", "2026-07-01", "2026-08-20")).Then(July);

    [Theory]
    [InlineData("2026-06-25", "2026-07-01")]
    [InlineData("2026-07-20", "2026-07-20")]
    public void In_advance_is_issued_today_but_not_before_the_first_service_day(
        string today, string issued) =>
        Given(Reflection).When(Invoice("2026-07", null, today))
            .Then(July with { IssuedOn = Day(issued), DueOn = Day(issued).AddDays(30) });

    [Fact]
    public void May_be_issued_in_advance_at_any_time() =>
        Given(Reflection).When(Invoice("2026-07", "2026-06-01", "2026-06-01"))
            .Then(July with { IssuedOn = Day("2026-06-01"), DueOn = Day("2026-07-01") });

    [Fact]
    public void Numbers_invoices_without_gaps_in_whatever_order_the_months_come() =>
        Given(Reflection, July).When(Invoice("2026-10", "2026-10-01", "2026-10-01")).ThenAccepted()
            .When(Invoice("2026-08", "2026-10-02", "2026-10-02")).ThenAccepted()
            .State.Account.Invoices.Select(i => $"{i.Number} {i.Month}")
            .ShouldBe(["reflection-0001 2026-07", "reflection-0002 2026-10", "reflection-0003 2026-08"]);

    [Fact]
    public void Has_a_line_for_each_fee() =>
        Given(Lasting("2027-01-01", "2027-12-31", 1_000m) with
        {
            Fees = [new(Day("2027-01-01"), 1_000m), new(Day("2027-02-15"), 1_600m)],
        }).When(Invoice("2027-02", "2027-02-01", "2027-02-01")).Then(new MonthInvoiced(
            "reflection-0001",
            MonthOf("2027-02"),
            Day("2027-02-01"),
            Day("2027-03-03"),
            "USD",
            1_300.00m,
            [Charge("2027-02-01", "2027-02-14", 500.00m), Charge("2027-02-15", "2027-02-28", 800.00m)],
            "spacex",
            "reflection-ai"));

    [Fact]
    public void Bills_a_part_of_the_last_month_under_notice() =>
        Given(Reflection, new TerminationNoticeGiven(Side.Customer, Day("2026-10-01"), Day("2026-12-30")))
            .When(Invoice("2026-12", "2026-12-01", "2026-12-01")).Then(July with
            {
                Month = MonthOf("2026-12"),
                IssuedOn = Day("2026-12-01"),
                DueOn = Day("2026-12-31"),
                Total = 145_161_290.32m,
                Lines = [Charge("2026-12-01", "2026-12-30", 145_161_290.32m) with { Events = [1, 2] }],
            });

    [Fact]
    public void At_a_charge_of_zero_is_invoiced_and_paid()
    {
        var invoice = Given(Reflection with { Fees = [new(Day("2026-07-01"), 0m)] })
            .When(Invoice("2026-07", "2026-07-01", "2026-07-01")).ThenAccepted()
            .State.Account.Invoices.Single();
        invoice.Total.ToString().ShouldBe("0.00");
        invoice.StatusOn(Day("2026-07-01")).ShouldBe(InvoiceStatus.Paid);
    }

    [Fact]
    [Refuses<ContractRefusal.NotSigned>]
    public void Is_refused_while_only_announced() =>
        Given(Hearsay).When(Invoice("2026-07", "2026-07-01", "2026-07-01"))
            .ThenRefused(new ContractRefusal.NotSigned(Id));

    [Fact]
    [Refuses<ContractRefusal.MonthAlreadyInvoiced>]
    public void Is_refused_twice() => Given(Reflection, July)
        .When(Invoice("2026-07", "2026-08-01", "2026-08-01"))
        .ThenRefused(new ContractRefusal.MonthAlreadyInvoiced(MonthOf("2026-07"), "reflection-0001"));

    [Theory]
    [Refuses<ContractRefusal.NothingToInvoice>]
    [InlineData("2026-06")]
    [InlineData("2030-01")]
    public void Is_refused_without_a_service_day(string month) => Given(Reflection)
        .When(Invoice(month, "2031-01-01", "2031-01-01"))
        .ThenRefused(new ContractRefusal.NothingToInvoice(
            MonthOf(month), Day("2026-07-01"), Day("2029-12-31")));

    [Fact]
    [Refuses<ContractRefusal.MonthNotOver>]
    public void In_arrears_is_refused_on_the_months_last_day() => Given(InArrears)
        .When(Invoice("2026-07", "2026-07-31", "2026-09-01"))
        .ThenRefused(new ContractRefusal.MonthNotOver(
            MonthOf("2026-07"), Day("2026-07-31"), Day("2026-07-31")));

    [Fact]
    public void In_arrears_is_possible_on_the_day_after() => Given(InArrears)
        .When(Invoice("2026-07", "2026-08-01", "2026-08-01"))
        .Then(July with { IssuedOn = Day("2026-08-01"), DueOn = Day("2026-08-31") });

    [Fact]
    public void Is_judged_invoiced_before_empty_and_empty_before_not_over()
    {
        var ended = Given(
            InArrears,
            July,
            new TerminationNoticeGiven(Side.Customer, Day("2026-07-01"), Day("2026-07-31")));
        Invoice("2026-07", "2026-07-01", "2026-07-01")(ended.State).Refusal!.Code
            .ShouldBe("month-already-invoiced");
        Invoice("2026-08", "2026-08-01", "2026-08-01")(ended.State).Refusal!.Code
            .ShouldBe("nothing-to-invoice");
    }
}
