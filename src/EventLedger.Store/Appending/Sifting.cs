namespace EventLedger.Store.Appending;

/// <summary>Parts the decisions that hold at the head from those that must be taken again.</summary>
internal static class Sifting
{
    /// <summary>
    /// What holds at the head, in order. A unit leaves of which a key is known (that part is answered), or
    /// that read a stream which moved, or that builds on a decision of this batch that left.
    /// </summary>
    public static List<Decided> Kept(
        List<Decided> decided, IReadOnlyDictionary<string, KnownKey> keys, StreamCache cache,
        Unsettled unsettled)
    {
        var kept = new List<Decided>(decided.Count);
        var versions = new Dictionary<string, long>(decided.Count, StringComparer.Ordinal);
        foreach (var one in decided)
        {
            if (one.Unit.AnswerKnown(keys))
            {
                unsettled.AddRest(one.Unit);
                continue;
            }
            if (!Holds(one, versions, cache))
            {
                unsettled.Add(one.Unit);
                continue;
            }
            foreach (var append in one.Appends)
                foreach (var stream in append.Streams)
                    versions[stream.Stream] = stream.After;
            kept.Add(one);
        }
        return kept;
    }

    /// <summary>
    /// The same of imported commands: they belong into one commit, so where one of them must be decided again
    /// all are, in their order.
    /// </summary>
    public static List<Decided> KeptTogether(
        List<Decided> decided, IReadOnlyDictionary<string, KnownKey> keys, StreamCache cache,
        Unsettled unsettled)
    {
        var open = decided.FindAll(one => !one.Unit.AnswerKnown(keys));
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var one in open)
        {
            if (!Holds(one, versions, cache))
            {
                open.ForEach(each => unsettled.Add(each.Unit));
                return [];
            }
            foreach (var append in one.Appends.SelectMany(append => append.Streams))
                versions[append.Stream] = append.After;
        }
        return open;
    }

    private static bool Holds(Decided one, Dictionary<string, long> versions, StreamCache cache)
    {
        foreach (var (stream, version) in one.Reads)
        {
            if (versions.TryGetValue(stream, out var now))
            {
                if (now != version)
                    return false;
            }
            else if (!cache.TryGet(stream, out var cached) || cached.Version != version)
            {
                return false;
            }
        }
        return true;
    }
}
