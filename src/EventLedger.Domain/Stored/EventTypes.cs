using EventLedger.Domain.Billing;
using EventLedger.Domain.Books;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Domain.Milestones;
using EventLedger.Domain.Parties;

namespace EventLedger.Domain.Stored;

/// <summary>
/// The one map of the product's event names. A name that was ever stored stays here for ever; a record may be
/// renamed, its names may not.
/// </summary>
public static class EventTypes
{
    /// <summary>Every form, by the aggregate it belongs to.</summary>
    public static readonly EventTypeMap Map = new(
    [
        new("PartyRegistered", "party_registered", typeof(PartyRegistered)),
        new("PartyAcquired", "party_acquired", typeof(PartyAcquired)),
        new("ControlPassed", "control_passed", typeof(ControlPassed)),
        new("FundingReported", "funding_reported", typeof(FundingReported)),
        new("FacilityRegistered", "facility_registered", typeof(FacilityRegistered)),
        new("FacilityExpanded", "facility_expanded", typeof(FacilityExpanded)),
        new("DealAnnounced", "deal_announced", typeof(DealAnnounced)),
        new("AnnouncementRevised", "announcement_revised", typeof(AnnouncementRevised)),
        new("AnnouncementWithdrawn", "announcement_withdrawn", typeof(AnnouncementWithdrawn)),
        new("ContractSigned", "contract_signed", typeof(ContractSigned)),
        new("ContractAmended", "contract_amended", typeof(ContractAmended)),
        new("CommencementDelayed", "commencement_delayed", typeof(CommencementDelayed)),
        new("ContractRenewed", "contract_renewed", typeof(ContractRenewed)),
        new("ServiceSuspended", "service_suspended", typeof(ServiceSuspended)),
        new("ServiceResumed", "service_resumed", typeof(ServiceResumed)),
        new("TerminationNoticeGiven", "termination_notice_given", typeof(TerminationNoticeGiven)),
        new("TerminationNoticeWithdrawn", "termination_notice_withdrawn", typeof(TerminationNoticeWithdrawn)),
        new(
            "ContractTerminatedForCause",
            "contract_terminated_for_cause",
            typeof(ContractTerminatedForCause)),
        new("ContractRescinded", "contract_rescinded", typeof(ContractRescinded)),
        new("ContractAssigned", "contract_assigned", typeof(ContractAssigned)),
        new("MonthInvoiced", "month_invoiced", typeof(MonthInvoiced)),
        new("PaymentRecorded", "payment_recorded", typeof(PaymentRecorded)),
        new("SourceAttached", "source_attached", typeof(SourceAttached)),
        new("CreditNoteIssued", "credit_note_issued", typeof(CreditNoteIssued)),
        new("InvoiceVoided", "invoice_voided", typeof(InvoiceVoided)),
        new("UnappliedApplied", "unapplied_applied", typeof(UnappliedApplied)),
        new("UnappliedRefunded", "unapplied_refunded", typeof(UnappliedRefunded)),
        new("PaymentReversed", "payment_reversed", typeof(PaymentReversed)),
        new("InvoiceWrittenOff", "invoice_written_off", typeof(InvoiceWrittenOff)),
        new("InvoiceDisputed", "invoice_disputed", typeof(InvoiceDisputed)),
        new("DisputeResolved", "dispute_resolved", typeof(DisputeResolved)),
        new("FinalAccountSettled", "final_account_settled", typeof(FinalAccountSettled)),
        new("MilestoneReached", "milestone_reached", typeof(MilestoneReached)),
        new("MonthClosed", "month_closed", typeof(MonthClosed)),
        new("MonthReopened", "month_reopened", typeof(MonthReopened)),
        new("MonthReportsRecorded", "month_reports_recorded", typeof(MonthReportsRecorded)),
        new("DifferencesBooked", "differences_booked", typeof(DifferencesBooked)),
        new("EventCorrected", "event_corrected", typeof(EventCorrected)),
        new("BillingRunStarted", "billing_run_started", typeof(BillingRunStarted)),
        new("BillingRunCancelled", "billing_run_cancelled", typeof(BillingRunCancelled)),
        new("BillingRunFinished", "billing_run_finished", typeof(BillingRunFinished)),
    ]);

    /// <summary>Every form.</summary>
    public static IReadOnlyList<EventType> All => Map.All;

    /// <summary>The type of an event's record.</summary>
    public static EventType Of(object @event) => Map.Of(@event);

    /// <summary>The type of a stored name.</summary>
    public static EventType Stored(string storedName) => Map.Stored(storedName);

    /// <summary>The stored form of an event, UTF-8 JSON.</summary>
    public static byte[] Write(object @event) => Map.Write(@event);

    /// <summary>The event of a stored form, lifted to the form of today.</summary>
    public static object Read(string storedName, ReadOnlySpan<byte> data) => Map.Read(storedName, data);
}
