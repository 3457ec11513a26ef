using EventLedger.Domain.Contracts;
using EventLedger.Domain.Tests.Naive;

namespace EventLedger.Domain.Tests.Properties;

/// <summary>What is said of a deal, in the words of its events and of the naive rules.</summary>
internal static class SayingTranslation
{
    public static NaiveHearsay Naive(DealAnnounced e) => new(
        e.ProviderId,
        e.CustomerId,
        e.AnnouncedOn.First,
        e.Currency,
        e.MonthlyFee,
        e.TotalValue,
        e.StartsOn?.First,
        e.EndsOn?.Last,
        e.FacilityId);

    public static NaiveRevision Naive(AnnouncementRevised e)
    {
        bool Gone(AnnouncedTerm term) => e.Removed?.Contains(term) == true;
        return new(e.RevisedOn, said => said with
        {
            Provider = e.ProviderId ?? said.Provider,
            Customer = e.CustomerId ?? said.Customer,
            Currency = Gone(AnnouncedTerm.Currency) ? null : e.Currency ?? said.Currency,
            FeeInUnits = Gone(AnnouncedTerm.MonthlyFee) ? null : e.MonthlyFee ?? said.FeeInUnits,
            TotalInUnits = Gone(AnnouncedTerm.TotalValue) ? null : e.TotalValue ?? said.TotalInUnits,
            Start = Gone(AnnouncedTerm.StartsOn) ? null : e.StartsOn?.First ?? said.Start,
            End = Gone(AnnouncedTerm.EndsOn) ? null : e.EndsOn?.Last ?? said.End,
            Facility = Gone(AnnouncedTerm.FacilityId) ? null : e.FacilityId ?? said.Facility,
        });
    }

    /// <summary>The event that a revision asks for.</summary>
    public static AnnouncementRevised Written(ReviseAnnouncement revise) => new(
        revise.RevisedOn,
        revise.ProviderId,
        revise.CustomerId,
        revise.MonthlyFee.Value,
        revise.TotalValue.Value,
        revise.Currency.Value,
        revise.StartsOn.Value,
        revise.EndsOn.Value,
        revise.FacilityId.Value,
        Removed: revise.Removed is { Count: > 0 } removed ? removed : null,
        Reason: revise.Reason,
        Sources: revise.Sources);
}
