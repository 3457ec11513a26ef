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
/// <param name="ArrivedAt">
/// When an imported event really came, long after RecordedAt perhaps; null for one that was recorded as it
/// happened.
/// </param>
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
    string LeafHash,
    string? ArrivedAt);

/// <summary>The events of a contract.</summary>
public static class EventReads
{
    /// <summary>
    /// GET /v1/contracts/{id}/events: never filtered by effective date; knownAt says how far.
    /// </summary>
    public static async Task<IResult> OfContract(LedgerRequest request, string id)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new RequestQuery(
            request, [.. ReadPoint.Parameters, .. ListAnswer.Parameters, "after"]);
        var (list, notAcceptable) = ListAnswer.Of(request, query);
        var point = await ReadPoint.Of(request, query);
        var after = list.AfterNumber(query);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        var (stream, position) = (StreamNames.Contract(id), list.Cursor?.Position ?? point.Position);
        if (!Ids.IsValid(id)
            || await point.Reader.LastEvent(stream, null, position, request.Cancelled) is null)
            return Problem.NotFound($"There is no contract {id}.");
        return await list.Write(
            ListRead<EventItem>.Of(
                (last, count) => point.Reader.Stream(
                    stream, last?.Version ?? after, null, position, count, request.Cancelled),
                Item, item => Cursor.Key(item.Version), EventTables.Items),
            position);
    }

    internal static EventItem Item(RecordedEvent e)
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
            Convert.ToHexStringLower(e.LeafHash),
            RecordedInstant.Text(e.ArrivedAt));
    }
}
