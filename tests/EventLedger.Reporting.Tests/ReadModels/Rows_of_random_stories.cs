using System.Text;
using System.Text.Json;
using EventLedger.Domain;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Stored;
using EventLedger.Domain.Tests.Properties;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Tests.Properties;
using EventLedger.Store;
using Shouldly;
using Xunit;

namespace EventLedger.Reporting.Tests;

public sealed class Rows_of_random_stories
{
    [Fact]
    public void Read_back_as_the_fold_of_the_events() => Run.Check(Books.Any, ReadsBack, 500);

    [Fact]
    public void Of_documents_add_up_to_the_balances() => Run.Check(Books.Any, AddsUp, 200);

    private static void ReadsBack(Book book)
    {
        foreach (var deal in book.Deals)
        {
            foreach (var e in Streams.InContext(BookTelling.Events(deal), deal.Id))
            {
                var (row, terms) = (LedgerProjection.Project(e).Terms!, ((Contract)e.After).Terms);
                var read = LedgerProjection.ReadTerms(row.Terms);
                JsonSerializer.Serialize(read, LedgerJson.Stored)
                    .ShouldBe(Encoding.UTF8.GetString(row.Terms));
                foreach (var day in book.Days)
                    SameView(ContractView.AsOf(read, day), ContractView.AsOf(terms, day));
                row.LastServiceDay.ShouldBe(terms.Agreement?.EndedServiceDay);
            }
        }
    }

    private static void SameView(ContractView? read, ContractView? view)
    {
        (read is null).ShouldBe(view is null);
        if (read is null || view is null)
            return;
        (read.Status, read.MonthlyFee, read.LiveFee, read.FeeToCome, read.AnnouncedFee, read.LastServiceDay)
            .ShouldBe((
                view.Status, view.MonthlyFee, view.LiveFee, view.FeeToCome, view.AnnouncedFee,
                view.LastServiceDay));
        (read.SuspendedFee, read.Suspension).ShouldBe((view.SuspendedFee, view.Suspension));
        read.Commitment.ShouldBe(view.Commitment);
    }

    /// <summary>
    /// Every month that may be is invoiced and half of it paid: the entries dated on or before a day are the
    /// account's balance on it.
    /// </summary>
    private static void AddsUp(Book book)
    {
        foreach (var deal in book.Deals.Where(deal => deal.Tale is not null))
        {
            var events = Documents(BookTelling.Events(deal), deal.Id);
            var contract = events.Aggregate(Contract.None, Contract.Evolve);
            var entries = Streams.InContext(events, deal.Id)
                .SelectMany(e => LedgerProjection.Project(e).Entries).ToArray();
            foreach (var day in book.Days)
            {
                var balance = contract.Account.Invoices.Aggregate(
                    Int128.Zero, (sum, invoice) => sum + invoice.BalanceOn(day).MinorUnits);
                (Sum(entries, "Invoiced", day) - Sum(entries, "Paid", day)).ShouldBe(balance, $"{day:o}");
                Sum(entries, "Line", day).ShouldBe(Sum(entries, "Invoiced", day), $"{day:o}");
            }
        }
    }

    private static Int128 Sum(EntryRow[] entries, string kind, DateOnly day) => entries
        .Where(entry => entry.Kind == kind && entry.Day <= day)
        .Aggregate(Int128.Zero, (sum, entry) => sum + entry.Amount);

    private static List<ContractEvent> Documents(IReadOnlyList<ContractEvent> events, string id)
    {
        var (told, contract) = (events.ToList(), events.Aggregate(Contract.None, Contract.Evolve));
        var start = contract.Agreement!.StartsOn;
        foreach (var month in Month.Spanning(start, start.AddMonths(4)))
        {
            var invoiced = Invoicing.Decide(new InvoiceMonth(month, null, month.LastDay), id, contract);
            Tell(invoiced);
            if (invoiced.Events is not [MonthInvoiced { Total: > 0 } invoice])
                continue;
            var minor = Money.Of(invoice.Total, Currency.Of(invoice.Currency)).MinorUnits;
            var half = new Money((minor + 1) / 2, Currency.Of(invoice.Currency)).ToDecimal();
            Tell(Paying.Decide(
                new RecordPayment(invoice.Number, half, month.LastDay.AddDays(20), "half"), id, contract));
        }
        return told;

        void Tell(Decided<ContractEvent> decided)
        {
            told.AddRange(decided.Events);
            contract = decided.Events.Aggregate(contract, Contract.Evolve);
        }
    }
}
