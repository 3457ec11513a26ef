using EventLedger.Domain;

namespace EventLedger.Reporting.Claims;

/// <summary>What a figure is said of.</summary>
public enum ClaimSubjectKind
{
    /// <summary>A deal or contract.</summary>
    Contract,

    /// <summary>A company.</summary>
    Party,

    /// <summary>A place with capacity.</summary>
    Facility,
}

/// <summary>Where a claim comes from.</summary>
public enum ClaimOrigin
{
    /// <summary>A source that was named.</summary>
    Source,

    /// <summary>What the deal's announcement said before it was revised.</summary>
    EarlierStatement,

    /// <summary>The signed contract, beside what was announced.</summary>
    SignedTerms,
}

/// <summary>What somebody said of a figure.</summary>
/// <param name="Value">
/// The figure as it is read in the wording; null when the wording states none that can be read, or agrees
/// without one.
/// </param>
/// <param name="Currency">Of an amount; null of other figures.</param>
/// <param name="Qualifier">How it is meant; null is as stated.</param>
/// <param name="Disagrees">Whether it and the ledger's own value cannot both hold.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Wording">What was said, in the words of whoever recorded it; the words decide.</param>
/// <param name="Publisher">Who said it first; null of the announcement and the contract themselves.</param>
/// <param name="Title">The title of what was published.</param>
/// <param name="PublishedOn">When, as precisely as known.</param>
/// <param name="QuotedFrom">Where it was read, when that is not the publisher itself.</param>
/// <param name="Reliability">A grade, in the words of whoever recorded it.</param>
public sealed record Claim(
    string? Value,
    string? Currency,
    Qualifier? Qualifier,
    bool Disagrees,
    ClaimOrigin Origin,
    string? Wording,
    string? Publisher,
    string? Title,
    ReducedDate? PublishedOn,
    string? QuotedFrom,
    string? Reliability);

/// <summary>What a figure is said of.</summary>
/// <param name="Kind">A contract, party or facility.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people call it.</param>
public sealed record ClaimSubject(ClaimSubjectKind Kind, string Id, string Name);

/// <summary>A figure with everything that is said of it.</summary>
/// <param name="Subject">What it is said of.</param>
/// <param name="Figure">The figure's code, such as <c>monthlyFee</c>; <c>other</c> is what fits none.</param>
/// <param name="Label">The figure in words.</param>
/// <param name="Of">
/// Which of several: the model of accelerators, the party that was acquired, or when money was there.
/// </param>
/// <param name="Value">The ledger's own: an amount, number or date; null when it holds none.</param>
/// <param name="Currency">Of an amount; null of other figures.</param>
/// <param name="Qualifier">How it is meant; null is as stated.</param>
/// <param name="Disagreement">
/// Whether two of the values, the ledger's own among them, cannot both hold: "at least 300" and 320 can.
/// </param>
/// <param name="Claims">Who said what, in the order recorded.</param>
public sealed record ClaimRow(
    ClaimSubject Subject,
    string Figure,
    string Label,
    string? Of,
    string? Value,
    string? Currency,
    Qualifier? Qualifier,
    bool Disagreement,
    IReadOnlyList<Claim> Claims);
