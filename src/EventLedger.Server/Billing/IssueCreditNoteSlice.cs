using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Billing;

/// <summary>POST /v1/contracts/{id}/issue-credit-note.</summary>
public static class IssueCreditNoteSlice
{
    /// <summary>The body.</summary>
    /// <param name="Invoice">The invoice's number.</param>
    /// <param name="Amount">The credit.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="IssuedOn">The day of issue; today when left out, but not before the invoice's.</param>
    public sealed record Request(
        string Invoice, decimal Amount, string Reason, DateOnly? IssuedOn = null);

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "IssueCreditNote", StreamCollection.Contracts, "issue-credit-note",
        "Credits a part of an invoice, for an outage or out of goodwill.")
    {
        BeginsStream = false,
        Example = new("reflection-colossus-2-0001", 5_000_000.00m, "an outage of one day", new(2026, 8, 25)),
        Decide = (request, id, scope) => Decisions.Of(
            Crediting.Decide(
                new IssueCreditNote(
                    request.Invoice, request.Amount, request.IssuedOn, request.Reason, scope.Today),
                id,
                scope.Read<Contract>(StreamNames.Contract(id)).State),
            e => ((CreditNoteIssued)e).IssuedOn),
    };
}
