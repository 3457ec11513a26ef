using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Http;

namespace EventLedger.Server.Contracts;

/// <summary>
/// A search of contracts by text: in the id, the title, and what customer and provider are called.
/// </summary>
internal sealed class ContractSearch
{
    private readonly string _text;
    private readonly HashSet<string> _parties;

    private ContractSearch(string text, HashSet<string> parties) => (_text, _parties) = (text, parties);

    /// <summary>
    /// What the database may look for in stored terms; null for text that is stored in another form there.
    /// </summary>
    public string? Sought =>
        _text.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-') ? _text : null;

    /// <summary>The parties that are called so.</summary>
    public IReadOnlyList<string> PartyIds => [.. _parties];

    /// <summary>The search that a request asks for; null when it asks for none.</summary>
    public static async Task<ContractSearch?> Of(
        RequestQuery query, ReadPoint point, CancellationToken cancelled)
    {
        if (query.Text("search")?.Trim() is not { Length: > 0 } text)
            return null;
        var parties = await point.Reader.Register(
            LedgerProjection.PartyKind, point.Position, null, null, null, cancelled);
        return new(
            text,
            [
                .. parties.Where(party => IsIn(party.Id, text) || IsIn(party.Name, text))
                    .Select(party => party.Id),
            ]);
    }

    /// <summary>Whether a contract is found.</summary>
    public bool Finds(ContractSummary contract) =>
        IsIn(contract.Id, _text)
        || (contract.Title is { } title && IsIn(title, _text))
        || _parties.Contains(contract.CustomerId)
        || _parties.Contains(contract.ProviderId);

    private static bool IsIn(string text, string sought) =>
        text.Contains(sought, StringComparison.OrdinalIgnoreCase);
}
