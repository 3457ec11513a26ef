using System.Globalization;
using EventLedger.Server.Reports;

namespace EventLedger.Server.Explaining;

/// <summary>Words that the labels of figures share.</summary>
internal static class FigureWords
{
    /// <summary>The business day of a report that is asked for one.</summary>
    public static DateOnly DayOf(FigureAsked asked) => asked.Question switch
    {
        DayQuestion question => question.AsOf,
        RunRateQuestion question => question.AsOf,
        ChangedSinceCloseQuestion question => question.AsOf,
        CalendarQuestion question => question.AsOf,
        ConcentrationQuestion question => question.AsOf,
        var other => throw new InvalidOperationException($"{other} is not asked for a day."),
    };

    /// <summary>That day as it is written.</summary>
    public static string Date(FigureAsked asked) => Date(DayOf(asked));

    /// <summary>A day as it is written.</summary>
    public static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
