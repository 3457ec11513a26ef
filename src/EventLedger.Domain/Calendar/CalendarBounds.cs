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
        TryParseAnyDay(text, out day) && day >= First && day <= Last;

    /// <summary>Reads a day such as <c>3001-01-30</c> that exists, within the bounds or not.</summary>
    public static bool TryParseAnyDay(ReadOnlySpan<char> text, out DateOnly day)
    {
        day = default;
        if (text is not [_, _, _, _, '-', _, _, '-', _, _])
            return false;
        var (year, month, date) = (Number(text[..4]), Number(text[5..7]), Number(text[8..]));
        if (year < 1 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month))
            return false;
        day = new(year, month, date);
        return true;
    }

    // A negative number where any character is no digit.
    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
            number = char.IsAsciiDigit(digit) && number >= 0 ? (number * 10) + (digit - '0') : -1;
        return number;
    }
}
