namespace EventLedger.Domain;

/// <summary>A value and the day from which it holds.</summary>
public readonly record struct Dated<T>(DateOnly From, T Value);

/// <summary>
/// Values that follow one another in time: each holds from its day until the next one's.
/// Immutable; equal when the steps are.
/// </summary>
public sealed class Timeline<T> : IEquatable<Timeline<T>>
{
    /// <summary>The timeline on which nothing holds yet.</summary>
    public static readonly Timeline<T> Empty = new([]);

    private readonly Dated<T>[] _steps;

    private Timeline(Dated<T>[] steps) => _steps = steps;

    /// <summary>The steps, ascending by day.</summary>
    public IReadOnlyList<Dated<T>> Steps => _steps;

    /// <summary>A timeline of steps that ascend strictly by day.</summary>
    /// <exception cref="ArgumentException">The steps do not ascend.</exception>
    public static Timeline<T> Of(IEnumerable<Dated<T>> steps)
    {
        return Ascending(steps.ToArray());
    }

    private static Timeline<T> Ascending(Dated<T>[] array)
    {
        for (var i = 1; i < array.Length; i++)
            if (array[i].From <= array[i - 1].From)
                throw new ArgumentException("Steps of a timeline ascend by day.");
        return new(array);
    }

    /// <summary>The step in force on a day; null before the first one.</summary>
    public Dated<T>? On(DateOnly day)
    {
        for (var i = _steps.Length - 1; i >= 0; i--)
            if (_steps[i].From <= day)
                return _steps[i];
        return null;
    }

    /// <summary>This timeline with every step from <paramref name="from"/> on replaced.</summary>
    public Timeline<T> ReplaceFrom(DateOnly from, IEnumerable<Dated<T>> steps) =>
        Ascending([.. Before(from), .. steps]);

    /// <summary>
    /// This timeline with <paramref name="value"/> from <paramref name="from"/> on, to the end.
    /// </summary>
    public Timeline<T> SetFrom(DateOnly from, T value) => ReplaceFrom(from, [new(from, value)]);

    /// <summary>
    /// This timeline with <paramref name="value"/> from <paramref name="from"/> to the next step, which
    /// stays; a step on that very day is replaced.
    /// </summary>
    public Timeline<T> Insert(DateOnly from, T value) => Of(
    [
        .. _steps.Where(step => step.From < from),
        new(from, value),
        .. _steps.Where(step => step.From > from),
    ]);

    /// <summary>Each step with the days it holds, none later than <paramref name="last"/>.</summary>
    public IEnumerable<(DateRange Days, T Value)> Until(DateOnly last)
    {
        for (var i = 0; i < _steps.Length && _steps[i].From <= last; i++)
        {
            var end = i + 1 < _steps.Length && _steps[i + 1].From <= last
                ? _steps[i + 1].From.AddDays(-1)
                : last;
            yield return (new(_steps[i].From, end), _steps[i].Value);
        }
    }

    private ReadOnlySpan<Dated<T>> Before(DateOnly day)
    {
        var count = 0;
        while (count < _steps.Length && _steps[count].From < day)
            count++;
        return _steps.AsSpan(0, count);
    }

    /// <inheritdoc/>
    public bool Equals(Timeline<T>? other) => other is not null && _steps.SequenceEqual(other._steps);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Timeline<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => _steps.Aggregate(0, HashCode.Combine);
}
