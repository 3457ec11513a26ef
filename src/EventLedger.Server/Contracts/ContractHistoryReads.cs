using System.Text.Json;
using System.Text.Json.Nodes;
using EventLedger.Domain;
using EventLedger.Domain.Stored;
using EventLedger.Reporting.History;
using EventLedger.Reporting.ReadModels;
using EventLedger.Server.Commands;
using EventLedger.Server.Http;
using EventLedger.Server.Log;
using EventLedger.Server.Reports;
using EventLedger.Store;

namespace EventLedger.Server.Contracts;

/// <summary>
/// An event of a contract, told: what happened, how the contract stood before and after, who said so.
/// </summary>
/// <param name="Version">Its place in the contract's stream.</param>
/// <param name="Type">Its name.</param>
/// <param name="Sentence">What happened.</param>
/// <param name="EffectiveOn">The business day from which it holds.</param>
/// <param name="RecordedAt">The instant the ledger stored it.</param>
/// <param name="Actor">Who sent the command.</param>
/// <param name="Before">The contract before, as of that day.</param>
/// <param name="After">The contract after, as of that day.</param>
/// <param name="Sources">Who said so.</param>
/// <param name="Receipt">Its position and leaf in the ledger's Merkle tree.</param>
/// <param name="CorrectedBy">The version of its latest correction; null when it stands as recorded.</param>
/// <param name="ArrivedAt">When an imported event really came; null for one recorded as it happened.</param>
public sealed record HistoryItem(
    long Version,
    string Type,
    string Sentence,
    DateOnly EffectiveOn,
    string RecordedAt,
    string Actor,
    ContractMoment? Before,
    ContractMoment? After,
    IReadOnlyList<Source> Sources,
    CommandReceipt Receipt,
    long? CorrectedBy,
    string? ArrivedAt);

/// <summary>What changed between two versions of a contract or two instants.</summary>
/// <param name="Id">The contract.</param>
/// <param name="AsOf">The business day that both sides are seen as of.</param>
/// <param name="FromVersion">The version that it is compared from; 0 is before the first event.</param>
/// <param name="ToVersion">The version that it is compared to.</param>
/// <param name="Changes">Field by field.</param>
/// <param name="Events">The events in between.</param>
public sealed record DiffAnswer(
    string Id,
    DateOnly AsOf,
    long FromVersion,
    long ToVersion,
    IReadOnlyList<FieldChange> Changes,
    IReadOnlyList<EventItem> Events);

