using System.Collections.Immutable;

namespace EventLedger.Domain.Billing;

/// <summary>
/// An amount that moves by business days: what is left at the end of each day. Immutable; a change shares
/// what it does not touch.
/// </summary>
public sealed class DatedBalance
{
    private readonly ImmutableSortedDictionary<DateOnly, Money> _changes;
    private readonly Money _inTheEnd;

    private DatedBalance(ImmutableSortedDictionary<DateOnly, Money> changes, Money inTheEnd) =>
        (_changes, _inTheEnd) = (changes, inTheEnd);

    /// <summary>Nothing until <paramref name="day"/>, then an amount.</summary>
    public static DatedBalance From(DateOnly day, Money amount) =>
        new(ImmutableSortedDictionary<DateOnly, Money>.Empty.Add(day, amount), amount);

    /// <summary>The days on which it moves, in order.</summary>
    public IEnumerable<DateOnly> Days => _changes.Keys;

    /// <summary>What is left after every day that is known.</summary>
    public Money InTheEnd => _inTheEnd;

    /// <summary>The balance with so much more from a day on; less when negative.</summary>
    public DatedBalance Plus(DateOnly day, Money amount) => new(
        _changes.SetItem(day, _changes.TryGetValue(day, out var there) ? there + amount : amount),
        _inTheEnd + amount);

    /// <summary>The balance with so much less from a day on.</summary>
    public DatedBalance Minus(DateOnly day, Money amount) =>
        Plus(day, Money.Zero(amount.Currency) - amount);

    /// <summary>What is left at the end of a day.</summary>
    public Money On(DateOnly day)
    {
        var left = Money.Zero(_inTheEnd.Currency);
        foreach (var (on, change) in _changes)
        {
            if (on > day)
                break;
            left += change;
        }
        return left;
    }

    /// <summary>The least that is left on any day from one on: what may be taken off on that day.</summary>
    public Money LowestFrom(DateOnly day)
    {
        var left = Money.Zero(_inTheEnd.Currency);
        Money? lowest = null;
        foreach (var (on, change) in _changes)
        {
            if (on > day && (lowest is null || left < lowest))
                lowest = left;
            left += change;
        }
        return lowest is null || left < lowest ? left : lowest.Value;
    }
}
