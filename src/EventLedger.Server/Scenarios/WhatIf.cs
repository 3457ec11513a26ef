using System.Text.Json.Serialization;
using EventLedger.Reporting.ReadModels;
using EventLedger.Reporting.Tables;
using EventLedger.Server.Http;
using EventLedger.Server.Reports;

namespace EventLedger.Server.Scenarios;

/// <summary>
/// A report as it is known, as it would be after a scenario's commands, and what is between them.
/// </summary>
/// <param name="ScenarioId">The scenario.</param>
/// <param name="DecidedOn">The day of every command that names none: the day of asking.</param>
/// <param name="Base">The report without the scenario.</param>
/// <param name="Scenario">
/// The report with it. Its token repeats it, and opens its figures: for ever when the scenario's commands are
/// short enough to stand in it, and else for as long as the scenario is kept.
/// </param>
/// <param name="Difference">
/// Scenario less base, in the same shape. A figure is null where either side is unknown. Items are matched by
/// what they are of; one that is on one side alone counts as zero on the other, and one in which nothing
/// differs is left out. What is no figure is the scenario's, or the base's of what the scenario lacks.
/// </param>
/// <param name="Largest">
/// With <c>top</c>: where the rows that are shown stand in the whole base and scenario. Absent when all are.
/// </param>
public sealed record WhatIfAnswer<TAnswer>(
    string ScenarioId,
    DateOnly DecidedOn,
    TAnswer Base,
    TAnswer Scenario,
    TAnswer Difference,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LargestShown? Largest = null)
    where TAnswer : class;

/// <summary>Answers a report with a scenario.</summary>
internal static class WhatIf
{
    /// <summary>The parameter of every report that names a scenario.</summary>
    public static readonly string[] Parameters = ["scenario"];

    /// <summary>
    /// Decides the scenario's commands against what is known at the book's position, and makes the report of
    /// both books; the problem when there is no such scenario or a rule refuses one of its commands.
    /// </summary>
    public static async Task<(WhatIfAnswer<TAnswer>? Answer, Problem? Problem)> Ask<TAnswer>(
        LedgerRequest request, string id, StoredBook known, AnswerToken token,
        Func<IKnownBook, Task<TAnswer>> make)
        where TAnswer : ReportAnswer
    {
        var (posed, problem) = await PosedScenario.Of(request, id);
        if (posed is null)
            return (null, problem);
        var (book, refused) = await posed.Over(request, known);
        if (book is null)
            return (null, refused);
        var (answer, scenario) = (await make(known), await make(book));
        return (
            new(
                id,
                request.Today,
                answer with { Token = $"{token}" },
                scenario with { Token = $"{token with { Scenario = posed.Asked }}" },
                Difference.Of(answer, scenario)),
            null);
    }

    /// <summary>The answer with so many of each list, the largest differences first; null is all.</summary>
    public static WhatIfAnswer<TAnswer> Shown<TAnswer>(WhatIfAnswer<TAnswer> answer, int? top)
        where TAnswer : class
    {
        if (top is not { } most)
            return answer;
        var (known, scenario, difference, shown) =
            LargestDifferences.Of(answer.Base, answer.Scenario, answer.Difference, most);
        return answer with { Base = known, Scenario = scenario, Difference = difference, Largest = shown };
    }

    /// <summary>
    /// The book at a position after the commands of a token's scenario; the problem when it is gone.
    /// </summary>
    public static async Task<(ScenarioBook? Book, Problem? Problem)> BookOf(
        LedgerRequest request, long position, AskedScenario asked)
    {
        var (posed, problem) = await PosedScenario.Of(request, asked);
        return posed is null
            ? (null, problem)
            : await posed.Over(request, new StoredBook(request.Ledger.Reader.Pinned(), position));
    }

    /// <summary>One table of the three: the column <c>side</c> says which a line is of.</summary>
    public static Table TableOf<TAnswer>(WhatIfAnswer<TAnswer> answer, Func<TAnswer, Table> table)
        where TAnswer : class =>
        Sides.TableOf(
            ("base", table(answer.Base)), ("scenario", table(answer.Scenario)),
            ("difference", table(answer.Difference)));
}
