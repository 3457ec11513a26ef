using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Billing;

/// <summary>POST /v1/contracts/{id}/resolve-dispute.</summary>
public static class ResolveDisputeSlice
{
    /// <summary>The body.</summary>
    /// <param name="Invoice">The invoice's number.</param>
    /// <param name="Outcome">How it ends.</param>
    /// <param name="ResolvedOn">The day from which it is contested no more; today when left out.</param>
    public sealed record Request(string Invoice, DisputeOutcome Outcome, DateOnly? ResolvedOn = null);

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "ResolveDispute", StreamCollection.Contracts, "resolve-dispute",
        "Ends the open dispute of an invoice; upheld, its amount is credited.")
    {
        BeginsStream = false,
        Example = new("reflection-colossus-2-0001", DisputeOutcome.Upheld, new(2026, 8, 10)),
        Decide = (request, id, scope) => Decisions.Of(
            Contesting.Decide(
                new ResolveDispute(request.Invoice, request.Outcome, request.ResolvedOn ?? scope.Today),
                id,
                scope.Read<Contract>(StreamNames.Contract(id)).State),
            request.ResolvedOn ?? scope.Today),
    };
}
