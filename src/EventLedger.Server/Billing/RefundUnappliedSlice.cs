using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Billing;

/// <summary>POST /v1/contracts/{id}/refund-unapplied.</summary>
public static class RefundUnappliedSlice
{
    /// <summary>The body.</summary>
    /// <param name="Amount">How much.</param>
    /// <param name="Reference">The bank's reference.</param>
    /// <param name="RefundedOn">The day of the refund; today when left out.</param>
    public sealed record Request(decimal Amount, string Reference, DateOnly? RefundedOn = null);

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "RefundUnapplied", StreamCollection.Contracts, "refund-unapplied",
        "Pays unapplied cash and credit back to the customer, cash first.")
    {
        BeginsStream = false,
        Example = new(10_000.00m, "refund 17", new(2026, 8, 11)),
        Decide = (request, id, scope) => Decisions.Of(
            Unapplying.Decide(
                new RefundUnapplied(request.Amount, request.RefundedOn ?? scope.Today, request.Reference),
                id,
                scope.Read<Contract>(StreamNames.Contract(id)).State),
            request.RefundedOn ?? scope.Today),
    };
}
