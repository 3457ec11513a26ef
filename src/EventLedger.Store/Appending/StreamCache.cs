namespace EventLedger.Store.Appending;

/// <summary>A stream as it is folded; version 0 has no event.</summary>
internal readonly record struct StreamState(object State, long Version);

/// <summary>Stands in the cache for a stream whose events cannot be read; whoever reads it fails.</summary>
internal sealed record BrokenStream(Exception Problem);

/// <summary>
/// The streams a node has folded, and the position whose effects they hold. Only the writer's loop touches
/// it, so it has no locks. Bounded by beginning anew: what is needed is loaded again, in one query.
/// </summary>
internal sealed class StreamCache
{
    /// <summary>
    /// With more foreign events than this, the cache begins anew instead of reading which streams moved.
    /// </summary>
    public const int MovedLimit = 4_000;
    private const int MaxStreams = 200_000;

    private readonly Dictionary<string, StreamState> _streams = new(StringComparer.Ordinal);

    /// <summary>The last position whose effects the cache holds.</summary>
    public long Seen { get; private set; }

    public bool TryGet(string stream, out StreamState state) => _streams.TryGetValue(stream, out state);

    public void Put(string stream, StreamState state) => _streams[stream] = state;

    /// <summary>Begins anew at a position.</summary>
    public void Reset(long position)
    {
        _streams.Clear();
        Seen = position;
    }

    /// <summary>
    /// Keeps the bound, true when that emptied the cache; called between batches only, because a batch relies
    /// on what it has read.
    /// </summary>
    public bool Trim()
    {
        if (_streams.Count <= MaxStreams)
            return false;
        _streams.Clear();
        return true;
    }

    /// <summary>Takes over what happened up to a position: streams that moved are forgotten.</summary>
    public void Advance(long position, IReadOnlyList<(string Stream, long Version)> moved)
    {
        if (position < Seen || position - Seen > MovedLimit)
        {
            Reset(position);
            return;
        }
        foreach (var (stream, version) in moved)
        {
            if (_streams.TryGetValue(stream, out var state) && state.Version < version)
                _streams.Remove(stream);
        }
        Seen = position;
    }

    /// <summary>Takes over our own commit.</summary>
    public void Committed(long position) => Seen = position;
}
