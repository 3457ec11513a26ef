using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Http;

namespace EventLedger.Server.Contracts;

/// <summary>
/// A search of contracts by text: in the id, the title, and what customer and provider are called.
/// </summary>
/// <param name="text">What is looked for.</param>
/// <param name="parties">The parties that are called so.</param>
internal sealed class ContractSearch(TextSearch text, HashSet<string> parties)
{
    /// <summary>What the database may look for in stored terms.</summary>
    public string? Sought => text.Sought;

    /// <summary>The parties that are called so.</summary>
    public IReadOnlyList<string> PartyIds => [.. parties];

    /// <summary>The search that a request asks for; null when it asks for none.</summary>
    public static ContractSearch? Of(RequestQuery query, Names names) =>
        TextSearch.Of(query) is { } text
            ? new(
                text,
                [
                    .. names.Parties.Where(party => text.Finds(party.Key) || text.Finds(party.Value))
                        .Select(party => party.Key),
                ])
            : null;

    /// <summary>Whether a contract is found.</summary>
    public bool Finds(ContractSummary contract) =>
        text.Finds(contract.Id)
        || (contract.Title is { } title && text.Finds(title))
        || parties.Contains(contract.CustomerId)
        || parties.Contains(contract.ProviderId);
}
