using EventLedger.Domain;
using EventLedger.Server.Http;

namespace EventLedger.Server.Reports;

/// <summary>The months that a report looks at, both included.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
internal readonly record struct ReportMonths(Month From, Month To)
{
    /// <summary>The parameters as they are named in a request.</summary>
    public static readonly string[] Parameters = ["from", "to"];

    private const int Most = 600;

    /// <summary>
    /// The months of <c>from</c> and <c>to</c>: twelve that end with the month of asOf, unless asked
    /// otherwise.
    /// </summary>
    public static ReportMonths Of(RequestQuery query, DateOnly asOf)
    {
        var to = query.MonthOrDay("to") ?? Month.Of(asOf);
        var from = query.MonthOrDay("from") ?? EarliestOfYearBefore(to);
        if (to < from)
            query.Reject("to", $"{to} lies before {from}");
        else if (to.MonthsAfter(from) >= Most)
            query.Reject("to", $"more than {Most} months from {from}");
        return new(from, to);
    }

    private static Month EarliestOfYearBefore(Month to) => Month.Of(to.FirstDay.AddMonths(-11));
}
