using EventLedger.Domain.Facilities;

namespace EventLedger.Domain.Contracts;

/// <summary>A term of an announcement that may be unknown.</summary>
public enum AnnouncedTerm
{
    /// <summary>The fee of a month.</summary>
    MonthlyFee,

    /// <summary>The stated value of the whole.</summary>
    TotalValue,

    /// <summary>Of both amounts.</summary>
    Currency,

    /// <summary>The stated start.</summary>
    StartsOn,

    /// <summary>The stated end.</summary>
    EndsOn,

    /// <summary>Where the capacity is.</summary>
    FacilityId,

    /// <summary>What is taken of it.</summary>
    Capacity,

    /// <summary>Whether nobody else is served from it.</summary>
    Exclusive,

    /// <summary>What for.</summary>
    Purpose,

    /// <summary>How the figures are meant.</summary>
    Qualifiers,
}

/// <summary>What is known of an announced deal changed. What is absent stayed as it was stated.</summary>
/// <param name="RevisedOn">The day from which the deal is stated so.</param>
/// <param name="ProviderId">Who sells.</param>
/// <param name="CustomerId">Who buys.</param>
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
/// <param name="Removed">The terms that are unknown again.</param>
/// <param name="Reason">Why, where it was said.</param>
/// <param name="Sources">Who said so, beside those who spoke before.</param>
public sealed record AnnouncementRevised(
    DateOnly RevisedOn,
    string? ProviderId = null,
    string? CustomerId = null,
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
    IReadOnlyList<AnnouncedTerm>? Removed = null,
    string? Reason = null,
    IReadOnlyList<Source>? Sources = null) : ContractEvent
{
    /// <summary>The deal as this revision leaves it; an unknown figure has no qualifier.</summary>
    internal DealAnnounced Applied(DealAnnounced deal)
    {
        var fee = Now(AnnouncedTerm.MonthlyFee, MonthlyFee, deal.MonthlyFee);
        var total = Now(AnnouncedTerm.TotalValue, TotalValue, deal.TotalValue);
        var meant = Qualifiers ?? (IsRemoved(AnnouncedTerm.Qualifiers) ? null : deal.Qualifiers);
        return deal with
        {
            ProviderId = ProviderId ?? deal.ProviderId,
            CustomerId = CustomerId ?? deal.CustomerId,
            MonthlyFee = fee,
            TotalValue = total,
            Currency = Currency ?? (IsRemoved(AnnouncedTerm.Currency) ? null : deal.Currency),
            StartsOn = Now(AnnouncedTerm.StartsOn, StartsOn, deal.StartsOn),
            EndsOn = Now(AnnouncedTerm.EndsOn, EndsOn, deal.EndsOn),
            FacilityId = FacilityId ?? (IsRemoved(AnnouncedTerm.FacilityId) ? null : deal.FacilityId),
            Capacity = Capacity ?? (IsRemoved(AnnouncedTerm.Capacity) ? null : deal.Capacity),
            Exclusive = Now(AnnouncedTerm.Exclusive, Exclusive, deal.Exclusive),
            Purpose = Purpose ?? (IsRemoved(AnnouncedTerm.Purpose) ? null : deal.Purpose),
            Qualifiers = Meant(
                fee is null ? null : meant?.MonthlyFee, total is null ? null : meant?.TotalValue),
            Sources = Sources is null ? deal.Sources : [.. deal.Sources ?? [], .. Sources],
        };
    }

    private static AnnouncedQualifiers? Meant(Qualifier? fee, Qualifier? total) =>
        fee is null && total is null ? null : new(fee, total);

    private bool IsRemoved(AnnouncedTerm term) => Removed?.Contains(term) == true;

    private T? Now<T>(AnnouncedTerm term, T? stated, T? before)
        where T : struct => stated ?? (IsRemoved(term) ? null : before);
}

/// <summary>The announced deal will not come; it was never signed.</summary>
/// <param name="WithdrawnOn">From this day on it is no longer announced.</param>
/// <param name="Reason">Why.</param>
public sealed record AnnouncementWithdrawn(DateOnly WithdrawnOn, string Reason) : ContractEvent;
