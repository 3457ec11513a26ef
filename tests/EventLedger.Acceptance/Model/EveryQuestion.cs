using EventLedger.Reporting.Concentration;
using EventLedger.Reporting.Revenue;
using EventLedger.Reporting.RunRate;

namespace EventLedger.Acceptance.Model;

/// <summary>Every report, in every grouping and on every basis, about a day.</summary>
internal static class EveryQuestion
{
    private static readonly string[] OfADay =
        ["commitments", "commitments/focus", "receivables", "changed-since-close", "exposure", "capacity"];

    /// <summary>The reports' names and their queries.</summary>
    public static IEnumerable<(string Report, string Query)> About(DateOnly day)
    {
        var asOf = $"asOf={day:yyyy-MM-dd}";
        var months = $"from={day.AddMonths(-5):yyyy-MM}&to={day.AddMonths(4):yyyy-MM}";
        foreach (var report in OfADay)
            yield return (report, asOf);
        yield return ("run-rate/series", months);
        yield return ("run-rate/waterfall", months);
        foreach (var grouping in Enum.GetNames<RunRateGrouping>())
        {
            yield return ("run-rate", $"{asOf}&groupBy={grouping}");
            yield return ("run-rate/waterfall", $"{months}&groupBy={grouping}");
        }
        foreach (var basis in Enum.GetNames<ConcentrationBasis>())
            yield return ("concentration", $"{asOf}&basis={basis}");
        foreach (var grouping in Enum.GetNames<RevenueGrouping>())
            foreach (var basis in Enum.GetNames<RevenueBasis>())
            {
                yield return ("revenue", $"{months}&groupBy={grouping}&basis={basis}");
                yield return ("revenue", $"{months}&groupBy={grouping}&basis={basis}&{asOf}");
            }
        yield return ("claims", asOf);
        yield return ("claims", $"{asOf}&disagreements=true");
        var days = $"from={day.AddDays(-100):yyyy-MM-dd}&to={day.AddDays(500):yyyy-MM-dd}";
        yield return ("calendar", $"{asOf}&{days}");
        yield return ("calendar", asOf);
    }
}
