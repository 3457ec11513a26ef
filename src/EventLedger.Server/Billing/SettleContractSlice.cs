using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Billing;

/// <summary>POST /v1/contracts/{id}/settle.</summary>
public static class SettleContractSlice
{
    /// <summary>The body.</summary>
    /// <param name="SettledOn">The day of settlement; today when left out.</param>
    public sealed record Request(DateOnly? SettledOn = null);

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "SettleContract", StreamCollection.Contracts, "settle",
        "Makes the final account of a contract that has ended: all charges less all that was billed.")
    {
        BeginsStream = false,
        Example = new(new DateOnly(2030, 1, 15)),
        Decide = (request, id, scope) => Decisions.Of(
            Settling.Decide(
                new SettleContract(request.SettledOn ?? scope.Today),
                id,
                scope.Read<Contract>(StreamNames.Contract(id)).State),
            request.SettledOn ?? scope.Today),
    };
}
