using EventLedger.Domain;
using EventLedger.Domain.Books;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;

namespace EventLedger.Server.Books;

/// <summary>POST /v1/books/{id}/reopen-month, on the provider.</summary>
public static class ReopenMonthSlice
{
    /// <summary>The body.</summary>
    /// <param name="Month">The month, the last that is closed.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="On">The day from which it is open again; today when left out.</param>
    public sealed record Request(Month Month, string Reason, DateOnly? On = null);

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "ReopenMonth", StreamCollection.Books, "reopen-month",
        "Opens the last closed month of a provider's books again.")
    {
        // A provider that never closed a month has books all the same: nothing in them is closed.
        BeginsStream = true,
        Example = new(new(2026, 7), "an invoice was forgotten", new(2026, 8, 12)),
        Decide = (request, id, scope) => CloseMonthSlice.OfProvider(id, scope) ?? Decisions.Of(
            ProviderBooks.Decide(
                new ReopenMonth(request.Month, request.On ?? scope.Today, request.Reason),
                scope.Read<ProviderBooks>(StreamNames.Books(id)).State),
            request.On ?? scope.Today),
    };
}
