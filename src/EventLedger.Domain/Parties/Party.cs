using System.Diagnostics;

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

/// <summary>A company: provider, customer or both.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Country">Where it is at home; null when not known.</param>
/// <param name="Sources">Who said so.</param>
public sealed record Party(string Name, string? Country, IReadOnlyList<Source> Sources)
{
    /// <summary>The party of a stream without events: none.</summary>
    public static readonly Party None = new("", null, []);

    /// <summary>Whether the party is known.</summary>
    public bool IsRegistered => Name.Length > 0;

    /// <summary>The party after an event.</summary>
    /// <exception cref="UnreachableException">The event cannot follow this state.</exception>
    public static Party Evolve(Party party, PartyEvent @event) => (party, @event) switch
    {
        ({ IsRegistered: false }, PartyRegistered e) => new(e.Name, e.Country, e.Sources ?? []),
        _ => throw new UnreachableException($"{@event} cannot follow {party}."),
    };

    /// <summary>Registers the party <paramref name="id"/>.</summary>
    public static Decided<PartyEvent> Decide(RegisterParty command, string id, Party party) =>
        party.IsRegistered
            ? new PartyRefusal.AlreadyExists(id)
            : new PartyRegistered(command.Name, command.Country, command.Sources);
}

/// <summary>Make a company known to the ledger.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Country">Where it is at home.</param>
/// <param name="Sources">Who said so.</param>
public sealed record RegisterParty(
    string Name, string? Country = null, IReadOnlyList<Source>? Sources = null);

/// <summary>Why a command on a party is refused.</summary>
public abstract record PartyRefusal : Refusal
{
    private protected PartyRefusal()
    {
    }

    /// <summary>The id is taken.</summary>
    /// <param name="PartyId">The id.</param>
    public sealed record AlreadyExists(string PartyId) : PartyRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"A party {PartyId} is registered already.";
    }
}
