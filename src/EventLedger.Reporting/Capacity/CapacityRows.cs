using EventLedger.Domain;

namespace EventLedger.Reporting.Capacity;

/// <summary>An amount of capacity; null where it is not known.</summary>
/// <param name="Megawatts">Electrical power.</param>
/// <param name="Accelerators">Accelerators of all models together.</param>
public sealed record CapacityFigure(decimal? Megawatts, long? Accelerators);

/// <summary>How many lines of contracts do not say, or not wholly, how much they take.</summary>
/// <param name="Megawatts">Lines without a figure in megawatts.</param>
/// <param name="Accelerators">Lines without a count of accelerators, or with one model uncounted.</param>
public sealed record CapacityUnstated(int Megawatts, int Accelerators);

/// <summary>A model of accelerator that both the facility and a contract on it name.</summary>
/// <param name="Model">The model, such as <c>GB300</c>.</param>
/// <param name="Capacity">How many there are; null when not known.</param>
/// <param name="Contracted">How many the stated lines take; null when none of them says.</param>
/// <param name="Unstated">Lines that may take of it and do not say how many.</param>
/// <param name="Free">Capacity less contracted, below zero when too much is; null when unknown.</param>
/// <param name="Overcommitted">Whether the stated lines alone take more than there are.</param>
public sealed record CapacityModel(
    string Model, long? Capacity, long? Contracted, int Unstated, long? Free, bool Overcommitted);

/// <summary>What is wrong at a facility over some days.</summary>
public enum CapacityBreachKind
{
    /// <summary>Contracts take more than it can deliver, in megawatts, accelerators or of a model.</summary>
    Overcommitted,

    /// <summary>One customer has it for itself alone and another is served from it.</summary>
    ExclusivityBroken,
}

/// <summary>Days, without a gap, on which something is wrong at a facility, as far as is known.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="From">The first of the days; the day of the report when it began earlier.</param>
/// <param name="To">The last; null when nothing that is known ends it.</param>
/// <param name="ContractIds">The contracts that have part in it on any of the days.</param>
public sealed record CapacityBreach(
    CapacityBreachKind Kind, DateOnly From, DateOnly? To, IReadOnlyList<string> ContractIds);

/// <summary>A deal that is only announced: it takes nothing yet.</summary>
/// <param name="ContractId">The deal.</param>
/// <param name="CustomerId">Who would buy.</param>
/// <param name="Megawatts">The power that is spoken of.</param>
/// <param name="Accelerators">The accelerators that are spoken of, of all models.</param>
/// <param name="Qualifier">How that is meant; null is as stated.</param>
/// <param name="Exclusive">Whether nobody else would be served; null when nothing is said.</param>
/// <param name="StartsOn">The stated start.</param>
/// <param name="EndsOn">The stated end.</param>
public sealed record AnnouncedCapacity(
    string ContractId,
    string CustomerId,
    decimal? Megawatts,
    long? Accelerators,
    Qualifier? Qualifier,
    bool? Exclusive,
    ReducedDate? StartsOn,
    ReducedDate? EndsOn);

/// <summary>What a facility can deliver on a day, and what is taken of it.</summary>
/// <param name="FacilityId">The facility.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Capacity">What it can deliver; unknown stays unknown.</param>
/// <param name="Qualifier">How that is meant; null is as stated.</param>
/// <param name="Contracted">
/// What the lines that say how much take together; null when there are lines and none says.
/// </param>
/// <param name="Unstated">Lines that do not say how much they take.</param>
/// <param name="Free">
/// Capacity less contracted, below zero when too much is; null where either is not wholly known.
/// </param>
/// <param name="Models">Models of accelerator that both the facility and a contract name, by name.</param>
/// <param name="Overcommitted">Whether more is taken on the day than can be delivered.</param>
/// <param name="ExclusivityBroken">
/// Whether on the day one customer has it for itself alone and another is served from it.
/// </param>
/// <param name="ContractIds">The contracts that take of it on the day.</param>
/// <param name="Breaches">The days from this one on, as known, on which something is wrong.</param>
/// <param name="Announced">Deals on it that are only announced; none of the figures holds them.</param>
public sealed record CapacityRow(
    string FacilityId,
    string Name,
    CapacityFigure Capacity,
    Qualifier? Qualifier,
    CapacityFigure Contracted,
    CapacityUnstated Unstated,
    CapacityFigure Free,
    IReadOnlyList<CapacityModel> Models,
    bool Overcommitted,
    bool ExclusivityBroken,
    IReadOnlyList<string> ContractIds,
    IReadOnlyList<CapacityBreach> Breaches,
    IReadOnlyList<AnnouncedCapacity> Announced);
