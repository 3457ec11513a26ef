using System.Numerics;
using EventLedger.Domain.Tests.Naive;

namespace EventLedger.Reporting.Tests.Naive;

/// <summary>What was announced; unknown terms are null. Reduced dates are turned into days already.</summary>
internal sealed record NaiveHearsay(
    string Provider,
    string Customer,
    DateOnly KnownFrom,
    string? Currency,
    BigInteger? Fee,
    BigInteger? Total,
    DateOnly? Start,
    DateOnly? End,
    string? Facility);

/// <summary>Capacity from a day on, in the order given; shares in millionths, null when none are.</summary>
internal sealed record NaiveCapacity(
    DateOnly From, IReadOnlyList<(string Facility, BigInteger? Share)> Lines);

/// <summary>A signed contract with what the naive contract does not need to know.</summary>
internal sealed record NaiveSigned(
    string Provider, string Customer, string Currency, string? Title, NaiveContract Contract)
{
    private readonly List<NaiveCapacity> _capacity = [];

    /// <summary>Takes the place of everything from its day on.</summary>
    public void Occupy(NaiveCapacity capacity)
    {
        _capacity.RemoveAll(step => capacity.From <= step.From);
        _capacity.Add(capacity);
    }

    /// <summary>The capacity of the day; before the start that of the first day of service.</summary>
    public NaiveCapacity CapacityOn(DateOnly day) => _capacity.Last(step =>
        step.From <= (day < Contract.StartsOn ? Contract.StartsOn : day));
}

/// <summary>A deal: announced, signed or both, as everything known of it says.</summary>
internal sealed record NaiveDeal(string Id, NaiveHearsay? Hearsay, NaiveSigned? Signed)
{
    public NaiveHearsay? HearsayOn(DateOnly day) => Hearsay?.KnownFrom <= day ? Hearsay : null;

    public NaiveSigned? SignedOn(DateOnly day) => Signed?.Contract.SignedOn <= day ? Signed : null;

    public bool IsKnownOn(DateOnly day) => HearsayOn(day) is not null || SignedOn(day) is not null;

    public string? CurrencyOn(DateOnly day) => SignedOn(day)?.Currency ?? HearsayOn(day)?.Currency;

    /// <summary>The stated total value, else the fee over its stated start and end, else unknown.</summary>
    public static BigInteger? Headline(NaiveHearsay hearsay)
    {
        if (hearsay.Total is not null)
            return hearsay.Total;
        if (hearsay is not { Fee: { } fee, Start: { } start, End: { } end } || end < start)
            return null;
        var asIfSigned = new NaiveContract(
            start, start, end, NaiveProration.ActualDays, [new(start, fee)], null);
        return asIfSigned.Charges.Through(end);
    }
}
