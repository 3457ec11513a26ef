using EventLedger.Domain.Billing;
using EventLedger.Domain.Books;
using EventLedger.Domain.Contracts;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Doing;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

/// <summary>
/// 1,000.00 a month from 2026-07-01 to 2026-12-31. SpaceX has closed July and August, of which
/// only July was invoiced; September is its first open month.
/// </summary>
public sealed class Booking_in_an_open_month
{
    private static readonly ContractSigned Signed = Lasting("2026-07-01", "2026-12-31", 1_000m);

    private static readonly Story<Contract, ContractEvent> JulyInvoiced =
        Given(Signed).Then(Invoice("2026-07", "2026-07-01"));

    /// <summary>The fee rose by 310.00 from 16 July on: July costs 160.00 more, August 310.00.</summary>
    private static readonly Story<Contract, ContractEvent> Raised =
        Book(JulyInvoiced, Amend("2026-07-16", 1_310m));

    private static ProviderBooks ClosedTo(string last) => Month
        .Spanning(Day("2026-07-01"), MonthOf(last).FirstDay)
        .Select(month => new MonthClosed(month, month.Next.FirstDay))
        .Aggregate(ProviderBooks.None, ProviderBooks.Evolve);

    private static Decided<ContractEvent> Hold(
        Contract contract, Decided<ContractEvent> decided, bool flag = true, string last = "2026-08",
        params (string Provider, string Last)[] others)
    {
        decided.Refusal.ShouldBeNull();
        return ClosedPeriods.Hold(contract, decided.Events, flag, provider =>
            provider == "spacex" ? ClosedTo(last)
            : others.FirstOrDefault(other => other.Provider == provider) is (not null, var closed)
                ? ClosedTo(closed)
                : ProviderBooks.None);
    }

    private static Story<Contract, ContractEvent> Book(
        Story<Contract, ContractEvent> story, Func<Contract, Decided<ContractEvent>> decide,
        string last = "2026-08") =>
        story.When(contract => Hold(contract, decide(contract), last: last)).ThenAccepted();

    private static string[] Differences(Decided<ContractEvent> decided) =>
    [
        .. decided.Events.OfType<DifferencesBooked>().SelectMany(booked => booked.Differences)
            .Select(one => $"{one.ProviderId} {one.Month} in {one.BookedIn} {one.Amount}"),
    ];

    [Fact]
    public void Stores_the_change_and_then_what_it_altered_closed_months_by() =>
        JulyInvoiced.When(contract => Hold(contract, Amend("2026-07-16", 1_310m)(contract))).Then(
            new ContractAmended(Day("2026-07-16"), [new(Day("2026-07-16"), 1_310.00m)]),
            new DifferencesBooked(3, "AmendContract", "USD",
            [
                new("spacex", MonthOf("2026-07"), MonthOf("2026-09"), 160.00m),
                new("spacex", MonthOf("2026-08"), MonthOf("2026-09"), 310.00m),
            ],
            [new(MonthOf("2026-07"), 160.00m), new(MonthOf("2026-08"), 310.00m)]));

    [Fact]
    public void Changes_nothing_where_no_closed_month_is_altered()
    {
        var decided = Amend("2026-09-01", 1_310m)(JulyInvoiced.State);
        Hold(JulyInvoiced.State, decided).Events.ShouldBe(decided.Events);
        Hold(JulyInvoiced.State, decided, flag: false).Events.ShouldBe(decided.Events);
    }

    [Fact]
    [Refuses<ContractRefusal.PeriodClosed>]
    public void Is_asked_for_or_the_change_is_refused()
    {
        var refusal = Hold(JulyInvoiced.State, Amend("2026-07-16", 1_310m)(JulyInvoiced.State), flag: false)
            .Refusal.ShouldBeOfType<ContractRefusal.PeriodClosed>();
        refusal.Months.ShouldBe([MonthOf("2026-07"), MonthOf("2026-08")]);
        refusal.ProviderIds.ShouldBe(["spacex"]);
    }

    /// <summary>September closed too; then the fee falls back to 1,000.00 from August on.</summary>
    [Fact]
    public void Adds_to_what_was_booked_before_and_rewrites_nothing()
    {
        var decided = Hold(Raised.State, Amend("2026-08-01", 1_000m)(Raised.State), last: "2026-09");
        Differences(decided).ShouldBe(
            ["spacex 2026-08 in 2026-10 -310.00", "spacex 2026-09 in 2026-10 -310.00"]);
        Raised.With(decided.Events).State.Terms.Booked!.Count.ShouldBe(4);
    }

