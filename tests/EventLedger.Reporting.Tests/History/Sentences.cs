using System.Text.Json;
using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Stored;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Reporting.Tests.Every_event;

namespace EventLedger.Reporting.Tests;

public sealed class Sentences
{
    [Fact]
    public void Of_an_announcement_say_how_figures_are_meant_and_dates_as_they_were_reported()
    {
        Told(RealDeals.Google).ShouldBe(
            "A deal between SpaceX and Google became known on 2026-06: about 920,000,000.00 USD a month, "
            + "about 30,000,000,000.00 USD in total, to 2029-06, at Colossus 2.");
        Told(RealDeals.Announced).ShouldBe(
            "A deal between SpaceX and Reflection AI became known on 2026-06-22: 150,000,000.00 USD a month, "
            + "up to 6,300,000,000.00 USD in total, from 2026-07-01, to 2029, at Colossus 2.");
        Told(RealDeals.Google with { TotalValue = null, Qualifiers = new(Qualifier.AtLeast) })
            .ShouldContain(": at least 920,000,000.00 USD a month, to 2029-06, at Colossus 2.");
    }

    [Fact]
    public void Of_an_announcement_without_terms_say_that_there_are_none() => Told(RealDeals.Cursor).ShouldBe(
        "A deal between SpaceX and cursor became known on 2026-06-22: no terms are stated.");

    [Fact]
    public void Of_a_difference_of_closed_months_say_where_it_is_earned() =>
        Told(RealDeals.Signed, Raised, Booked).ShouldBe(
            "Closed months stay as they were reported. What AmendContract (version 2) changed them by is "
            + "earned later: 20,000,000.00 USD of 2026-07, 2026-08 in 2026-09 by SpaceX.");

    [Fact]
    public void Of_a_signature_say_fee_term_and_clause()
    {
        Told(RealDeals.Signed).ShouldBe(
            "Reflection AI signed with SpaceX on 2026-06-22: 150,000,000.00 USD a month, from 2026-07-01 to "
            + "2029-12-31; either side may leave with 90 days' notice after 3 months.");
        Told(RealDeals.Signed with
        {
            Term = new(Day("2026-07-01")),
            Fees = [new(Day("2026-07-01"), 1m), new(Day("2027-07-01"), 2m)],
            Termination = new(Terminator.Customer, 30, 0),
        }).ShouldBe(
            "Reflection AI signed with SpaceX on 2026-06-22: 1.00 USD a month at first, in 2 steps, from "
            + "2026-07-01 with no fixed end; the customer may leave with 30 days' notice.");
        Told(RealDeals.Signed with { Termination = null })
            .ShouldEndWith("to 2029-12-31; nobody may leave without cause.");
    }

    [Fact]
    public void Of_an_amendment_say_each_change()
    {
        Told(RealDeals.Signed, new ContractAmended(
            Day("2027-02-15"),
            Fees: [new(Day("2027-02-15"), 1_600m), new(Day("2028-01-01"), 1_700m)],
            EndsOn: Day("2030-12-31"),
            Termination: new(Terminator.Provider, 60, 0),
            Capacity: [new("colossus-1")],
            Reason: "grows")).ShouldBe(
            "From 2027-02-15 on the fee became 1,600.00 USD a month, 1,700.00 USD from 2028-01-01, the term "
            + "ends on 2030-12-31, the provider may leave with 60 days' notice, the capacity became "
            + "Colossus 1 (grows).");
        Told(RealDeals.Signed, new ContractAmended(Day("2027-02-15"), NoTermination: true)).ShouldBe(
            "From 2027-02-15 on nobody may leave without cause any more.");
        Told(RealDeals.Signed, new ContractAmended(Day("2027-02-15"), OpenEnded: true)).ShouldBe(
            "From 2027-02-15 on the term lost its end.");
    }

