using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Billing;

/// <summary>POST /v1/contracts/{id}/write-off-invoice.</summary>
public static class WriteOffInvoiceSlice
{
    /// <summary>The body.</summary>
    /// <param name="Invoice">The invoice's number.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Amount">How much; all that is owed when left out.</param>
    /// <param name="WrittenOffOn">The day from which it counts; today when left out.</param>
    public sealed record Request(
        string Invoice, string Reason, decimal? Amount = null, DateOnly? WrittenOffOn = null);

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "WriteOffInvoice", StreamCollection.Contracts, "write-off-invoice",
        "Gives up what is still owed on an invoice, or a part of it.")
    {
        BeginsStream = false,
        Example = new("reflection-colossus-2-0001", "insolvency", null, new(2027, 1, 31)),
        Decide = (request, id, scope) => Decisions.Of(
            Contesting.Decide(
                new WriteOffInvoice(
                    request.Invoice, request.Amount, request.WrittenOffOn ?? scope.Today, request.Reason),
                id,
                scope.Read<Contract>(StreamNames.Contract(id)).State),
            request.WrittenOffOn ?? scope.Today),
    };
}
