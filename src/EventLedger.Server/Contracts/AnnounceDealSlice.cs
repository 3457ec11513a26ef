using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;
using EventLedger.Server.Facilities;

namespace EventLedger.Server.Contracts;

/// <summary>POST /v1/contracts/{id}/announce.</summary>
public static class AnnounceDealSlice
{
    /// <summary>The body; what is not known is left out and stays unknown.</summary>
    /// <param name="ProviderId">Who sells.</param>
    /// <param name="CustomerId">Who buys.</param>
    /// <param name="AnnouncedOn">When it became known; may be reduced. Today when left out.</param>
    /// <param name="MonthlyFee">The fee of a month.</param>
    /// <param name="TotalValue">The stated value of the whole.</param>
    /// <param name="Currency">Of both amounts.</param>
    /// <param name="StartsOn">The stated start; may be reduced.</param>
    /// <param name="EndsOn">The stated end; may be reduced.</param>
    /// <param name="FacilityId">Where the capacity is.</param>
    /// <param name="Capacity">What is taken of it.</param>
    /// <param name="Exclusive">Whether nobody else is served from it.</param>
    /// <param name="Purpose">What for.</param>
    /// <param name="Qualifiers">How the figures are meant.</param>
    /// <param name="Sources">Who said so.</param>
    public sealed record Request(
        string ProviderId,
        string CustomerId,
        ReducedDate? AnnouncedOn = null,
        decimal? MonthlyFee = null,
        decimal? TotalValue = null,
        string? Currency = null,
        ReducedDate? StartsOn = null,
        ReducedDate? EndsOn = null,
        string? FacilityId = null,
        FacilityCapacity? Capacity = null,
        bool? Exclusive = null,
        string? Purpose = null,
        AnnouncedQualifiers? Qualifiers = null,
        IReadOnlyList<Source>? Sources = null);

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "AnnounceDeal", StreamCollection.Contracts, "announce",
        "Records a deal that is known before it is signed; unknown terms stay unknown.")
    {
        BeginsStream = true,
        Example = new(
            "spacex",
            "google",
            AnnouncedOn: Reduced("2026-06"),
            MonthlyFee: 920_000_000.00m,
            Currency: "USD",
            EndsOn: Reduced("2029-06"),
            FacilityId: "colossus-2",
            Qualifiers: new(MonthlyFee: Qualifier.About),
            Sources: [new("CNBC", PublishedOn: Reduced("2026-06"))]),
        Contradictions = request => Contradictions(Deal(request, default)),
        Decide = (request, id, scope) => Decisions.Of(
            Signing.Decide(
                new AnnounceDeal(Deal(request, scope.Today)),
                id,
                scope.Read<Contract>(StreamNames.Contract(id)).State),
            request.AnnouncedOn?.First ?? scope.Today),
    };

    private static DealAnnounced Deal(Request request, DateOnly today) => new(
        request.ProviderId,
        request.CustomerId,
        request.AnnouncedOn ?? ReducedDate.Of(today),
        request.MonthlyFee,
        request.TotalValue,
        request.Currency,
        request.StartsOn,
        request.EndsOn,
        request.FacilityId,
        request.Capacity,
        request.Exclusive,
        request.Purpose,
        request.Qualifiers,
        request.Sources);

    internal static IEnumerable<(string Path, string Error)> Contradictions(DealAnnounced deal)
    {
        if (deal.Currency is null && (deal.MonthlyFee ?? deal.TotalValue) is not null)
            yield return ("$.currency", "required with an amount");
        if (deal is { MonthlyFee: null, Qualifiers.MonthlyFee: not null })
            yield return ("$.qualifiers.monthlyFee", "qualifies a fee that is not given");
        if (deal is { TotalValue: null, Qualifiers.TotalValue: not null })
            yield return ("$.qualifiers.totalValue", "qualifies a total that is not given");
        foreach (var negative in CapacityChecks.Negative(deal.Capacity, "$.capacity"))
            yield return negative;
    }

    private static ReducedDate Reduced(string text) =>
        ReducedDate.TryParse(text, out var date) ? date : throw new FormatException(text);
}