    /// <summary>16 of August's 31 days go to xAI: 516.13 of 1,000.00.</summary>
    [Fact]
    public void Moves_earnings_between_providers_in_the_books_of_each()
    {
        var assigned = new ContractAssigned(Side.Provider, "xai", Day("2026-08-16"));
        Differences(Hold(JulyInvoiced.State, assigned)).ShouldBe(["spacex 2026-08 in 2026-09 -516.13"]);
        Differences(Hold(JulyInvoiced.State, assigned, others: ("xai", "2026-09"))).ShouldBe(
        [
            "spacex 2026-08 in 2026-09 -516.13", "xai 2026-08 in 2026-10 516.13",
            "xai 2026-09 in 2026-10 1000.00",
        ]);
    }

    [Fact]
    public void Is_no_question_of_how_the_terms_changed()
    {
        Differences(Hold(JulyInvoiced.State, new ContractTerminatedForCause(
            Day("2026-09-05"), Day("2026-08-15"), "unpaid"))).ShouldBe(["spacex 2026-08 in 2026-09 -516.13"]);
        var suspended = Book(JulyInvoiced, contract => Suspending.Decide(
            new SuspendService(Day("2026-07-17"), true, "flood"), Id, contract));
        Booked(suspended).ShouldBe("2026-07 -483.87, 2026-08 -1000.00");
        Booked(Book(suspended, contract => Suspending.Decide(
            new ResumeService(Day("2026-08-01")), Id, contract)))
            .ShouldBe("2026-07 -483.87, 2026-08 -1000.00, 2026-08 1000.00");
        Booked(Book(Given(Hearsay), contract =>
            Signing.Decide(new SignContract(Signed), Id, contract, Everyone)))
            .ShouldBe("2026-07 1000.00, 2026-08 1000.00");
    }

    private static string Booked(Story<Contract, ContractEvent> story) => string.Join(
        ", ", story.State.Terms.Booked!.Select(one => $"{one.Month} {one.Amount}"));

    [Fact]
    public void Follows_a_correction_and_stays_when_the_terms_are_folded_again()
    {
        var corrected = Book(Raised, contract => Correcting.Decide(
            new CorrectEvent(
                1, Signed with { Fees = [new(Day("2026-07-01"), 1_100m)] }, Day("2026-09-02"), "typo"),
            Id, contract, Everyone));
        // Fifteen days of July at 1,100.00 instead of 1,000.00; August costs 1,310.00 whatever came before.
        Booked(corrected).ShouldBe("2026-07 160.00, 2026-08 310.00, 2026-07 48.39");
        corrected.State.Terms.Agreement!.Charges.Charge(MonthOf("2026-07")).ToString().ShouldBe("1208.39");
    }

    /// <summary>A difference is billed by the contract: it needs one, in its currency.</summary>
    [Fact]
    [Refuses<ContractRefusal.PeriodClosed>]
    [Refuses<ContractRefusal.CorrectionContradicts>]
    public void Needs_a_contract_in_its_currency()
    {
        Decided<ContractEvent> Correct(Contract contract, ContractEvent? by) => Correcting.Decide(
            new CorrectEvent(1, by, Day("2026-09-02"), "typo"), Id, contract, Everyone);
        var signed = Given(Signed);
        Hold(signed.State, Correct(signed.State, null)).Refusal
            .ShouldBeOfType<ContractRefusal.PeriodClosed>();
        Hold(signed.State, Correct(signed.State, Signed with { Currency = "EUR" })).Refusal
            .ShouldBeOfType<ContractRefusal.PeriodClosed>();
        var booked = Book(signed, Amend("2026-07-16", 1_310m));
        Correct(booked.State, Signed with { Currency = "EUR" }).Refusal
            .ShouldBeOfType<ContractRefusal.CorrectionContradicts>().EventType.ShouldBe("DifferencesBooked");
        Correcting.Decide(new CorrectEvent(3, null, Day("2026-09-02"), "typo"), Id, booked.State, Everyone)
            .Refusal.ShouldBeOfType<ContractRefusal.NotCorrectable>();
    }

