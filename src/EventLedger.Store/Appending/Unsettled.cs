namespace EventLedger.Store.Appending;

/// <summary>The units that a round could not settle, to be decided again in the next one.</summary>
internal sealed class Unsettled
{
    private readonly List<PendingUnit> _units = [];

    public IReadOnlyList<PendingUnit> Units => _units;

    public void Clear() => _units.Clear();

    public void AddAll(IEnumerable<PendingUnit> units) => _units.AddRange(units);

    /// <summary>A unit of which a part was found in the log; the rest is no worse for it.</summary>
    public void AddRest(PendingUnit unit)
    {
        if (!unit.IsAnswered)
            _units.Add(unit);
    }

    /// <summary>A unit whose decision no longer holds; it gives up after the last round.</summary>
    public void Add(PendingUnit unit)
    {
        if (++unit.Rounds < PendingUnit.MaxRounds)
            _units.Add(unit);
        else
            unit.Answer(new CommandOutcome.Conflict());
    }

    /// <summary>
    /// The units of a batch that failed run one by one; the one that fails alone is the culprit.
    /// </summary>
    public void Isolate(List<Decided> kept, Exception problem)
    {
        var isCulprit = kept.Count(one => one.Stores) == 1;
        foreach (var one in kept)
        {
            if (isCulprit && one.Stores)
            {
                one.Unit.Answer(new CommandOutcome.Failed(problem));
                continue;
            }
            one.Unit.Alone = one.Stores;
            _units.Add(one.Unit);
        }
    }

    /// <summary>
    /// A batch that certainly is not in the log, because the connection was lost before its commit.
    /// </summary>
    public void Lost(List<Decided> kept, Exception problem)
    {
        if (!SqlTrouble.IsOutside(problem))
        {
            Isolate(kept, problem);
            return;
        }
        foreach (var unit in kept.Select(one => one.Unit))
        {
            // Should a command bring the connection down each time, the others go on without it.
            unit.Alone = unit.Rounds > 0;
            if (++unit.Rounds < PendingUnit.MaxRounds)
                _units.Add(unit);
            else
                unit.Answer(new CommandOutcome.Unavailable(problem.Message));
        }
    }
}
