using System.Text.Json;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Stored;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

public sealed class Correcting_a_fact
{
    private static readonly TerminationNoticeGiven Notice =
        new(Side.Customer, Day("2027-01-15"), Day("2027-04-15"));

    private static readonly ContractAmended Raise =
        new(Day("2027-01-01"), [new(Day("2027-01-01"), 160_000_000.00m)]);

    internal static Func<Contract, Decided<ContractEvent>> Correct(
        long version, ContractEvent? replacement = null) => contract => Correcting.Decide(
            new CorrectEvent(version, replacement, Day("2027-02-20"), "mistyped"), Id, contract, Everyone);

    internal static EventCorrected Corrected(long version, ContractEvent recorded, ContractEvent? reading) =>
        new(
            version,
            EventTypes.Of(recorded).StoredName,
            reading is null ? null : JsonSerializer.Deserialize<JsonElement>(EventTypes.Write(reading)),
            Day("2027-02-20"),
            "mistyped");

    [Fact]
    public void Takes_back_a_notice_that_was_never_given()
    {
        var story = Given(Reflection, Notice).When(Correct(2)).Then(Corrected(2, Notice, null));
        var view = story.AsOf("2027-03-01");
        (view.Status, view.Notice, view.LastServiceDay).ShouldBe((ContractStatus.Active, null, null));
        story.Charge("2027-05").ShouldBe("150000000.00");
        story.AsOf("2027-01-15").Commitment.ShouldBe(Given(Reflection).AsOf("2027-01-15").Commitment);
    }

    /// <summary>90 days from 2027-01-18 end on 2027-04-18: 18 days of April are 90,000,000.00.</summary>
    [Fact]
    public void Moves_a_notice_to_its_right_day()
    {
        var right = new TerminationNoticeGiven(Side.Provider, Day("2027-01-18"), Day("2027-04-18"));
        var story = Given(Reflection, Notice).When(Correct(2, right)).Then(Corrected(2, Notice, right));
        story.AsOf("2027-01-15").Status.ShouldBe(ContractStatus.Active);
        story.AsOf("2027-01-18").Notice!.By.ShouldBe(Side.Provider);
        story.Charge("2027-04").ShouldBe("90000000.00");
    }

    [Fact]
    public void Brings_amounts_to_the_currencys_decimals() => Given(Reflection, Raise)
        .When(Correct(2, Raise with { Fees = [new(Day("2027-01-01"), 165_000_000m)] }))
        .Then(Corrected(2, Raise, Raise with { Fees = [new(Day("2027-01-01"), 165_000_000.00m)] }));

    [Fact]
    public void Keeps_what_was_agreed_later()
    {
        var cheaper = Reflection with { Fees = [new(Day("2026-07-01"), 140_000_000.00m)] };
        var story = Given(Reflection, Raise, Notice).When(Correct(1, cheaper)).ThenAccepted();
        story.Charge("2026-12").ShouldBe("140000000.00");
        story.Charge("2027-01").ShouldBe("160000000.00");
        story.Charge("2027-04").ShouldBe("80000000.00");
    }

    /// <summary>The raise to 160M stays agreed, though the contract now begins with 160M.</summary>
    [Fact]
    public void May_leave_a_later_amendment_with_nothing_to_change() => Given(Reflection, Raise)
        .When(Correct(1, Reflection with { Fees = [new(Day("2026-07-01"), 160_000_000.00m)] }))
        .ThenAccepted()
        .Charge("2027-01").ShouldBe("160000000.00");

    [Fact]
    public void Can_be_done_again_and_the_latest_correction_wins()
    {
        var (third, fourth) = (Raise with { Reason = "third" }, Raise with { Reason = "fourth" });
        var story = Given(Reflection, Raise).When(Correct(2)).ThenAccepted();
        story.Charge("2027-01").ShouldBe("150000000.00");
        story = story.When(Correct(2, third)).ThenAccepted().When(Correct(2, fourth)).ThenAccepted();
        story.Charge("2027-01").ShouldBe("160000000.00");
        var fact = Correcting.Find(story.State, 2)!;
        (fact.Recorded, fact.CorrectedBy, story.State.Version).ShouldBe((Raise, 5, 5));
        Json(fact.Reading!).ShouldBe(Json(fourth));
    }

