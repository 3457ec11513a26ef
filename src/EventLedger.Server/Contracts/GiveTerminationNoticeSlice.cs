using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Contracts;

/// <summary>POST /v1/contracts/{id}/give-termination-notice.</summary>
public static class GiveTerminationNoticeSlice
{
    /// <summary>The body.</summary>
    /// <param name="By">Which side leaves.</param>
    /// <param name="GivenOn">The day of notice; today when left out.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Request(Side By, DateOnly? GivenOn = null, string? Reason = null) : ChangeOfTerms;

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "GiveTerminationNotice", StreamCollection.Contracts, "give-termination-notice",
        "Ends a contract without cause, under its clause.")
    {
        BeginsStream = false,
        Example = new(Side.Customer, new(2026, 10, 1)),
        Decide = (request, id, scope) => Decisions.Of(
            Leaving.Decide(
                new GiveTerminationNotice(request.By, request.GivenOn ?? scope.Today, request.Reason),
                id,
                scope.Read<Contract>(StreamNames.Contract(id)).State),
            request.GivenOn ?? scope.Today),
    };
}
