using System.Numerics;
using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Tests.Properties;
using EventLedger.Reporting.Billing;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Receivables;
using EventLedger.Reporting.Revenue;
using EventLedger.Store;
using Shouldly;
using Xunit;

namespace EventLedger.Reporting.Tests;

/// <summary>
/// Reports from money entries against the documents themselves, and against the naive rules.
/// </summary>
public sealed class Money_reports_of_random_billing
{
    private static readonly DateOnly[] Days =
        [.. Enumerable.Range(0, 20).Select(n => new DateOnly(2026, 6, 24).AddDays(n * 19))];

    [Fact]
    public void Agree_with_the_documents_as_of_any_day_known_at_any_position() =>
        Run.Check(BillingWalk.Any(60), AgreeWithDocuments, 40);

    [Fact]
    public void Age_as_the_naive_rules_do() => Run.Check(BillingWalk.Any(80), AgeNaively, 80);

    [Fact]
    public void Bill_and_earn_as_the_naive_rules_do() => Run.Check(BillingWalk.Any(80), EarnNaively, 80);

    [Fact]
    public void Leave_closed_months_as_they_were_reported_whatever_is_stored() =>
        Run.Check(BillingWalk.Any(80), KeepClosedMonths, 60);

    private static void KeepClosedMonths(BillingTale tale)
    {
        var walk = new BillingWalk(tale);
        var entries = Streams.Entries(walk.Events, "c");
        var reports = walk.Commands.Select(command => Report(command.To)).ToArray();
        for (var i = 1; i < reports.Length; i++)
            foreach (var (before, after) in reports[i - 1].Zip(reports[i]))
                if (walk.Commands[i].Books.IsClosed(after.Month))
                    after.ShouldBe(before, $"{after.Month} after event {walk.Commands[i].To}");
        if (reports.Length > 0)
            reports[^1].Aggregate(BigInteger.Zero, (sum, row) => sum + (BigInteger)row.Earned.MinorUnits)
                .ShouldBe((BigInteger)walk.Product.Agreement!.Charges.Total.MinorUnits);

        ContractTerms Terms(int events) =>
            walk.Events.Take(events).Aggregate(Contract.None, Contract.Evolve).Terms;
        IReadOnlyList<RevenueRow> Report(int events) => RevenueReport.Of(
            [new KnownContract("c", Terms(events))],
            ContractEntries.Of(entries.Where(entry => entry.Position <= events)), new(2026, 5),
            new(2027, 12), null, RevenueGrouping.None);
    }

    private static void AgreeWithDocuments(BillingTale tale)
    {
        var events = new BillingWalk(tale).Events;
        var (contract, entries) = (Contract.None, Streams.Entries(events, "c"));
        foreach (var (index, e) in events.Index())
        {
            contract = Contract.Evolve(contract, e);
            var known = entries.Where(entry => entry.Position <= index + 1).ToArray();
            foreach (var day in Days)
                AgreeWithDocuments(contract, known, day);
        }
    }

    private static void AgreeWithDocuments(Contract contract, KnownEntry[] known, DateOnly day)
    {
        var currency = contract.Agreement!.Currency;
        var totals = BillingTotals.Of(contract.Account, currency, day);
        var report = ReceivablesReport.Of(ContractEntries.Of(known), day, RealDeals.Names);
        Money Of(Func<ReceivablesTotal, Money> amount) =>
            report.Totals is [var total] ? amount(total) : Money.Zero(currency);
        Of(total => total.Total).ShouldBe(totals.Balance, $"total {day:o}");
        Of(total => total.Unapplied).ShouldBe(totals.Unapplied, $"unapplied {day:o}");
        Of(total => total.NotDue + total.Days1to30 + total.Days31to60 + total.Days61to90 + total.Over90)
            .ShouldBe(totals.Balance, $"ages {day:o}");
        var statement = Statement.Of([.. known.Where(entry => entry.Day <= day)], currency, new(2026, 9, 1));
        statement.Receivable.ShouldBe(totals.Balance, $"receivable {day:o}");
        statement.Unapplied.ShouldBe(totals.Unapplied, $"unapplied {day:o}");
        statement.Closing.ShouldBe(totals.Balance - totals.Unapplied, $"closing {day:o}");
        statement.Lines.Aggregate(statement.Opening, (sum, line) => sum + line.Amount)
            .ShouldBe(statement.Closing, $"lines {day:o}");
    }

