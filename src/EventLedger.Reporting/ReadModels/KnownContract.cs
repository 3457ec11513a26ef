using EventLedger.Domain.Contracts;

namespace EventLedger.Reporting.ReadModels;

/// <summary>A contract's terms as they are known at a position: what reports are computed from.</summary>
/// <param name="Id">The contract.</param>
/// <param name="Terms">Its terms.</param>
public sealed record KnownContract(string Id, ContractTerms Terms);

/// <summary>
/// Names by which reports call parties and facilities; an id that is not registered is its own name.
/// </summary>
/// <param name="Parties">By party id.</param>
/// <param name="Facilities">By facility id.</param>
public sealed record Names(
    IReadOnlyDictionary<string, string> Parties, IReadOnlyDictionary<string, string> Facilities)
{
    /// <summary>A party's name.</summary>
    public string Party(string id) => Parties.GetValueOrDefault(id, id);

    /// <summary>A facility's name.</summary>
    public string Facility(string id) => Facilities.GetValueOrDefault(id, id);
}