    [Fact]
    public void Of_many_fees_count_those_that_follow() => Told(RealDeals.Signed, new ContractAmended(
        Day("2027-01-01"), [.. Enumerable.Range(2027, 5).Select(y => new FeeStep(new(y, 1, 1), y))]))
        .ShouldBe("From 2027-01-01 on the fee became 2,027.00 USD a month and changes 4 more times.");

    [Theory]
    [InlineData(LockInMeaning.Notice, 3, 90, "90 days' notice, the day of notice included, after 3 months")]
    [InlineData(LockInMeaning.Notice, 1, 1, "1 day's notice, the day of notice included, after 1 month")]
    [InlineData(
        LockInMeaning.Termination, 3, 90,
        "90 days' notice, the day of notice included, not within the first 3 months")]
    [InlineData(
        LockInMeaning.Termination, 1, 90,
        "90 days' notice, the day of notice included, not within the first month")]
    [InlineData(LockInMeaning.Termination, 0, 90, "90 days' notice, the day of notice included")]
    public void Of_a_clause_say_how_it_is_meant(LockInMeaning lockIn, int months, int days, string said)
    {
        var clause = new TerminationClause(
            Terminator.Either, days, months, lockIn, NoticeCounting.IncludeNoticeDay);
        Told(RealDeals.Signed with { Termination = clause })
            .ShouldEndWith($"; either side may leave with {said}.");
        Told(RealDeals.Signed, new ContractAmended(Day("2027-02-15"), Termination: clause)).ShouldBe(
            $"From 2027-02-15 on either side may leave with {said}.");
    }

    [Fact]
    public void Of_capacity_say_shares_sizes_and_whether_it_is_exclusive()
    {
        Told(RealDeals.Signed, new ContractAmended(Day("2027-02-15"), Capacity:
        [
            new("colossus-1", 0.375m, [new("GB200", 110_000), new("H100")], 150.5m, true),
            new("colossus-2", 0.625m, Exclusive: false),
        ])).ShouldBe(
            "From 2027-02-15 on the capacity became Colossus 1 (37.5% of the fee, 110,000 GB200, H100, "
            + "150.5 MW, exclusive) and Colossus 2 (62.5% of the fee, not exclusive).");
        Told(RealDeals.Signed, new ContractAmended(Day("2027-02-15"), Capacity: [])).ShouldBe(
            "From 2027-02-15 on no capacity is stated any more.");
    }

    [Fact]
    public void Of_a_delay_say_the_old_and_the_new_start_and_an_end_that_moved()
    {
        var delayed = new CommencementDelayed(Day("2026-09-01"), Day("2026-06-25"));
        Told(RealDeals.Signed, delayed).ShouldBe(
            "On 2026-06-25 the start of service was delayed from 2026-07-01 to 2026-09-01.");
        Told(RealDeals.Signed, delayed with { NewEndsOn = Day("2030-02-28"), Reason = "no hall" }).ShouldBe(
            "On 2026-06-25 the start of service was delayed from 2026-07-01 to 2026-09-01; the term ends on "
            + "2030-02-28 (no hall).");
    }

    [Fact]
    public void Of_a_renewal_say_the_fee_that_follows()
    {
        var renewed = new ContractRenewed(Day("2029-06-01"), Day("2031-12-31"));
        Told(RealDeals.Signed, renewed).ShouldBe(
            "On 2029-06-01 the contract was renewed to 2031-12-31, at the last fee.");
        Told(RealDeals.Signed, renewed with { Fees = [new(Day("2030-01-01"), 1_600m)] }).ShouldBe(
            "On 2029-06-01 the contract was renewed to 2031-12-31, at 1,600.00 USD a month from 2030-01-01 "
            + "on.");
        Told(RealDeals.Signed, renewed with
        {
            Fees = [new(Day("2030-01-01"), 1_600m), new(Day("2031-01-01"), 1_700m)],
        }).ShouldEndWith("at 1,600.00 USD a month from 2030-01-01 on, in 2 steps.");
    }