    private static void AgeNaively(BillingTale tale)
    {
        var walk = new BillingWalk(tale);
        var entries = Streams.Entries(walk.Events, "c");
        foreach (var day in Days)
        {
            var expected = new BigInteger[6];
            foreach (var invoice in walk.Naive.Invoices)
            {
                var owed = walk.Naive.BalanceOn(invoice, day);
                var late = day.DayNumber - invoice.IssuedOn.DayNumber - 30;
                expected[late < 1 ? 0 : late > 90 ? 4 : 1 + (late - 1) / 30] += owed;
                foreach (var open in invoice.Disputes.Where(d => d.From <= day && !(d.Until <= day)))
                    expected[5] += BigInteger.Min(open.Amount, owed);
            }
            var totals = ReceivablesReport.Of(ContractEntries.Of(entries), day, RealDeals.Names).Totals;
            Money[] actual = totals is [var t]
                ? [t.NotDue, t.Days1to30, t.Days31to60, t.Days61to90, t.Over90, t.Disputed]
                : [.. Enumerable.Repeat(Money.Zero(walk.Product.Agreement!.Currency), 6)];
            actual.Select(amount => (BigInteger)amount.MinorUnits).ShouldBe(expected, $"{day:o}");
        }
    }

    private static void EarnNaively(BillingTale tale)
    {
        var walk = new BillingWalk(tale);
        var known = new KnownContract("c", walk.Product.Terms);
        var (first, last) = (new Month(2026, 5), new Month(2027, 9));
        var entries = ContractEntries.Of(Streams.Entries(walk.Events, "c"));
        var rows = RevenueReport.Of([known], entries, first, last, null, RevenueGrouping.None);
        foreach (var row in RevenueReport.Of([known], entries, first, last, null, RevenueGrouping.Provider))
            (row with { ProviderId = null }).ShouldBe(rows.Single(one => one.Month == row.Month));
        var takenOff = walk.Events.OfType<InvoiceVoided>().Where(voided => voided.TakenOffIn is not null)
            .ToDictionary(voided => voided.Invoice, voided => voided.TakenOffIn);
        var invoices = walk.Product.Account.Invoices
            .Where(invoice => invoice.VoidedOn is null || takenOff.ContainsKey(invoice.Number)).ToArray();
        var (billedToDate, earnedToDate) = (BigInteger.Zero, BigInteger.Zero);
        foreach (var row in rows)
        {
            bool In(DateOnly day) => Month.Of(day) == row.Month;
            BigInteger Minor(decimal amount) => (BigInteger)Money.Of(amount, row.Currency).MinorUnits;
            var billed = invoices.Where(invoice => In(invoice.IssuedOn)).SelectMany(invoice => invoice.Lines)
                .Aggregate(BigInteger.Zero, (sum, line) => sum + Minor(line.Amount));
            billed -= invoices.Where(invoice => takenOff.GetValueOrDefault(invoice.Number) == row.Month)
                .SelectMany(invoice => invoice.Lines)
                .Aggregate(BigInteger.Zero, (sum, line) => sum + Minor(line.Amount));
            foreach (var settled in walk.Events.OfType<FinalAccountSettled>())
                if (In(settled.SettledOn) && settled.Charged <= settled.Billed)
                    billed += Minor(settled.Charged - settled.Billed);
            var conceded = walk.Product.Account.CreditNotes
                .Where(note => note.IsConcession && In(note.IssuedOn))
                .Aggregate(BigInteger.Zero, (sum, note) => sum + (BigInteger)note.Amount.MinorUnits);
            billedToDate += billed;
            earnedToDate += walk.Earned[row.Month];
            var difference = billedToDate - earnedToDate;
            ((BigInteger)row.Billed.MinorUnits).ShouldBe(billed, $"{row.Month}");
            ((BigInteger)row.Earned.MinorUnits).ShouldBe(walk.Earned[row.Month], $"{row.Month}");
            ((BigInteger)row.Deferred.MinorUnits).ShouldBe(BigInteger.Max(0, difference), $"{row.Month}");
            ((BigInteger)row.Unbilled.MinorUnits).ShouldBe(BigInteger.Max(0, -difference), $"{row.Month}");
            ((BigInteger)row.Concessions.MinorUnits).ShouldBe(conceded, $"{row.Month}");
        }
    }
}
