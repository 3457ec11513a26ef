using EventLedger.Domain.Facilities;

namespace EventLedger.Reporting.Claims;

/// <summary>What is said of the size of a facility.</summary>
internal static class ClaimsOfFacility
{
    public static IEnumerable<ClaimRow> Rows(string id, Facility facility, DateOnly asOf)
    {
        var steps = facility.Capacity.Steps.Select(step => step.Value).ToArray();
        return Asking.Rows(
            new(ClaimSubjectKind.Facility, id, facility.Name),
            [.. Sizes(facility.Capacity.On(asOf)?.Value, steps)],
            facility.Sources);
    }

    /// <summary>
    /// Megawatts, accelerators, and those of each model that is counted; what holds on other days is no
    /// contradiction.
    /// </summary>
    /// <param name="capacity">What is known; null when nothing is.</param>
    /// <param name="steps">The same on all days.</param>
    public static IEnumerable<Asked> Sizes(FacilityCapacity? capacity, IReadOnlyList<FacilityCapacity> steps)
    {
        yield return new("megawatts", "power in megawatts", Power(capacity), Wording.Megawatts)
        {
            Elsewhere = [.. steps.Select(Power).OfType<Figure>()],
        };
        yield return new(
            "acceleratorsTotal", "accelerators of all models", Total(capacity), Wording.Accelerators)
        {
            Elsewhere = [.. steps.Select(Total).OfType<Figure>()],
        };
        foreach (var model in capacity?.Accelerators ?? [])
            if (model.Count is { } count)
                yield return new(
                    "accelerators",
                    "accelerators of the model",
                    Figure.Of(count, capacity!.Qualifier),
                    _ => [])
                {
                    Of = model.Model,
                };
    }

    private static Figure? Power(FacilityCapacity? capacity) =>
        capacity?.Megawatts is { } megawatts ? Figure.Of(megawatts, capacity.Qualifier) : null;

    private static Figure? Total(FacilityCapacity? capacity) =>
        capacity?.AcceleratorsTotal is { } total ? Figure.Of(total, capacity.Qualifier) : null;
}
