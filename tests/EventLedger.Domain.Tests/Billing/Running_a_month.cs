using System.Diagnostics;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

/// <summary>
/// A run invoices every contract that is due, and what is not due is no refusal.
/// </summary>
public sealed class Running_a_month
{
    private static readonly ContractSigned InArrears =
        Reflection with { Billing = new(BillingTiming.Arrears, 30) };

    private static BillingRun Run(
        string month, string startedOn, string? issuedOn = null, BillingFilter? filter = null) =>
        new(MonthOf(month), Day(startedOn), issuedOn is null ? null : Day(issuedOn), filter);

    private static Decided<ContractEvent>? On(BillingRun run, params ContractEvent[] events) =>
        BillingRuns.Invoice(run, Id, Given(events).State);

    private static MonthInvoiced Invoice(BillingRun run, params ContractEvent[] events) =>
        On(run, events).ShouldNotBeNull().Events.ShouldHaveSingleItem().ShouldBeOfType<MonthInvoiced>();

    [Fact]
    public void Invoices_a_contract_as_InvoiceMonth_would() =>
        Json(Invoice(Run("2026-07", "2026-06-25"), Reflection)).ShouldBe(Json(Invoicing_a_month.July));

    [Theory]
    [InlineData("2026-06-25", null, "2026-07-01")]
    [InlineData("2026-07-20", null, "2026-07-20")]
    [InlineData("2026-07-20", "2026-07-03", "2026-07-03")]
    public void Issues_on_the_day_that_was_asked_for_or_the_day_of_the_run(
        string startedOn, string? issuedOn, string expected) =>
        Invoice(Run("2026-07", startedOn, issuedOn), Reflection).IssuedOn.ShouldBe(Day(expected));

    [Fact]
    public void Passes_over_what_is_not_signed() => On(Run("2026-07", "2026-07-01"), Hearsay).ShouldBeNull();

    [Theory]
    [InlineData("2026-06")]
    [InlineData("2030-01")]
    public void Passes_over_a_contract_without_service_in_the_month(string month) =>
        On(Run(month, "2026-07-01"), Reflection).ShouldBeNull();

    [Fact]
    public void Passes_over_a_month_that_is_suspended_whole()
    {
        var suspended = new ServiceSuspended(Day("2026-08-01"), true, "flood");
        On(Run("2026-08", "2026-08-01"), Reflection, suspended).ShouldBeNull();
        Invoice(Run("2026-07", "2026-08-01"), Reflection, suspended).Total.ShouldBe(150_000_000.00m);
    }

    [Fact]
    public void Passes_over_a_month_that_is_invoiced_until_the_invoice_is_void()
    {
        var voided = new InvoiceVoided("reflection-0001", Day("2026-07-02"), "wrong");
        On(Run("2026-07", "2026-07-05"), Reflection, Invoicing_a_month.July).ShouldBeNull();
        Invoice(Run("2026-07", "2026-07-05"), Reflection, Invoicing_a_month.July, voided)
            .Number.ShouldBe("reflection-0002");
    }

