using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Contracts;

/// <summary>POST /v1/contracts/{id}/resume.</summary>
public static class ResumeServiceSlice
{
    /// <summary>The body.</summary>
    /// <param name="From">The first day with service again; today when left out.</param>
    public sealed record Request(DateOnly? From = null) : ChangeOfTerms;

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "ResumeService", StreamCollection.Contracts, "resume", "Ends the suspension of service.")
    {
        BeginsStream = false,
        Example = new(new DateOnly(2027, 3, 15)),
        Decide = (request, id, scope) => Decisions.Of(
            Suspending.Decide(
                new ResumeService(request.From ?? scope.Today),
                id,
                scope.Read<Contract>(StreamNames.Contract(id)).State),
            request.From ?? scope.Today),
    };
}
