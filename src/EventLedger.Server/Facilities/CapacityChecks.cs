using EventLedger.Domain.Facilities;

namespace EventLedger.Server.Facilities;

/// <summary>What the types of a capacity cannot say.</summary>
internal static class CapacityChecks
{
    public static IEnumerable<(string Path, string Error)> Negative(FacilityCapacity? capacity, string path)
    {
        if (capacity is null)
            yield break;
        if (capacity.Megawatts < 0)
            yield return (path + ".megawatts", "is negative");
        if (capacity.AcceleratorsTotal < 0)
            yield return (path + ".acceleratorsTotal", "is negative");
        var models = capacity.Accelerators ?? [];
        for (var i = 0; i < models.Count; i++)
            if (models[i].Count < 0)
                yield return ($"{path}.accelerators[{i}].count", "is negative");
    }
}
