using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Doing;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

/// <summary>What other invoiced months changed by is billed with the next invoice.</summary>
public sealed class Truing_up
{
    private static Story<Contract, ContractEvent> July =>
        Given(Reflection).Then(Invoice("2026-07", "2026-07-01"));

    [Fact]
    public void Bills_what_an_invoiced_month_costs_more()
    {
        var story = July.Then(Amend("2026-07-16", 200_000_000m), Invoice("2026-08", "2026-08-01"));
        story.LinesOf(Second).ShouldBe(["Charge 2026-08 200000000.00", "TrueUp 2026-07 25806451.61"]);
        story.State.Account.Find(Second)!.Total.ToString().ShouldBe("225806451.61");
    }

    [Fact]
    public void Takes_off_what_an_invoiced_month_costs_less()
    {
        var story = July.Then(Amend("2026-07-16", 100_000_000m), Invoice("2026-08", "2026-08-01"));
        story.LinesOf(Second).ShouldBe(["Charge 2026-08 100000000.00", "TrueUp 2026-07 -25806451.61"]);
        story.State.Account.Find(Second)!.Total.ToString().ShouldBe("74193548.39");
        story.State.Account.CreditNotes.ShouldBeEmpty();
    }

    [Fact]
    public void Names_the_month_and_what_changed_it()
    {
        var story = July.Then(
            Amend("2026-07-16", 200_000_000m), Notice("2026-10-01"), Amend("2026-07-20", 210_000_000m),
            Invoice("2026-08", "2026-08-01"));
        var line = story.State.Account.Find(Second)!.Lines.Single(l => l.Kind == InvoiceLineKind.TrueUp);
        line.Reason.ShouldBe(
            "AmendContract (version 3) and AmendContract (version 5) changed 2026-07");
        line.Events.ShouldBe([3L, 5L]);
        (line.From, line.To).ShouldBe((Day("2026-07-01"), Day("2026-07-31")));
    }

    [Fact]
    public void Says_of_a_charge_which_events_shaped_it()
    {
        var story = July.Then(
            Notice("2026-10-01"), Amend("2026-12-01", 31_000_000m), Invoice("2026-12", "2026-12-01"));
        story.State.Account.Find(Second)!.Lines.Single().Events.ShouldBe([1L, 3L, 4L]);
        story.State.Account.Find(Second)!.Total.ToString().ShouldBe("30000000.00");
    }

    [Fact]
    public void Bills_each_change_once() =>
        July.Then(
                Amend("2026-07-16", 200_000_000m), Invoice("2026-08", "2026-08-01"),
                Invoice("2026-09", "2026-09-01"))
            .LinesOf(Third).ShouldBe(["Charge 2026-09 200000000.00"]);

    [Fact]
    public void Reaches_earlier_and_later_months_that_are_invoiced_and_no_others() =>
        Given(Reflection)
            .Then(
                Invoice("2026-07", "2026-07-01"), Invoice("2026-10", "2026-10-01"),
                Amend("2026-07-01", 160_000_000m), Invoice("2026-09", "2026-09-01"))
            .LinesOf(Third).ShouldBe(
            [
                "Charge 2026-09 160000000.00", "TrueUp 2026-07 10000000.00", "TrueUp 2026-10 10000000.00",
            ]);

    [Fact]
    public void Bills_nothing_for_changes_that_cancel_out() =>
        July.Then(
                Amend("2026-07-16", 200_000_000m), Amend("2026-07-16", 150_000_000m),
                Invoice("2026-08", "2026-08-01"))
            .LinesOf(Second).ShouldBe(["Charge 2026-08 150000000.00"]);

    [Theory]
    [InlineData("JPY", "100000", "100000", "51613")]
    [InlineData("USD", "1000.00", "1000.00", "516.13")]
    [InlineData("BHD", "1000.000", "1000.000", "516.129")]
    public void Rounds_to_the_currencys_minor_unit(
        string currency, string fee, string charge, string difference)
    {
        var amount = decimal.Parse(fee, System.Globalization.CultureInfo.InvariantCulture);
        Given(Lasting("2026-07-01", "2027-12-31", amount, currency))
            .Then(
                Invoice("2026-07", "2026-07-01"), Amend("2026-07-16", amount * 2),
                Amend("2026-08-01", amount), Invoice("2026-08", "2026-08-01"))
            .LinesOf(Second).ShouldBe([$"Charge 2026-08 {charge}", $"TrueUp 2026-07 {difference}"]);
    }

    [Theory]
    [InlineData("2028-02", "2028-02-29", "34.48")]
    [InlineData("2027-02", "2027-02-28", "35.71")]
    [InlineData("2026-12", "2026-12-31", "32.26")]
    public void Counts_the_days_of_the_month_in_leap_years_too(string month, string lastDay, string more) =>
        Given(Lasting("2026-07-01", "2029-12-31", 1_000m))
            .Then(
                Invoice(month, $"{month}-01"), Amend(lastDay, 2_000m),
                Amend($"{Day(lastDay).AddDays(1):yyyy-MM-dd}", 1_000m),
                Invoice("2029-06", "2029-06-01"))
            .LinesOf(Second).ShouldBe(["Charge 2029-06 1000.00", $"TrueUp {month} {more}"]);

