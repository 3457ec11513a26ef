using EventLedger.Store.Appending;

namespace EventLedger.Store.Rebuilding;

/// <summary>Events with the rows that each leaves in the read models, in the same order.</summary>
internal sealed record FoldedSegment(IReadOnlyList<LoggedEvent> Events, ReadModelRows[] Rows)
{
    public long Last => Events[^1].Position;

    /// <summary>Rows with the event that each is of.</summary>
    public IEnumerable<(LoggedEvent Event, ReadModelRows Rows)> All => Events.Zip(Rows);
}

/// <summary>An event that no row can be made of; the rebuild cannot be done.</summary>
internal sealed class UnreadableEventException(LoggedEvent one, Exception problem) : Exception(
    $"The event at position {one.Position}, {one.Type} of {one.Stream}, cannot be read: {problem.Message}",
    problem);

/// <summary>
/// Folds the log, segment after segment, on all processors: each has the streams of its own. The state of a
/// stream is kept while it is in use, within the bound of the cache; later it is folded anew when an event
/// of it comes.
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

    public async Task<FoldedSegment> Fold(IReadOnlyList<LoggedEvent> events, CancellationToken ct)
    {
        var owners = new int[events.Count];
        for (var i = 0; i < owners.Length; i++)
            owners[i] = OwnerOf(events[i].Stream);
        await LoadMissing(events, owners, ct);
        var rows = new ReadModelRows[events.Count];
        await Task.WhenAll(_caches.Select(
            (_, owner) => Task.Run(() => Fold(events, owners, owner, rows), ct)));
        foreach (var cache in _caches)
            cache.Trim();
        return new FoldedSegment(events, rows);
    }

    // A stream whose first event here is not its first at all must be known; read ones stay until Trim.
    private async Task LoadMissing(IReadOnlyList<LoggedEvent> events, int[] owners, CancellationToken ct)
    {
        var missing = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < owners.Length; i++)
        {
            var one = events[i];
            if (one.Version == 1)
                _caches[owners[i]].Put(one.Stream, new StreamState(_model.KindOf(one.Stream).Initial, 0));
            else if (!_caches[owners[i]].TryGet(one.Stream, out _))
                missing.Add(one.Stream);
        }
        if (missing.Count == 0)
            return;
        var earlier = await _log.Earlier(missing, events[0].Position - 1, ct);
        foreach (var (stream, state) in StreamFold.All(_model, missing, earlier))
            _caches[OwnerOf(stream)].Put(stream, state);
    }

    private void Fold(IReadOnlyList<LoggedEvent> events, int[] owners, int owner, ReadModelRows[] rows)
    {
        var cache = _caches[owner];
        for (var i = 0; i < owners.Length; i++)
        {
            if (owners[i] != owner)
                continue;
            var one = events[i];
            cache.TryGet(one.Stream, out var before);
            try
            {
                rows[i] = Fold(one, before, out var after);
                cache.Put(one.Stream, new StreamState(after, one.Version));
            }
            catch (Exception problem)
            {
                throw new UnreadableEventException(one, problem);
            }
        }
    }

    private ReadModelRows Fold(LoggedEvent one, StreamState before, out object after)
    {
        if (before.State is BrokenStream broken)
            throw broken.Problem;
        if (before.Version != one.Version - 1)
            throw new InvalidDataException($"it follows version {before.Version}, not {one.Version - 1}");
        var payload = _model.Codec.Read(one.Type, one.Data);
        after = _model.KindOf(one.Stream).Evolve(before.State, payload);
        return _model.Project(new EventInContext(
            one.Stream, one.Version, payload, RecordedEvent.EffectiveOnOf(one.Headers), before.State, after));
    }

    private int OwnerOf(string stream) =>
        (StringComparer.Ordinal.GetHashCode(stream) & int.MaxValue) % _caches.Length;
}
