using System.Diagnostics;
using EventLedger.Domain.Books;

namespace EventLedger.Domain.Contracts;

/// <summary>An event that made the terms of a contract: as it was recorded, and as it reads now.</summary>
/// <param name="Version">Its version in the contract's stream.</param>
/// <param name="Recorded">The event as the log holds it, for ever.</param>
/// <param name="CorrectedBy">The version of its latest correction; null when it was never corrected.</param>
/// <param name="Replacement">How that correction reads it; null when it never happened.</param>
public sealed record Fact(
    long Version, ContractEvent Recorded, long? CorrectedBy = null, ContractEvent? Replacement = null)
{
    /// <summary>The event as it reads now; null when it never happened.</summary>
    public ContractEvent? Reading => CorrectedBy is null ? Recorded : Replacement;
}

/// <summary>
/// What a correction needs to know of each event of a contract. A new event gets its line in each of these.
/// </summary>
internal static class FactRules
{
    /// <summary>
    /// Whether an event is a fact of the terms, which can be corrected. Documents and corrections are not.
    /// </summary>
    internal static bool IsFact(ContractEvent @event) => @event switch
    {
        DealAnnounced or AnnouncementRevised or AnnouncementWithdrawn => true,
        ContractSigned or ContractAmended or ContractAssigned => true,
        TerminationNoticeGiven or TerminationNoticeWithdrawn => true,
        ContractTerminatedForCause or ContractRescinded => true,
        CommencementDelayed or ContractRenewed or ServiceSuspended or ServiceResumed => true,
        SourceAttached => true,
        MonthInvoiced or CreditNoteIssued or InvoiceVoided or PaymentRecorded or PaymentReversed => false,
        UnappliedApplied or UnappliedRefunded or InvoiceWrittenOff => false,
        InvoiceDisputed or DisputeResolved or FinalAccountSettled or EventCorrected => false,
        DifferencesBooked => false,
        _ => throw new UnreachableException($"{@event} is neither a fact nor a document."),
    };

    /// <summary>
    /// The business day of an event that a correction may contradict: a fact but a source, an invoice, the
    /// final account, and differences of closed months, which need a contract like an invoice.
    /// </summary>
    internal static DateOnly DayOf(ContractEvent @event) => @event switch
    {
        DealAnnounced e => e.AnnouncedOn.First,
        AnnouncementRevised e => e.RevisedOn,
        AnnouncementWithdrawn e => e.WithdrawnOn,
        ContractSigned e => e.SignedOn,
        ContractAmended e => e.EffectiveOn,
        ContractAssigned e => e.EffectiveOn,
        ContractTerminatedForCause e => e.GivenOn,
        ContractRescinded e => e.RescindedOn,
        CommencementDelayed e => e.DelayedOn,
        ContractRenewed e => e.RenewedOn,
        ServiceSuspended e => e.From,
        ServiceResumed e => e.From,
        TerminationNoticeGiven e => e.GivenOn,
        TerminationNoticeWithdrawn e => e.WithdrawnOn,
        MonthInvoiced e => e.IssuedOn,
        FinalAccountSettled e => e.SettledOn,
        DifferencesBooked e => e.HoldsFrom(),
        _ => throw new UnreachableException($"{@event} is contradicted by no correction."),
    };

    /// <summary>Asks for a fact again, by the command that it came from.</summary>
    internal static Decided<ContractEvent> DecideAgain(
        ContractEvent fact, string contractId, Contract before, Directory directory) => fact switch
        {
            DealAnnounced e => Signing.Decide(new AnnounceDeal(e), contractId, before),
            AnnouncementRevised e => Announcing.Decide(Asked(e), contractId, before),
            AnnouncementWithdrawn e =>
                Announcing.Decide(new WithdrawAnnouncement(e.WithdrawnOn, e.Reason), contractId, before),
            ContractSigned e => Signing.Decide(new SignContract(e), contractId, before, directory),
            ContractAssigned e => Assigning.Decide(
                new AssignContract(e.Role, e.ToPartyId, e.EffectiveOn), contractId, before, directory),
            ContractTerminatedForCause e => Ending.Decide(
                new TerminateForCause(e.GivenOn, e.LastServiceDay, e.Reason), contractId, before),
            ContractRescinded e =>
                Ending.Decide(new RescindContract(e.RescindedOn, e.Reason), contractId, before),
            ContractAmended e => Amending.Decide(Asked(e), contractId, before, directory),
            CommencementDelayed e => Delaying.Decide(
                new DelayCommencement(e.NewStartsOn, e.DelayedOn, e.NewEndsOn, e.Reason), contractId, before),
            ContractRenewed e => Renewing.Decide(
                new RenewContract(e.NewEndsOn, e.RenewedOn, e.Fees), contractId, before),
            ServiceSuspended e => Suspending.Decide(
                new SuspendService(e.From, e.AbateFees, e.Reason), contractId, before),
            ServiceResumed e => Suspending.Decide(new ResumeService(e.From), contractId, before),
            TerminationNoticeGiven e =>
                Leaving.Decide(new GiveTerminationNotice(e.By, e.GivenOn, e.Reason), contractId, before),
            TerminationNoticeWithdrawn e =>
                Leaving.Decide(new WithdrawTerminationNotice(e.WithdrawnOn, e.Reason), contractId, before),
            SourceAttached e => Attaching.Decide(new AttachSource(e.Fact, e.Source)),
            _ => throw new UnreachableException($"{fact} is no fact."),
        };

    private static AmendContract Asked(ContractAmended e) => new(
        e.EffectiveOn,
        e.Fees,
        e.OpenEnded == true || e.EndsOn is not null ? new(true, e.EndsOn) : default,
        e.NoTermination == true || e.Termination is not null ? new(true, e.Termination) : default,
        e.Capacity,
        e.Reason);

    private static ReviseAnnouncement Asked(AnnouncementRevised e)
    {
        return new(e.RevisedOn, e.ProviderId, e.CustomerId, e.Reason, e.Sources)
        {
            MonthlyFee = Change(AnnouncedTerm.MonthlyFee, e.MonthlyFee),
            TotalValue = Change(AnnouncedTerm.TotalValue, e.TotalValue),
            Currency = Change(AnnouncedTerm.Currency, e.Currency),
            StartsOn = Change(AnnouncedTerm.StartsOn, e.StartsOn),
            EndsOn = Change(AnnouncedTerm.EndsOn, e.EndsOn),
            FacilityId = Change(AnnouncedTerm.FacilityId, e.FacilityId),
            Capacity = Change(AnnouncedTerm.Capacity, e.Capacity),
            Exclusive = Change(AnnouncedTerm.Exclusive, e.Exclusive),
            Purpose = Change(AnnouncedTerm.Purpose, e.Purpose),
            Qualifiers = Change(AnnouncedTerm.Qualifiers, e.Qualifiers),
        };

        Change<T> Change<T>(AnnouncedTerm term, T? value) =>
            value is not null || e.Removed?.Contains(term) == true ? new(true, value) : default;
    }
}
