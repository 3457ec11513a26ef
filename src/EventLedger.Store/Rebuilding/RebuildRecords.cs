using System.Text.Json;

namespace EventLedger.Store;

/// <summary>How a rebuild stands.</summary>
public enum RebuildStage
{
    /// <summary>The new tables are filled from the log.</summary>
    Filling,

    /// <summary>They are full and have keys; what was appended meanwhile follows.</summary>
    Following,

    /// <summary>Their rows are compared with those that are read.</summary>
    Comparing,

    /// <summary>The rows are not the same; it waits until somebody accepts that, or cancels.</summary>
    Differs,

    /// <summary>The new tables are written and read.</summary>
    Switched,

    /// <summary>Somebody ended it; what was read before is read on.</summary>
    Cancelled,

    /// <summary>It cannot be done; what was read before is read on.</summary>
    Failed,
}

/// <summary>A rebuild of the read models.</summary>
/// <param name="Generation">The generation that it makes; its number.</param>
/// <param name="Replaces">The generation that is read until the switch.</param>
/// <param name="Stage">How it stands.</param>
/// <param name="Accepted">Whether somebody accepted that the rows differ.</param>
/// <param name="Position">The rows of all events up to here are written.</param>
/// <param name="Head">The end of the log when it was last looked at.</param>
/// <param name="Rate">Events a second since a node last took it up; null before the first.</param>
/// <param name="Difference">In what the rows differ, when they were compared and do.</param>
/// <param name="Problem">Why it failed.</param>
/// <param name="StartedBy">Who asked for it.</param>
/// <param name="StartedAt">When, UTC.</param>
/// <param name="EndedAt">When it was switched to, cancelled or failed; null before.</param>
public sealed record RebuildState(
    int Generation, int Replaces, RebuildStage Stage, bool Accepted, long Position, long Head, long? Rate,
    RebuildDifference? Difference, string? Problem, string StartedBy, DateTime StartedAt, DateTime? EndedAt);

/// <summary>In what two generations of the read models differ, at positions up to one.</summary>
/// <param name="Through">The position up to which they were compared.</param>
/// <param name="Tables">How many rows differ, for each table that has any.</param>
/// <param name="First">The row of the earliest event that differs.</param>
public sealed record RebuildDifference(
    long Through, IReadOnlyList<TableDifference> Tables, FirstDifference First);

/// <summary>How many rows of a table differ.</summary>
/// <param name="Table">"terms", "contracts", "entries" or "register".</param>
/// <param name="OnlyLive">Rows that are read now and were not rebuilt.</param>
/// <param name="OnlyRebuilt">Rows that were rebuilt and are not there now.</param>
/// <param name="Changed">Rows that are there twice and say different things.</param>
public sealed record TableDifference(string Table, long OnlyLive, long OnlyRebuilt, long Changed);

/// <summary>The first row that differs, in the order of the log.</summary>
/// <param name="Table">Where it lies.</param>
/// <param name="Kind">The kind of a row of the register, null in the other tables.</param>
/// <param name="Id">The contract, or the subject of the register.</param>
/// <param name="Position">The event that the row is of.</param>
/// <param name="Live">The row as it is read now, null when it is not there.</param>
/// <param name="Rebuilt">The row as it was rebuilt, null when it is not there.</param>
public sealed record FirstDifference(
    string Table, string? Kind, string Id, long Position, JsonElement? Live, JsonElement? Rebuilt);
