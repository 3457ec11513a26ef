using EventLedger.Domain.Contracts;
using EventLedger.Domain.Tests;
using EventLedger.Domain.Tests.Properties;
using EventLedger.Reporting.Explaining;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;

namespace EventLedger.Reporting.Tests;

/// <summary>The clause, the dates and the notice that decide what is firm, told.</summary>
public sealed class Reasons_of_a_firm_day
{
    private static readonly TerminationNoticeGiven Given =
        new(Side.Customer, Day("2027-01-15"), Day("2027-04-15"));

    [Fact]
    public void Count_the_day_of_notice_where_the_clause_does() =>
        Told(Clause(NinetyDays with { Counting = NoticeCounting.IncludeNoticeDay }), "2026-07-01")
            .ShouldContain("Notice on 2026-10-01 ends service on 2026-12-29: of 90 days of notice, "
                + "2026-10-01 itself is the first.");

    [Fact]
    public void Say_how_long_a_lock_in_holds_the_end() =>
        Told(Clause(NinetyDays with { LockIn = LockInMeaning.Termination, NoticeDays = 30 }), "2026-07-01")
            .ShouldBe(
            [
                "Either side may leave with 30 days' notice, not within the first 3 months.",
                "Notice on 2026-07-01 would end service on 2026-07-31, but the lock-in of 3 months from "
                    + "2026-07-01 holds it until 2026-09-30.",
                "So the charges from 2026-07-01 to 2026-09-30 are owed, whatever anybody decides.",
            ]);

    [Fact]
    public void Begin_with_the_first_day_that_is_left() =>
        Told(Deals.Reflection, "2027-01-15").ShouldContain(
            "As of 2027-01-15 the first day left for notice is 2027-01-15.");

    [Fact]
    public void Are_the_end_of_the_term_where_nobody_may_leave() =>
        Told(Deals.Reflection with { Termination = null }, "2026-07-01").ShouldBe(
        [
            "Nobody may leave without cause: the term ends on 2029-12-31.",
            "So the charges from 2026-07-01 to 2029-12-31 are owed, whatever anybody decides.",
        ]);

    [Fact]
    public void Are_the_notice_that_stands_and_before_its_day_what_is_known()
    {
        Told("2027-02-01", Deals.Reflection, Given).ShouldBe(
        [
            "The customer gave notice on 2027-01-15; it ends service on 2027-04-15.",
            "So the charges from 2027-02-01 to 2027-04-15 are owed, whatever anybody decides.",
        ]);
        Told("2027-05-01", Deals.Reflection, Given)[^1]
            .ShouldBe("The last firm day, 2027-04-15, has passed: nothing is owed any more.");
    }

    [Fact]
    public void Are_the_rescission_of_a_contract_that_never_began() =>
        Told("2026-06-25", Deals.Reflection, new ContractRescinded(Day("2026-06-24"), "no permit")).ShouldBe(
            ["The contract was rescinded on 2026-06-24 before it began: nothing is owed."]);

    [Fact]
    public void Lead_to_the_last_firm_day_of_random_contracts() => Run.Check(Tales.Any, Lead, 400);

    private static void Lead(Tale tale)
    {
        var terms = new Telling(tale).Product.Terms;
        foreach (var day in tale.Days)
        {
            if (ContractView.AsOf(terms, day) is not { } view)
                continue;
            foreach (var cell in ContractFigure.Cells)
                foreach (var reason in ContractFigure.Of("c", view, cell)?.Reasons ?? [])
                    reason.Sentence.ShouldEndWith(".");
            if (view.Commitment.FirmUntil is { } last)
                FirmReasons.Of(view)[^1].On.ShouldBe(last);
            var exits = view.Commitment.EarliestExit;
            foreach (var exit in new[] { exits.Customer, exits.Provider })
                if (exit is not null)
                    FirmReasons.Of(view, exit)[^1].On.ShouldBe(exit.LastServiceDay);
        }
    }

    private static ContractSigned Clause(TerminationClause clause) =>
        Deals.Reflection with { Termination = clause };

    private static string[] Told(ContractSigned signed, string day) => Told(day, signed);

    private static string[] Told(string day, params ContractEvent[] events) =>
    [
        .. FirmReasons.Of(ContractView.AsOf(Spec.Given(events).State.Terms, Day(day))!)
            .Select(reason => reason.Sentence),
    ];
}
