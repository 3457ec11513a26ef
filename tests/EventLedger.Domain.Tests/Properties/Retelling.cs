using EventLedger.Domain.Tests.Naive;

namespace EventLedger.Domain.Tests.Properties;

/// <summary>A fact of a tale.</summary>
/// <param name="Move">What was asked: a signature, or a move that was accepted.</param>
/// <param name="LastServiceDay">The last day of service that the event of a notice names.</param>
internal sealed record ToldFact(object Move, DateOnly? LastServiceDay = null);

/// <summary>
/// The facts of a tale by the versions of their events. A correction tells them to the naive rules again,
/// from the signature on, and finds where they stop.
/// </summary>
/// <param name="tell">
/// Makes a move; every reason why it cannot be made. The last argument says whether it may change nothing.
/// </param>
internal sealed class Retelling(Func<NaiveStory, object, bool, IReadOnlySet<string>> tell)
{
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();
    private readonly Dictionary<long, object> _recorded = [];
    private SortedDictionary<long, ToldFact> _facts = [];

    public void Add(long version, ToldFact fact)
    {
        _facts[version] = fact;
        _recorded[version] = fact.Move;
    }

    /// <summary>What was recorded under a version, also when taken back; null when no fact.</summary>
    public object? Recorded(long version) => _recorded.GetValueOrDefault(version);

    /// <summary>The story that the facts before a version make.</summary>
    public NaiveStory Before(long version) => Tell(_facts.Where(fact => fact.Key < version), 0).Story!;

    /// <summary>
    /// The story that the facts make when one of them reads otherwise or, null, never happened; or the
    /// version of the event that could not have happened, and every reason why. An empty reason is that it
    /// would say something else, as a notice that ends service on another day.
    /// </summary>
    /// <param name="version">The fact's.</param>
    /// <param name="reading">How it reads.</param>
    /// <param name="document">Which document a story contradicts, and why; null for none.</param>
    public (NaiveStory? Story, long Version, IReadOnlySet<string> Why) Correct(
        long version, ToldFact? reading, Func<NaiveStory, (long Version, string Why)?> document)
    {
        var facts = new SortedDictionary<long, ToldFact>(_facts);
        facts.Remove(version);
        if (reading is not null)
            facts[version] = reading;
        var told = Tell(facts, version);
        if (told.Story is not null && document(told.Story) is var (contradicted, why))
            return (null, contradicted, new HashSet<string> { why });
        if (told.Story is not null)
            _facts = facts;
        return told;
    }

    private (NaiveStory? Story, long Version, IReadOnlySet<string> Why) Tell(
        IEnumerable<KeyValuePair<long, ToldFact>> facts, long corrected)
    {
        var story = new NaiveStory();
        foreach (var (version, (move, last)) in facts)
        {
            var why = tell(story, move, version != corrected);
            if (why.Count > 0)
                return (null, version, why);
            if (last is not null && story.Contract!.Notices[^1].LastServiceDay != last)
                return (null, version, new HashSet<string> { "" });
        }
        return (story, 0, Nothing);
    }
}
