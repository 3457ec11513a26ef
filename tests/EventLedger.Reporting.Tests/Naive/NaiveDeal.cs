using System.Numerics;
using EventLedger.Domain.Tests.Naive;

namespace EventLedger.Reporting.Tests.Naive;

/// <summary>Capacity from a day on, in the order given; shares in millionths, null when none are.</summary>
internal sealed record NaiveCapacity(
    DateOnly From, IReadOnlyList<(string Facility, BigInteger? Share)> Lines);

/// <summary>A signed contract with what the naive contract does not need to know.</summary>
internal sealed record NaiveSigned(string Currency, string? Title, NaiveContract Contract)
{
    private readonly List<NaiveCapacity> _capacity = [];

    /// <summary>Takes the place of everything from its day on.</summary>
    public void Occupy(NaiveCapacity capacity)
    {
        _capacity.RemoveAll(step => capacity.From <= step.From);
        _capacity.Add(capacity);
    }

    /// <summary>
    /// The capacity of the day, before the start that of the first day of service: what it moved to, else
    /// what the contract's own terms say.
    /// </summary>
    public IReadOnlyList<(string Facility, BigInteger? Share)> CapacityOn(DateOnly day)
    {
        var on = day < Contract.StartsOn ? Contract.StartsOn : day;
        return _capacity.LastOrDefault(step => step.From <= on)?.Lines
            ?? [.. Contract.PlacesOn(day).Select(place => (place.Facility, (BigInteger?)place.Share))];
    }
}

/// <summary>A deal: announced, signed or both, as everything known of it says.</summary>
internal sealed record NaiveDeal(string Id, NaiveRumour? Rumour, NaiveSigned? Signed)
{
    public NaiveHearsay? HearsayOn(DateOnly day) =>
        Rumour is null || day < Rumour.First.KnownFrom || Rumour.WithdrawnOn <= day ? null : Rumour.By(day);

    public NaiveSigned? SignedOn(DateOnly day) => Signed?.Contract.SignedOn <= day ? Signed : null;

    public bool IsKnownOn(DateOnly day) => HearsayOn(day) is not null || SignedOn(day) is not null;

    public string? CurrencyOn(DateOnly day) => SignedOn(day)?.Currency ?? HearsayOn(day)?.Currency;

    /// <summary>
    /// The headline as of a day: of the last that was said, unless that is in another currency.
    /// </summary>
    public BigInteger? HeadlineOn(DateOnly day)
    {
        var (now, last) = (HearsayOn(day)!, Rumour!.Last);
        return Headline(last.Currency == now.Currency ? last : now);
    }

    /// <summary>The stated total value, else the fee over its stated start and end, else unknown.</summary>
    private static BigInteger? Headline(NaiveHearsay hearsay)
    {
        if (hearsay.Total is not null)
            return hearsay.Total;
        if (hearsay is not { Fee: { } fee, Start: { } start, End: { } end } || end < start)
            return null;
        var asIfSigned = new NaiveContract(
            start, start, end, NaiveProration.ActualDays, [new(start, fee)], null)
        {
            Provider = hearsay.Provider,
            Customer = hearsay.Customer,
        };
        return asIfSigned.Charges.Through(end);
    }
}
