using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Stored;
using Shouldly;
using Xunit;

namespace EventLedger.Domain.Tests.Properties;

/// <summary>Documents and payments against a second implementation that knows no clever sums.</summary>
public sealed class Random_billing
{
    private static readonly DateOnly[] Days =
        [.. Enumerable.Range(0, 34).Select(n => new DateOnly(2026, 6, 24).AddDays(n * 11))];

    [Fact]
    public void Agrees_with_the_naive_rules() => Run.Check(BillingWalk.Any(60), Agrees, 300);

    [Fact]
    public void Agrees_with_the_naive_rules_over_long_walks() =>
        Run.Check(BillingWalk.Any(1_000), Agrees, 3);

    [Fact]
    [Trait("Category", "Long")]
    public void Agrees_with_the_naive_rules_many_times() => Run.Check(BillingWalk.Any(80), Agrees, 10_000);

    [Fact]
    public void Keeps_to_what_is_charged() => Run.Check(BillingWalk.Any(80), BillsWhatIsCharged, 200);

    [Fact]
    public void Reads_back_from_its_events_as_it_was() => Run.Check(BillingWalk.Any(80), ReadsBack, 100);

    /// <summary>A walk that is refused everything would prove nothing.</summary>
    [Fact]
    public void Reaches_every_command_and_every_refusal()
    {
        string[] expected =
        [
            "invoice", "pay", "credit", "void", "apply", "refund", "reverse", "write-off", "dispute",
            "resolve", "amend", "notice", "withdraw", "settle", "already-settled", "month-already-invoiced",
            "nothing-to-invoice", "month-not-over", "not-ended", "unknown-invoice", "before-invoice",
            "invalid-amount", "exceeds-balance", "invoice-not-open", "duplicate-payment", "unknown-payment",
            "already-reversed", "exceeds-unapplied", "already-disputed", "not-disputed", "close", "reopen",
            "period-closed", "differences",
        ];
        var reached = Run.Reach(BillingWalk.Any(200), tale => new BillingWalk(tale).Codes, expected, 150);
        expected.Except(reached).ShouldBeEmpty();
    }

    private static void Agrees(BillingTale tale)
    {
        var walk = new BillingWalk(tale);
        var (account, naive) = (walk.Product.Account, walk.Naive);
        foreach (var day in Days)
            Comparing.Documents(day, account, naive);
        Comparing.Lines(account, naive);
    }

    /// <summary>
    /// After an invoice or the final account, every month that is invoiced is billed at its charge, and
    /// every true-up says what changed it.
    /// </summary>
    private static void BillsWhatIsCharged(BillingTale tale)
    {
        var (events, contract) = (new BillingWalk(tale).Events, Contract.None);
        foreach (var e in events)
        {
            contract = Contract.Evolve(contract, e);
            if (e is not MonthInvoiced and not FinalAccountSettled)
                continue;
            if (e is FinalAccountSettled { Charged: var charged, Billed: var billed } && charged > billed)
                continue;
            var charges = contract.Agreement!.Charges;
            foreach (var (month, of) in contract.Account.Months)
                if (of.Invoice is not null || contract.Account.Settlement is not null)
                    of.Billed.ShouldBe(charges.Charge(month), $"{month} after {e}");
                else
                    of.Uncovered.MinorUnits.ShouldBe(0, $"{month} after {e}");
            foreach (var line in e is MonthInvoiced m ? m.Lines : [])
            {
                line.Events.ShouldNotBeNull().ShouldNotBeEmpty($"{line}");
                line.Events!.ShouldAllBe(version => version >= 1 && version < contract.Version);
                (line.Reason is not null).ShouldBe(line.Kind == InvoiceLineKind.TrueUp);
            }
        }
    }

    private static void ReadsBack(BillingTale tale)
    {
        var walk = new BillingWalk(tale);
        var reread = Contract.None;
        foreach (var e in walk.Events)
        {
            var read = EventTypes.Read(EventTypes.Of(e).StoredName, EventTypes.Write(e));
            Spec.Json(read).ShouldBe(Spec.Json(e));
            reread = Contract.Evolve(reread, (ContractEvent)read);
        }
        foreach (var day in Days)
            foreach (var (one, other) in reread.Account.Invoices.Zip(walk.Product.Account.Invoices))
                (one.BalanceOn(day), one.StatusOn(day)).ShouldBe((other.BalanceOn(day), other.StatusOn(day)));
    }
}
