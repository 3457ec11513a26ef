using EventLedger.Domain.Billing;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;

namespace EventLedger.Server.BillingRuns;

/// <summary>POST /v1/billing-runs/{id}/cancel.</summary>
public static class CancelBillingRunSlice
{
    /// <summary>The body.</summary>
    /// <param name="CancelledOn">The day; today when left out.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Request(DateOnly? CancelledOn = null, string? Reason = null);

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "CancelBillingRun", StreamCollection.BillingRuns, "cancel",
        "Stops a billing run: from the answer on it invoices nothing more, and what it invoiced stays.")
    {
        BeginsStream = false,
        Example = new(Reason: "started for the wrong month"),
        Decide = (request, id, scope) => Decisions.Of(
            Domain.Billing.BillingRuns.Decide(
                new CancelBillingRun(request.CancelledOn ?? scope.Today, request.Reason),
                scope.Read<BillingRun>(StreamNames.BillingRun(id)).State),
            request.CancelledOn ?? scope.Today),
    };
}
