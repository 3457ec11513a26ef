namespace EventLedger.Domain.Parties;

/// <summary>Events of a party, in their stored form.</summary>
public abstract record PartyEvent
{
    private protected PartyEvent()
    {
    }
}

/// <summary>A company is known to the ledger.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Country">Where it is at home, as written by whoever registered it.</param>
/// <param name="Sources">Who said so.</param>
public sealed record PartyRegistered(
    string Name, string? Country = null, IReadOnlyList<Source>? Sources = null) : PartyEvent;

/// <summary>This party acquired another: it controls it until a later acquirer does.</summary>
/// <param name="AcquiredId">The party that was acquired.</param>
/// <param name="EffectiveOn">Since when; a reduced date counts from its first day.</param>
/// <param name="Sources">Who said so.</param>
public sealed record PartyAcquired(
    string AcquiredId, ReducedDate EffectiveOn, IReadOnlyList<Source>? Sources = null) : PartyEvent;

/// <summary>
/// Control of this party passed to another: what that one's <see cref="PartyAcquired"/> means here. Both are
/// stored in one commit, each in its own party's stream.
/// </summary>
/// <param name="ControllerId">Who controls this party.</param>
/// <param name="EffectiveOn">Since when; a reduced date counts from its first day.</param>
public sealed record ControlPassed(string ControllerId, ReducedDate EffectiveOn) : PartyEvent;

/// <summary>Money that the party is said to have raised.</summary>
/// <param name="Amount">How much.</param>
/// <param name="Currency">Of the amount.</param>
/// <param name="AsOf">When it had that; a reduced date counts from its first day.</param>
/// <param name="Qualifier">How the figure is meant; null is as stated.</param>
/// <param name="Sources">Who said so.</param>
public sealed record FundingReported(
    decimal Amount,
    string Currency,
    ReducedDate AsOf,
    Qualifier? Qualifier = null,
    IReadOnlyList<Source>? Sources = null) : PartyEvent;
