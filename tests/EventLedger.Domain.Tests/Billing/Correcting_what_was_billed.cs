using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Correcting_a_fact;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Doing;

namespace EventLedger.Domain.Tests;

/// <summary>
/// Documents follow a correction by true-up. 1,000.00 a month from 2026-07-01 to 2026-12-31.
/// </summary>
public sealed class Correcting_what_was_billed
{
    private static readonly ContractSigned Signed = Lasting("2026-07-01", "2026-12-31", 1_000m);

    private static readonly ContractSigned Cheaper = Lasting("2026-07-01", "2026-12-31", 900.00m);

    private static ContractRefusal.CorrectionContradicts Refused(ContractSigned replacement) =>
        Billed("2026-07").Then(Settle("2027-01-01"))
            .When(Correct(1, replacement)).ThenRefused<ContractRefusal.CorrectionContradicts>();

    [Fact]
    public void Is_trued_up_with_the_next_invoice_which_names_the_correction()
    {
        var story = Billed("2026-07").Then(Correct(1, Cheaper), Invoice("2026-08", "2026-08-01"));
        story.LinesOf(First).ShouldBe(["Charge 2026-07 1000.00"]);
        story.LinesOf(Second).ShouldBe(["Charge 2026-08 900.00", "TrueUp 2026-07 -100.00"]);
        var line = story.State.Account.Find(Second)!.Lines.Single(l => l.Kind == InvoiceLineKind.TrueUp);
        line.Reason.ShouldBe("CorrectEvent (version 3) changed 2026-07");
        line.Events.ShouldBe([3L]);
    }

    [Fact]
    public void Is_trued_up_back_when_the_correction_is_corrected()
    {
        var story = Billed("2026-07").Then(
            Correct(1, Cheaper), Invoice("2026-08", "2026-08-01"), Correct(1, Signed),
            Invoice("2026-09", "2026-09-01"));
        story.LinesOf(Third).ShouldBe(
            ["Charge 2026-09 1000.00", "TrueUp 2026-07 100.00", "TrueUp 2026-08 100.00"]);
    }

    [Fact]
    public void Is_no_part_of_what_a_correction_decides_again() =>
        Billed("2026-07", "2026-08").Then(Pay(First, 1_000m, "2026-07-10"), Correct(1, Cheaper))
            .State.Facts.Select(fact => (fact.Version, fact.CorrectedBy)).ShouldBe([(1L, 5L)]);

    [Fact]
    public void Is_settled_when_nothing_of_it_changes() => Billed("2026-07")
        .Then(Settle("2027-01-01"), Correct(1, Signed with { Title = "Colossus 2" }))
        .State.Agreement!.Title.ShouldBe("Colossus 2");

    [Fact]
    [Refuses<ContractRefusal.CorrectionContradicts>]
    public void Is_not_changed_behind_a_final_account() => Refused(Cheaper).ShouldBe(new(
        3, "FinalAccountSettled", Day("2027-01-01"), null,
        "It settled 2026-07, which would be charged otherwise."));

    [Fact]
    [Refuses<ContractRefusal.CorrectionContradicts>]
    public void Does_not_go_on_behind_a_final_account()
    {
        var refusal = Refused(Lasting("2026-07-01", "2027-06-30", 1_000m));
        (refusal.Version, refusal.EventType, refusal.Rule).ShouldBe((3, "FinalAccountSettled", "not-ended"));
    }
}