    [Fact]
    public void Takes_back_a_signature_and_the_stream_goes_on()
    {
        var story = Given(Hearsay, Reflection).When(Correct(2)).ThenAccepted();
        story.AsOf("2027-01-01").Status.ShouldBe(ContractStatus.Announced);
        story.When(c => Leaving.Decide(new GiveTerminationNotice(Side.Customer, Day("2027-01-15")), Id, c))
            .ThenRefused<ContractRefusal.NotSigned>();
        story.When(Correct(2, Reflection)).ThenAccepted()
            .AsOf("2027-01-01").Status.ShouldBe(ContractStatus.Active);
    }

    [Fact]
    public void Reaches_whatever_makes_the_terms()
    {
        var revised = new AnnouncementRevised(Day("2026-06-15"), MonthlyFee: 1.00m, Reason: "a filing");
        var assigned = new ContractAssigned(Side.Customer, "other", Day("2027-01-01"));
        var cause = new ContractTerminatedForCause(Day("2026-09-10"), Day("2026-09-30"), "unpaid");
        var story = Given(Hearsay, revised, Reflection, assigned, cause)
            .When(Correct(2, revised with { MonthlyFee = 2m })).ThenAccepted()
            .When(Correct(4, assigned with { ToPartyId = "third" })).ThenAccepted()
            .When(Correct(5, cause with { LastServiceDay = Day("2027-01-31") })).ThenAccepted();
        story.AsOf("2026-06-15").Announced!.MonthlyFee.ShouldBe(Usd(2m));
        story.AsOf("2027-01-01").CustomerId.ShouldBe("third");
        story.AsOf("2027-01-01").LastServiceDay.ShouldBe(Day("2027-01-31"));
        story.When(Correct(5)).ThenAccepted().AsOf("2027-01-01").Status.ShouldBe(ContractStatus.Active);
    }

    [Fact]
    public void Can_say_that_a_withdrawn_announcement_or_a_rescission_never_was()
    {
        Given(Hearsay, new AnnouncementWithdrawn(Day("2026-06-15"), "no deal"), Reflection)
            .When(Correct(2)).ThenAccepted().AsOf("2026-06-16").Announced.ShouldNotBeNull();
        Given(Reflection, new ContractRescinded(Day("2026-06-25"), "no finance"))
            .When(Correct(2)).ThenAccepted().AsOf("2026-07-01").Status.ShouldBe(ContractStatus.Active);
    }

    [Fact]
    public void Leaves_a_source_silent_while_nothing_is_known()
    {
        var source = new SourceAttached("monthlyFee", new("CNBC"));
        var story = Given(Reflection, source).When(Correct(1)).ThenAccepted();
        story.State.IsKnown.ShouldBeFalse();
        story.When(Correct(1, Reflection)).ThenAccepted()
            .State.Terms.Attached.ShouldHaveSingleItem().Publisher.ShouldBe("CNBC");
        Given(Reflection, source).When(Correct(2)).ThenAccepted().State.Terms.Attached.ShouldBeNull();
    }

    [Fact]
    public void Leaves_documents_as_they_are()
    {
        var story = Given(Reflection, Invoicing_a_month.July)
            .When(Correct(1, Reflection with { Fees = [new(Day("2026-07-01"), 140_000_000.00m)] }))
            .ThenAccepted();
        story.State.Account.Invoices.ShouldHaveSingleItem().Total.ShouldBe(Usd(150_000_000m));
        story.Charge("2026-07").ShouldBe("140000000.00");
    }

    [Fact]
    [Refuses<ContractRefusal.NotSigned>]
    public void Is_refused_while_only_announced() =>
        Given(Hearsay).When(Correct(1)).ThenRefused(new ContractRefusal.NotSigned(Id));

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [Refuses<ContractRefusal.NotCorrectable>]
    public void Is_refused_for_a_document_and_for_a_correction(long version) =>
        Given(Reflection, Invoicing_a_month.July, Notice, Corrected(3, Notice, null))
            .When(Correct(version)).ThenRefused(new ContractRefusal.NotCorrectable(version));
}

/// <summary>What a correction may not contradict: its own rule, later facts, and documents.</summary>
public sealed class A_contradicting_correction
{
    private static readonly TerminationNoticeGiven Notice =
        new(Side.Customer, Day("2027-01-15"), Day("2027-04-15"));

    private static readonly TerminationNoticeWithdrawn Withdrawal = new(Day("2027-02-10"));

    private static ContractRefusal.CorrectionContradicts Refused(
        ContractEvent[] events, long version, ContractEvent? replacement) =>
        Given(events).When(Correcting_a_fact.Correct(version, replacement))
            .ThenRefused<ContractRefusal.CorrectionContradicts>();

