using EventLedger.Domain;
using EventLedger.Domain.Facilities;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Facilities;

/// <summary>POST /v1/facilities/{id}/expand.</summary>
public static class ExpandFacilitySlice
{
    /// <summary>The body.</summary>
    /// <param name="Capacity">What it can deliver then, all of it and not only what is added.</param>
    /// <param name="From">From which day on; today when left out.</param>
    /// <param name="Sources">Who said so.</param>
    public sealed record Request(
        FacilityCapacity Capacity, DateOnly? From = null, IReadOnlyList<Source>? Sources = null);

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "ExpandFacility", StreamCollection.Facilities, "expand",
        "Gives a place another capacity from a day on, until the next one that is known.")
    {
        BeginsStream = false,
        Example = new(
            new(Megawatts: 1_000m, Accelerators: [new("GB300")], Qualifier: Qualifier.About),
            new(2027, 1, 1),
            [new("Bloomberg")]),
        Contradictions = request => CapacityChecks.Negative(request.Capacity, "$.capacity"),
        Decide = (request, _, scope) =>
        {
            var from = request.From ?? scope.Today;
            return Decisions.Of(
                Facility.Decide(new ExpandFacility(from, request.Capacity, request.Sources)), from);
        },
    };
}
