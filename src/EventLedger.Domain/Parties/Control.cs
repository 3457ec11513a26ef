namespace EventLedger.Domain.Parties;

/// <summary>
/// Who controls whom on which day. A party has one controller on a day or none, and never
/// controls itself through others, so that the parties of a day are trees.
/// </summary>
/// <param name="partyOf">A party by its id; one that is not registered is controlled by nobody.</param>
public sealed class Control(Func<string, Party> partyOf)
{
    /// <summary>Control among these parties.</summary>
    public static Control Among(IReadOnlyDictionary<string, Party> parties) =>
        new(id => parties.GetValueOrDefault(id, Party.None));

    /// <summary>
    /// Whether one of two parties controls the other on a day, or another controls both, directly or through
    /// others: what they agree is then intercompany.
    /// </summary>
    public bool IsShared(string one, string other, DateOnly day) => Top(one, day) == Top(other, day);

    /// <summary>What a party controls directly on a day, in the order it was acquired.</summary>
    public IReadOnlyList<PartyAcquired> ControlledBy(string id, DateOnly day) =>
    [
        .. (partyOf(id).Acquisitions ?? [])
            .GroupBy(acquisition => acquisition.AcquiredId, StringComparer.Ordinal)
            .Where(acquired => partyOf(acquired.Key).ControllerOn(day) == id)
            .Select(acquired => acquired
                .Where(acquisition => acquisition.EffectiveOn.First <= day)
                .OrderBy(acquisition => acquisition.EffectiveOn.First)
                .Last()),
    ];

    /// <summary>
    /// Records that the party <paramref name="acquirerId"/> acquired another. It then controls that one until
    /// the day from which a later acquirer is known to.
    /// </summary>
    public Decided<PartyEvent> Decide(RecordAcquisition command, string acquirerId)
    {
        var acquired = partyOf(command.AcquiredId);
        if (!acquired.IsRegistered)
            return new PartyRefusal.UnknownParty(command.AcquiredId);
        if (command.AcquiredId == acquirerId)
            return new PartyRefusal.SameParty(acquirerId);
        var from = command.EffectiveOn.First;
        var next = (acquired.Controllers ?? Timeline<ControlPassed>.Empty).Steps
            .Where(step => step.From > from).Select(step => (DateOnly?)step.From).FirstOrDefault();
        var held = new DateRange(from, next?.AddDays(-1) ?? CalendarBounds.Last);
        return Rise(acquirerId, command.AcquiredId, held, []) is var (cycleFrom, through)
            ? new PartyRefusal.ControlCycle(acquirerId, command.AcquiredId, from, cycleFrom, through)
            : new PartyAcquired(command.AcquiredId, command.EffectiveOn, command.Sources);
    }

    /// <summary>What an acquisition means to the party that was acquired.</summary>
    public static ControlPassed Passed(PartyAcquired acquisition, string acquirerId)
    {
        ArgumentNullException.ThrowIfNull(acquisition);
        return new(acquirerId, acquisition.EffectiveOn);
    }

    /// <summary>
    /// Who stands above a party on a day and has nobody above; the party itself at the least.
    /// </summary>
    private string Top(string id, DateOnly day)
    {
        while (partyOf(id).ControllerOn(day) is { } controller)
            id = controller;
        return id;
    }

    /// <summary>
    /// The first of some days on which a party is controlled by another, and who stands between; null when
    /// it never is. Each controller is followed upward over the days of its own control alone, one after the
    /// other, so the first find is the earliest, and this ends: on no day does anybody stand above himself.
    /// </summary>
    private (DateOnly From, IReadOnlyList<string> Through)? Rise(
        string id, string sought, DateRange days, IReadOnlyList<string> through)
    {
        var controllers = partyOf(id).Controllers ?? Timeline<ControlPassed>.Empty;
        foreach (var (held, passed) in controllers.Until(days.Last))
        {
            if (held.Intersect(days) is not { } part)
                continue;
            if (passed.ControllerId == sought)
                return (part.First, through);
            if (Rise(passed.ControllerId, sought, part, [.. through, passed.ControllerId]) is { } found)
                return found;
        }
        return null;
    }
}

/// <summary>Record that a party acquired another.</summary>
/// <param name="AcquiredId">The party that was acquired.</param>
/// <param name="EffectiveOn">Since when; a reduced date counts from its first day.</param>
/// <param name="Sources">Who said so.</param>
public sealed record RecordAcquisition(
    string AcquiredId, ReducedDate EffectiveOn, IReadOnlyList<Source>? Sources = null);
