using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Contracts;

/// <summary>POST /v1/contracts/{id}/delay-commencement.</summary>
public static class DelayCommencementSlice
{
    /// <summary>The body.</summary>
    /// <param name="NewStartsOn">The new first day of service, later than the one there is.</param>
    /// <param name="NewEndsOn">The new last day of the term; it stays when left out.</param>
    /// <param name="DelayedOn">
    /// The day of the delay, before service has begun; today when left out.
    /// </param>
    /// <param name="Reason">Why.</param>
    public sealed record Request(
        DateOnly NewStartsOn, DateOnly? NewEndsOn = null, DateOnly? DelayedOn = null, string? Reason = null)
        : ChangeOfTerms;

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "DelayCommencement", StreamCollection.Contracts, "delay-commencement",
        "Moves the start of service to a later day, before it has begun.")
    {
        BeginsStream = false,
        Example = new(new(2026, 9, 1), new(2030, 2, 28), new(2026, 6, 29), "the hall is not ready"),
        Decide = (request, id, scope) => Decisions.Of(
            Delaying.Decide(
                new DelayCommencement(
                    request.NewStartsOn,
                    request.DelayedOn ?? scope.Today,
                    request.NewEndsOn,
                    request.Reason),
                id,
                scope.Read<Contract>(StreamNames.Contract(id)).State),
            request.DelayedOn ?? scope.Today),
    };
}
