using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Contracts;

/// <summary>POST /v1/contracts/{id}/rescind.</summary>
public static class RescindContractSlice
{
    /// <summary>The body.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="RescindedOn">The day from which it no longer holds; today when left out.</param>
    public sealed record Request(string Reason, DateOnly? RescindedOn = null) : ChangeOfTerms;

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "RescindContract", StreamCollection.Contracts, "rescind",
        "Undoes a contract whose service has not begun.")
    {
        BeginsStream = false,
        Example = new("a condition of the financing was not met", new(2026, 6, 30)),
        Decide = (request, id, scope) => Decisions.Of(
            Ending.Decide(
                new RescindContract(request.RescindedOn ?? scope.Today, request.Reason),
                id,
                scope.Read<Contract>(StreamNames.Contract(id)).State),
            request.RescindedOn ?? scope.Today),
    };
}
