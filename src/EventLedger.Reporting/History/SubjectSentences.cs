using System.Globalization;
using EventLedger.Domain;
using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using EventLedger.Reporting.ReadModels;
using static EventLedger.Reporting.History.EventSentences;

namespace EventLedger.Reporting.History;

/// <summary>Each event of a party or a facility as a sentence.</summary>
public static class SubjectSentences
{
    /// <summary>The sentence of an event of a party.</summary>
    public static string Of(PartyEvent e, string partyId, Names names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return e switch
        {
            PartyRegistered registered =>
                $"{registered.Name} was registered{(registered.Country is { } at ? $", of {at}" : "")}.",
            PartyAcquired acquired =>
                $"{names.Party(partyId)} acquired {names.Party(acquired.AcquiredId)}, "
                + $"as of {acquired.EffectiveOn}.",
            ControlPassed passed =>
                $"{names.Party(passed.ControllerId)} controls {names.Party(partyId)} since "
                + $"{passed.EffectiveOn}.",
            FundingReported funding =>
                $"{names.Party(partyId)} is said to have raised {Meant(funding.Qualifier)}"
                + $"{Amount(funding.Amount, funding.Currency)}, as of {funding.AsOf}.",
            _ => throw new System.Diagnostics.UnreachableException($"{e} has no sentence."),
        };
    }

    /// <summary>The sentence of an event of a facility.</summary>
    public static string Of(FacilityEvent e, string facilityId, Names names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return e switch
        {
            FacilityRegistered registered =>
                $"{registered.Name} was registered, operated by {names.Party(registered.OperatorId)}: "
                + $"{Size(registered.Capacity)}"
                + (registered.From is { } from ? $" from {Day(from)} on." : "."),
            FacilityExpanded expanded =>
                $"From {Day(expanded.From)} on {names.Facility(facilityId)} has {Size(expanded.Capacity)}.",
            _ => throw new System.Diagnostics.UnreachableException($"{e} has no sentence."),
        };
    }

    /// <summary>Who said so.</summary>
    public static IReadOnlyList<Source> SourcesOf(PartyEvent e) => e switch
    {
        PartyRegistered registered => registered.Sources ?? [],
        PartyAcquired acquired => acquired.Sources ?? [],
        FundingReported funding => funding.Sources ?? [],
        _ => [],
    };

    /// <summary>Who said so.</summary>
    public static IReadOnlyList<Source> SourcesOf(FacilityEvent e) => e switch
    {
        FacilityRegistered registered => registered.Sources ?? [],
        FacilityExpanded expanded => expanded.Sources ?? [],
        _ => [],
    };

    private static string Size(FacilityCapacity capacity)
    {
        var parts = new List<string>();
        if (capacity.Megawatts is { } megawatts)
            parts.Add($"{megawatts.ToString("#,##0.######", CultureInfo.InvariantCulture)} MW");
        if (capacity.AcceleratorsTotal is { } total)
            parts.Add($"{total.ToString("#,##0", CultureInfo.InvariantCulture)} accelerators");
        parts.AddRange((capacity.Accelerators ?? []).Select(TermSentences.Accelerators));
        return parts.Count == 0
            ? "an unknown capacity"
            : Meant(capacity.Qualifier) + string.Join(", ", parts);
    }
}
