using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Contracts;

/// <summary>POST /v1/contracts/{id}/terminate-for-cause.</summary>
public static class TerminateForCauseSlice
{
    /// <summary>The body.</summary>
    /// <param name="LastServiceDay">The last day of service.</param>
    /// <param name="Reason">The cause.</param>
    /// <param name="GivenOn">The day of termination; today when left out.</param>
    public sealed record Request(DateOnly LastServiceDay, string Reason, DateOnly? GivenOn = null)
        : ChangeOfTerms;

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "TerminateForCause", StreamCollection.Contracts, "terminate-for-cause",
        "Ends a contract because of a breach, whatever its clause says.")
    {
        BeginsStream = false,
        Example = new(new(2027, 6, 30), "fees unpaid for 90 days", new(2027, 6, 15)),
        Decide = (request, id, scope) => Decisions.Of(
            Ending.Decide(
                new TerminateForCause(request.GivenOn ?? scope.Today, request.LastServiceDay, request.Reason),
                id,
                scope.Read<Contract>(StreamNames.Contract(id)).State),
            request.GivenOn ?? scope.Today),
    };
}
