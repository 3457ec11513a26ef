using EventLedger.Store;

namespace EventLedger.Server.Http;

/// <summary>Three questions about a day that have a name, because their answers differ.</summary>
public enum KnownView
{
    /// <summary>How the day stood, using what was known at <c>knownAt</c>.</summary>
    AsKnownThen,

    /// <summary>How the day stood, using all that is known now.</summary>
    Restated,

    /// <summary>What a report said on the evening of the day itself.</summary>
    AsThenReported,
}

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
    public static Task<ReadPoint> Of(LedgerRequest request, RequestQuery query)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(query);
        return Of(request, query, query.Instant("knownAt"));
    }

    /// <summary>
    /// The same with <c>view</c>, which names the question: one that contradicts <c>knownAt</c> is an error.
    /// </summary>
    public static Task<ReadPoint> OfView(LedgerRequest request, RequestQuery query)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(query);
        var (view, knownAt) = (query.Choice<KnownView>("view", ignoreCase: true), query.Instant("knownAt"));
        if (view is KnownView.AsKnownThen && query.Text("knownAt") is null)
            query.Reject("view", "asKnownThen needs knownAt: the instant of then");
        else if (view is KnownView.Restated or KnownView.AsThenReported && query.Text("knownAt") is not null)
            query.Reject("view", "says by itself what is known: leave knownAt out");
        if (view is KnownView.AsThenReported && (query.Day("asOf") ?? request.Today) is var day)
            knownAt = day < request.Today ? request.EndOf(day) : null;
        return Of(request, query, knownAt);
    }

    private static async Task<ReadPoint> Of(LedgerRequest request, RequestQuery query, DateTime? instant)
    {
        var reader = request.Ledger.Reader.Pinned();
        var asOf = query.Day("asOf") ?? request.Today;
        if (request.Read is not null)
            query.Fill("asOf", asOf);
        if (request.Read?.Repeats is { } token)
            return new(reader, asOf, token.Position);
        if (instant is not { } knownAt)
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
