using EventLedger.Domain;

namespace EventLedger.Reporting.Calendar;

/// <summary>A row of the calendar without words.</summary>
internal readonly record struct CalendarDay(
    DateOnly On, CalendarKind Kind, Currency? Currency, Int128 Amount)
{
    /// <summary>That of a row.</summary>
    public static CalendarDay Of(CalendarRow row) =>
        new(row.On, row.Kind, row.Currency, row.Amount?.MinorUnits ?? 0);
}
