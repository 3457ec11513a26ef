using System.Numerics;
using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;

namespace EventLedger.Reporting.Capacity;

/// <summary>A line of a contract on one facility, over the days on which one customer has it.</summary>
internal sealed record Taken(string ContractId, string CustomerId, CapacityLine Line, DateRange Days);

/// <summary>One day of a facility: what it can deliver, and the lines that take of it.</summary>
internal sealed class FacilityDay(FacilityCapacity? capacity, IReadOnlyList<Taken> taken)
{
    public CapacityFigure Capacity { get; } = new(capacity?.Megawatts, TotalOf(capacity));

    public Qualifier? Qualifier => capacity?.Qualifier;

    public CapacityFigure Contracted => new(
        Stated(taken.Select(line => line.Line.Megawatts)),
        Stated(taken.Select(line => KnownPart(line.Line))));

    public CapacityUnstated Unstated => new(
        taken.Count(line => line.Line.Megawatts is null), taken.Count(line => Whole(line.Line) is null));

    public CapacityFigure Free => new(
        Unstated.Megawatts > 0 ? null : Capacity.Megawatts - Contracted.Megawatts,
        Unstated.Accelerators > 0 ? null : Capacity.Accelerators - Contracted.Accelerators);

    public IReadOnlyList<CapacityModel> Models =>
    [
        .. (capacity?.Accelerators ?? [])
            .Where(model => taken.Any(line => Names(line.Line, model.Model)))
            .Select(model => model.Model)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(model => Model(model, CountOf(capacity!, model))),
    ];

    public IReadOnlyList<string> ContractIds => Ids(taken);

    /// <summary>Accelerators of all models, where that is stated or every model is counted.</summary>
    public static long? TotalOf(FacilityCapacity? capacity) =>
        capacity?.AcceleratorsTotal ?? Whole(capacity?.Accelerators);

    private CapacityModel Model(string model, long? there)
    {
        var contracted = Stated(taken.Select(line => CountOf(line.Line, model)));
        var unstated = taken.Count(line => CountOf(line.Line, model) is null);
        return new(
            model,
            there,
            contracted,
            unstated,
            unstated > 0 ? null : there - contracted,
            contracted > there);
    }

    private static IReadOnlyList<string> Ids(IEnumerable<Taken> lines) =>
    [
        .. lines.Select(line => line.ContractId)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    private static bool Names(CapacityLine line, string model) =>
        line.Accelerators?.Any(count => count.Model == model) == true;

    /// <summary>
    /// How many of a model a line takes: nothing where it names others only, unknown where it names none.
    /// </summary>
    public static long? CountOf(CapacityLine line, string model) =>
        line.Accelerators is not { Count: > 0 } models ? null
        : Names(line, model) ? WholeOf(models, model)
        : 0;

    /// <summary>How many of a model a facility has; null when not known.</summary>
    public static long? CountOf(FacilityCapacity capacity, string model) =>
        WholeOf(capacity.Accelerators ?? [], model);

    /// <summary>The models that a line names, each once.</summary>
    public static IEnumerable<string> ModelsOf(CapacityLine line) =>
        (line.Accelerators ?? []).Select(count => count.Model).Distinct(StringComparer.Ordinal);

    private static long? WholeOf(IReadOnlyList<AcceleratorCount> models, string model) =>
        Whole([.. models.Where(count => count.Model == model)]);

    private static long? Whole(CapacityLine line) => Whole(line.Accelerators);

    private static long? Whole(IReadOnlyList<AcceleratorCount>? models) =>
        models is { Count: > 0 } && models.All(model => model.Count is not null)
            ? Sum(models.Select(model => model.Count!.Value))
            : null;

    /// <summary>What a line says for certain: of its models those that are counted.</summary>
    public static long? KnownPart(CapacityLine line) => line.Accelerators is { } models
        ? models.Any(model => model.Count is not null) ? Sum(models.Select(model => model.Count ?? 0)) : null
        : null;

    /// <summary>The sum of what is stated; of nothing at all zero, of unstated lines alone unknown.</summary>
    private static T? Stated<T>(IEnumerable<T?> amounts)
        where T : struct, INumber<T>, IMinMaxValue<T>
    {
        var all = amounts.ToArray();
        return all.Length > 0 && all.All(amount => amount is null)
            ? null
            : Sum(all.Select(amount => amount ?? T.Zero));
    }

    // Nothing bounds what may be entered; an absurd sum stays at the largest number there is.
    private static T Sum<T>(IEnumerable<T> amounts)
        where T : INumber<T>, IMinMaxValue<T> => amounts.Aggregate(
            T.Zero, (sum, amount) => amount > T.MaxValue - sum ? T.MaxValue : sum + amount);
}
