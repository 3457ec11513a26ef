using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Tests.Properties;
using EventLedger.Reporting.Billing;
using EventLedger.Reporting.ReadModels;
using EventLedger.Store;
using Shouldly;
using Xunit;

namespace EventLedger.Reporting.Tests;

/// <summary>
/// What adds up, adds up as of any day and known at any position, and the money entries alone
/// say the same as the documents.
/// </summary>
public sealed class The_totals_of_random_billing
{
    private static readonly DateOnly[] Days =
        [.. Enumerable.Range(0, 20).Select(n => new DateOnly(2026, 6, 24).AddDays(n * 19))];

    [Fact]
    public void Add_up_as_of_any_day_known_at_any_position() => Run.Check(BillingWalk.Any(80), AddUp, 60);

    [Fact]
    public void Are_those_of_the_naive_rules() => Run.Check(BillingWalk.Any(80), AreNaive, 100);

    private static void AddUp(BillingTale tale)
    {
        var (contract, entries) = (Contract.None, new List<EntryRow>());
        foreach (var e in Streams.InContext(new BillingWalk(tale).Events, "c"))
        {
            contract = (Contract)e.After;
            entries.AddRange(LedgerProjection.Project(e).Entries);
            foreach (var day in Days)
                AddUp(contract, entries, day);
        }
    }

    private static void AddUp(Contract contract, List<EntryRow> entries, DateOnly day)
    {
        var (account, currency) = (contract.Account, contract.Agreement!.Currency);
        var t = BillingTotals.Of(account, currency, day);
        (t.Credited + t.Paid + t.WrittenOff + t.Balance).ShouldBe(t.Billed, $"billed {day:o}");
        (t.Credited + t.UnappliedCredit + t.RefundedCredit).ShouldBe(t.CreditsIssued, $"credits {day:o}");
        (t.Paid + t.UnappliedCash + t.RefundedCash).ShouldBe(t.Received, $"cash {day:o}");
        var sums = entries.Where(entry => entry.Day <= day).ToLookup(entry => entry.Kind);
        Money Sum(params string[] kinds) => new(
            kinds.SelectMany(kind => sums[kind]).Aggregate(Int128.Zero, (sum, e) => sum + e.Amount),
            currency);
        Sum("Invoiced", "Voided").ShouldBe(t.Billed, $"billed {day:o}");
        Sum("Credited").ShouldBe(t.Credited, $"credited {day:o}");
        Sum("Paid").ShouldBe(t.Paid, $"paid {day:o}");
        Sum("WrittenOff").ShouldBe(t.WrittenOff, $"written off {day:o}");
        Sum("CreditIssued").ShouldBe(t.CreditsIssued, $"credits issued {day:o}");
        Sum("Unapplied").ShouldBe(t.UnappliedCash, $"unapplied cash {day:o}");
        Sum("UnappliedCredit").ShouldBe(t.UnappliedCredit, $"unapplied credit {day:o}");
        Sum("Refunded").ShouldBe(t.RefundedCash, $"refunded cash {day:o}");
        Sum("RefundedCredit").ShouldBe(t.RefundedCredit, $"refunded credit {day:o}");
        var open = account.Invoices.Select(invoice => invoice.DisputeOn(day)?.Amount ?? Money.Zero(currency));
        Sum("Disputed").ShouldBe(open.Aggregate(Money.Zero(currency), (a, b) => a + b), $"disputed {day:o}");
        foreach (var note in account.CreditNotes.Where(note => note.IssuedOn <= day))
        {
            var row = CreditNoteRow.Of(account, note, day);
            row.Applied.Aggregate(row.Unapplied + row.Refunded, (sum, use) => sum + use.Amount)
                .ShouldBe(row.Amount, $"{note.Number} {day:o}");
        }
    }

    private static void AreNaive(BillingTale tale)
    {
        var walk = new BillingWalk(tale);
        var currency = walk.Product.Agreement!.Currency;
        foreach (var day in Days)
        {
            var t = BillingTotals.Of(walk.Product.Account, currency, day);
            Money Of(System.Numerics.BigInteger minor) => new((Int128)minor, currency);
            t.Billed.ShouldBe(Of(walk.Naive.BilledOn(day)), $"billed {day:o}");
            t.Credited.ShouldBe(Of(walk.Naive.ReducedOn("credit", day)), $"credited {day:o}");
            t.Paid.ShouldBe(Of(walk.Naive.ReducedOn("paid", day)), $"paid {day:o}");
            t.WrittenOff.ShouldBe(Of(walk.Naive.ReducedOn("write-off", day)), $"written off {day:o}");
            t.CreditsIssued.ShouldBe(Of(walk.Naive.CreditIssuedOn(day)), $"credits issued {day:o}");
        }
    }
}
