using System.Globalization;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Invoicing_a_month;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

public sealed class Recording_a_payment
{
    private const string Number = "reflection-0001";

    private static readonly MonthInvoiced August = July with
    {
        Number = "reflection-0002",
        Month = MonthOf("2026-08"),
        IssuedOn = Day("2026-08-01"),
        DueOn = Day("2026-08-31"),
    };

    private static PaymentRecorded Paid(
        decimal amount, string on, string reference, decimal? unapplied = null) =>
        new(Number, amount, "USD", Day(on), reference, unapplied);

    private static Func<Contract, Decided<ContractEvent>> Pay(
        decimal amount,
        string on,
        string reference = "wire-1",
        bool allow = false,
        string invoice = Number) =>
        contract => Paying.Decide(
            new RecordPayment(invoice, amount, Day(on), reference, allow), Id, contract);

    [Theory]
    [InlineData("150000000.00")]
    [InlineData("0.01")]
    public void Takes_up_to_the_whole_balance(string text)
    {
        var amount = decimal.Parse(text, CultureInfo.InvariantCulture);
        Given(Reflection, July).When(Pay(amount, "2026-07-20")).Then(Paid(amount, "2026-07-20", "wire-1"));
    }

    [Fact]
    [Refuses<ContractRefusal.NotSigned>]
    public void Is_refused_while_only_announced() =>
        Given(Hearsay).When(Pay(1m, "2026-07-20")).ThenRefused(new ContractRefusal.NotSigned(Id));

    [Fact]
    [Refuses<ContractRefusal.UnknownInvoice>]
    public void Is_refused_on_an_invoice_that_is_not() => Given(Reflection, July)
        .When(Pay(1m, "2026-07-20", invoice: "reflection-0002"))
        .ThenRefused(new ContractRefusal.UnknownInvoice("reflection-0002"));

    [Fact]
    [Refuses<ContractRefusal.DuplicatePayment>]
    public void Is_refused_when_its_reference_was_used_on_the_invoice() =>
        Given(Reflection, July, Paid(10m, "2026-07-20", "wire-1")).When(Pay(5m, "2026-07-21"))
            .ThenRefused(new ContractRefusal.DuplicatePayment(Number, "wire-1", Day("2026-07-20"), Usd(10m)));

    [Fact]
    public void May_use_a_reference_again_on_another_invoice() =>
        Given(Reflection, July, August, Paid(10m, "2026-07-20", "wire-1"))
            .When(Pay(5m, "2026-08-21", invoice: "reflection-0002")).ThenAccepted();

    [Fact]
    [Refuses<ContractRefusal.ExceedsBalance>]
    public void Is_refused_above_the_balance() => Given(Reflection, July)
        .When(Pay(150_000_000.01m, "2026-07-20"))
        .ThenRefused(new ContractRefusal.ExceedsBalance(
            Number, Usd(150_000_000.01m), Usd(150_000_000m), Day("2026-07-20")));

    [Fact]
    [Refuses<ContractRefusal.ExceedsBalance>]
    public void Is_refused_above_what_other_payments_left() =>
        Given(Reflection, July, Paid(100_000_000m, "2026-07-20", "wire-1"))
            .When(Pay(50_000_000.01m, "2026-07-21", "wire-2")).ThenRefused<ContractRefusal.ExceedsBalance>();

    [Fact]
    [Refuses<ContractRefusal.ExceedsBalance>]
    public void Is_refused_when_the_balance_would_fall_below_zero_on_a_later_day() =>
        Given(Reflection, July, Paid(100_000_000m, "2026-07-20", "wire-1"))
            .When(Pay(60_000_000m, "2026-07-10", "wire-2")).ThenRefused<ContractRefusal.ExceedsBalance>();

    [Fact]
    [Refuses<ContractRefusal.ExceedsBalance>]
    public void Is_refused_before_the_invoice_is_issued() => Given(Reflection, July)
        .When(Pay(1m, "2026-06-30")).ThenRefused<ContractRefusal.ExceedsBalance>();

