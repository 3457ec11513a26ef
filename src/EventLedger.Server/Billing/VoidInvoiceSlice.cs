using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Billing;

/// <summary>POST /v1/contracts/{id}/void-invoice.</summary>
public static class VoidInvoiceSlice
{
    /// <summary>The body.</summary>
    /// <param name="Invoice">The invoice's number.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="VoidedOn">The day from which it bills nothing; today when left out.</param>
    public sealed record Request(string Invoice, string Reason, DateOnly? VoidedOn = null);

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "VoidInvoice", StreamCollection.Contracts, "void-invoice",
        "Voids an invoice that nothing was paid or credited on; its month may be invoiced again.")
    {
        BeginsStream = false,
        Example = new("reflection-colossus-2-0001", "sent to the wrong address", new(2026, 7, 3)),
        Decide = (request, id, scope) => Decisions.Of(
            Invoicing.Decide(
                new VoidInvoice(request.Invoice, request.VoidedOn ?? scope.Today, request.Reason),
                id,
                scope.Read<Contract>(StreamNames.Contract(id)).State),
            request.VoidedOn ?? scope.Today),
    };
}
