using System.Globalization;

namespace EventLedger.Domain;

/// <summary>
/// The days the ledger can speak of. Every rule adds notice periods, lock-ins and payment days to dates;
/// bounds well inside those of <see cref="DateOnly"/> keep each of these sums a date.
/// </summary>
public static class CalendarBounds
{
    /// <summary>The first day that may be written: 1900-01-01.</summary>
    public static readonly DateOnly First = new(1900, 1, 1);

    /// <summary>The last day that may be written: 2999-12-31.</summary>
    public static readonly DateOnly Last = new(2999, 12, 31);

    /// <summary>The longest notice period or payment period, in days.</summary>
    public const int LongestPeriodInDays = 36_525;

    /// <summary>The longest lock-in, in months.</summary>
    public const int LongestLockInMonths = 1_200;

    /// <summary>Reads a day such as <c>2026-07-01</c> that exists and lies within the bounds.</summary>
    public static bool TryParseDay(string? text, out DateOnly day) => TryParseDay(text.AsSpan(), out day);

    /// <summary>Reads a day such as <c>2026-07-01</c> that exists and lies within the bounds.</summary>
    public static bool TryParseDay(ReadOnlySpan<char> text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "o", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
        && day >= First && day <= Last;
}
