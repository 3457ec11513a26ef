using EventLedger.Domain.Billing;
using EventLedger.Domain.Books;
using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

/// <summary>1,000.00 a month from 2026-07-01 to 2026-12-31; SpaceX has closed July and August.</summary>
public sealed class Closed_periods
{
    private static readonly Dictionary<string, ProviderBooks> Books = new(StringComparer.Ordinal)
    {
        ["spacex"] = GivenBooks(
            new MonthClosed(MonthOf("2026-07"), Day("2026-08-05")),
            new MonthClosed(MonthOf("2026-08"), Day("2026-09-01"))).State,
    };

    private static readonly ContractSigned Signed = Lasting("2026-07-01", "2026-12-31", 1000m);

    private static readonly Story<Contract, ContractEvent> JulyInvoiced = Given(Signed)
        .When(contract => Invoicing.Decide(
            new InvoiceMonth(MonthOf("2026-07"), Day("2026-07-01"), Day("2026-07-01")), Id, contract))
        .ThenAccepted();

    private static ContractRefusal.PeriodClosed? Forbid(Contract contract, params ContractEvent[] events) =>
        (ContractRefusal.PeriodClosed?)ClosedPeriods.Hold(
            contract, events, false, provider => Books.GetValueOrDefault(provider, ProviderBooks.None))
            .Refusal;

    private static ContractAmended Fee(string from, decimal fee) =>
        new(Day(from), [new(Day(from), fee)]);

    private static PaymentRecorded Payment(string on) => new($"{Id}-0001", 1m, "USD", Day(on), "wire-1");

    [Theory]
    [InlineData("2026-07-01", true)]
    [InlineData("2026-08-31", true)]
    [InlineData("2026-06-30", false)]
    [InlineData("2026-09-01", false)]
    [Refuses<ContractRefusal.PeriodClosed>]
    public void Take_no_document_that_is_dated_in_them(string on, bool closed)
    {
        var refusal = Forbid(JulyInvoiced.State, Payment(on));
        (refusal is not null).ShouldBe(closed);
        refusal?.On.ShouldBe(Day(on));
        refusal?.Months.ShouldBe([Month.Of(Day(on))]);
    }

    [Fact]
    [Refuses<ContractRefusal.PeriodClosed>]
    public void Are_in_the_books_of_the_provider_of_the_invoice_and_not_of_its_successor()
    {
        var story = JulyInvoiced.With([new ContractAssigned(Side.Provider, "xai", Day("2026-07-15"))]);
        Forbid(story.State, Payment("2026-08-20"))!.ProviderIds.ShouldBe(["spacex"]);
        var later = new MonthInvoiced(
            $"{Id}-0002", MonthOf("2026-09"), Day("2026-08-20"), Day("2026-09-20"), "USD", 1000m, [], "xai",
            "reflection-ai");
        Forbid(story.State, later).ShouldBeNull();
    }

    [Fact]
    [Refuses<ContractRefusal.PeriodClosed>]
    public void Are_not_invoiced_later()
    {
        MonthInvoiced Of(string month) => new(
            $"{Id}-0002", MonthOf(month), Day("2026-09-02"), Day("2026-10-02"), "USD", 1000m, [], "spacex",
            "reflection-ai");
        Forbid(JulyInvoiced.State, Of("2026-08"))!.Invoiced.ShouldBe(MonthOf("2026-08"));
        Forbid(JulyInvoiced.State, Of("2026-09")).ShouldBeNull();
    }

    /// <summary>A day of July weighs on July and on what follows, a day of September on neither.</summary>
    [Theory]
    [InlineData("2026-07-31", "2026-07 2026-08")]
    [InlineData("2026-08-31", "2026-08")]
    [InlineData("2026-09-01", "")]
    [Refuses<ContractRefusal.PeriodClosed>]
    public void Keep_their_charge_when_fees_change(string from, string months)
    {
        var refusal = Forbid(JulyInvoiced.State, Fee(from, 1031m));
        string.Join(' ', refusal?.Months ?? []).ShouldBe(months);
    }

    [Fact]
    [Refuses<ContractRefusal.PeriodClosed>]
    public void Keep_their_charge_when_service_ends_or_a_provider_follows()
    {
        Forbid(
            JulyInvoiced.State,
            new ContractTerminatedForCause(Day("2026-09-05"), Day("2026-08-30"), "unpaid"))!
            .Months.ShouldBe([MonthOf("2026-08")]);
        Forbid(JulyInvoiced.State, new ContractAssigned(Side.Provider, "xai", Day("2026-08-31")))!
            .Months.ShouldBe([MonthOf("2026-08")]);
        Forbid(JulyInvoiced.State, new ContractAssigned(Side.Customer, "fluidstack", Day("2026-08-31")))
            .ShouldBeNull();
    }

    [Fact]
    [Refuses<ContractRefusal.PeriodClosed>]
    public void Get_no_contract_more()
    {
        var refusal = Forbid(Contract.None, Lasting("2026-08-31", "2026-12-31", 1000m))!;
        refusal.Months.ShouldBe([MonthOf("2026-08")]);
        refusal.Sentence.ShouldBe(
            "The books of spacex are closed for 2026-08: the terms cannot change in a way that alters what "
            + "was charged then.");
        Forbid(Contract.None, Lasting("2026-09-01", "2026-12-31", 1000m)).ShouldBeNull();
        Forbid(Contract.None, Hearsay).ShouldBeNull();
    }
}
