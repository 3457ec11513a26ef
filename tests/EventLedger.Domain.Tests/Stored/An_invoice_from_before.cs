using System.Text;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Stored;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Domain.Tests;

/// <summary>
/// Members that were added to a form may be absent: a log from before holds invoices and payments without
/// them, for ever.
/// </summary>
public sealed class An_invoice_from_before
{
    private const string Invoice = """
        {"number":"reflection-0001","month":"2026-07","issuedOn":"2026-07-01","dueOn":"2026-07-31",
         "currency":"USD","total":"150000000.00","lines":[{"kind":"Charge","month":"2026-07",
         "from":"2026-07-01","to":"2026-07-31","amount":"150000000.00"}]}
        """;

    private const string Payment = """
        {"invoice":"reflection-0001","amount":"150000000.00","currency":"USD","paidOn":"2026-07-20",
         "reference":"wire-1"}
        """;

    private static readonly MonthInvoiced Old = (MonthInvoiced)Read("month_invoiced", Invoice);

    private static object Read(string storedName, string json) =>
        EventTypes.Read(storedName, Encoding.UTF8.GetBytes(json));

    [Fact]
    public void Is_addressed_to_the_parties_of_its_day()
    {
        var invoice = Spec.Given(Reflection, Old).State.Account.Find("reflection-0001")!;
        invoice.Parties.ShouldBe(new Counterparties("spacex", "reflection-ai"));
        invoice.Lines.Single().Events.ShouldBeNull();
        invoice.IsFinal.ShouldBeFalse();
    }

    [Fact]
    public void Is_paid_trued_up_and_credited_like_any_other()
    {
        var story = Spec.Given(Reflection, Old, (ContractEvent)Read("payment_recorded", Payment))
            .Then(Doing.Amend("2026-07-16", 200_000_000m), Doing.Invoice("2026-08", "2026-08-01"));
        story.Status(Doing.First, "2026-07-20").ShouldBe(InvoiceStatus.Paid);
        story.LinesOf(Doing.Second).ShouldBe(["Charge 2026-08 200000000.00", "TrueUp 2026-07 25806451.61"]);
    }

    [Fact]
    public void Is_written_again_as_it_was() =>
        Encoding.UTF8.GetString(EventTypes.Write(Old)).ShouldNotContain("providerId");
}
