using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Contracts;

/// <summary>POST /v1/contracts/{id}/suspend.</summary>
public static class SuspendServiceSlice
{
    /// <summary>The body.</summary>
    /// <param name="AbateFees">
    /// Whether the suspended days are free; if so they are no days of service, if not fees run on.
    /// </param>
    /// <param name="Reason">Why.</param>
    /// <param name="From">The first day without service; today when left out.</param>
    public sealed record Request(bool AbateFees, string Reason, DateOnly? From = null) : ChangeOfTerms;

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "SuspendService", StreamCollection.Contracts, "suspend",
        "Suspends service until it is resumed, free of fees or not.")
    {
        BeginsStream = false,
        Example = new(true, "flood in the hall", new(2027, 3, 1)),
        Decide = (request, id, scope) => Decisions.Of(
            Suspending.Decide(
                new SuspendService(request.From ?? scope.Today, request.AbateFees, request.Reason),
                id,
                scope.Read<Contract>(StreamNames.Contract(id)).State),
            request.From ?? scope.Today),
    };
}
