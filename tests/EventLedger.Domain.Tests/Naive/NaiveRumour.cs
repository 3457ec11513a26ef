using System.Numerics;

namespace EventLedger.Domain.Tests.Naive;

/// <summary>What was announced; unknown terms are null. Reduced dates are turned into days already.</summary>
internal sealed record NaiveHearsay(
    string Provider,
    string Customer,
    DateOnly KnownFrom,
    string? Currency,
    decimal? FeeInUnits,
    decimal? TotalInUnits,
    DateOnly? Start,
    DateOnly? End,
    string? Facility)
{
    public BigInteger? Fee => Minor(FeeInUnits);

    public BigInteger? Total => Minor(TotalInUnits);

    /// <summary>What a unit of its currency is divided into; null while none is stated.</summary>
    public int? MinorPerUnit => Currency switch
    {
        null => null,
        "JPY" => 1,
        "BHD" => 1_000,
        _ => 100,
    };

    private BigInteger? Minor(decimal? units) => (BigInteger?)(units * MinorPerUnit);
}

/// <summary>From a day on it is said otherwise.</summary>
internal sealed record NaiveRevision(DateOnly On, Func<NaiveHearsay, NaiveHearsay> Changes);

/// <summary>What is said of a deal, what is said otherwise later, and from when on nothing is.</summary>
internal sealed record NaiveRumour(
    NaiveHearsay First, IReadOnlyList<NaiveRevision> Revisions, DateOnly? WithdrawnOn)
{
    /// <summary>With everything that is ever said otherwise: what looking forward uses.</summary>
    public NaiveHearsay Last => By(DateOnly.MaxValue);

    /// <summary>With what is said otherwise by a day; of one day, as it was recorded.</summary>
    public NaiveHearsay By(DateOnly day) => After(Revisions.Count(revision => revision.On <= day));

    /// <summary>As it is said on a day, and as each later revision leaves it.</summary>
    public IEnumerable<NaiveHearsay> From(DateOnly day)
    {
        for (var n = Revisions.Count(revision => revision.On <= day); n <= Revisions.Count; n++)
            yield return After(n);
    }

    private NaiveHearsay After(int revisions) => Revisions
        .OrderBy(revision => revision.On)
        .Take(revisions)
        .Aggregate(First, (said, revision) => revision.Changes(said));
}
