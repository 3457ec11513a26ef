namespace EventLedger.Domain.Tests.Naive;

/// <summary>An acquisition that is recorded; the day is the first that its date can mean.</summary>
internal sealed record NaiveAcquisition(string Acquirer, string Acquired, DateOnly From);

/// <summary>
/// Control of parties by the plainest way: acquisitions in the order they were recorded, and
/// everything looked up in that list day by day. No code of the product is used here.
/// </summary>
internal sealed class NaiveControl
{
    private readonly List<NaiveAcquisition> _recorded = [];

    public IReadOnlyList<NaiveAcquisition> Recorded => _recorded;

    /// <summary>Why an acquisition is refused, or null: then it is recorded.</summary>
    public string? Record(NaiveAcquisition asked, IReadOnlyCollection<string> registered)
    {
        if (!registered.Contains(asked.Acquired))
            return "unknown-party";
        if (asked.Acquirer == asked.Acquired)
            return "same-party";
        _recorded.Add(asked);
        if (FirstCycle(asked) is null)
            return null;
        _recorded.RemoveAt(_recorded.Count - 1);
        return "control-cycle";
    }

    /// <summary>The first day on which somebody would control himself, were this recorded too.</summary>
    public DateOnly? FirstCycleWith(NaiveAcquisition asked)
    {
        _recorded.Add(asked);
        var first = FirstCycle(asked);
        _recorded.RemoveAt(_recorded.Count - 1);
        return first;
    }

    /// <summary>The latest acquirer by the day; of two on one day the one recorded last.</summary>
    public string? ControllerOn(string party, DateOnly day)
    {
        NaiveAcquisition? latest = null;
        foreach (var one in _recorded)
        {
            if (one.Acquired == party && one.From <= day && (latest is null || one.From >= latest.From))
                latest = one;
        }
        return latest?.Acquirer;
    }

    public IEnumerable<string> ControlledBy(string party, DateOnly day) => _recorded
        .Select(one => one.Acquired).Distinct().Where(acquired => ControllerOn(acquired, day) == party);

    /// <summary>One controls the other, or somebody controls both, directly or through others.</summary>
    public bool IsIntercompany(string provider, string customer, DateOnly day)
    {
        var (above, aboveOther) = (Above(provider, day), Above(customer, day));
        return above.Contains(customer) || aboveOther.Contains(provider) || above.Intersect(aboveOther).Any();
    }

    /// <summary>Everybody who controls a party; the party itself where it is in a circle.</summary>
    private List<string> Above(string party, DateOnly day)
    {
        var above = new List<string>();
        for (var next = ControllerOn(party, day); next is not null && !above.Contains(next);)
        {
            above.Add(next);
            next = ControllerOn(next, day);
        }
        return above;
    }

    /// <summary>Control changes on the days of acquisitions alone, so these are all days there are.</summary>
    private DateOnly? FirstCycle(NaiveAcquisition asked) => _recorded
        .Select(one => one.From)
        .Where(day => asked.From <= day)
        .Order()
        .Where(day => Above(asked.Acquirer, day).Contains(asked.Acquirer))
        .Select(day => (DateOnly?)day)
        .FirstOrDefault();
}
