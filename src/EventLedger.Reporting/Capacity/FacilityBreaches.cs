using EventLedger.Domain;
using EventLedger.Domain.Facilities;

namespace EventLedger.Reporting.Capacity;

/// <summary>
/// The days on which something is wrong at a facility, in one walk over those on which anything turns. Sums
/// follow the lines that come and go; lines are looked through only where what is wrong changes.
/// </summary>
internal sealed class FacilityBreaches
{
    private readonly HashSet<Taken> _lines = new(ReferenceEqualityComparer.Instance);
    private readonly TakenSums _sums = new();
    private readonly BreachRuns<Overcommitment> _overcommitted = new(CapacityBreachKind.Overcommitted);
    private readonly BreachRuns<int> _exclusivityBroken = new(CapacityBreachKind.ExclusivityBroken);

    private FacilityBreaches()
    {
    }

    /// <summary>The runs of such days from one on, by their first day.</summary>
    public static IReadOnlyList<CapacityBreach> From(
        DateOnly asOf, Timeline<FacilityCapacity> capacity, IReadOnlyList<Taken> taken)
    {
        var turns = new SortedDictionary<DateOnly, Turn> { [asOf] = new() };
        Turn On(DateOnly day) => turns.TryGetValue(day, out var turn) ? turn : turns[day] = new();
        foreach (var step in capacity.Steps)
            if (step.From > asOf && step.From <= CalendarBounds.Last)
                On(step.From);
        foreach (var line in taken)
            if (line.Days.Last >= asOf && line.Days.First <= CalendarBounds.Last)
            {
                On(line.Days.First < asOf ? asOf : line.Days.First).Come.Add(line);
                if (line.Days.Last < CalendarBounds.Last)
                    On(line.Days.Last.AddDays(1)).Gone.Add(line);
            }
        var walk = new FacilityBreaches();
        foreach (var (day, turn) in turns)
            walk.Step(day, capacity.On(day)?.Value, turn);
        return
        [
            .. walk._overcommitted.All.Concat(walk._exclusivityBroken.All)
                .OrderBy(breach => breach.From)
                .ThenBy(breach => breach.Kind),
        ];
    }

    private void Step(DateOnly day, FacilityCapacity? capacity, Turn turn)
    {
        foreach (var line in turn.Gone)
        {
            _lines.Remove(line);
            _sums.Remove(line);
        }
        foreach (var line in turn.Come)
        {
            _lines.Add(line);
            _sums.Add(line);
        }
        var over = _sums.Over(capacity);
        if (over.IsNone)
            _overcommitted.End(day);
        else
            _overcommitted.GoOn(day, over, over.IsPartOf, turn.Come, _lines);
        if (_sums.IsExclusivityBroken)
            _exclusivityBroken.GoOn(day, _sums.Holders, _sums.IsPartOfExclusivity, turn.Come, _lines);
        else
            _exclusivityBroken.End(day);
    }

    /// <summary>A day on which lines begin, have ended, or the capacity becomes another.</summary>
    private sealed class Turn
    {
        public List<Taken> Come { get; } = [];

        public List<Taken> Gone { get; } = [];
    }
}
