namespace EventLedger.Domain;

/// <summary>Who said so. Any fact can carry sources, and sources can disagree: both are kept.</summary>
/// <param name="Publisher">Who said it first.</param>
/// <param name="Title">The title of what was published.</param>
/// <param name="PublishedOn">When, as precisely as known.</param>
/// <param name="QuotedFrom">Where it was read, when that is not the publisher itself.</param>
/// <param name="Fact">What was said, in the words of whoever recorded it.</param>
/// <param name="Reliability">A grade, in the words of whoever recorded it.</param>
public sealed record Source(
    string Publisher,
    string? Title = null,
    ReducedDate? PublishedOn = null,
    string? QuotedFrom = null,
    string? Fact = null,
    string? Reliability = null);
