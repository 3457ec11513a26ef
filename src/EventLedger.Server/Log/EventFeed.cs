using System.Globalization;
using System.Text.Json;
using EventLedger.Server.Answers;
using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Log;

/// <summary>An event of the ledger: the members of its line in the seal.</summary>
public sealed record EventLine(
    string Actor,
    string? CausationId,
    string CorrelationId,
    JsonElement Data,
    JsonElement Headers,
    Guid Id,
    long Position,
    string RecordedAt,
    string Stream,
    string Type,
    long Version);

/// <summary>A page of the ledger's events.</summary>
public sealed record EventsPage(IReadOnlyList<EventLine> Items, string? Next);

/// <summary>
/// GET /v1/events: the whole ledger in order. Each item is the event's line of the seal, member by member: in
/// canonical form (RFC 8785) it hashes to the event's leaf.
/// </summary>
public static class EventFeed
{
    private const string EventStream = "text/event-stream";
    private const int EventsATime = 500;
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <summary>
    /// A page of events; with <c>Accept: text/event-stream</c> all of them, and then those to come.
    /// </summary>
    public static Task<IResult> Handle(LedgerRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var accepted = request.Http.Request.GetTypedHeaders().Accept;
        var isFollowed = request.Read?.Repeats is null
            && accepted.Any(type => type.MediaType == EventStream);
        return isFollowed ? Follow(request) : Page(request);
    }

    private static async Task<IResult> Page(LedgerRequest request)
    {
        var query = new RequestQuery(
            request,
            [.. ReadPoint.Parameters, .. ListAnswer.Parameters, "after"]);
        var (list, notAcceptable) = ListAnswer.Of(request, query);
        var after = list.AfterNumber(query);
        var point = await ReadPoint.Of(request, query);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        var position = list.Cursor?.Position ?? point.Position;
        return await list.Write(
            new ListRead<RecordedEvent>(
                (last, count) => point.Reader.All(
                    last?.Position ?? after, position, count, request.Cancelled),
                e => Cursor.Key(e.Position), EventTables.Lines),
            position,
            (events, next, token) => new JsonBytes(200, Body(events, next, token)));
    }

    private static byte[] Body(IReadOnlyList<RecordedEvent> events, string? next, AnswerToken token)
    {
        var body = new MemoryStream();
        body.Write("{\"items\":["u8);
        for (var i = 0; i < events.Count; i++)
        {
            if (i > 0)
                body.WriteByte((byte)',');
            body.Write(events[i].Line);
        }
        body.Write("],\"next\":"u8);
        body.Write(JsonSerializer.SerializeToUtf8Bytes(next));
        body.Write(RepeatableJson.Ending(token));
        return body.ToArray();
    }

    private static Task<IResult> Follow(LedgerRequest request)
    {
        var query = new RequestQuery(request.Http, "after");
        var after = query.Number("after", 0, long.MaxValue);
        if (request.Http.Request.Headers.TryGetValue("Last-Event-ID", out var seen))
        {
            if (long.TryParse(seen, NumberStyles.None, CultureInfo.InvariantCulture, out var last))
                after = last;
            else
                query.Reject("Last-Event-ID", "expected the id of an event of this stream");
        }
        return Task.FromResult<IResult>(query.Problem is { } problem
            ? problem
            : new StreamOfEvents(request, after ?? 0));
    }

    /// <summary>
    /// Server-sent events: the id is the position, so a client that comes back resumes after it.
    /// </summary>
    private sealed class StreamOfEvents(LedgerRequest request, long after) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.ContentType = EventStream;
            response.Headers.CacheControl = "no-store";
            var stopping = httpContext.RequestServices.GetRequiredService<IHostApplicationLifetime>();
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(
                request.Cancelled, stopping.ApplicationStopping);
            await response.Body.FlushAsync(ended.Token);
            try
            {
                await Send(response.Body, ended.Token);
            }
            catch (OperationCanceledException) when (ended.IsCancellationRequested)
            {
                // The client has gone, or the server is stopping: the client resumes elsewhere.
            }
        }

        private async Task Send(Stream body, CancellationToken ended)
        {
            for (var position = after; ;)
            {
                var events = await request.Ledger.Reader.All(position, long.MaxValue, EventsATime, ended);
                foreach (var e in events)
                {
                    await body.WriteAsync(Frame(e), ended);
                    position = e.Position;
                }
                await body.FlushAsync(ended);
                if (events.Count < EventsATime)
                    await AwaitMore(body, position, ended);
            }
        }

        /// <summary>
        /// Waits for an event; a comment now and then tells both sides that the other is there.
        /// </summary>
        private async Task AwaitMore(Stream body, long position, CancellationToken ended)
        {
            var more = request.Ledger.WaitForMore(position, ended);
            while (await Task.WhenAny(more, Task.Delay(Silence, ended)) != more)
            {
                ended.ThrowIfCancellationRequested();
                await body.WriteAsync(": still here\n\n"u8.ToArray(), ended);
                await body.FlushAsync(ended);
            }
            await more;
        }

        private static byte[] Frame(RecordedEvent e)
        {
            var head = string.Create(
                CultureInfo.InvariantCulture, $"id: {e.Position}\nevent: {e.Type}\ndata: ");
            return [.. System.Text.Encoding.UTF8.GetBytes(head), .. e.Line, .. "\n\n"u8];
        }
    }
}
