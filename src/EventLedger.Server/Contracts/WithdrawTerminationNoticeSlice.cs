using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Contracts;

/// <summary>POST /v1/contracts/{id}/withdraw-termination-notice.</summary>
public static class WithdrawTerminationNoticeSlice
{
    /// <summary>The body.</summary>
    /// <param name="WithdrawnOn">The day from which the notice no longer stands; today when left out.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Request(DateOnly? WithdrawnOn = null, string? Reason = null) : ChangeOfTerms;

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "WithdrawTerminationNotice", StreamCollection.Contracts, "withdraw-termination-notice",
        "Takes the standing notice back, while it has not ended service.")
    {
        BeginsStream = false,
        Example = new(new(2026, 11, 15), "both sides agreed to go on"),
        Decide = (request, id, scope) => Decisions.Of(
            Leaving.Decide(
                new WithdrawTerminationNotice(request.WithdrawnOn ?? scope.Today, request.Reason),
                id,
                scope.Read<Contract>(StreamNames.Contract(id)).State),
            request.WithdrawnOn ?? scope.Today),
    };
}
