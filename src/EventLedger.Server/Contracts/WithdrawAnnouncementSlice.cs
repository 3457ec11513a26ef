using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Contracts;

/// <summary>POST /v1/contracts/{id}/withdraw-announcement.</summary>
public static class WithdrawAnnouncementSlice
{
    /// <summary>The body.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="WithdrawnOn">The day from which it is no longer announced; today when left out.</param>
    public sealed record Request(string Reason, DateOnly? WithdrawnOn = null);

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "WithdrawAnnouncement", StreamCollection.Contracts, "withdraw-announcement",
        "Says that a deal that was announced and not signed will not come.")
    {
        BeginsStream = false,
        Example = new("the talks ended", new(2026, 9, 1)),
        Decide = (request, id, scope) => Decisions.Of(
            Announcing.Decide(
                new WithdrawAnnouncement(request.WithdrawnOn ?? scope.Today, request.Reason),
                id,
                scope.Read<Contract>(StreamNames.Contract(id)).State),
            request.WithdrawnOn ?? scope.Today),
    };
}