    [Fact]
    public void Bills_the_difference_once_with_the_next_invoice()
    {
        var story = Raised.Then(Invoice("2026-09", "2026-09-02"), Invoice("2026-10", "2026-10-01"));
        story.LinesOf(Second).ShouldBe(
            ["Charge 2026-09 1310.00", "TrueUp 2026-07 160.00", "TrueUp 2026-08 310.00"]);
        story.State.Account.Find(Second)!.Lines.Skip(1).Select(line => line.Reason).ShouldBe(
            ["AmendContract (version 3) changed 2026-07", "AmendContract (version 3) changed 2026-08"]);
        story.State.Account.Find(Second)!.Lines[2].Events.ShouldBe([3L]);
        story.LinesOf(Third).ShouldBe(["Charge 2026-10 1310.00"]);
    }

    [Fact]
    public void Bills_a_closed_month_that_is_reopened_less_what_was_billed_for_it()
    {
        var story = Raised.Then(Invoice("2026-09", "2026-09-02"), Invoice("2026-08", "2026-09-03"));
        story.LinesOf(Third).ShouldBe(["Charge 2026-08 1310.00", "TrueUp 2026-08 -310.00"]);
        story.State.Account.Find(Third)!.Lines[1].Reason
            .ShouldBe("AmendContract (version 3) changed 2026-08");
    }

    [Fact]
    public void Bills_the_difference_again_when_its_invoice_is_voided()
    {
        var story = Raised.Then(
            Invoice("2026-09", "2026-09-02"), Void(Second, "2026-09-03"), Invoice("2026-10", "2026-10-01"));
        story.LinesOf(Third).ShouldBe(
            ["Charge 2026-10 1310.00", "TrueUp 2026-07 160.00", "TrueUp 2026-08 310.00"]);
        story.State.Account.Find(Third)!.Lines[2].Reason.ShouldBe(
            "AmendContract (version 3) and VoidInvoice of reflection-0002 (version 6) changed 2026-08");
    }

    /// <summary>Nothing was invoiced; from 16 August on xAI earns what SpaceX did.</summary>
    [Fact]
    public void Bills_nothing_where_only_the_provider_changed() => Book(
            Given(Signed), _ => new ContractAssigned(Side.Provider, "xai", Day("2026-08-16")))
        .Then(Invoice("2026-09", "2026-09-02"))
        .LinesOf(First).ShouldBe(["Charge 2026-09 1000.00"]);

    /// <summary>The change before July was closed is not billed again when July is voided.</summary>
    [Fact]
    public void Bills_of_a_month_whose_invoice_is_voided_only_what_was_booked_later()
    {
        var story = JulyInvoiced.Then(Amend("2026-07-01", 1_100m), Invoice("2026-09", "2026-09-01"));
        story.LinesOf(Second).ShouldBe(["Charge 2026-09 1100.00", "TrueUp 2026-07 100.00"]);
        story = Book(story.Then(Void(First, "2026-09-02")), Amend("2026-07-01", 1_105m));
        story.Then(Invoice("2026-10", "2026-10-01")).LinesOf(Third).ShouldBe(
        [
            "Charge 2026-10 1105.00", "TrueUp 2026-07 5.00", "TrueUp 2026-08 5.00", "TrueUp 2026-09 5.00",
        ]);
    }

    [Fact]
    public void Is_covered_by_the_final_account()
    {
        var story = Raised.Then(contract =>
            Settling.Decide(new SettleContract(Day("2027-01-05")), Id, contract));
        var final = story.State.Account.Find(Second)!;
        final.Total.ToString().ShouldBe("6710.00");
        final.Lines.Sum(line => line.Month == MonthOf("2026-08") ? line.Amount : 0).ShouldBe(1_310m);
        final.Lines.Sum(line => line.Month == MonthOf("2026-07") ? line.Amount : 0).ShouldBe(160m);
    }

    /// <summary>July was billed in July; the books of July stay as they are.</summary>
    [Fact]
    public void Of_a_void_takes_the_lines_off_in_its_own_month()
    {
        JulyInvoiced.When(contract => Hold(contract, Void(First, "2026-09-03")(contract), flag: false))
            .Then(new InvoiceVoided(First, Day("2026-09-03"), "wrong address", MonthOf("2026-09")));
        var august = JulyInvoiced.Then(Invoice("2026-08", "2026-09-01"));
        august.When(contract => Hold(contract, Void(Second, "2026-09-03")(contract), flag: false))
            .Then(new InvoiceVoided(Second, Day("2026-09-03"), "wrong address"));
    }
}
