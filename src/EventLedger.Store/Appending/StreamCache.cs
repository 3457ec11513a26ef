namespace EventLedger.Store.Appending;

/// <summary>A stream as it is folded; version 0 has no event.</summary>
internal readonly record struct StreamState(object State, long Version)
{
    /// <summary>What the cache keeps of it.</summary>
    public StreamState Lean(StreamKind kind) =>
        State is BrokenStream ? this : this with { State = kind.Lean(State) };
}

/// <summary>Stands in the cache for a stream whose events cannot be read; whoever reads it fails.</summary>
internal sealed record BrokenStream(Exception Problem);

/// <summary>
/// The streams a node has folded, and the position whose effects they hold. Only the writer's loop touches
/// it, so it has no locks. A state keeps what its events said, so the bound counts events, not streams: what
/// is read stays, what was not read for a whole generation goes.
/// </summary>
internal sealed class StreamCache(long? maxWeight = null)
{
    /// <summary>
    /// With more foreign events than this, the cache begins anew instead of reading which streams moved.
    /// </summary>
    public const int MovedLimit = 4_000;
    // What an event leaves in a state: 0.4 KB where it changed terms, up to 1.3 where it was billed.
    // An eighth of the machine's memory is the cache's.
    private const long BytesPerEvent = 1_280;
    private const long Share = 8;

    private readonly long _maxWeight = maxWeight ?? UsualWeight;
    private Dictionary<string, StreamState> _young = new(StringComparer.Ordinal);
    private Dictionary<string, StreamState> _old = new(StringComparer.Ordinal);
    // Others moved these since: what is missing are the events after.
    private readonly Dictionary<string, StreamState> _behind = new(StringComparer.Ordinal);
    private long _weight;

    /// <summary>How many events the cached states may hold where nobody says otherwise.</summary>
    public static long UsualWeight => Math.Clamp(
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Share / BytesPerEvent, 20_000, 2_000_000);

    /// <summary>The last position whose effects the cache holds.</summary>
    public long Seen { get; private set; }

    public bool TryGet(string stream, out StreamState state)
    {
        if (_young.TryGetValue(stream, out state))
            return true;
        if (!_old.Remove(stream, out state))
            return false;
        _young.Add(stream, state);
        _weight += Weight(state);
        return true;
    }

    /// <summary>A stream as it was before others moved it: a beginning to fold on from.</summary>
    public bool TryGetBehind(string stream, out StreamState state) =>
        _behind.TryGetValue(stream, out state);

    public void Put(string stream, StreamState state)
    {
        Forget(stream);
        _young.Add(stream, state);
        _weight += Weight(state);
    }

    /// <summary>Begins anew at a position.</summary>
    public void Reset(long position)
    {
        _young.Clear();
        _old.Clear();
        _behind.Clear();
        _weight = 0;
        Seen = position;
    }

    /// <summary>
    /// Keeps the bound: when the streams that are in use weigh half of it, those that were not read since the
    /// last time go. Called between batches only, because a batch relies on what it has read.
    /// </summary>
    public void Trim()
    {
        if (_weight <= _maxWeight / 2)
            return;
        _old.Clear();
        _behind.Clear();
        (_young, _old) = (_old, _young);
        _weight = 0;
    }

    /// <summary>Takes over what happened up to a position: streams that moved are behind.</summary>
    public void Advance(long position, IReadOnlyList<(string Stream, long Version)> moved)
    {
        if (position < Seen || position - Seen > MovedLimit)
        {
            Reset(position);
            return;
        }
        foreach (var (stream, version) in moved)
        {
            if (!TryGet(stream, out var state) || state.Version >= version)
                continue;
            Forget(stream);
            if (state.State is not BrokenStream)
                SetBehind(stream, state);
        }
        Seen = position;
    }

    /// <summary>Takes over our own commit.</summary>
    public void Committed(StampedBatch batch)
    {
        foreach (var (append, _) in batch.Commands.SelectMany(command => command.Streams))
            Put(append.Stream, new StreamState(append.State, append.After).Lean(append.Kind));
        Seen = batch.Last;
    }

    /// <summary>Holds nothing of a stream any more.</summary>
    public void Forget(string stream)
    {
        if (_young.Remove(stream, out var state) || _behind.Remove(stream, out state))
            _weight -= Weight(state);
        _old.Remove(stream);
    }

    private void SetBehind(string stream, StreamState state)
    {
        _behind.Add(stream, state);
        _weight += Weight(state);
    }

    private static long Weight(StreamState state) => 1 + state.Version;
}
