using System.Text.Json;
using EventLedger.Store;
using Npgsql;

namespace EventLedger.Faults.Support;

/// <summary>
/// What is true of every ledger after every fault. Reads PostgreSQL directly, and computes everything anew:
/// numbers, instants, the seal, the keys, what clients heard, each decision, and the read models.
/// </summary>
public static class LedgerInvariants
{
    /// <summary>What each finding begins with.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "positions", "versions", "streams", "commits", "instants", "leaves", "edges", "ids", "keys",
        "acknowledged", "refused", "decisions", "contracts", "terms", "entries", "register",
    ];

    public static async Task<IReadOnlyList<string>> Violations(NpgsqlConnection connection, Journal journal)
    {
        var ledger = await StoredLedger.Read(connection);
        return
        [
            .. Positions(ledger), .. Versions(ledger), .. Streams(ledger), .. Commits(ledger),
            .. SealInvariants.Violations(ledger), .. Ids(ledger), .. Keys(ledger),
            .. Acknowledged(ledger, journal), .. Refused(ledger, journal),
            .. new Replay(ledger, journal).Violations(), .. journal.Contradictions,
        ];
    }

    /// <summary>The idempotency key that an event names, or null.</summary>
    public static string? KeyOf(RecordedEvent e)
    {
        using var headers = JsonDocument.Parse(e.Headers);
        return headers.RootElement.TryGetProperty("idempotencyKey", out var key) ? key.GetString() : null;
    }

    private static IEnumerable<string> Positions(StoredLedger ledger) =>
        from e in ledger.Events.Index()
        where e.Item.Position != e.Index + 1
        select $"positions: {e.Item.Position} stands at place {e.Index + 1}";

    private static IEnumerable<string> Versions(StoredLedger ledger) =>
        from stream in ledger.Events.GroupBy(e => e.Stream)
        from e in stream.Index()
        where e.Item.Version != e.Index + 1
        select $"versions: {stream.Key} has {e.Item.Version} at place {e.Index + 1}";

    private static IEnumerable<string> Streams(StoredLedger ledger)
    {
        var counts = ledger.Events.CountBy(e => e.Stream).ToDictionary();
        foreach (var stream in ledger.Streams)
        {
            if (counts.GetValueOrDefault(stream.Id) != stream.Version)
                yield return $"streams: {stream.Id} says {stream.Version}, and has "
                    + $"{counts.GetValueOrDefault(stream.Id)} events";
            if (!stream.Id.StartsWith(stream.Type + "-", StringComparison.Ordinal))
                yield return $"streams: {stream.Id} is no {stream.Type}";
        }
        foreach (var missing in counts.Keys.Except(ledger.Streams.Select(stream => stream.Id)))
            yield return $"streams: {missing} has no row";
    }

    private static IEnumerable<string> Commits(StoredLedger ledger)
    {
        var (last, seen) = (0L, new HashSet<string>());
        var events = ledger.Events.GroupBy(e => e.Position).ToDictionary(at => at.Key, at => at.First());
        foreach (var (commit, before) in ledger.Commits.Zip(ledger.Commits.Prepend(null)))
        {
            if (commit.First != last + 1)
                yield return $"commits: {commit.First} follows {last}";
            if (before is not null && commit.RecordedAt <= before.RecordedAt)
                yield return $"instants: {commit.RecordedAt:O} follows {before.RecordedAt:O}";
            for (var position = commit.First; position <= commit.Last; position++)
            {
                if (!events.TryGetValue(position, out var e))
                {
                    yield return $"commits: {position} has no event";
                    continue;
                }
                seen.Add(e.Stream);
                if (e.RecordedAt != commit.RecordedAt)
                    yield return $"instants: {position} is of {e.RecordedAt:O}";
            }
            if (commit.StreamCount != seen.Count)
                yield return $"commits: {commit.Last} counts {commit.StreamCount} streams, not {seen.Count}";
            last = commit.Last;
        }
        foreach (var e in ledger.Events.Where(e => e.RecordedAt < e.StatedAt || e.StatedAt > e.ArrivedAt))
            yield return $"instants: {e.Position} states {e.StatedAt:O}, is of {e.RecordedAt:O} and came at "
                + $"{e.ArrivedAt:O}";
        if (ledger.Events.Count > 0 && ledger.Events[^1].Position != last)
            yield return $"commits: they end at {last}, and the events at {ledger.Events[^1].Position}";
    }

    private static IEnumerable<string> Ids(StoredLedger ledger) =>
        from twice in ledger.Events.CountBy(e => e.Id)
        where twice.Value > 1
        select $"ids: {twice.Key} names {twice.Value} events";

    private static IEnumerable<string> Keys(StoredLedger ledger)
    {
        var events = ledger.Events.Where(e => KeyOf(e) is not null).ToLookup(e => KeyOf(e)!);
        foreach (var key in ledger.Keys)
        {
            var own = events[key.Key].ToList();
            if (own.Count == 0)
                yield return $"keys: {key.Key} has no event";
            else if (own[^1].Position != key.Position || own[^1].Version != key.StreamVersion)
                yield return $"keys: {key.Key} points at {key.Position}, not at {own[^1].Position}";
            if (own.Select(e => e.Stream).Distinct().Count() > 1)
                yield return $"keys: {key.Key} is in several streams";
        }
        foreach (var missing in events.Select(own => own.Key).Except(ledger.Keys.Select(key => key.Key)))
            yield return $"keys: {missing} has events and no row";
    }

    private static IEnumerable<string> Acknowledged(StoredLedger ledger, Journal journal)
    {
        var keys = ledger.Keys.ToDictionary(key => key.Key);
        var events = ledger.Events.ToLookup(KeyOf);
        foreach (var entry in journal.Stored)
        {
            var key = entry.Order.Key;
            using var answer = JsonDocument.Parse(entry.Answer!);
            var said = answer.RootElement.GetProperty("events").EnumerateArray()
                .Select(e => (e.GetProperty("position").GetInt64(), e.GetProperty("leafHash").GetString()));
            var found = events[key].Select(e =>
                (e.Position, (string?)Convert.ToHexStringLower(e.LeafHash)));
            if (!said.SequenceEqual(found))
                yield return $"acknowledged: {key} is not there as it was answered: {entry.Answer}";
            if (keys.GetValueOrDefault(key)?.Answer != entry.Answer)
                yield return $"acknowledged: the answer of {key} is not kept";
        }
    }

    private static IEnumerable<string> Refused(StoredLedger ledger, Journal journal)
    {
        var stored = ledger.Keys.Select(key => key.Key)
            .Concat(ledger.Events.Select(KeyOf)).OfType<string>().ToHashSet();
        return from entry in journal.Refused
               where stored.Contains(entry.Order.Key)
               select $"refused: {entry.Order.Key} is stored, though it was answered as "
                   + entry.Refusals[0].Code;
    }
}
