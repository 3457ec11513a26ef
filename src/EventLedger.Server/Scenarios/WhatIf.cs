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
/// <param name="Scenario">The report with it.</param>
/// <param name="Difference">
/// Scenario less base, in the same shape. A figure is null where either side is unknown. Items are matched by
/// what they are of; one that is on one side alone counts as zero on the other, and one in which nothing
/// differs is left out. What is no figure is the scenario's, or the base's of what the scenario lacks.
/// </param>
public sealed record WhatIfAnswer<TAnswer>(
    string ScenarioId, DateOnly DecidedOn, TAnswer Base, TAnswer Scenario, TAnswer Difference);

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
        LedgerRequest request, string id, StoredBook known, Func<IKnownBook, Task<TAnswer>> make)
        where TAnswer : ReportAnswer
    {
        if (await request.Ledger.Scenarios.Find(id, request.Now, request.Cancelled) is not { } stored)
            return (null, ScenarioReads.NoScenario(id));
        var rehearsal = new Rehearsal(
            request.Ledger.Reader.Pinned(), known.Position, request.Today, request.Now);
        if (await rehearsal.Run(ScenarioAnswer.CommandsOf(stored), request.Cancelled) is { } refused)
            return (null, refused);
        var answer = await make(known);
        var scenario = await make(new ScenarioBook(known, rehearsal.Events));
        return (new(id, request.Today, answer, scenario, Difference.Of(answer, scenario)), null);
    }

    /// <summary>One table of the three: the column <c>side</c> says which a line is of.</summary>
    public static Table TableOf<TAnswer>(WhatIfAnswer<TAnswer> answer, Func<TAnswer, Table> table) =>
        Sides.TableOf(
            ("base", table(answer.Base)), ("scenario", table(answer.Scenario)),
            ("difference", table(answer.Difference)));
}
