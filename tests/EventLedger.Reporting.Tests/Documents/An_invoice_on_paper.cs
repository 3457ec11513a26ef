using System.Text;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Tests;
using EventLedger.Reporting.Billing;
using EventLedger.Reporting.Documents;
using EventLedger.Reporting.History;
using EventLedger.Reporting.ReadModels;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests.Documents;

/// <summary>An invoice of 1,000.00 that is paid, goes back, is written off, and is paid after all.</summary>
public sealed class An_invoice_on_paper
{
    private static readonly Names Names = new(
        new Dictionary<string, string> { ["spacex"] = "SpaceX", ["reflection-ai"] = "Reflection <AI>" },
        new Dictionary<string, string>());

    private static readonly ContractEvent[] Events =
    [
        Lasting("2026-07-01", "2026-12-31", 1_000m),
        Streams.Invoiced(1, "2026-07", 1_000m),
        Streams.Credited(1, 1, 100m, "2026-07-10"),
        Streams.Paid(1, 400m, "2026-07-20"),
        new PaymentReversed(
            $"{Streams.Id}-0001", "wire-1", 400m, "USD", Day("2026-07-25"), "no cover", null, null),
        new InvoiceDisputed($"{Streams.Id}-0001", 50m, "USD", Day("2026-08-01"), "one rack was dark"),
        new DisputeResolved(
            $"{Streams.Id}-0001", DisputeOutcome.Rejected, 50m, "USD", Day("2026-08-05")),
        new InvoiceWrittenOff($"{Streams.Id}-0001", 900m, "USD", Day("2026-10-01"), "insolvency"),
    ];

    private static PrintedDocument AsOf(string day)
    {
        var account = Spec.Given(Events).State.Account;
        var history = ContractHistory.Of(
            Events.Select((e, index) => Streams.Recorded(e, "2026-07-01", index + 1)), Names);
        return InvoiceDocument.Of(
            InvoiceRow.Of(account.Find($"{Streams.Id}-0001")!, Day(day)),
            history,
            new(Streams.Id, "Colossus 2", Day(day), 8, Names));
    }

    [Fact]
    public void Lists_what_moved_its_balance_in_the_order_of_days()
    {
        var moves = AsOf("2026-12-31").Sections.Single(section => section.Heading == "Since it was issued");

        moves.Rows.Select(row => string.Join("|", row).Replace('\u00a0', ' ')).ShouldBe(
        [
            $"Credit {Streams.Id}-C0001|10 July 2026|-100.00",
            "Payment wire-1|20 July 2026|-400.00",
            "Payment wire-1 went back|25 July 2026|400.00",
            "Written off: insolvency|1 October 2026|-900.00",
        ]);
        moves.Sums.ShouldBe([new("Balance", "0.00 USD")]);
    }

    [Theory]
    [InlineData("2026-07-09", "Open", "1,000.00 USD")]
    [InlineData("2026-07-24", "Partially paid", "500.00 USD")]
    [InlineData("2026-08-01", "Disputed", "900.00 USD")]
    [InlineData("2026-10-01", "Written off", "0.00 USD")]
    public void Says_how_it_stands_on_the_day(string day, string mark, string owed)
    {
        var document = AsOf(day);

        document.Mark.ShouldBe(mark);
        document.Facts[^1].Value.ShouldBe(owed);
    }

    [Fact]
    public void Has_no_account_before_anything_moved() =>
        AsOf("2026-07-09").Sections.ShouldNotContain(section => section.Heading == "Since it was issued");

    [Fact]
    public void Names_disputes_and_its_receipt_below()
    {
        var notes = AsOf("2026-12-31").Notes.Select(note => note.Replace('\u00a0', ' ')).ToArray();

        notes.ShouldContain(
            "50.00 USD disputed on 1 August 2026: one rack was dark (rejected on 5 August 2026).");
        notes.ShouldContain("As of 31 December 2026, as known at position 8 of the ledger.");
        notes[^1].ShouldStartWith("Issued as event 2 of the contract, position 2 of the ledger; receipt ");
    }

    [Fact]
    public void Is_text_in_HTML_whatever_people_wrote()
    {
        var page = Encoding.UTF8.GetString(HtmlPage.Write(AsOf("2026-12-31"), "letter"));

        page.ShouldContain("Reflection &lt;AI&gt;");
        page.ShouldNotContain("<AI>", Case.Sensitive);
        page.ShouldContain("@page { size: letter; }");
        page.ShouldNotContain("<script");
    }
}
