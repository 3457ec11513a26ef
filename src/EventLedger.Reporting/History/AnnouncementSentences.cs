using EventLedger.Domain.Contracts;
using EventLedger.Reporting.ReadModels;
using static EventLedger.Reporting.History.EventSentences;

namespace EventLedger.Reporting.History;

/// <summary>The sentence of a revised announcement: each change, and what became unknown again.</summary>
internal static class AnnouncementSentences
{
    /// <summary>The sentence of a revision, on the announcement as it was before.</summary>
    public static string Of(AnnouncementRevised e, Announcement before, Names names)
    {
        var stated = before.AsOf(e.RevisedOn)?.Deal ?? before.Deal;
        var changes = Figures(e, e.Currency ?? stated.Currency)
            .Concat(Terms(e, names))
            .Concat((e.Removed ?? []).Select(term => $"{Called(term)} is unknown again"));
        return $"The announcement was revised on {Day(e.RevisedOn)}: {string.Join(", ", changes)}"
            + $"{Because(e.Reason)}.";
    }

    private static IEnumerable<string> Figures(AnnouncementRevised e, string? currency)
    {
        if (e.MonthlyFee is { } fee)
            yield return $"the fee is {Meant(e.Qualifiers?.MonthlyFee)}{Amount(fee, currency!)} a month";
        if (e.TotalValue is { } total)
            yield return $"the total is {Meant(e.Qualifiers?.TotalValue)}{Amount(total, currency!)}";
        if (e is { Currency: { } stated, MonthlyFee: null, TotalValue: null })
            yield return $"the currency is {stated}";
        if (e is { Qualifiers: not null, MonthlyFee: null, TotalValue: null })
            yield return "the figures are meant otherwise";
    }

    private static IEnumerable<string> Terms(AnnouncementRevised e, Names names)
    {
        if (e.ProviderId is { } provider)
            yield return $"the provider is {names.Party(provider)}";
        if (e.CustomerId is { } customer)
            yield return $"the customer is {names.Party(customer)}";
        if (e.StartsOn is { } start)
            yield return $"it starts on {start}";
        if (e.EndsOn is { } end)
            yield return $"it ends on {end}";
        if (e.FacilityId is { } facility)
            yield return $"it is served from {names.Facility(facility)}";
        if (e.Capacity is not null)
            yield return "the capacity changed";
        if (e.Exclusive is { } exclusive)
            yield return exclusive ? "it is exclusive" : "it is not exclusive";
        if (e.Purpose is { } purpose)
            yield return $"its purpose is: {purpose}";
    }

    private static string Called(AnnouncedTerm term) => term switch
    {
        AnnouncedTerm.MonthlyFee => "the fee",
        AnnouncedTerm.TotalValue => "the total",
        AnnouncedTerm.Currency => "the currency",
        AnnouncedTerm.StartsOn => "the start",
        AnnouncedTerm.EndsOn => "the end",
        AnnouncedTerm.FacilityId => "the facility",
        AnnouncedTerm.Capacity => "the capacity",
        AnnouncedTerm.Exclusive => "whether it is exclusive",
        AnnouncedTerm.Purpose => "the purpose",
        _ => "how the figures are meant",
    };
}