    [Fact]
    [Refuses<ContractRefusal.CorrectionContradicts>]
    public void Names_the_withdrawal_of_a_notice_that_it_takes_back()
    {
        var refusal = Refused([Reflection, Notice, Withdrawal], 2, null);
        refusal.ShouldBe(new(
            3, "TerminationNoticeWithdrawn", Day("2027-02-10"), "no-notice",
            "No notice stands on 2027-02-10 that could be withdrawn."));
        refusal.Sentence.ShouldBe(
            "The correction contradicts event 3, TerminationNoticeWithdrawn of 2027-02-10: "
            + "No notice stands on 2027-02-10 that could be withdrawn.");
    }

    [Fact]
    public void Names_a_notice_that_would_come_within_the_lock_in()
    {
        var late = Day("2026-11-01");
        var moved = Reflection with
        {
            Term = new(late, Day("2029-12-31")),
            Fees = [new(late, 150_000_000.00m)],
        };
        var refusal = Refused([Reflection, Notice], 1, moved);
        (refusal.Version, refusal.EventType, refusal.Rule)
            .ShouldBe((2, "TerminationNoticeGiven", "notice-before-lock-in"));
    }

    [Fact]
    public void Names_a_notice_that_would_end_service_on_another_day() => Refused(
        [Reflection, Notice], 1, Reflection with { Termination = NinetyDays with { NoticeDays = 60 } })
        .ShouldBe(new(
            2, "TerminationNoticeGiven", Day("2027-01-15"), null,
            "By the rules lastServiceDay is 2027-03-16, not 2027-04-15.",
            new("lastServiceDay", "2027-03-16", "2027-04-15")));

    [Fact]
    public void Names_the_first_document_when_nothing_would_have_been_signed() =>
        Refused([Hearsay, Reflection, Invoicing_a_month.July], 2, null).ShouldBe(new(
            3, "MonthInvoiced", Day("2026-07-01"), "not-signed", "No contract would have been signed."));

    [Fact]
    public void Names_the_first_document_when_the_currency_would_be_another() =>
        Refused([Reflection, Invoicing_a_month.July], 1, Reflection with { Currency = "EUR" }).Why
            .ShouldBe("It is in USD, and the contract would be in EUR.");

    [Fact]
    public void Names_a_second_announcement_or_signature() => Refused(
        [Hearsay, Reflection, Correcting_a_fact.Corrected(2, Reflection, null), Reflection], 2, Reflection)
        .ShouldBe(new(
            4, "ContractSigned", Day("2026-06-22"), "already-signed",
            "reflection was signed already, on 2026-06-22."));

    private static readonly Dictionary<string, (long Version, ContractEvent Event)> Wrong = new()
    {
        ["invalid-amount"] = (1, Reflection with { Fees = [new(Day("2026-07-01"), -1m)] }),
        ["same-party"] = (1, Reflection with { CustomerId = "spacex" }),
        ["no-change"] = (2, new ContractAmended(Day("2027-01-01"), EndsOn: Day("2029-12-31"))),
        ["notice-before-lock-in"] = (3, Notice with { GivenOn = Day("2026-09-30") }),
    };

    public static TheoryData<string> Rules => [.. Wrong.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Is_one_that_its_own_rule_refuses(string rule)
    {
        var (version, replacement) = Wrong[rule];
        ContractEvent[] events =
            [Reflection, new ContractAmended(Day("2027-01-01"), EndsOn: Day("2030-12-31")), Notice];
        var refusal = Refused(events, version, replacement);
        (refusal.Version, refusal.Rule).ShouldBe((version, rule));
    }

    [Fact]
    public void Is_one_that_names_a_last_service_day_of_its_own() => Refused(
        [Reflection, Notice], 2, Notice with { LastServiceDay = Day("2027-03-31") })
        .Why.ShouldBe("By the rules lastServiceDay is 2027-04-15, not 2027-03-31.");

    [Fact]
    public void Is_one_that_ends_a_term_and_leaves_it_open_too() => Refused(
        [Reflection, new ContractAmended(Day("2027-01-01"), EndsOn: Day("2030-12-31"))],
        2,
        new ContractAmended(Day("2027-01-01"), EndsOn: Day("2030-12-31"), OpenEnded: true))
        .Rule.ShouldBeNull();

    [Fact]
    public void Asks_whether_its_parties_are_registered() => Given(Reflection)
        .When(c => Correcting.Decide(
            new CorrectEvent(1, Reflection with { CustomerId = "nobody" }, Day("2027-02-20"), "mistyped"),
            Id,
            c,
            Everyone with { HasParty = id => id != "nobody" }))
        .ThenRefused<ContractRefusal.CorrectionContradicts>()
        .Rule.ShouldBe("unknown-party");
}
