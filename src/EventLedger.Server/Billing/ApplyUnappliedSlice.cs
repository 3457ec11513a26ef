using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Billing;

/// <summary>POST /v1/contracts/{id}/apply-unapplied.</summary>
public static class ApplyUnappliedSlice
{
    /// <summary>The body.</summary>
    /// <param name="Invoice">The invoice's number.</param>
    /// <param name="Amount">How much.</param>
    /// <param name="AppliedOn">The day from which it counts; today when left out.</param>
    public sealed record Request(string Invoice, decimal Amount, DateOnly? AppliedOn = null);

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "ApplyUnapplied", StreamCollection.Contracts, "apply-unapplied",
        "Applies unapplied credit and cash to an invoice, credit first.")
    {
        BeginsStream = false,
        Example = new("reflection-colossus-2-0001", 10_000.00m, new(2026, 8, 21)),
        Decide = (request, id, scope) => Decisions.Of(
            Unapplying.Decide(
                new ApplyUnapplied(request.Invoice, request.Amount, request.AppliedOn ?? scope.Today),
                id,
                scope.Read<Contract>(StreamNames.Contract(id)).State),
            request.AppliedOn ?? scope.Today),
    };
}