    [Fact]
    public void Of_a_suspension_and_its_end_say_whether_fees_run_on()
    {
        var suspended = new ServiceSuspended(Day("2027-03-01"), true, "flood");
        Told(RealDeals.Signed, suspended).ShouldBe(
            "Service is suspended from 2027-03-01 on, free of fees (flood).");
        Told(RealDeals.Signed, suspended with { AbateFees = false }).ShouldBe(
            "Service is suspended from 2027-03-01 on, fees run on (flood).");
        Told(RealDeals.Signed, suspended, new ServiceResumed(Day("2027-03-15"))).ShouldBe(
            "Service resumes on 2027-03-15.");
    }

    [Fact]
    public void Of_a_notice_and_its_withdrawal_say_the_days_and_why()
    {
        var notice = new TerminationNoticeGiven(Side.Provider, Day("2027-01-15"), Day("2027-04-15"), "moves");
        Told(RealDeals.Signed, notice).ShouldBe(
            "The provider gave notice on 2027-01-15; service ends on 2027-04-15 (moves).");
        Told(RealDeals.Signed, notice, new TerminationNoticeWithdrawn(Day("2027-02-10"), "stays")).ShouldBe(
            "The notice was withdrawn on 2027-02-10 (stays).");
    }

    [Fact]
    public void Of_a_revised_announcement_say_each_change_and_what_is_unknown_again()
    {
        Told(RealDeals.Announced, new AnnouncementRevised(
            Day("2026-06-25"), MonthlyFee: 160_000_000m, EndsOn: Reduced("2030"),
            Qualifiers: new(Qualifier.About), Removed: [AnnouncedTerm.TotalValue, AnnouncedTerm.FacilityId],
            Reason: "a filing")).ShouldBe(
            "The announcement was revised on 2026-06-25: the fee is about 160,000,000.00 USD a month, it "
            + "ends on 2030, the total is unknown again, the facility is unknown again (a filing).");
        Told(RealDeals.Cursor, new AnnouncementRevised(
            Day("2026-06-25"), "oracle", "google", TotalValue: 5m, Currency: "EUR", StartsOn: Reduced("2027"),
            FacilityId: "colossus-1", Capacity: new(300m), Exclusive: true, Purpose: "training")).ShouldBe(
            "The announcement was revised on 2026-06-25: the total is 5.00 EUR, the provider is oracle, the "
            + "customer is Google, it starts on 2027, it is served from Colossus 1, the capacity changed, it "
            + "is exclusive, its purpose is: training.");
        Told(RealDeals.Google, new AnnouncementRevised(
            Day("2026-06-25"), Currency: "EUR", Qualifiers: new(Qualifier.Exact), Exclusive: false)).ShouldBe(
            "The announcement was revised on 2026-06-25: the currency is EUR, the figures are meant "
            + "otherwise, it is not exclusive.");
        Told(RealDeals.Google, new AnnouncementRevised(
            Day("2026-06-25"), Removed: Enum.GetValues<AnnouncedTerm>())).ShouldBe(
            "The announcement was revised on 2026-06-25: the fee is unknown again, the total is unknown "
            + "again, the currency is unknown again, the start is unknown again, the end is unknown again, "
            + "the facility is unknown again, the capacity is unknown again, whether it is exclusive is "
            + "unknown again, the purpose is unknown again, how the figures are meant is unknown again.");
    }

    [Fact]
    public void Of_an_end_that_is_no_notice_say_the_days_and_why()
    {
        Told(RealDeals.Announced, new AnnouncementWithdrawn(Day("2026-06-25"), "the talks ended")).ShouldBe(
            "The announcement was withdrawn on 2026-06-25 (the talks ended).");
        Told(
            RealDeals.Signed,
            new ContractTerminatedForCause(Day("2027-01-15"), Day("2027-01-31"), "unpaid")).ShouldBe(
            "The contract was terminated for cause on 2027-01-15; service ends on 2027-01-31 (unpaid).");
        Told(RealDeals.Signed, new ContractRescinded(Day("2026-06-25"), "no finance")).ShouldBe(
            "The contract was rescinded on 2026-06-25 (no finance).");
    }

