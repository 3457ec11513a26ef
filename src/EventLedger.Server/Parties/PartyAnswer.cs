using EventLedger.Domain;
using EventLedger.Domain.Parties;

namespace EventLedger.Server.Parties;

/// <summary>Who controls a party from a day on.</summary>
/// <param name="ControllerId">The controlling party.</param>
/// <param name="EffectiveOn">Since when, as it was reported; it counts from the first day.</param>
public sealed record ControllerStep(string ControllerId, ReducedDate EffectiveOn);

/// <summary>A party as reads answer it, as of a business day.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Of its stream.</param>
/// <param name="Name">Its name.</param>
/// <param name="Country">Where it is at home; null when not known.</param>
/// <param name="ControllerId">Who controls it directly on the day; null when nobody does.</param>
/// <param name="Controllers">Who controlled and will control it over time, ascending.</param>
/// <param name="Controls">What it controls directly on the day, by the acquisition that made it so.</param>
/// <param name="Funding">What it is said to have raised by the day, ascending.</param>
/// <param name="Sources">Who said so.</param>
public sealed record PartyAnswer(
    string Id,
    long Version,
    string Name,
    string? Country,
    string? ControllerId,
    IReadOnlyList<ControllerStep> Controllers,
    IReadOnlyList<PartyAcquired> Controls,
    IReadOnlyList<FundingReported> Funding,
    IReadOnlyList<Source> Sources)
{
    /// <summary>The answer for a party as of a day.</summary>
    /// <param name="id">The party.</param>
    /// <param name="version">Of its stream.</param>
    /// <param name="party">What is known of it.</param>
    /// <param name="control">Knows the party and all it ever acquired.</param>
    /// <param name="asOf">The day.</param>
    public static PartyAnswer Of(string id, long version, Party party, Control control, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(party);
        ArgumentNullException.ThrowIfNull(control);
        return new(
            id,
            version,
            party.Name,
            party.Country,
            party.ControllerOn(asOf),
            [
                .. (party.Controllers?.Steps ?? [])
                    .Select(step => new ControllerStep(step.Value.ControllerId, step.Value.EffectiveOn)),
            ],
            control.ControlledBy(id, asOf),
            [
                .. (party.Funding ?? [])
                    .Where(funding => funding.AsOf.First <= asOf)
                    .OrderBy(funding => funding.AsOf.First),
            ],
            party.Sources);
    }
}
