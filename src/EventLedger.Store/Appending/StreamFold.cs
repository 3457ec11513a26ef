namespace EventLedger.Store.Appending;

/// <summary>Folds stored events to states.</summary>
internal static class StreamFold
{
    /// <summary>
    /// Every stream that was asked for, those without events at their initial state. One that cannot be read
    /// becomes a <see cref="BrokenStream"/>, so that it fails only the commands that need it.
    /// </summary>
    public static Dictionary<string, StreamState> All(
        LedgerModel model, IReadOnlyCollection<string> streams, IReadOnlyList<LoadedEvent> events)
    {
        var states = new Dictionary<string, StreamState>(StringComparer.Ordinal);
        foreach (var stream in streams)
            states.Add(stream, new StreamState(model.KindOf(stream).Initial, 0));
        foreach (var loaded in events)
            states[loaded.Stream] = Next(model, states[loaded.Stream].State, loaded);
        return states;
    }

    private static StreamState Next(LedgerModel model, object state, LoadedEvent loaded)
    {
        if (state is BrokenStream)
            return new StreamState(state, loaded.Version);
        try
        {
            var payload = model.Codec.Read(loaded.Type, loaded.Data);
            return new StreamState(model.KindOf(loaded.Stream).Evolve(state, payload), loaded.Version);
        }
        catch (Exception problem)
        {
            return new StreamState(new BrokenStream(problem), loaded.Version);
        }
    }
}
