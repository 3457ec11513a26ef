using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Contracts;

/// <summary>POST /v1/contracts/{id}/record-payment.</summary>
public static class RecordPaymentSlice
{
    /// <summary>The body.</summary>
    /// <param name="Invoice">The invoice's number.</param>
    /// <param name="Amount">What was paid.</param>
    /// <param name="Reference">The payer's or bank's reference, used once per invoice.</param>
    /// <param name="PaidOn">The day of payment; today when left out.</param>
    /// <param name="AllowUnapplied">
    /// Keep what exceeds the balance as unapplied cash instead of refusing.
    /// </param>
    public sealed record Request(
        string Invoice, decimal Amount, string Reference, DateOnly? PaidOn = null,
        bool AllowUnapplied = false);

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "RecordPayment", StreamCollection.Contracts, "record-payment", "Records a payment on an invoice.")
    {
        BeginsStream = false,
        Example = new("reflection-colossus-2-0001", 150_000_000.00m, "wire 4711", new(2026, 7, 28)),
        Decide = (request, id, scope) => Decisions.Of(
            Paying.Decide(
                new RecordPayment(
                    request.Invoice,
                    request.Amount,
                    request.PaidOn ?? scope.Today,
                    request.Reference,
                    request.AllowUnapplied),
                id,
                scope.Read<Contract>(StreamNames.Contract(id)).State),
            request.PaidOn ?? scope.Today),
    };
}
