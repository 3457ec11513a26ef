using System.Globalization;
using System.Text.Json;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;
using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Log;

/// <summary>An event of a contract as its list of events answers it.</summary>
/// <param name="Position">Its place in the ledger's order.</param>
/// <param name="Version">Its place in the contract's stream.</param>
/// <param name="Id">Its id, a UUIDv7.</param>
/// <param name="Type">its name.</param>
/// <param name="Data">Its stored form.</param>
/// <param name="EffectiveOn">The business day from which it holds.</param>
/// <param name="RecordedAt">The instant the ledger stored it.</param>
/// <param name="Actor">Who sent the command.</param>
/// <param name="CorrelationId">What it belongs to.</param>
/// <param name="CausationId">What caused it; null when nothing else did.</param>
/// <param name="LeafHash">Its leaf in the ledger's Merkle tree.</param>
public sealed record EventItem(
    long Position,
    long Version,
    Guid Id,
    string Type,
    JsonElement Data,
    DateOnly EffectiveOn,
    string RecordedAt,
    string Actor,
    string CorrelationId,
    string? CausationId,
    string LeafHash);

/// <summary>Reads of events: those of a contract, and the whole ledger in order.</summary>
public static class EventReads
{
    /// <summary>
    /// GET /v1/contracts/{id}/events: never filtered by effective date; knownAt says how far.
    /// </summary>
    public static async Task<IResult> OfContract(LedgerRequest request, string id)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new RequestQuery(request.Http, [.. ReadPoint.Parameters, .. Cursor.Parameters]);
        var (limit, cursor) = (Cursor.Limit(query), Cursor.Of(query));
        var point = await ReadPoint.Of(request, query);
        long after = 0;
        if (cursor is not null
            && !long.TryParse(cursor.After, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            query.Reject("cursor", "expected the next of an earlier answer");
        if (query.Problem is { } problem)
            return problem;
        var position = cursor?.Position ?? point.Position;
        IReadOnlyList<RecordedEvent> events = Ids.IsValid(id)
            ? await point.Reader.Stream(
                StreamNames.Contract(id), after, null, position, limit + 1, request.Cancelled)
            : [];
        if (events.Count == 0 && after == 0)
            return Problem.NotFound($"There is no contract {id}.");
        var next = events.Count > limit ? Next(position, events[limit - 1].Version) : null;
        return TypedResults.Ok(new Page<EventItem>([.. events.Take(limit).Select(Item)], next));
    }

    /// <summary>
    /// GET /v1/events?after=&amp;limit=: the whole ledger in order. Each item is the event's line of the
    /// seal, member by member: in canonical form (RFC 8785) it hashes to the event's leaf.
    /// </summary>
    public static async Task<IResult> All(LedgerRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new RequestQuery(request.Http, [.. ReadPoint.Parameters, .. Cursor.Parameters, "after"]);
        var (limit, cursor) = (Cursor.Limit(query), Cursor.Of(query));
        var after = query.Number("after", 0, long.MaxValue) ?? 0;
        if (cursor is not null
            && (query.Text("after") is not null
                || !long.TryParse(cursor.After, NumberStyles.None, CultureInfo.InvariantCulture, out after)))
            query.Reject("cursor", "expected the next of an earlier answer, and no after beside it");
        var point = await ReadPoint.Of(request, query);
        if (query.Problem is { } problem)
            return problem;
        var position = cursor?.Position ?? point.Position;
        var events = await point.Reader.All(after, position, limit + 1, request.Cancelled);
        var next = events.Count > limit ? Next(position, events[limit - 1].Position) : null;
        var body = new MemoryStream();
        body.Write("{\"items\":["u8);
        for (var i = 0; i < Math.Min(limit, events.Count); i++)
        {
            if (i > 0)
                body.WriteByte((byte)',');
            body.Write(events[i].Line);
        }
        body.Write("],\"next\":"u8);
        body.Write(JsonSerializer.SerializeToUtf8Bytes(next));
        body.WriteByte((byte)'}');
        return new JsonBytes(200, body.ToArray());
    }

    private static string Next(long position, long after) =>
        new Cursor(position, after.ToString(CultureInfo.InvariantCulture)).ToString();

    private static EventItem Item(RecordedEvent e)
    {
        using var data = JsonDocument.Parse(e.Data);
        return new(
            e.Position,
            e.Version,
            e.Id,
            e.Type,
            data.RootElement.Clone(),
            e.EffectiveOn,
            RecordedInstant.Text(e.RecordedAt),
            e.Actor,
            e.CorrelationId,
            e.CausationId,
            Convert.ToHexStringLower(e.LeafHash));
    }
}

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
