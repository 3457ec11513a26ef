using EventLedger.Store.Appending;

namespace EventLedger.Store.Rebuilding;

/// <summary>Events with the rows that each leaves in the read models, in the same order.</summary>
internal sealed record FoldedSegment(IReadOnlyList<LoggedEvent> Events, ReadModelRows[] Rows)
{
    /// <summary>Rows with the event that each is of.</summary>
    public IEnumerable<(LoggedEvent Event, ReadModelRows Rows)> All => Events.Zip(Rows);
}

/// <summary>An event that no row can be made of; the rebuild cannot be done.</summary>
internal sealed class UnreadableEventException(LoggedEvent one, Exception problem) : Exception(
    $"The event at position {one.Position}, {one.Type} of {one.Stream}, cannot be read: {problem.Message}",
    problem);

/// <summary>
/// Folds the log, segment after segment, on all processors: each has the streams of its own. The state of a
/// stream is kept while it is in use, within the bound of the cache, and as the writer keeps it; later it is
/// folded anew when an event of it comes, and where an event needs the whole.
/// </summary>
internal sealed class SegmentFold
{
    private readonly LedgerModel _model;
    private readonly LogSegments _log;
    private readonly StreamCache[] _caches;

    /// <param name="model">Folds and projects.</param>
    /// <param name="log">Where streams are read again that are not cached any more.</param>
    /// <param name="processors">How many fold at once.</param>
    /// <param name="maxWeight">How many events the cached states may hold; null goes by the memory.</param>
    public SegmentFold(LedgerModel model, LogSegments log, int processors, long? maxWeight = null)
    {
        (_model, _log) = (model, log);
        _caches = [.. Enumerable.Range(0, processors).Select(
            _ => new StreamCache((maxWeight ?? StreamCache.UsualWeight) / processors))];
    }

    /// <summary>Events with their rows.</summary>
    public async Task<FoldedSegment> Fold(IReadOnlyList<LoggedEvent> events, CancellationToken ct)
    {
        var rows = new ReadModelRows[events.Count];
        await Fold(events, (_, i, made) => rows[i] = made, ct);
        return new FoldedSegment(events, rows);
    }

    /// <summary>What a segment's rows are encoded in, one for each processor that folds.</summary>
    public EncodedRows[] Encodings() => [.. _caches.Select(_ => new EncodedRows())];

    /// <summary>
    /// Encodes the rows of each event as soon as they are made: what lives no longer than that costs the
    /// collector nothing.
    /// </summary>
    /// <param name="events">A segment.</param>
    /// <param name="encoded">Of <see cref="Encodings"/>; what they hold is forgotten.</param>
    /// <param name="ct">Gives up.</param>
    public async Task Fold(
        IReadOnlyList<LoggedEvent> events, IReadOnlyList<EncodedRows> encoded, CancellationToken ct)
    {
        foreach (var one in encoded)
            one.Clear();
        await Fold(events, (owner, i, rows) => encoded[owner].Add(events[i], rows), ct);
    }

    private async Task Fold(
        IReadOnlyList<LoggedEvent> events, Action<int, int, ReadModelRows> give, CancellationToken ct)
    {
        var segment = new ReadEvent[events.Count];
        await OnAllProcessors(owner => Read(events, owner, segment), ct);
        var wholes = segment.Where(one => one.Kind.NeedsWhole(one.Payload))
            .Select(one => one.Event.Stream).ToHashSet(StringComparer.Ordinal);
        await LoadMissing(segment, wholes, ct);
        await OnAllProcessors(owner => Fold(segment, wholes, owner, give), ct);
        foreach (var cache in _caches)
            cache.Trim();
    }

    private Task OnAllProcessors(Action<int> act, CancellationToken ct) =>
        Task.WhenAll(_caches.Select((_, owner) => Task.Run(() => act(owner), ct)));

    private void Read(IReadOnlyList<LoggedEvent> events, int owner, ReadEvent[] segment)
    {
        for (var i = 0; i < segment.Length; i++)
        {
            var one = events[i];
            if (OwnerOf(one.Stream) != owner)
                continue;
            try
            {
                segment[i] = new(
                    one, owner, _model.KindOf(one.Stream), _model.Codec.Read(one.Type, one.Data));
            }
            catch (Exception problem)
            {
                throw new UnreadableEventException(one, problem);
            }
        }
    }

    // A stream whose first event here is not its first at all must be known; read ones stay until Trim.
    private async Task LoadMissing(ReadEvent[] segment, HashSet<string> wholes, CancellationToken ct)
    {
        var missing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (one, owner, kind, _) in segment)
        {
            if (one.Version == 1)
                _caches[owner].Put(one.Stream, new StreamState(kind.Initial, 0));
            else if (!_caches[owner].TryGet(one.Stream, out var kept)
                || (wholes.Contains(one.Stream) && !IsWhole(kind, kept)))
                missing.Add(one.Stream);
        }
        if (missing.Count == 0)
            return;
        var earlier = await _log.Earlier(missing, segment[0].Event.Position - 1, ct);
        foreach (var (stream, state) in StreamFold.All(_model, missing, earlier))
            _caches[OwnerOf(stream)].Put(stream, state);
    }

    private static bool IsWhole(StreamKind kind, StreamState kept) =>
        kept.State is BrokenStream || kind.IsWhole(kept.State);

    private void Fold(
        ReadEvent[] segment, HashSet<string> wholes, int owner, Action<int, int, ReadModelRows> give)
    {
        var cache = _caches[owner];
        for (var i = 0; i < segment.Length; i++)
        {
            if (segment[i].Owner != owner)
                continue;
            var (one, _, kind, _) = segment[i];
            cache.TryGet(one.Stream, out var before);
            try
            {
                give(owner, i, Fold(segment[i], before, out var after));
                var next = new StreamState(after, one.Version);
                cache.Put(one.Stream, wholes.Contains(one.Stream) ? next : next.Lean(kind));
            }
            catch (Exception problem)
            {
                throw new UnreadableEventException(one, problem);
            }
        }
    }

    private ReadModelRows Fold(ReadEvent read, StreamState before, out object after)
    {
        var (one, _, kind, payload) = read;
        if (before.State is BrokenStream broken)
            throw broken.Problem;
        if (before.Version != one.Version - 1)
            throw new InvalidDataException($"it follows version {before.Version}, not {one.Version - 1}");
        after = kind.Evolve(before.State, payload);
        return _model.Project(new EventInContext(
            one.Stream, one.Version, payload, one.EffectiveOn, before.State, after));
    }

    private int OwnerOf(string stream) =>
        (StringComparer.Ordinal.GetHashCode(stream) & int.MaxValue) % _caches.Length;

    /// <summary>An event with what was read of it, and the processor that folds its stream.</summary>
    private readonly record struct ReadEvent(LoggedEvent Event, int Owner, StreamKind Kind, object Payload);
}