    [Fact]
    public void Below_zero_leaves_nothing_to_pay_and_credits_the_whole_net()
    {
        var story = Billed("2026-07", "2026-08", "2026-09")
            .Then(Pay(First, 1_000m, "2026-07-10"), Amend("2026-07-01", 100m));
        var outcome = story.When(Invoice("2026-10", "2026-10-01")).ThenAccepted();
        outcome.LinesOf("reflection-0004").ShouldBe(
        [
            "Charge 2026-10 100.00", "TrueUp 2026-07 -900.00", "TrueUp 2026-08 -900.00",
            "TrueUp 2026-09 -900.00",
        ]);
        outcome.State.Account.Find("reflection-0004")!.Total.ShouldBe(Usd(0m));
        var note = outcome.State.Account.CreditNotes.ShouldHaveSingleItem();
        (note.Number, note.Amount, note.Unapplied, note.Kind, note.Invoice).ShouldBe((
            "reflection-C0001", Usd(2_600m), Usd(600m), CreditNoteKind.NegativeNet, "reflection-0004"));
        note.Applied.ShouldBe([new(Second, 1_000.00m), new(Third, 1_000.00m)]);
        outcome.Status("reflection-0004", "2026-10-01").ShouldBe(InvoiceStatus.Paid);
        outcome.Balance(Second, "2026-09-30").ShouldBe("1000.00");
        outcome.Balance(Second, "2026-10-01").ShouldBe("0.00");
        outcome.Left("reflection-C0001", null, "2026-10-01").ShouldBe("600.00");
    }

    [Fact]
    public void Below_zero_credits_the_oldest_due_first()
    {
        var story = Given(Lasting("2026-07-01", "2026-12-31", 1_000m)).Then(
            Invoice("2026-08", "2026-09-01"), Invoice("2026-07", "2026-08-01"),
            Amend("2026-07-01", 200m), Invoice("2026-09", "2026-09-02"));
        story.State.Account.CreditNotes.Single().Applied.ShouldBe(
            [new(Second, 1_000.00m), new(First, 400.00m)]);
    }

    [Fact]
    public void Leaves_credit_for_the_next_invoices_on_their_day_of_issue()
    {
        var story = Billed("2026-07").Then(
            Pay(First, 1_000m, "2026-07-10"), Amend("2026-07-01", 100m), Invoice("2026-08", "2026-08-01"));
        story.Left("reflection-C0001", null, "2026-08-01").ShouldBe("800.00");
        story = story.When(Invoice("2026-09", "2026-09-05")).Then(
            new MonthInvoiced(
                Third, MonthOf("2026-09"), Day("2026-09-05"), Day("2026-10-05"), "USD", 100.00m,
                [
                    new(
                        InvoiceLineKind.Charge, MonthOf("2026-09"), Day("2026-09-01"), Day("2026-09-30"),
                        100.00m, Events: [1, 4]),
                ],
                "spacex", "reflection-ai"),
            new UnappliedApplied(
                Third, 100.00m, "USD", Day("2026-09-05"), [new(100.00m, CreditNote: "reflection-C0001")]));
        story.Status(Third, "2026-09-05").ShouldBe(InvoiceStatus.Paid);
        story.Left("reflection-C0001", null, "2026-09-05").ShouldBe("700.00");
        story.State.Account.Find(Third)!.Credits.ShouldBe(
            [new AppliedCredit("reflection-C0001", Day("2026-09-05"), Usd(100m))]);
    }

    [Fact]
    public void Never_applies_credit_before_its_own_day()
    {
        var story = Billed("2026-07").Then(
            Pay(First, 1_000m, "2026-07-10"), Amend("2026-07-01", 100m), Invoice("2026-08", "2026-08-15"),
            Invoice("2026-09", "2026-08-14"));
        story.Balance(Third, "2026-12-31").ShouldBe("100.00");
    }

    [Fact]
    public void Does_not_bill_again_what_was_credited_for_another_reason() =>
        Billed("2026-07").Then(Credit(First, 250m, "2026-07-20"), Invoice("2026-08", "2026-08-01"))
            .LinesOf(Second).ShouldBe(["Charge 2026-08 1000.00"]);

    [Fact]
    public void Credits_the_customer_of_the_day_and_never_reduces_what_another_owes()
    {
        var story = Billed("2026-07").Then(
            c => Assigning.Decide(
                new AssignContract(Side.Customer, "other", Day("2026-08-01")), Id, c, Everyone),
            Amend("2026-07-01", 100m), Invoice("2026-08", "2026-08-01"), Invoice("2026-09", "2026-09-01"));
        story.State.Account.Find(Second)!.Parties.ShouldBe(new Counterparties("spacex", "other"));
        var note = story.State.Account.CreditNotes.Single();
        (note.Parties.CustomerId, note.Applied.Count, note.Unapplied).ShouldBe(("other", 0, Usd(800m)));
        story.Balance(First, "2026-09-01").ShouldBe("1000.00");
        story.Status(Third, "2026-09-01").ShouldBe(InvoiceStatus.Paid);
        story.When(Apply(First, 1m, "2026-09-01")).ThenRefused<ContractRefusal.ExceedsUnapplied>();
    }

    [Fact]
    public void Follows_a_correction_and_names_it()
    {
        var story = July.Then(Amend("2026-07-16", 200_000_000m), Invoice("2026-08", "2026-08-01"))
            .Then(
                c => Correcting.Decide(
                    new CorrectEvent(3, null, Day("2026-08-15"), "never agreed"), Id, c, Everyone),
                Invoice("2026-09", "2026-09-01"));
        story.LinesOf(Third).ShouldBe(
        [
            "Charge 2026-09 150000000.00", "TrueUp 2026-07 -25806451.61", "TrueUp 2026-08 -50000000.00",
        ]);
        var line = story.State.Account.Find(Third)!.Lines[1];
        line.Reason.ShouldBe("CorrectEvent (version 5) changed 2026-07");
        line.Events.ShouldBe([5L]);
    }

    [Fact]
    public void Is_addressed_to_the_parties_of_its_day_of_issue()
    {
        var invoice = July.State.Account.Find(First)!;
        invoice.Parties.ShouldBe(new Counterparties("spacex", "reflection-ai"));
    }
}
