using EventLedger.Domain.Facilities;
using EventLedger.Domain.Parties;
using EventLedger.Reporting.Exposure;
using EventLedger.Reporting.ReadModels;

namespace EventLedger.Reporting.Claims;

/// <summary>
/// Every reported figure with its sources, and where they disagree both side by side (domain.md 9). Values
/// are read off the wording, which stands beside them and decides.
/// </summary>
public static class ClaimsReport
{
    /// <summary>What is said of contracts, parties and facilities as of a day, by kind and id.</summary>
    public static IReadOnlyList<ClaimRow> Of(
        IReadOnlyList<KnownContract> contracts,
        DateOnly asOf,
        IReadOnlyDictionary<string, Party> parties,
        IReadOnlyDictionary<string, Facility> facilities)
    {
        ArgumentNullException.ThrowIfNull(parties);
        ArgumentNullException.ThrowIfNull(facilities);
        var runways = ExposureReport.Of(contracts, asOf, parties)
            .Where(row => row.RunwayMonths is not null)
            .ToLookup(row => row.CustomerId, row => row.RunwayMonths!.Value, StringComparer.Ordinal);
        return
        [
            .. contracts.OrderBy(contract => contract.Id, StringComparer.Ordinal)
                .SelectMany(contract => ClaimsOfContract.Rows(contract, asOf)),
            .. parties.OrderBy(party => party.Key, StringComparer.Ordinal)
                .SelectMany(party =>
                    ClaimsOfParty.Rows(party.Key, party.Value, asOf, [.. runways[party.Key]])),
            .. facilities.OrderBy(facility => facility.Key, StringComparer.Ordinal)
                .SelectMany(facility => ClaimsOfFacility.Rows(facility.Key, facility.Value, asOf)),
        ];
    }
}