    [Fact]
    public void Keeps_what_exceeds_the_balance_where_that_is_allowed() => Given(Reflection, July)
        .When(Pay(150_000_010m, "2026-07-20", allow: true))
        .Then(Paid(150_000_010.00m, "2026-07-20", "wire-1", 10.00m))
        .State.Account.Invoices.Single().BalanceOn(Day("2026-07-20")).ShouldBe(Usd(0m));

    [Fact]
    public void Keeps_what_would_exceed_a_later_days_balance_where_that_is_allowed() =>
        Given(Reflection, July, Paid(100_000_000m, "2026-07-20", "wire-1"))
            .When(Pay(60_000_000m, "2026-07-10", "wire-2", true))
            .Then(Paid(60_000_000.00m, "2026-07-10", "wire-2", 10_000_000.00m));

    [Fact]
    public void Keeps_nothing_where_nothing_exceeds() => Given(Reflection, July)
        .When(Pay(10m, "2026-07-20", allow: true)).Then(Paid(10.00m, "2026-07-20", "wire-1"));

    [Theory]
    [Refuses<ContractRefusal.InvalidAmount>]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(0.001)]
    public void Is_refused_with_an_amount_that_cannot_be(double amount) => Given(Reflection, July)
        .When(Pay((decimal)amount, "2026-07-20")).ThenRefused<ContractRefusal.InvalidAmount>();

    [Fact]
    public void Is_judged_by_its_reference_before_its_amount() =>
        Given(Reflection, July, Paid(10m, "2026-07-20", "wire-1")).When(Pay(999_000_000m, "2026-07-21"))
            .ThenRefused<ContractRefusal.DuplicatePayment>();
}

public sealed class An_invoice
{
    private static readonly Invoice Open = Of(Given(Reflection, July));

    private static readonly Invoice PartlyPaid = Of(Given(
        Reflection,
        July,
        new PaymentRecorded("reflection-0001", 50_000_000m, "USD", Day("2026-07-20"), "wire-1")));

    private static readonly Invoice Paid = Of(Given(
        Reflection,
        July,
        new PaymentRecorded("reflection-0001", 150_000_000m, "USD", Day("2026-08-05"), "wire-1")));

    private static Invoice Of(Story<Contract, ContractEvent> story) =>
        story.State.Account.Find("reflection-0001")!;

    [Fact]
    public void Owes_its_total_less_the_payments_up_to_the_day()
    {
        PartlyPaid.BalanceOn(Day("2026-07-19")).ShouldBe(Usd(150_000_000m));
        PartlyPaid.BalanceOn(Day("2026-07-20")).ShouldBe(Usd(100_000_000m));
    }

    [Fact]
    public void Owes_nothing_before_its_issue() => Open.BalanceOn(Day("2026-06-30")).ShouldBe(Usd(0m));

    [Theory]
    [InlineData("2026-07-01", InvoiceStatus.Open)]
    [InlineData("2026-07-31", InvoiceStatus.Open)]
    [InlineData("2026-08-01", InvoiceStatus.Overdue)]
    public void Is_overdue_from_the_day_after_it_was_due(string day, InvoiceStatus status) =>
        Open.StatusOn(Day(day)).ShouldBe(status);

    [Theory]
    [InlineData("2026-07-19", InvoiceStatus.Open)]
    [InlineData("2026-07-20", InvoiceStatus.PartiallyPaid)]
    [InlineData("2026-07-31", InvoiceStatus.PartiallyPaid)]
    [InlineData("2026-08-01", InvoiceStatus.Overdue)]
    public void Is_partially_paid_from_its_first_payment(string day, InvoiceStatus status) =>
        PartlyPaid.StatusOn(Day(day)).ShouldBe(status);

    [Theory]
    [InlineData("2026-08-04", InvoiceStatus.Overdue)]
    [InlineData("2026-08-05", InvoiceStatus.Paid)]
    public void Is_paid_once_nothing_is_owed(string day, InvoiceStatus status) =>
        Paid.StatusOn(Day(day)).ShouldBe(status);
}
