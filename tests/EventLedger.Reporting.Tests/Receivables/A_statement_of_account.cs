using EventLedger.Domain.Contracts;
using EventLedger.Reporting.Receivables;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

public sealed class A_statement_of_account
{
    private const string First = Streams.Id + "-0001";
    private const string Second = Streams.Id + "-0002";

    /// <summary>1,300.00 is paid for July's 1,000.00; 200.00 of the rest pays August in part.</summary>
    private static readonly ContractEvent[] Events =
    [
        Lasting("2026-07-01", "2026-09-30", 1_000m),
        Streams.Invoiced(1, "2026-07", 1_000m),
        Streams.Paid(1, 1_300m, "2026-07-20", unapplied: 300m),
        Streams.Invoiced(2, "2026-08", 1_000m),
        new UnappliedApplied(Second, 200m, "USD", Day("2026-08-02"), [new(200m, null, First, "wire-1")]),
        new UnappliedRefunded(100m, "USD", Day("2026-08-03"), "back-1", [new(100m, null, First, "wire-1")]),
        Streams.Credited(1, 2, 50m, "2026-08-10"),
        new InvoiceWrittenOff(Second, 750m, "USD", Day("2026-09-20"), "insolvency"),
        Streams.Paid(2, 80m, "2026-09-15", "late"),
    ];

    private static Statement Of(string? from, string to) => Statement.Of(
        [.. Streams.Entries(Events).Where(entry => entry.Day <= Day(to))],
        Domain.Currency.Of("USD"),
        from is null ? null : Day(from));

    private static string[] Lines(Statement statement) =>
    [
        .. statement.Lines.Select(line =>
            $"{line.On:MM-dd} {line.Kind} {line.Document[^4..]} {line.Amount} {line.Balance}"),
    ];

    [Fact]
    public void Runs_in_the_order_of_business_days()
    {
        var statement = Of(null, "2026-12-31");
        Lines(statement).ShouldBe(
        [
            "07-01 Invoice 0001 1000.00 1000.00",
            "07-20 Payment 0001 -1300.00 -300.00",
            "08-01 Invoice 0002 1000.00 700.00",
            "08-03 Refund 0001 100.00 800.00",
            "08-10 CreditNote 0001 -50.00 750.00",
            "09-15 Payment 0002 -80.00 670.00",
            "09-20 WriteOff 0002 -750.00 -80.00",
        ]);
        (statement.Opening, statement.Closing).ShouldBe((Usd(0m), Usd(-80m)));
    }

    [Fact]
    public void Opens_with_what_is_owed_before_its_first_day()
    {
        var statement = Of("2026-08-01", "2026-08-09");
        (statement.Opening, statement.Closing).ShouldBe((Usd(-300m), Usd(800m)));
        Lines(statement).Length.ShouldBe(2);
        (statement.Receivable, statement.Unapplied).ShouldBe((Usd(800m), Usd(0m)));
    }

    [Fact]
    public void Shows_a_payment_that_went_back()
    {
        ContractEvent[] events =
        [
            .. Events[..3],
            new PaymentReversed(First, "wire-1", 1_300m, "USD", Day("2026-07-25"), "bounced", 300m),
        ];
        var statement = Statement.Of(Streams.Entries(events), Domain.Currency.Of("USD"), Day("2026-07-21"));
        Lines(statement).ShouldBe(["07-25 PaymentReversed 0001 1300.00 1000.00"]);
        statement.Lines[0].Reference.ShouldBe("wire-1");
    }
}
