using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Billing;

/// <summary>POST /v1/contracts/{id}/dispute-invoice.</summary>
public static class DisputeInvoiceSlice
{
    /// <summary>The body.</summary>
    /// <param name="Invoice">The invoice's number.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Amount">What is contested; all that is owed when left out.</param>
    /// <param name="DisputedOn">The day from which it is contested; today when left out.</param>
    public sealed record Request(
        string Invoice, string Reason, decimal? Amount = null, DateOnly? DisputedOn = null);

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "DisputeInvoice", StreamCollection.Contracts, "dispute-invoice",
        "Notes that the customer contests an invoice, in whole or in part; it stays owed.")
    {
        BeginsStream = false,
        Example = new(
            "reflection-colossus-2-0001", "ten days without power", 50_000_000.00m, new(2026, 7, 20)),
        Decide = (request, id, scope) => Decisions.Of(
            Contesting.Decide(
                new DisputeInvoice(
                    request.Invoice, request.Amount, request.DisputedOn ?? scope.Today, request.Reason),
                id,
                scope.Read<Contract>(StreamNames.Contract(id)).State),
            request.DisputedOn ?? scope.Today),
    };
}
