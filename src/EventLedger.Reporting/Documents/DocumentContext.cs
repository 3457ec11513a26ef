using EventLedger.Domain.Contracts;
using EventLedger.Domain.Stored;
using EventLedger.Reporting.History;
using EventLedger.Reporting.ReadModels;

namespace EventLedger.Reporting.Documents;

/// <summary>What a document says beside itself.</summary>
/// <param name="ContractId">The contract.</param>
/// <param name="Title">What the contract is called; null when it has no title.</param>
/// <param name="AsOf">The business day that it shows.</param>
/// <param name="Position">The position of the ledger that it is known at.</param>
/// <param name="Names">What parties are called.</param>
public sealed record DocumentContext(
    string ContractId, string? Title, DateOnly AsOf, long Position, Names Names)
{
    internal const string Taxes = "All amounts exclude tax.";

    internal string Contract => Title is null ? ContractId : $"{Title} ({ContractId})";

    internal PrintedParty Party(string id) => new(id, Names.Party(id));

    /// <summary>Where the event that issued a document stands in the ledger.</summary>
    internal static IEnumerable<string> Receipt(
        IReadOnlyList<HistoryEntry> history, Func<ContractEvent, bool> issues) => history
        .Where(entry => issues((ContractEvent)EventTypes.Read(entry.Event.StoredType, entry.Event.Data)))
        .Select(entry =>
            $"Issued as event {entry.Event.Version} of the contract, position {entry.Event.Position} of the "
            + $"ledger; receipt {Convert.ToHexStringLower(entry.Event.LeafHash)}.")
        .Take(1);

    internal string Standing =>
        $"As of {PrintedText.Day(AsOf)}, as known at position {Position} of the ledger.";
}
