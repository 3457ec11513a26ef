using EventLedger.Domain.Books;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Store;

namespace EventLedger.Server.Commands;

/// <summary>Holds every command on a contract to the books of its providers.</summary>
internal static class ClosedBooks
{
    /// <summary>
    /// The decision with what it books for closed months, or the refusal by closed books. The books are
    /// read through the decision's scope, so a month that is closed at the same time and stored first is
    /// respected.
    /// </summary>
    public static Decision Hold(
        Decision decision, string contractId, bool bookInOpenMonth, DecisionScope scope)
    {
        if (decision is not Decision.Append append)
            return decision;
        var held = ClosedPeriods.Hold(
            scope.Read<Contract>(StreamNames.Contract(contractId)).State,
            [.. append.Events.Select(e => (ContractEvent)e.Payload)],
            bookInOpenMonth,
            provider => scope.Read<ProviderBooks>(StreamNames.Books(provider)).State);
        if (held.Refusal is { } refusal)
            return new Decision.Refuse(refusal);
        var decided = append.Events.Zip(held.Events, (before, e) => before with { Payload = e });
        var booked = held.Events.Skip(append.Events.Count)
            .Select(e => new NewEvent(e, ((DifferencesBooked)e).HoldsFrom()));
        return append with { Events = [.. decided, .. booked] };
    }
}