    [Fact]
    public void Passes_over_what_is_settled_or_rescinded()
    {
        var rescinded = new ContractRescinded(Day("2026-06-25"), "never mind");
        On(Run("2026-07", "2026-07-01"), Reflection, rescinded).ShouldBeNull();
        var notice = new TerminationNoticeGiven(Side.Customer, Day("2026-10-01"), Day("2026-12-30"));
        var settled = Given(Reflection, notice)
            .When(c => Settling.Decide(new SettleContract(Day("2027-01-10")), Id, c)).ThenAccepted();
        BillingRuns.Invoice(Run("2026-07", "2027-01-11"), Id, settled.State).ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-07-31", null, false)]
    [InlineData("2026-08-01", null, true)]
    [InlineData("2026-07-31", "2026-08-01", true)]
    [InlineData("2026-08-05", "2026-07-31", false)]
    public void Comes_to_arrears_when_the_month_is_over_on_the_day_of_issue(
        string startedOn, string? issuedOn, bool due) =>
        (On(Run("2026-07", startedOn, issuedOn), InArrears) is not null).ShouldBe(due);

    [Fact]
    public void Looks_for_the_parties_of_the_day_of_issue()
    {
        var assigned = new ContractAssigned(Side.Customer, "heir", Day("2026-08-01"));
        bool Due(string month, string customer, string? issuedOn = null) => On(
            Run(month, "2026-07-01", issuedOn, new(CustomerId: customer)), Reflection, assigned) is not null;
        Due("2026-07", "reflection-ai").ShouldBeTrue();
        Due("2026-07", "heir").ShouldBeFalse();
        Due("2026-07", "heir", "2026-08-02").ShouldBeTrue();
        Due("2026-08", "heir").ShouldBeTrue();
        Due("2026-08", "reflection-ai").ShouldBeFalse();
        On(Run("2026-07", "2026-07-01", null, new("spacex")), Reflection).ShouldNotBeNull();
        On(Run("2026-07", "2026-07-01", null, new("xai")), Reflection).ShouldBeNull();
    }

    [Fact]
    public void Looks_for_facilities_of_any_day_of_the_month()
    {
        var moved = new ContractAmended(Day("2026-08-15"), Capacity: [new("colossus-3")]);
        var housed = Reflection with { Capacity = [new("colossus-2")] };
        bool Due(string month, string facility) => On(
            Run(month, "2026-07-01", null, new(FacilityId: facility)), housed, moved) is not null;
        Due("2026-07", "colossus-2").ShouldBeTrue();
        Due("2026-07", "colossus-3").ShouldBeFalse();
        Due("2026-08", "colossus-2").ShouldBeTrue();
        Due("2026-08", "colossus-3").ShouldBeTrue();
        Due("2026-09", "colossus-2").ShouldBeFalse();
    }

    [Fact]
    public void Keeps_to_a_timing_and_to_contracts_that_are_named()
    {
        bool Due(BillingFilter filter) =>
            On(Run("2026-07", "2026-08-01", null, filter), InArrears) is not null;
        Due(new(Timing: BillingTiming.Arrears)).ShouldBeTrue();
        Due(new(Timing: BillingTiming.Advance)).ShouldBeFalse();
        Due(new(ContractIds: ["other", Id])).ShouldBeTrue();
        Due(new(ContractIds: ["other"])).ShouldBeFalse();
    }

    [Fact]
    public void Is_started_cancelled_and_finished() =>
        GivenRun()
            .When(_ => BillingRuns.Decide(
                new StartBillingRun(
                    MonthOf("2026-07"), Day("2026-07-01"), null, new("a", "b", "c", null, ["d"])),
                Everyone, _ => true))
            .Then(new BillingRunStarted(
                MonthOf("2026-07"), Day("2026-07-01"), null, new("a", "b", "c", null, ["d"])))
            .When(run => BillingRuns.Decide(new CancelBillingRun(Day("2026-07-02"), "wrong month"), run))
            .Then(new BillingRunCancelled(Day("2026-07-02"), "wrong month"))
            .With([new BillingRunFinished(Day("2026-07-02"), 3, 1, 0, [new("USD", 1, 5.00m)])])
            .State.MayInvoice.ShouldBeFalse();

    [Fact]
    [Refuses<BillingRunRefusal.UnknownParty>]
    public void Is_refused_for_a_party_that_nobody_knows() => Starting(new("a", "b"), party: "a")
        .ThenRefused(new BillingRunRefusal.UnknownParty("b"));

    [Fact]
    [Refuses<BillingRunRefusal.UnknownFacility>]
    public void Is_refused_for_a_facility_that_nobody_knows() => Starting(new(FacilityId: "f"))
        .ThenRefused(new BillingRunRefusal.UnknownFacility("f"));

    [Fact]
    [Refuses<BillingRunRefusal.UnknownContract>]
    public void Is_refused_for_a_contract_that_nobody_knows() => Starting(new(ContractIds: ["known", "c"]))
        .ThenRefused(new BillingRunRefusal.UnknownContract("c"));

    private static Outcome<BillingRun, BillingRunEvent> Starting(
        BillingFilter filter, string? party = null) =>
        GivenRun().When(_ => BillingRuns.Decide(
            new StartBillingRun(MonthOf("2026-07"), Day("2026-07-01"), null, filter),
            new(id => id == party, _ => false),
            id => id == "known"));

    [Fact]
    [Refuses<BillingRunRefusal.AlreadyCancelled>]
    [Refuses<BillingRunRefusal.AlreadyFinished>]
    public void Is_cancelled_once_and_not_when_it_is_over()
    {
        var started = new BillingRunStarted(MonthOf("2026-07"), Day("2026-07-01"));
        var finished = new BillingRunFinished(Day("2026-07-01"), 1, 1, 0, [new("USD", 1, 5.00m)]);
        var cancelled = new BillingRunCancelled(Day("2026-07-01"));
        var cancel = new CancelBillingRun(Day("2026-07-02"));
        GivenRun(started, cancelled, finished).When(run => BillingRuns.Decide(cancel, run))
            .ThenRefused(new BillingRunRefusal.AlreadyCancelled(Day("2026-07-01")));
        GivenRun(started, finished).When(run => BillingRuns.Decide(cancel, run))
            .ThenRefused(new BillingRunRefusal.AlreadyFinished(Day("2026-07-01"), 1));
    }

    [Fact]
    public void Follows_no_event_that_cannot_be()
    {
        var started = new BillingRunStarted(MonthOf("2026-07"), Day("2026-07-01"));
        var finished = new BillingRunFinished(Day("2026-07-01"), 0, 0, 0, []);
        var cancelled = new BillingRunCancelled(Day("2026-07-01"));
        BillingRunEvent[][] impossible =
        [
            [finished], [cancelled], [started, started], [started, finished, finished],
            [started, finished, cancelled], [started, cancelled, cancelled],
        ];
        foreach (var events in impossible)
            Should.Throw<UnreachableException>(() => GivenRun(events));
    }
}
