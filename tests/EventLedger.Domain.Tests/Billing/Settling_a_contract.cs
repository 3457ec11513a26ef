using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Doing;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

/// <summary>1,000.00 a month from 2026-07-01; it ends on 2026-12-31 unless notice ends it earlier.</summary>
public sealed class Settling_a_contract
{
    private static InvoiceLine Line(string month, decimal amount, params long[] events) => new(
        InvoiceLineKind.Charge, MonthOf(month), MonthOf(month).FirstDay, MonthOf(month).LastDay, amount,
        Events: events);

    [Fact]
    public void Bills_every_month_that_was_not_billed_in_one_invoice()
    {
        InvoiceLine[] lines = [Line("2026-11", 1_000.00m, 1), Line("2026-12", 1_000.00m, 1)];
        var story = Billed("2026-07", "2026-08", "2026-09", "2026-10").When(Settle("2027-01-01")).Then(
            new FinalAccountSettled(
                Day("2027-01-01"), "USD", 6_000.00m, 4_000.00m, lines, "reflection-0005"),
            new MonthInvoiced(
                "reflection-0005", MonthOf("2026-12"), Day("2027-01-01"), Day("2027-01-31"), "USD", 2_000.00m,
                lines, "spacex", "reflection-ai", true));
        story.Balance("reflection-0005", "2027-01-01").ShouldBe("2000.00");
        story.Balance(First, "2027-01-01").ShouldBe("1000.00");
        story.State.Account.OfMonth(MonthOf("2026-12")).ShouldBeNull();
    }

    [Fact]
    public void Credits_what_was_billed_too_much_in_one_credit_note()
    {
        var story = Billed("2026-07", "2026-08", "2026-09", "2026-10", "2026-11", "2026-12")
            .Then(Amend("2026-10-01", 500m))
            .When(Settle("2027-01-01")).ThenAccepted();
        var note = story.State.Account.CreditNotes.ShouldHaveSingleItem();
        (note.Amount, note.Kind, note.Invoice).ShouldBe((Usd(1_500m), CreditNoteKind.FinalAccount, null));
        note.Applied.ShouldBe([new(First, 1_000.00m), new(Second, 500.00m)]);
        story.State.Account.Invoices.Count.ShouldBe(6);
        foreach (var (month, billed) in story.State.Account.Months)
            billed.Billed.ShouldBe(story.Charges().Charge(month));
    }

    [Fact]
    public void Issues_no_document_when_nothing_is_left()
    {
        var story = Given(Lasting("2026-07-01", "2026-07-31", 1_000m))
            .Then(Invoice("2026-07", "2026-07-01"))
            .When(Settle("2026-08-01"))
            .Then(new FinalAccountSettled(Day("2026-08-01"), "USD", 1_000.00m, 1_000.00m, []));
        story.State.Account.Settlement.ShouldBe(new Settlement(Day("2026-08-01"), null));
    }

    [Fact]
    public void Uses_unapplied_credit_on_its_invoice()
    {
        var story = Billed("2026-07").Then(
            Pay(First, 1_000m, "2026-07-10"), Dispute(First, 300m, "2026-07-05"),
            Resolve(First, DisputeOutcome.Upheld, "2026-07-20"), Settle("2027-01-01"));
        story.Balance(Second, "2027-01-01").ShouldBe("4700.00");
    }

    [Fact]
    public void Leaves_concessions_and_voided_invoices_out_of_what_was_billed()
    {
        var story = Billed("2026-07", "2026-08").Then(
            Credit(First, 300m, "2026-07-20"), Void(Second, "2026-08-02"), Settle("2027-01-01"));
        story.State.Account.Find(Third)!.Total.ShouldBe(Usd(5_000m));
    }

    [Fact]
    public void Under_notice_bills_the_last_part_of_a_month()
    {
        var story = Given(Lasting("2026-07-01", "2026-12-31", 1_000m)).Then(Notice("2026-10-01"));
        story.When(Settle("2026-12-30")).ThenRefused<ContractRefusal.NotEnded>();
        story.Then(Settle("2026-12-31")).State.Account.Find(First)!.Total.ShouldBe(Usd(5_967.74m));
    }

    [Fact]
    [Refuses<ContractRefusal.NotEnded>]
    public void Is_refused_up_to_the_last_day_of_service() => Billed("2026-07")
        .When(Settle("2026-12-31"))
        .ThenRefused(new ContractRefusal.NotEnded(Day("2026-12-31"), Day("2026-12-31")));

