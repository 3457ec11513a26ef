using System.Diagnostics;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Books;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using Shouldly;
using Xunit;
using static EventLedger.Domain.Tests.Deals;
using static EventLedger.Domain.Tests.Spec;

namespace EventLedger.Domain.Tests;

public sealed class Folding_events_that_cannot_follow
{
    private static readonly TerminationNoticeGiven Notice =
        new(Side.Customer, Day("2027-01-15"), Day("2027-04-15"));

    private static readonly TerminationNoticeWithdrawn Withdrawal = new(Day("2027-02-10"));

    private static readonly ContractAmended Amendment = new(Day("2027-02-15"), EndsOn: Day("2030-12-31"));

    private static readonly CommencementDelayed Delay = new(Day("2026-08-01"), Day("2026-06-25"));

    private static readonly ContractRenewed Renewal = new(Day("2029-06-01"), Day("2030-12-31"));

    private static readonly ServiceSuspended Suspension = new(Day("2027-03-01"), true, "flood");

    private static readonly ServiceResumed Resumption = new(Day("2027-03-15"));

    private static readonly PaymentRecorded Payment =
        new("reflection-0001", 1m, "USD", Day("2026-07-20"), "wire-1");

    private static readonly EventCorrected Correction =
        new(2, "termination_notice_given", null, Day("2027-02-20"), "never given");

    private static readonly PaymentReversed Reversal =
        new("reflection-0001", "wire-1", 1m, "USD", Day("2026-07-21"), "bounced");

    private static readonly CreditNoteIssued Credit = new(
        "reflection-C0001", Day("2026-07-21"), 1m, "USD", [new("reflection-0001", 1m)], 0m, "an outage",
        CreditNoteKind.Concession, "spacex", "reflection-ai", "reflection-0001");

    private static readonly InvoiceVoided Void = new("reflection-0001", Day("2026-07-21"), "wrong address");

    private static readonly UnappliedPart[] Parts =
        [new(1m, Invoice: "reflection-0001", Reference: "wire-1")];

    private static readonly UnappliedApplied Application =
        new("reflection-0001", 1m, "USD", Day("2026-07-22"), Parts);

    private static readonly UnappliedRefunded Refund =
        new(1m, "USD", Day("2026-07-22"), "refund-1", Parts);

    private static readonly InvoiceWrittenOff WriteOff =
        new("reflection-0001", 1m, "USD", Day("2026-07-22"), "insolvency");

    private static readonly InvoiceDisputed Dispute =
        new("reflection-0001", 1m, "USD", Day("2026-07-22"), "an outage");

    private static readonly DisputeResolved Resolution =
        new("reflection-0001", DisputeOutcome.Rejected, 1m, "USD", Day("2026-07-23"));

    private static readonly FinalAccountSettled Settlement =
        new(Day("2030-01-15"), "USD", 0m, 0m, []);

    private static readonly DifferencesBooked Difference = new(
        2, "AmendContract", "USD", [new("spacex", MonthOf("2026-07"), MonthOf("2026-08"), 1m)], []);

    private static readonly AnnouncementRevised Revision = new(Day("2026-06-15"), MonthlyFee: 1m);

    private static readonly AnnouncementWithdrawn NoDeal = new(Day("2026-06-15"), "no deal");

    private static readonly ContractAssigned Assignment = new(Side.Customer, "other", Day("2027-01-01"));

    private static readonly ContractTerminatedForCause Cause =
        new(Day("2027-01-15"), Day("2027-01-31"), "unpaid");

    private static readonly ContractRescinded Rescission = new(Day("2026-06-25"), "no finance");

