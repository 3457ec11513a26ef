using EventLedger.Domain;
using EventLedger.Domain.Facilities;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Facilities;

/// <summary>POST /v1/facilities/{id}/register.</summary>
public static class RegisterFacilitySlice
{
    /// <summary>The body.</summary>
    /// <param name="Name">The facility's name.</param>
    /// <param name="OperatorId">The party that operates it; it need not be registered.</param>
    /// <param name="Capacity">What it can deliver, as far as it is known.</param>
    /// <param name="Location">Where it stands.</param>
    /// <param name="From">Since when it has this capacity.</param>
    /// <param name="Sources">Who said so.</param>
    /// <param name="On">The business day; today when left out.</param>
    public sealed record Request(
        string Name,
        string OperatorId,
        FacilityCapacity Capacity,
        string? Location = null,
        DateOnly? From = null,
        IReadOnlyList<Source>? Sources = null,
        DateOnly? On = null);

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "RegisterFacility", StreamCollection.Facilities, "register",
        "Makes a place with capacity known to the ledger.")
    {
        BeginsStream = true,
        Example = new(
            "Colossus 2",
            "spacex",
            new(Accelerators: [new("GB300")]),
            "near Memphis, Tennessee"),
        Contradictions = request => CapacityChecks.Negative(request.Capacity, "$.capacity"),
        Decide = (request, id, scope) => Decisions.Of(
            Facility.Decide(
                new RegisterFacility(
                    request.Name,
                    request.OperatorId,
                    request.Capacity,
                    request.Location,
                    request.From,
                    request.Sources),
                id,
                scope.Read<Facility>(StreamNames.Facility(id)).State),
            request.On ?? request.From ?? scope.Today),
    };
}
