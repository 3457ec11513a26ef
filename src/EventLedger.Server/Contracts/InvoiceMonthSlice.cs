using System.Diagnostics;
using EventLedger.Domain;
using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;
using EventLedger.Store;

namespace EventLedger.Server.Contracts;

/// <summary>POST /v1/contracts/{id}/invoice-month.</summary>
public static class InvoiceMonthSlice
{
    /// <summary>The body.</summary>
    /// <param name="Month">The month.</param>
    /// <param name="IssuedOn">
    /// The day of issue; today when left out, but in advance not before the month's first service day.
    /// </param>
    public sealed record Request(Month Month, DateOnly? IssuedOn = null);

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "InvoiceMonth", StreamCollection.Contracts, "invoice-month",
        "Invoices the charge of a month, and what other invoiced months changed by.")
    {
        BeginsStream = false,
        Example = new(new(2026, 7), new(2026, 7, 1)),
        Decide = (request, id, scope) => DecisionOf(Invoicing.Decide(
            new InvoiceMonth(request.Month, request.IssuedOn, scope.Today),
            id,
            scope.Read<Contract>(StreamNames.Contract(id)).State)),
    };

    /// <summary>The decision, each event with the business day from which it holds.</summary>
    internal static Decision DecisionOf(Decided<ContractEvent> decided) => Decisions.Of(decided, e => e switch
    {
        MonthInvoiced invoiced => invoiced.IssuedOn,
        CreditNoteIssued credit => credit.IssuedOn,
        UnappliedApplied applied => applied.AppliedOn,
        _ => throw new UnreachableException($"{e} is none of an invoice."),
    });
}