    [Fact]
    public void That_was_rescinded_credits_all_that_was_billed()
    {
        var story = Billed("2026-07", "2026-08").Then(
            c => Ending.Decide(new RescindContract(Day("2026-06-30"), "no finance"), Id, c),
            Settle("2026-09-01"));
        var note = story.State.Account.CreditNotes.Single();
        note.Applied.ShouldBe([new(First, 1_000.00m), new(Second, 1_000.00m)]);
        (note.Amount, note.Unapplied).ShouldBe((Usd(2_000m), Usd(0m)));
    }

    [Fact]
    [Refuses<ContractRefusal.NotEnded>]
    public void Is_refused_for_what_has_no_end() => Given(Lasting("2026-07-01", null, 1_000m))
        .When(Settle("2090-01-01"))
        .ThenRefused(new ContractRefusal.NotEnded(Day("2090-01-01"), null));

    [Fact]
    [Refuses<ContractRefusal.AlreadySettled>]
    public void Is_refused_twice_and_so_are_invoices_and_voids_after_it()
    {
        var settled = Billed("2026-07").Then(Settle("2027-01-01"));
        var expected = new ContractRefusal.AlreadySettled(Id, Day("2027-01-01"), Second);
        settled.When(Settle("2027-01-02")).ThenRefused(expected);
        settled.When(Invoice("2026-08", "2027-01-02")).ThenRefused(expected);
        settled.When(Invoice("2026-07", "2027-01-02")).ThenRefused(expected);
        settled.When(Void(First, "2027-01-02")).ThenRefused(expected);
        settled.When(Settle("2026-12-31")).ThenRefused<ContractRefusal.NotEnded>();
    }

    [Fact]
    [Refuses<ContractRefusal.ContractEnded>]
    public void Lets_no_terms_change_any_more()
    {
        var settled = Given(Lasting("2026-07-01", "2026-12-31", 1_000m))
            .Then(Notice("2026-10-01"), Settle("2026-12-31"));
        settled.When(Amend("2026-08-01", 1m)).ThenRefused(
            new ContractRefusal.ContractEnded(Day("2026-08-01"), SettledOn: Day("2026-12-31")));
        settled.When(c => Ending.Decide(
                new TerminateForCause(Day("2026-08-01"), Day("2026-08-31"), "unpaid"), Id, c))
            .ThenRefused<ContractRefusal.ContractEnded>();
        settled.When(c => Leaving.Decide(new WithdrawTerminationNotice(Day("2026-12-01")), Id, c))
            .ThenRefused<ContractRefusal.ContractEnded>()
            .Sentence.ShouldBe(
                "The contract was settled on 2026-12-31: nothing of it can change on 2026-12-01.");
    }

    /// <summary>Notice on 2026-10-01 would end service on 2026-12-30: a day less than was settled.</summary>
    [Fact]
    [Refuses<ContractRefusal.ContractEnded>]
    public void Lets_nobody_leave_earlier_any_more()
    {
        var settled = Given(Lasting("2026-07-01", "2026-12-31", 1_000m)).Then(Settle("2027-01-15"));
        settled.When(Notice("2026-10-01")).ThenRefused(
            new ContractRefusal.ContractEnded(Day("2026-10-01"), SettledOn: Day("2027-01-15")));
        Given(Lasting("2026-07-01", "2026-12-31", 1_000m) with { SignedOn = Day("2026-06-01") })
            .Then(
                c => Ending.Decide(
                    new TerminateForCause(Day("2026-06-10"), Day("2026-06-10"), "no hall"), Id, c),
                Settle("2026-06-11"))
            .When(c => Ending.Decide(new RescindContract(Day("2026-06-12"), "no hall"), Id, c))
            .ThenRefused(
                new ContractRefusal.ContractEnded(Day("2026-06-12"), SettledOn: Day("2026-06-11")));
    }

    [Fact]
    public void Leaves_payments_credits_and_disputes_possible() =>
        Billed("2026-07").Then(
            Settle("2027-01-01"), Pay(Second, 1_000m, "2027-01-10"), Credit(Second, 1_000m, "2027-01-11"),
            Dispute(Second, null, "2027-01-12"), Resolve(Second, DisputeOutcome.Rejected, "2027-01-13"),
            WriteOff(Second, null, "2027-01-14"), Reverse(Second, "2027-01-15"));

    [Fact]
    [Refuses<ContractRefusal.NotSigned>]
    public void Is_refused_while_only_announced() =>
        Given(Hearsay).When(Settle("2030-01-15")).ThenRefused(new ContractRefusal.NotSigned(Id));
}
