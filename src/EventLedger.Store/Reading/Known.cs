namespace EventLedger.Store;

/// <summary>The end of the log.</summary>
/// <param name="Position">The last position, 0 when nothing is stored.</param>
/// <param name="RecordedAt">The instant of the last commit.</param>
/// <param name="RootHash">The RFC 6962 root over all events; of none, SHA-256 of nothing.</param>
/// <param name="EventCount">How many events there are; positions have no gaps.</param>
/// <param name="StreamCount">How many streams there are.</param>
public sealed record Head(
    long Position, DateTime? RecordedAt, byte[] RootHash, long EventCount, long StreamCount);

/// <summary>Which terms are asked for; what is null does not narrow. Rows come by contract id.</summary>
/// <param name="ContractId">This one.</param>
/// <param name="ProviderId">Who sells on some day.</param>
/// <param name="CustomerId">Who buys on some day.</param>
/// <param name="FacilityId">Where capacity is taken on some day.</param>
/// <param name="AfterId">Only later ids.</param>
/// <param name="Limit">At most so many.</param>
/// <param name="Text">
/// Letters, digits, spaces and hyphens that the id or the stored terms hold, in whatever case.
/// </param>
/// <param name="PartyIds">With the text: parties whose contracts are let through without it.</param>
public sealed record TermsFilter(
    string? ContractId = null, string? ProviderId = null, string? CustomerId = null,
    string? FacilityId = null, string? AfterId = null, int? Limit = null, string? Text = null,
    IReadOnlyList<string>? PartyIds = null)
{
    /// <summary>All terms.</summary>
    public static readonly TermsFilter All = new();
}

/// <summary>Which contracts may be invoiced for a month; what is null does not narrow.</summary>
/// <param name="First">The month's first day.</param>
/// <param name="Last">Its last day.</param>
/// <param name="ProviderId">Who sells on some day.</param>
/// <param name="CustomerId">Who buys on some day.</param>
/// <param name="FacilityId">Where capacity is taken on some day.</param>
/// <param name="ContractIds">These alone.</param>
public sealed record CandidateFilter(
    DateOnly First, DateOnly Last, string? ProviderId = null, string? CustomerId = null,
    string? FacilityId = null, IReadOnlyList<string>? ContractIds = null);

/// <summary>A contract's terms as they were known; JSON in UTF-8.</summary>
public sealed record KnownTerms(string ContractId, long Version, long KnownFrom, byte[] Terms);

/// <summary>A money entry, in minor units of its currency.</summary>
public readonly record struct KnownEntry(
    string ContractId, long Position, int Ordinal, string Document, string Kind, DateOnly Day,
    DateOnly? Month, string Currency, long Amount, string? Reference);

/// <summary>A party or a facility as it was known; the body is JSON in UTF-8.</summary>
public sealed record KnownSubject(string Id, long Version, long KnownFrom, string Name, byte[] Body);

/// <summary>How many events a day has.</summary>
public sealed record EventsOfDay(DateOnly Day, long Events);

/// <summary>
/// The first and the last instant at which the ledger recorded anything, and those right before and after
/// another instant; null where there is none.
/// </summary>
public sealed record RecordedNear(DateTime? First, DateTime? Last, DateTime? Before, DateTime? After);

/// <summary>Which generation of a projection is written and read, and up to which position.</summary>
public sealed record ProjectionStatus(string Name, int WrittenGeneration, int ReadGeneration, long Position);
