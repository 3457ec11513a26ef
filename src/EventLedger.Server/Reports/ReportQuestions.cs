using System.Text.Json.Serialization;
using EventLedger.Domain;
using EventLedger.Reporting.Calendar;
using EventLedger.Reporting.Concentration;
using EventLedger.Reporting.Revenue;
using EventLedger.Reporting.RunRate;

namespace EventLedger.Server.Reports;

/// <summary>
/// What a report is asked, with every default filled in: asked again, it means the same on any later day.
/// </summary>
public abstract record ReportQuestion
{
    /// <summary>In JSON, only so many of each list, the largest first; null is all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Top { get; init; }

    /// <summary>What a table is asked instead: no list is cut unless the question says where.</summary>
    public virtual ReportQuestion OfAll() => this with { Top = null };
}

/// <summary>Asked for a day alone.</summary>
/// <param name="AsOf">The business day.</param>
public sealed record DayQuestion(DateOnly AsOf) : ReportQuestion;

/// <summary>Asked who said what, as of a day.</summary>
/// <param name="AsOf">The business day.</param>
/// <param name="Disagreements">Whether only figures count whose sources disagree.</param>
public sealed record ClaimsQuestion(DateOnly AsOf, bool Disagreements) : ReportQuestion;

/// <summary>Asked for the run-rate of a day.</summary>
/// <param name="AsOf">The business day.</param>
/// <param name="GroupBy">What it is grouped by.</param>
public sealed record RunRateQuestion(DateOnly AsOf, RunRateGrouping GroupBy) : ReportQuestion;

/// <summary>Asked for months of run-rate.</summary>
/// <param name="From">The first month.</param>
/// <param name="To">The last month.</param>
public sealed record MonthsQuestion(Month From, Month To) : ReportQuestion;

/// <summary>Asked for the movements of months.</summary>
/// <param name="From">The first month.</param>
/// <param name="To">The last month.</param>
/// <param name="GroupBy">What they are grouped by; null for the total alone.</param>
public sealed record WaterfallQuestion(Month From, Month To, RunRateGrouping? GroupBy) : ReportQuestion;

/// <summary>Asked for shares of run-rate on a day.</summary>
/// <param name="AsOf">The business day.</param>
/// <param name="Basis">Which run-rate.</param>
public sealed record ConcentrationQuestion(DateOnly AsOf, ConcentrationBasis Basis) : ReportQuestion;

/// <summary>Asked for the revenue of whole months.</summary>
/// <param name="From">The first month.</param>
/// <param name="To">The last month.</param>
/// <param name="AsOf">Only documents dated on or before this day; null is all that are known.</param>
/// <param name="GroupBy">What it is split by.</param>
/// <param name="Basis">Which months a change of terms moves that altered closed ones.</param>
public sealed record RevenueQuestion(
    Month From, Month To, DateOnly? AsOf, RevenueGrouping GroupBy, RevenueBasis Basis) : ReportQuestion;

/// <summary>Asked for what comes due.</summary>
/// <param name="AsOf">The business day from which it is looked forward.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Kind">Only this; null for all.</param>
/// <param name="Limit">At most so many rows; when null, 1,000 in JSON and all in a table.</param>
public sealed record CalendarQuestion(
    DateOnly AsOf, DateOnly From, DateOnly To, CalendarKind? Kind, int? Limit) : ReportQuestion
{
    /// <inheritdoc/>
    public override ReportQuestion OfAll() => this with { Top = null, Limit = Limit ?? int.MaxValue };
}

/// <summary>Asked for what changed of closed months.</summary>
/// <param name="AsOf">Closings of this business day and before.</param>
/// <param name="ProviderId">In whose books; null for all.</param>
/// <param name="Month">Of which month; null for all that are closed.</param>
public sealed record ChangedSinceCloseQuestion(DateOnly AsOf, string? ProviderId, Month? Month)
    : ReportQuestion;
