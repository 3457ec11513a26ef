using EventLedger.Store;

namespace EventLedger.Server.Http;

/// <summary>
/// Where on the two axes of time a read looks: as of a business day, known at a position of the ledger. An
/// instant is resolved to a position once, when it is asked; the position in the answer is exact for ever.
/// </summary>
/// <param name="Reader">Reads the ledger that was asked for.</param>
/// <param name="AsOf">The business day.</param>
/// <param name="Position">The last position that counts.</param>
public sealed record ReadPoint(LedgerReader Reader, DateOnly AsOf, long Position)
{
    /// <summary>The parameters that every read takes.</summary>
    public static readonly string[] Parameters = ["asOf", "knownAt"];

    /// <summary>Resolves <c>asOf</c> and <c>knownAt</c>; the defaults are today and now.</summary>
    public static async Task<ReadPoint> Of(LedgerRequest request, RequestQuery query)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(query);
        var reader = request.Ledger.Reader.Pinned();
        var asOf = query.Day("asOf") ?? request.Today;
        if (query.Instant("knownAt") is not { } knownAt)
            return new(reader, asOf, (await reader.Head(request.Cancelled)).Position);
        if (knownAt > request.Now)
        {
            // Commits of a clock that went back are stamped later than now; what was answered may be asked.
            var head = await reader.Head(request.Cancelled);
            if (knownAt > (head.RecordedAt ?? request.Now))
                query.Reject("knownAt", "lies in the future");
        }
        return new(reader, asOf, await reader.PositionAt(knownAt, request.Cancelled));
    }
}