/// <summary>What happened to a contract, and what that changed.</summary>
public static class ContractHistoryReads
{
    /// <summary>
    /// GET /v1/contracts/{id}/history: each event as a sentence, with the contract before and after.
    /// </summary>
    public static async Task<IResult> History(LedgerRequest request, string id)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new RequestQuery(
            request,
            [
                .. ReadPoint.Parameters, .. ListAnswer.Parameters, .. TextSearch.Parameters, "after",
                "correctable",
            ]);
        var (list, notAcceptable) = ListAnswer.Of(request, query);
        var after = list.AfterNumber(query);
        var (correctable, text) = (query.Flag("correctable"), TextSearch.Of(query)?.Text);
        var point = await ReadPoint.Of(request, query);
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        var position = list.Cursor?.Position ?? point.Position;
        var events = await AllOf(request, point, id, position);
        if (events.Count == 0)
            return Problem.NotFound($"There is no contract {id}.");
        var names = await new StoredBook(point.Reader, position).Names(request.Cancelled);
        return await list.Write(
            ListRead<HistoryItem>.Of(
                (last, count) => Task.FromResult(
                    ContractHistory.Of(events, names, last?.Version ?? after, count, correctable, text)),
                Item, item => Cursor.Key(item.Version), HistoryTables.Told),
            position);
    }

    /// <summary>GET /v1/contracts/{id}/diff?from=&amp;to=: versions, or instants.</summary>
    public static async Task<IResult> Diff(LedgerRequest request, string id)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new RequestQuery(
            request, [.. ReadPoint.Parameters, .. TabularAnswer.Parameters, "from", "to"]);
        var (format, notAcceptable) = TabularAnswer.Of(request, query);
        var point = await ReadPoint.Of(request, query);
        var last = (await LastEvent(request, point, id)).Version;
        var from = await VersionAt(request, query, "from", point, id, last);
        var to = await VersionAt(request, query, "to", point, id, last);
        if (last > 0 && query.Problem is null && from > to)
            query.Reject("from", "lies after to");
        if ((query.Problem ?? notAcceptable) is { } problem)
            return problem;
        if (last == 0)
            return Problem.NotFound($"There is no contract {id}.");
        var between = await point.Reader.Stream(
            StreamNames.Contract(id), from, to, null, int.MaxValue, request.Cancelled);
        var changes = FieldChanges.Between(
            await Answer(request, point, id, from), await Answer(request, point, id, to));
        var answer = new DiffAnswer(
            id, point.AsOf, from, to, changes, [.. between.Select(EventReads.Item)]);
        return format.Write(answer, () => HistoryTables.Changes(answer), point.Position);
    }

    private static HistoryItem Item(HistoryEntry entry)
    {
        var e = entry.Event;
        return new(
            e.Version,
            e.Type,
            entry.Sentence,
            e.EffectiveOn,
            RecordedInstant.Text(e.RecordedAt),
            e.Actor,
            entry.Before,
            entry.After,
            entry.Sources,
            new(e.Position, Convert.ToHexStringLower(e.LeafHash)),
            entry.CorrectedBy,
            RecordedInstant.Text(e.ArrivedAt));
    }

    private static async Task<IReadOnlyList<RecordedEvent>> AllOf(
        LedgerRequest request, ReadPoint point, string id, long position) =>
        Ids.IsValid(id)
            ? await point.Reader.Stream(
                StreamNames.Contract(id), 0, null, position, int.MaxValue, request.Cancelled)
            : [];

    /// <summary>The last known event at a version or a position; version 0 when there is none.</summary>
    private static async Task<(long Version, long Position)> LastEvent(
        LedgerRequest request, ReadPoint point, string id, long? version = null, long? position = null) =>
        Ids.IsValid(id)
            ? await point.Reader.LastEvent(
                StreamNames.Contract(id), version, Math.Min(position ?? point.Position, point.Position),
                request.Cancelled) ?? default
            : default;

    /// <summary>
    /// A version as written, or the last one recorded at or before an instant; the last when absent.
    /// </summary>
    private static async Task<long> VersionAt(
        LedgerRequest request, RequestQuery query, string name, ReadPoint point, string id, long last)
    {
        if (query.Text(name) is not { } text)
        {
            if (name == "from")
                query.Reject(name, "required: a version, or an instant");
            return last;
        }
        if (!text.Contains('T', StringComparison.Ordinal))
            return query.Number(name, 0, Math.Max(last, 1)) ?? 0;
        if (query.Instant(name) is not { } instant)
            return 0;
        var position = await request.Ledger.Reader.PositionAt(instant, request.Cancelled);
        return (await LastEvent(request, point, id, position: position)).Version;
    }

    /// <summary>The contract at a version, from the row that its event left; null before the first.</summary>
    private static async Task<JsonObject?> Answer(
        LedgerRequest request, ReadPoint point, string id, long version)
    {
        if (version == 0)
            return null;
        var (_, position) = await LastEvent(request, point, id, version);
        var terms = await ContractReads.TermsOf(id, point.Reader, position, request.Cancelled);
        var answer = JsonSerializer.SerializeToNode(
            ContractAnswer.Of(id, version, terms, point.AsOf), LedgerJson.Wire)?.AsObject();
        answer?.Remove("version");
        return answer;
    }
}
