using EventLedger.Domain.Billing;
using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Billing;

/// <summary>POST /v1/contracts/{id}/reverse-payment.</summary>
public static class ReversePaymentSlice
{
    /// <summary>The body.</summary>
    /// <param name="Invoice">The invoice that it was recorded on.</param>
    /// <param name="Reference">The payment's reference.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="ReversedOn">The day from which it no longer counts; today when left out.</param>
    public sealed record Request(
        string Invoice, string Reference, string Reason, DateOnly? ReversedOn = null);

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "ReversePayment", StreamCollection.Contracts, "reverse-payment",
        "Reverses a payment that never came in, or went back.")
    {
        BeginsStream = false,
        Example = new("reflection-colossus-2-0001", "wire 4711", "the bank called it back", new(2026, 8, 20)),
        Decide = (request, id, scope) => Decisions.Of(
            Paying.Decide(
                new ReversePayment(
                    request.Invoice, request.Reference, request.ReversedOn ?? scope.Today, request.Reason),
                id,
                scope.Read<Contract>(StreamNames.Contract(id)).State),
            request.ReversedOn ?? scope.Today),
    };
}
