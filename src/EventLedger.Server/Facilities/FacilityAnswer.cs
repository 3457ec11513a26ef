using EventLedger.Domain;
using EventLedger.Domain.Facilities;

namespace EventLedger.Server.Facilities;

/// <summary>What a facility can deliver from a day on.</summary>
/// <param name="From">The day; null is since ever.</param>
/// <param name="Capacity">What it can deliver.</param>
public sealed record CapacityStep(DateOnly? From, FacilityCapacity Capacity);

/// <summary>A facility as reads answer it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Of its stream.</param>
/// <param name="Name">Its name.</param>
/// <param name="OperatorId">The party that operates it.</param>
/// <param name="Location">Where it stands; null when not known.</param>
/// <param name="Capacity">What it can deliver on the day; null before its first day.</param>
/// <param name="CapacitySteps">What it could and will deliver over time, ascending.</param>
/// <param name="Sources">Who said so, of the place and of each step.</param>
public sealed record FacilityAnswer(
    string Id,
    long Version,
    string Name,
    string OperatorId,
    string? Location,
    FacilityCapacity? Capacity,
    IReadOnlyList<CapacityStep> CapacitySteps,
    IReadOnlyList<Source> Sources)
{
    /// <summary>The answer for a facility as of a day.</summary>
    public static FacilityAnswer Of(string id, long version, Facility facility, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(facility);
        return new(
            id,
            version,
            facility.Name,
            facility.OperatorId,
            facility.Location,
            facility.Capacity.On(asOf)?.Value,
            [
                .. facility.Capacity.Steps.Select(step => new CapacityStep(
                    step.From == CalendarBounds.First ? null : step.From, step.Value)),
            ],
            facility.Sources);
    }
}
