using System.Diagnostics;

namespace EventLedger.Domain.Facilities;

/// <summary>Accelerators of one model; the count is null when not published.</summary>
/// <param name="Model">Such as <c>GB300</c>.</param>
/// <param name="Count">How many.</param>
public sealed record AcceleratorCount(string Model, long? Count = null);

/// <summary>What a facility can deliver, as far as it is known. Unknown stays unknown.</summary>
/// <param name="Megawatts">Electrical power.</param>
/// <param name="AcceleratorsTotal">Accelerators of all models together.</param>
/// <param name="Accelerators">By model.</param>
/// <param name="Qualifier">How the figures are meant; null is as stated.</param>
public sealed record FacilityCapacity(
    decimal? Megawatts = null,
    long? AcceleratorsTotal = null,
    IReadOnlyList<AcceleratorCount>? Accelerators = null,
    Qualifier? Qualifier = null);

/// <summary>Events of a facility, in their stored form.</summary>
public abstract record FacilityEvent
{
    private protected FacilityEvent()
    {
    }
}

/// <summary>A place with capacity is known to the ledger.</summary>
/// <param name="Name">Its name.</param>
/// <param name="OperatorId">The party that operates it.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="Capacity">What it can deliver.</param>
/// <param name="From">Since when; null is since ever.</param>
/// <param name="Sources">Who said so.</param>
public sealed record FacilityRegistered(
    string Name,
    string OperatorId,
    FacilityCapacity Capacity,
    string? Location = null,
    DateOnly? From = null,
    IReadOnlyList<Source>? Sources = null) : FacilityEvent;

/// <summary>The place has another capacity from a day on.</summary>
/// <param name="From">From which day on.</param>
/// <param name="Capacity">What it can deliver then, all of it and not only what was added.</param>
/// <param name="Sources">Who said so.</param>
public sealed record FacilityExpanded(
    DateOnly From, FacilityCapacity Capacity, IReadOnlyList<Source>? Sources = null) : FacilityEvent;

/// <summary>A place with capacity: data centre or cluster.</summary>
/// <param name="Name">Its name.</param>
/// <param name="OperatorId">The party that operates it.</param>
/// <param name="Location">Where it stands; null when not known.</param>
/// <param name="Capacity">What it can deliver, from which day on.</param>
/// <param name="Sources">Who said so.</param>
public sealed record Facility(
    string Name,
    string OperatorId,
    string? Location,
    Timeline<FacilityCapacity> Capacity,
    IReadOnlyList<Source> Sources)
{
    /// <summary>The facility of a stream without events: none.</summary>
    public static readonly Facility None = new("", "", null, Timeline<FacilityCapacity>.Empty, []);

    /// <summary>Whether the facility is known.</summary>
    public bool IsRegistered => Name.Length > 0;

    /// <summary>The facility after an event.</summary>
    /// <exception cref="UnreachableException">The event cannot follow this state.</exception>
    public static Facility Evolve(Facility facility, FacilityEvent @event) => (facility, @event) switch
    {
        ({ IsRegistered: false }, FacilityRegistered e) => new(
            e.Name,
            e.OperatorId,
            e.Location,
            Timeline<FacilityCapacity>.Empty.SetFrom(e.From ?? CalendarBounds.First, e.Capacity),
            e.Sources ?? []),
        ({ IsRegistered: true }, FacilityExpanded e) => facility with
        {
            Capacity = facility.Capacity.Insert(e.From, e.Capacity),
            Sources = [.. facility.Sources, .. e.Sources ?? []],
        },
        _ => throw new UnreachableException($"{@event} cannot follow {facility}."),
    };

    /// <summary>Registers the facility <paramref name="id"/>.</summary>
    public static Decided<FacilityEvent> Decide(RegisterFacility command, string id, Facility facility) =>
        facility.IsRegistered
            ? new FacilityRefusal.AlreadyExists(id)
            : new FacilityRegistered(
                command.Name,
                command.OperatorId,
                command.Capacity,
                command.Location,
                command.From,
                command.Sources);

    /// <summary>Expands a registered facility; steps that are known to come later stay.</summary>
    public static Decided<FacilityEvent> Decide(ExpandFacility command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return new FacilityExpanded(command.From, command.Capacity, command.Sources);
    }
}

/// <summary>Give a place another capacity from a day on.</summary>
/// <param name="From">From which day on.</param>
/// <param name="Capacity">What it can deliver then, all of it.</param>
/// <param name="Sources">Who said so.</param>
public sealed record ExpandFacility(
    DateOnly From, FacilityCapacity Capacity, IReadOnlyList<Source>? Sources = null);

/// <summary>Make a place with capacity known to the ledger.</summary>
/// <param name="Name">Its name.</param>
/// <param name="OperatorId">The party that operates it; it need not be registered yet.</param>
/// <param name="Capacity">What it can deliver.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="From">Since when.</param>
/// <param name="Sources">Who said so.</param>
public sealed record RegisterFacility(
    string Name,
    string OperatorId,
    FacilityCapacity Capacity,
    string? Location = null,
    DateOnly? From = null,
    IReadOnlyList<Source>? Sources = null);

/// <summary>Why a command on a facility is refused.</summary>
public abstract record FacilityRefusal : Refusal
{
    private protected FacilityRefusal()
    {
    }

    /// <summary>The id is taken.</summary>
    /// <param name="FacilityId">The id.</param>
    public sealed record AlreadyExists(string FacilityId) : FacilityRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"A facility {FacilityId} is registered already.";
    }
}
