using System.Globalization;

namespace EventLedger.Domain;

/// <summary>A calendar month such as July 2026, written <c>2026-07</c>.</summary>
public readonly record struct Month : IComparable<Month>
{
    /// <summary>The month of a year; <paramref name="number"/> runs from 1 to 12.</summary>
    public Month(int year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 12);
        Year = year;
        Number = number;
    }

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>The month within the year, 1 to 12.</summary>
    public int Number { get; }

    /// <summary>The month's first day.</summary>
    public DateOnly FirstDay => new(Year, Number, 1);

    /// <summary>The month's last day: 28 to 31.</summary>
    public DateOnly LastDay => new(Year, Number, Days);

    /// <summary>How many days the month has.</summary>
    public int Days => DateTime.DaysInMonth(Year, Number);

    /// <summary>All days of the month.</summary>
    public DateRange Range => new(FirstDay, LastDay);

    /// <summary>The month after this one.</summary>
    public Month Next => Number == 12 ? new(Year + 1, 1) : new(Year, Number + 1);

    /// <summary>The month in which a day lies.</summary>
    public static Month Of(DateOnly day)
    {
        var (year, number, _) = day;
        return new(year, number);
    }

    /// <summary>
    /// The months from the one of <paramref name="first"/> to the one of <paramref name="last"/>.
    /// </summary>
    public static IEnumerable<Month> Spanning(DateOnly first, DateOnly last)
    {
        for (var month = Of(first); month <= Of(last); month = month.Next)
            yield return month;
    }

    /// <summary>Reads <c>2026-07</c>; anything else is no month.</summary>
    public static bool TryParse(string? text, out Month month)
    {
        month = default;
        if (text is not { Length: 7 }
            || !CalendarBounds.TryParseDay(text + "-01", out var day))
            return false;
        month = Of(day);
        return true;
    }

    /// <summary>How many months this one lies after <paramref name="other"/>; negative when before.</summary>
    public int MonthsAfter(Month other) => (Year - other.Year) * 12 + Number - other.Number;

    /// <inheritdoc/>
    public int CompareTo(Month other) => MonthsAfter(other);

    /// <summary>Earlier than.</summary>
    public static bool operator <(Month left, Month right) => left.CompareTo(right) < 0;

    /// <summary>Later than.</summary>
    public static bool operator >(Month left, Month right) => left.CompareTo(right) > 0;

    /// <summary>Not later than.</summary>
    public static bool operator <=(Month left, Month right) => left.CompareTo(right) <= 0;

    /// <summary>Not earlier than.</summary>
    public static bool operator >=(Month left, Month right) => left.CompareTo(right) >= 0;

    /// <summary>The month as <c>2026-07</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Number:D2}");
}