    [Fact]
    public void Of_an_assignment_say_who_takes_which_role_from_whom()
    {
        var first = new ContractAssigned(Side.Customer, "google", Day("2027-01-01"));
        Told(RealDeals.Signed, first).ShouldBe(
            "From 2027-01-01 on Google is the customer, in place of Reflection AI.");
        Told(RealDeals.Signed, first, new ContractAssigned(Side.Customer, "anthropic", Day("2028-01-01")))
            .ShouldBe("From 2028-01-01 on Anthropic is the customer, in place of Google.");
        Told(RealDeals.Signed, new ContractAssigned(Side.Provider, "oracle", Day("2027-01-01"))).ShouldBe(
            "From 2027-01-01 on oracle is the provider, in place of SpaceX.");
    }

    [Fact]
    public void Of_a_source_say_who_it_is_and_what_it_supports()
    {
        Told(RealDeals.Announced, new SourceAttached("monthlyFee", new("CNBC"))).ShouldBe(
            "CNBC was named as a source of: monthlyFee.");
        Told(RealDeals.Signed, new SourceAttached(
            "the end of the term", new("TechCrunch", "SpaceX signs", Reduced("2026-06")))).ShouldBe(
            "TechCrunch, SpaceX signs, of 2026-06 was named as a source of: the end of the term.");
    }

    [Fact]
    public void Of_documents_say_amounts_with_their_currency()
    {
        var invoice = Streams.Invoiced(1, "2026-07", 150_000_000m);
        Told(RealDeals.Signed, invoice).ShouldBe(
            "2026-07 was invoiced by reflection-colossus-2-0001: 150,000,000.00 USD, issued on 2026-07-01, "
            + "due on 2026-07-31.");
        Told(RealDeals.Signed, invoice, Streams.Paid(1, 150_000_000m, "2026-07-20")).ShouldBe(
            "150,000,000.00 USD came in for reflection-colossus-2-0001 on 2026-07-20 (wire-1).");
        Told(RealDeals.Signed, invoice, Streams.Paid(1, 150_000_001m, "2026-07-20", unapplied: 1m)).ShouldBe(
            "150,000,001.00 USD came in for reflection-colossus-2-0001 on 2026-07-20 (wire-1); 1.00 USD of "
            + "it is not applied.");
    }

    [Fact]
    public void Of_a_correction_say_which_event_reads_how_and_why()
    {
        var notice = new TerminationNoticeGiven(Side.Customer, Day("2027-01-15"), Day("2027-04-15"));
        var raise = new ContractAmended(Day("2027-01-01"), [new(Day("2027-01-01"), 160_000_000m)]);
        Told(RealDeals.Signed, notice, Correction(2, notice, null)).ShouldBe(
            "Event 2, TerminationNoticeGiven, was corrected on 2027-02-01 (mistyped): "
            + "it reads as if it had never happened.");
        Told(RealDeals.Signed, raise, notice, Correction(2, raise, raise with
        {
            Fees = [new(Day("2027-01-01"), 165_000_000m)],
        })).ShouldBe(
            "Event 2, ContractAmended, was corrected on 2027-02-01 (mistyped): "
            + "From 2027-01-01 on the fee became 165,000,000.00 USD a month.");
    }

    internal static EventCorrected Correction(long version, ContractEvent recorded, ContractEvent? reading) =>
        new(
            version,
            EventTypes.Of(recorded).StoredName,
            reading is null ? null : JsonSerializer.Deserialize<JsonElement>(EventTypes.Write(reading)),
            Day("2027-02-01"),
            "mistyped");
}