    private static readonly Dictionary<string, ContractEvent[]> Impossible = new()
    {
        ["a notice of nothing"] = [Notice],
        ["a withdrawal of nothing"] = [Withdrawal],
        ["an amendment of nothing"] = [Amendment],
        ["a delay of nothing"] = [Delay],
        ["a renewal of nothing"] = [Renewal],
        ["a suspension of nothing"] = [Suspension],
        ["a resumption of nothing"] = [Resumption],
        ["an invoice of nothing"] = [Invoicing_a_month.July],
        ["a payment of nothing"] = [Payment],
        ["a source of nothing"] = [new SourceAttached("monthlyFee", new("CNBC"))],
        ["a second announcement"] = [Hearsay, Hearsay],
        ["a notice on an announcement"] = [Hearsay, Notice],
        ["a withdrawal on an announcement"] = [Hearsay, Withdrawal],
        ["an amendment of an announcement"] = [Hearsay, Amendment],
        ["a delay of an announcement"] = [Hearsay, Delay],
        ["a renewal of an announcement"] = [Hearsay, Renewal],
        ["a suspension of an announcement"] = [Hearsay, Suspension],
        ["a resumption of an announcement"] = [Hearsay, Resumption],
        ["an invoice on an announcement"] = [Hearsay, Invoicing_a_month.July],
        ["a payment on an announcement"] = [Hearsay, Payment],
        ["a second signature"] = [Reflection, Reflection],
        ["an announcement after the signature"] = [Reflection, Hearsay],
        ["a withdrawal without a notice"] = [Reflection, Withdrawal],
        ["a second withdrawal"] = [Reflection, Notice, Withdrawal, Withdrawal],
        ["a second notice"] = [Reflection, Notice, Notice],
        ["a delay to the day there is"] = [Reflection, Delay, Delay],
        ["a renewal to the end there is"] = [Reflection, Renewal, Renewal],
        ["a renewal without an end"] = [Reflection with { Term = new(Day("2026-07-01")) }, Renewal],
        ["a second suspension"] = [Reflection, Suspension, Suspension],
        ["a resumption without a suspension"] = [Reflection, Resumption],
        ["a second resumption"] = [Reflection, Suspension, Resumption, Resumption],
        ["a payment without an invoice"] = [Reflection, Payment],
        ["a correction of nothing"] = [Reflection, Correction],
        ["a correction of a document"] = [Reflection, Invoicing_a_month.July, Correction],
        ["a correction of a correction"] =
            [Reflection, Correction with { Version = 1 }, Correction with { Version = 2 }],
        ["a second invoice of one number"] = [Reflection, Invoicing_a_month.July, Invoicing_a_month.July],
        ["a void without an invoice"] = [Reflection, Void],
        ["a second void"] = [Reflection, Invoicing_a_month.July, Void, Void],
        ["a payment of one reference twice"] = [Reflection, Invoicing_a_month.July, Payment, Payment],
        ["a reversal without its payment"] = [Reflection, Invoicing_a_month.July, Reversal],
        ["a second reversal"] = [Reflection, Invoicing_a_month.July, Payment, Reversal, Reversal],
        ["a credit of an invoice that is not"] = [Reflection, Credit],
        ["a second credit note of one number"] = [Reflection, Invoicing_a_month.July, Credit, Credit],
        ["a use of what no payment left"] = [Reflection, Invoicing_a_month.July, Payment, Application],
        ["a refund of what no payment left"] = [Reflection, Invoicing_a_month.July, Payment, Refund],
        ["a write-off without an invoice"] = [Reflection, WriteOff],
        ["a dispute without an invoice"] = [Reflection, Dispute],
        ["a second dispute"] = [Reflection, Invoicing_a_month.July, Dispute, Dispute],
        ["an end of no dispute"] = [Reflection, Invoicing_a_month.July, Resolution],
        ["a second settlement"] = [Reflection, Settlement, Settlement],
        ["a difference of an announcement"] = [Hearsay, Difference],
        ["a difference of a change to come"] = [Reflection, Difference],
        ["a revision of nothing"] = [Revision],
        ["a revision without an announcement"] = [Reflection, Revision],
        ["a withdrawal of no announcement"] = [Reflection, NoDeal],
        ["a second withdrawal of an announcement"] = [Hearsay, NoDeal, NoDeal],
        ["an assignment of an announcement"] = [Hearsay, Assignment],
        ["a termination of an announcement"] = [Hearsay, Cause],
        ["a rescission of an announcement"] = [Hearsay, Rescission],
        ["a second rescission"] = [Reflection, Rescission, Rescission],
        ["an amendment after a rescission"] = [Reflection, Rescission, Amendment],
        ["an assignment after a rescission"] = [Reflection, Rescission, Assignment],
        ["a notice after a rescission"] = [Reflection, Rescission, Notice],
        ["a withdrawal of a notice after a rescission"] = [Reflection, Notice, Rescission, Withdrawal],
        ["a termination after a rescission"] = [Reflection, Rescission, Cause],
    };

    public static TheoryData<string> Cases => [.. Impossible.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_a_bug_and_throws(string what)
    {
        var events = Impossible[what];
        var possible = Given(events[..^1]).State;
        Should.Throw<UnreachableException>(() => Contract.Evolve(possible, events[^1]), what);
    }

    [Fact]
    public void Is_a_bug_for_parties_and_facilities_too()
    {
        var party = new PartyRegistered("SpaceX");
        var facility = new FacilityRegistered("Colossus 2", "spacex", new());
        Should.Throw<UnreachableException>(() => GivenParty(party, party));
        Should.Throw<UnreachableException>(() => GivenFacility(facility, facility));
        Should.Throw<UnreachableException>(() => GivenParty(new PartyAcquired("xai", Reduced("2026-02"))));
        Should.Throw<UnreachableException>(() => GivenParty(new ControlPassed("spacex", Reduced("2026-02"))));
        Should.Throw<UnreachableException>(() =>
            GivenParty(new FundingReported(1m, "USD", Reduced("2026"))));
        Should.Throw<UnreachableException>(() =>
            GivenFacility(new FacilityExpanded(Day("2026-02-01"), new())));
    }
}
