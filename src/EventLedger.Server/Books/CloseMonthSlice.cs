using EventLedger.Domain;
using EventLedger.Domain.Books;
using EventLedger.Domain.Parties;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;
using EventLedger.Store;

namespace EventLedger.Server.Books;

/// <summary>POST /v1/books/{id}/close-month, on the provider.</summary>
public static class CloseMonthSlice
{
    /// <summary>The body.</summary>
    /// <param name="Month">The month, which must be over on the day of closing.</param>
    /// <param name="ClosedOn">The day of closing; today when left out.</param>
    public sealed record Request(Month Month, DateOnly? ClosedOn = null);

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "CloseMonth", StreamCollection.Books, "close-month",
        "Closes a month of a provider's books: from then on what is reported of it stays.")
    {
        BeginsStream = true,
        Example = new(new(2026, 7), new(2026, 8, 5)),
        Decide = (request, id, scope) => OfProvider(id, scope) ?? Decisions.Of(
            ProviderBooks.Decide(
                new CloseMonth(request.Month, request.ClosedOn ?? scope.Today),
                scope.Read<ProviderBooks>(StreamNames.Books(id)).State),
            request.ClosedOn ?? scope.Today),
    };

    /// <summary>Who is not registered has no books; null for a party that is.</summary>
    internal static Decision? OfProvider(string id, DecisionScope scope) =>
        scope.Read<Party>(StreamNames.Party(id)).State.IsRegistered ? null : new Decision.NotFound();
}
