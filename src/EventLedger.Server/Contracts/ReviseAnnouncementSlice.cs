using System.Text.Json.Serialization;
using EventLedger.Domain;
using EventLedger.Domain.Contracts;
using EventLedger.Domain.Facilities;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;
using EventLedger.Server.Facilities;

namespace EventLedger.Server.Contracts;

/// <summary>POST /v1/contracts/{id}/revise-announcement.</summary>
public static class ReviseAnnouncementSlice
{
    private const JsonIgnoreCondition WhenAbsent = JsonIgnoreCondition.WhenWritingDefault;

    /// <summary>The body: the changed terms; absent is unchanged, null is unknown again.</summary>
    /// <param name="RevisedOn">The day from which the deal is stated so; today when left out.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Sources">Who said so, beside those who spoke before.</param>
    public sealed record Request(
        DateOnly? RevisedOn = null, string? Reason = null, IReadOnlyList<Source>? Sources = null)
    {
        /// <summary>Who sells; never null.</summary>
        [JsonIgnore(Condition = WhenAbsent)]
        public Change<string> ProviderId { get; init; }

        /// <summary>Who buys; never null.</summary>
        [JsonIgnore(Condition = WhenAbsent)]
        public Change<string> CustomerId { get; init; }

        /// <summary>The fee of a month.</summary>
        [JsonIgnore(Condition = WhenAbsent)]
        public Change<decimal?> MonthlyFee { get; init; }

        /// <summary>The stated value of the whole.</summary>
        [JsonIgnore(Condition = WhenAbsent)]
        public Change<decimal?> TotalValue { get; init; }

        /// <summary>Of both amounts.</summary>
        [JsonIgnore(Condition = WhenAbsent)]
        public Change<string> Currency { get; init; }

        /// <summary>The stated start; may be reduced.</summary>
        [JsonIgnore(Condition = WhenAbsent)]
        public Change<ReducedDate?> StartsOn { get; init; }

        /// <summary>The stated end; may be reduced.</summary>
        [JsonIgnore(Condition = WhenAbsent)]
        public Change<ReducedDate?> EndsOn { get; init; }

        /// <summary>Where the capacity is.</summary>
        [JsonIgnore(Condition = WhenAbsent)]
        public Change<string> FacilityId { get; init; }

        /// <summary>What is taken of it.</summary>
        [JsonIgnore(Condition = WhenAbsent)]
        public Change<FacilityCapacity> Capacity { get; init; }

        /// <summary>Whether nobody else is served from it.</summary>
        [JsonIgnore(Condition = WhenAbsent)]
        public Change<bool?> Exclusive { get; init; }

        /// <summary>What for.</summary>
        [JsonIgnore(Condition = WhenAbsent)]
        public Change<string> Purpose { get; init; }

        /// <summary>How the figures are meant.</summary>
        [JsonIgnore(Condition = WhenAbsent)]
        public Change<AnnouncedQualifiers> Qualifiers { get; init; }
    }

    /// <summary>The command.</summary>
    public static readonly CommandSlice Command = new CommandSlice<Request>(
        "ReviseAnnouncement", StreamCollection.Contracts, "revise-announcement",
        "Changes what is known of an announced deal; absent is unchanged, null is unknown again.")
    {
        BeginsStream = false,
        Example = new(
            new(2026, 7, 10), "a later filing", [new("SEC filing", PublishedOn: Reduced("2026-07"))])
        {
            MonthlyFee = new(true, 950_000_000.00m),
            Qualifiers = new(true, new(MonthlyFee: Qualifier.Exact)),
        },
        Contradictions = Contradictions,
        Decide = (request, id, scope) => Decisions.Of(
            Announcing.Decide(
                Asked(request, scope.Today), id, scope.Read<Contract>(StreamNames.Contract(id)).State),
            request.RevisedOn ?? scope.Today),
    };

    private static ReviseAnnouncement Asked(Request request, DateOnly today) => new(
        request.RevisedOn ?? today,
        request.ProviderId.Value,
        request.CustomerId.Value,
        request.Reason,
        request.Sources)
    {
        MonthlyFee = request.MonthlyFee,
        TotalValue = request.TotalValue,
        Currency = request.Currency,
        StartsOn = request.StartsOn,
        EndsOn = request.EndsOn,
        FacilityId = request.FacilityId,
        Capacity = request.Capacity,
        Exclusive = request.Exclusive,
        Purpose = request.Purpose,
        Qualifiers = request.Qualifiers,
    };

    private static IEnumerable<(string, string)> Contradictions(Request request)
    {
        if (request == new Request(request.RevisedOn, request.Reason, request.Sources))
            yield return ("$", "names no term that changes");
        if (request.ProviderId is { IsGiven: true, Value: null })
            yield return ("$.providerId", "a deal always has a provider");
        if (request.CustomerId is { IsGiven: true, Value: null })
            yield return ("$.customerId", "a deal always has a customer");
        if (request is { MonthlyFee: { IsGiven: true, Value: null }, Qualifiers.Value.MonthlyFee: not null })
            yield return ("$.qualifiers.monthlyFee", "qualifies a fee that is removed");
        if (request is { TotalValue: { IsGiven: true, Value: null }, Qualifiers.Value.TotalValue: not null })
            yield return ("$.qualifiers.totalValue", "qualifies a total that is removed");
        foreach (var negative in CapacityChecks.Negative(request.Capacity.Value, "$.capacity"))
            yield return negative;
    }

    private static ReducedDate Reduced(string text) =>
        ReducedDate.TryParse(text, out var date) ? date : throw new FormatException(text);
}
