using EventLedger.Domain;
using EventLedger.Domain.Parties;

namespace EventLedger.Server.Parties;

/// <summary>A party as reads answer it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Of its stream.</param>
/// <param name="Name">Its name.</param>
/// <param name="Country">Where it is at home; null when not known.</param>
/// <param name="Sources">Who said so.</param>
public sealed record PartyAnswer(
    string Id, long Version, string Name, string? Country, IReadOnlyList<Source> Sources)
{
    /// <summary>The answer for a party.</summary>
    public static PartyAnswer Of(string id, long version, Party party)
    {
        ArgumentNullException.ThrowIfNull(party);
        return new(id, version, party.Name, party.Country, party.Sources);
    }
}
