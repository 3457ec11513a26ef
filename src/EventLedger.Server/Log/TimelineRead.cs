using EventLedger.Server.Commands;
using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Log;

/// <summary>Where something happened on both axes of time.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Position">The position of the ledger up to which effective days are known.</param>
/// <param name="Effective">The business days from which events hold, as known.</param>
/// <param name="Recorded">The days, UTC, on which events were recorded, also later than known.</param>
/// <param name="Terms">The days that terms speak of; what is to come lies here.</param>
public sealed record TimelineAnswer(
    DateOnly AsOf, long Position, EffectiveTimeline Effective, RecordedTimeline Recorded, TermsSpan Terms);

/// <summary>The business days from which events hold.</summary>
/// <param name="First">The first of all; null when there is none.</param>
/// <param name="Last">The last of all.</param>
/// <param name="Before">The last before the day that was asked for.</param>
/// <param name="After">The first after it.</param>
/// <param name="Days">Those within the range, with how many events each.</param>
public sealed record EffectiveTimeline(
    DateOnly? First, DateOnly? Last, DateOnly? Before, DateOnly? After, IReadOnlyList<EventsOfDay> Days);

/// <summary>When events were recorded.</summary>
/// <param name="First">The first instant; null when there is none.</param>
/// <param name="Last">The last instant.</param>
/// <param name="Before">The last before the instant that was asked for.</param>
/// <param name="After">The first after it.</param>
/// <param name="Days">The days within the range, UTC, with how many events each.</param>
public sealed record RecordedTimeline(
    string? First, string? Last, string? Before, string? After, IReadOnlyList<EventsOfDay> Days);

/// <summary>The days that terms speak of, announced or signed.</summary>
/// <param name="First">The first announcement, signature or day of service; null when there is none.</param>
/// <param name="Last">The last day of service that is known; null while every end is open.</param>
public sealed record TermsSpan(DateOnly? First, DateOnly? Last);

/// <summary>GET /v1/timeline: marks for a bar of time, and the next ones to step to.</summary>
public static class TimelineRead
{
    /// <summary>The parameters of the timeline.</summary>
    public static readonly string[] Parameters = [.. ReadPoint.Parameters, "from:day", "to:timeline"];

    /// <summary>How many events there are on which days, and which come before and after.</summary>
    public static async Task<IResult> Handle(LedgerRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new RequestQuery(request.Http, [.. ReadPoint.Parameters, "from", "to"]);
        var from = query.Day("from") ?? DateOnly.MinValue;
        var to = query.Day("to") ?? DateOnly.MaxValue;
        if (to < from)
            query.Reject("to", "lies before from");
        var knownAt = query.Instant("knownAt") ?? request.Now;
        var point = await ReadPoint.Of(request, query);
        if (query.Problem is { } problem)
            return problem;
        var effective = await point.Reader.EffectiveDays(point.Position, request.Cancelled);
        var recorded = await point.Reader.RecordedDays(request.Cancelled);
        var near = await point.Reader.RecordedNear(knownAt, request.Cancelled);
        var (first, last) = await point.Reader.ServiceSpan(point.Position, request.Cancelled);
        IReadOnlyList<EventsOfDay> Within(IEnumerable<EventsOfDay> days) =>
            [.. days.Where(day => from <= day.Day && day.Day <= to)];

        return TypedResults.Ok(new TimelineAnswer(
            point.AsOf,
            point.Position,
            new(
                effective is [] ? null : effective[0].Day,
                effective is [] ? null : effective[^1].Day,
                effective.LastOrDefault(day => day.Day < point.AsOf)?.Day,
                effective.FirstOrDefault(day => day.Day > point.AsOf)?.Day,
                Within(effective)),
            new(Text(near.First), Text(near.Last), Text(near.Before), Text(near.After), Within(recorded)),
            new(first, last)));
    }

    private static string? Text(DateTime? instant) =>
        instant is { } known ? RecordedInstant.Text(known) : null;
}
