namespace EventLedger.Store.Appending;

/// <summary>Folds stored events to states.</summary>
internal static class StreamFold
{
    /// <summary>
    /// Every stream that was asked for, those without events at their initial state. One that cannot be read
    /// becomes a <see cref="BrokenStream"/>, so that it fails only the commands that need it.
    /// </summary>
    public static Dictionary<string, StreamState> All(
        LedgerModel model, IReadOnlyCollection<string> streams, IReadOnlyList<LoadedEvent> events) => From(
            model, streams.ToDictionary(stream => stream, stream => Initial(model, stream)), events);

    /// <summary>A stream before its first event.</summary>
    public static StreamState Initial(LedgerModel model, string stream) =>
        new(model.KindOf(stream).Initial, 0);

    /// <summary>
    /// Streams with the events that follow. Left out are those that must be folded from their first event,
    /// because one that follows needs the whole of a state of which a part is kept.
    /// </summary>
    public static Dictionary<string, StreamState> From(
        LedgerModel model, Dictionary<string, StreamState> states, IReadOnlyList<LoadedEvent> events)
    {
        foreach (var loaded in events)
            if (states.TryGetValue(loaded.Stream, out var state))
            {
                if (Next(model, state.State, loaded) is { } next)
                    states[loaded.Stream] = next;
                else
                    states.Remove(loaded.Stream);
            }
        return states;
    }

    private static StreamState? Next(LedgerModel model, object state, LoadedEvent loaded)
    {
        if (state is BrokenStream)
            return new StreamState(state, loaded.Version);
        try
        {
            var kind = model.KindOf(loaded.Stream);
            var payload = model.Codec.Read(loaded.Type, loaded.Data);
            if (kind.NeedsWhole(payload) && !kind.IsWhole(state))
                return null;
            return new StreamState(kind.Evolve(state, payload), loaded.Version);
        }
        catch (Exception problem)
        {
            return new StreamState(new BrokenStream(problem), loaded.Version);
        }
    }
}
