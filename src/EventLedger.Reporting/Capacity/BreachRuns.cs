namespace EventLedger.Reporting.Capacity;

/// <summary>Days that follow one another and on which the same kind of thing is wrong, as runs.</summary>
/// <param name="kind">What is wrong.</param>
/// <typeparam name="TCause">What decides which lines have part in it.</typeparam>
internal sealed class BreachRuns<TCause>(CapacityBreachKind kind)
    where TCause : IEquatable<TCause>
{
    private readonly List<CapacityBreach> _ended = [];
    private readonly HashSet<string> _contracts = new(StringComparer.Ordinal);
    private DateOnly? _from;
    private TCause? _cause;

    /// <summary>The runs, ascending; the last has no end where nothing that is known ends it.</summary>
    public IEnumerable<CapacityBreach> All => _from is { } from ? _ended.Append(Run(from, null)) : _ended;

    /// <summary>From a day on nothing is wrong.</summary>
    public void End(DateOnly day)
    {
        if (_from is not { } from)
            return;
        _ended.Add(Run(from, day.AddDays(-1)));
        _from = null;
        _contracts.Clear();
    }

    /// <summary>From a day on it is wrong, or goes on to be.</summary>
    /// <param name="day">The day.</param>
    /// <param name="cause">Where it is that of before, only lines that came are looked at.</param>
    /// <param name="isPart">Whether a line has part in it.</param>
    /// <param name="come">The lines that begin on the day.</param>
    /// <param name="all">All lines of the day.</param>
    public void GoOn(
        DateOnly day, TCause cause, Func<Taken, bool> isPart, IReadOnlyList<Taken> come,
        IReadOnlyCollection<Taken> all)
    {
        var isNew = _from is null || !cause.Equals(_cause);
        foreach (var line in isNew ? all : come)
            if (isPart(line))
                _contracts.Add(line.ContractId);
        (_from, _cause) = (_from ?? day, cause);
    }

    private CapacityBreach Run(DateOnly from, DateOnly? to) =>
        new(kind, from, to, [.. _contracts.Order(StringComparer.Ordinal)]);
}
