using EventLedger.Domain.Books;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Store;

namespace EventLedger.Server.Commands;

/// <summary>Holds every command on a contract to the books of its providers (domain.md 7).</summary>
internal static class ClosedBooks
{
    /// <summary>
    /// The decision, or the refusal by closed books. The books are read through the decision's scope, so a
    /// month that is closed at the same time and stored first is respected.
    /// </summary>
    public static Decision Hold(Decision decision, string contractId, DecisionScope scope) =>
        decision is Decision.Append append && ClosedPeriods.Forbid(
            scope.Read<Contract>(StreamNames.Contract(contractId)).State,
            [.. append.Events.Select(e => (ContractEvent)e.Payload)],
            provider => scope.Read<ProviderBooks>(StreamNames.Books(provider)).State) is { } refusal
            ? new Decision.Refuse(refusal)
            : decision;
}
