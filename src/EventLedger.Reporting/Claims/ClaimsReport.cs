using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using EventLedger.Reporting.Exposure;
using EventLedger.Reporting.ReadModels;

namespace EventLedger.Reporting.Claims;

/// <summary>
/// Every reported figure with its sources, and where they disagree both side by side. Values
/// are read off the wording, which stands beside them and decides.
/// </summary>
public static class ClaimsReport
{
    /// <summary>What is said of contracts, parties and facilities as of a day, by kind and id.</summary>
    /// <param name="contracts">The contracts as they are known.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="parties">The parties as they are known, by id.</param>
    /// <param name="facilities">The facilities as they are known, by id.</param>
    /// <param name="disagreementsAlone">Only figures of which not all that is said can hold.</param>
    /// <param name="top">Only so many, the first; null for all.</param>
    public static IReadOnlyList<ClaimRow> Of(
        IReadOnlyList<KnownContract> contracts,
        DateOnly asOf,
        IReadOnlyDictionary<string, Party> parties,
        IReadOnlyDictionary<string, Facility> facilities,
        bool disagreementsAlone = false,
        int? top = null)
    {
        ArgumentNullException.ThrowIfNull(parties);
        ArgumentNullException.ThrowIfNull(facilities);
        var runways = ExposureReport.Of(contracts, asOf, parties)
            .Where(row => row.RunwayMonths is not null)
            .ToLookup(row => row.CustomerId, row => row.RunwayMonths!.Value, StringComparer.Ordinal);
        var rows = contracts.ById().Where(contract => !disagreementsAlone || IsSpokenOf(contract.Terms))
            .SelectMany(contract => ClaimsOfContract.Rows(contract, asOf))
            .Concat(parties.OrderBy(party => party.Key, StringComparer.Ordinal)
                .SelectMany(party =>
                    ClaimsOfParty.Rows(party.Key, party.Value, asOf, [.. runways[party.Key]])))
            .Concat(facilities.OrderBy(facility => facility.Key, StringComparer.Ordinal)
                .SelectMany(facility => ClaimsOfFacility.Rows(facility.Key, facility.Value, asOf)))
            .Where(row => !disagreementsAlone || row.Disagreement);
        return [.. top is { } most ? rows.Take(most) : rows];
    }

    // Of what was signed without a word in the press nothing can disagree.
    private static bool IsSpokenOf(ContractTerms terms) =>
        terms.Announced is not null || terms.Agreement?.Sources.Count > 0 || terms.Attached?.Count > 0;
}
