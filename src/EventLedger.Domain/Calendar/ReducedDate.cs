using System.Globalization;

namespace EventLedger.Domain;

/// <summary>
/// A date as precise as it was reported: a year (<c>2029</c>), a month (<c>2026-05</c>) or a day.
/// A reduced start counts from its <see cref="First"/> day, a reduced end to its <see cref="Last"/>
/// (ISO 8601 calls this reduced precision).
/// </summary>
public readonly record struct ReducedDate
{
    private readonly DateOnly _first;
    private readonly DateOnly _last;

    private ReducedDate(DateOnly first, DateOnly last) => (_first, _last) = (first, last);

    /// <summary>The first day that the date can mean.</summary>
    public DateOnly First => _first;

    /// <summary>The last day that the date can mean.</summary>
    public DateOnly Last => _last;

    /// <summary>A date known to the day.</summary>
    public static ReducedDate Of(DateOnly day) => new(day, day);

    /// <summary>Reads <c>2029</c>, <c>2026-05</c> or <c>2026-06-22</c>.</summary>
    public static bool TryParse(string? text, out ReducedDate date)
    {
        date = default;
        switch (text?.Length)
        {
            case 4 when CalendarBounds.TryParseDay(text + "-01-01", out var year):
                date = new(year, new DateOnly(year.Year, 12, 31));
                return true;
            case 7 when Month.TryParse(text, out var month):
                date = new(month.FirstDay, month.LastDay);
                return true;
            case 10 when CalendarBounds.TryParseDay(text, out var day):
                date = Of(day);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The date as it was written, no more precise than it was.</summary>
    public override string ToString() =>
        _first == _last ? _first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : Month.Of(_first) == Month.Of(_last) ? Month.Of(_first).ToString()
        : _first.Year.ToString("D4", CultureInfo.InvariantCulture);
}
