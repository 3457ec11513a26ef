using EventLedger.Server.Commands;
using EventLedger.Store;

namespace EventLedger.Server.Rebuilds;

/// <summary>A rebuild of the read models and how far it has come.</summary>
/// <param name="Id">Its number: the version of the tables that it makes.</param>
/// <param name="Replaces">The version that is read until it is switched to.</param>
/// <param name="State">How it stands.</param>
/// <param name="Position">The rows of all events up to here are written.</param>
/// <param name="Total">The end of the log when it was last looked at.</param>
/// <param name="EventsPerSecond">How fast the log was read; null before the first of it.</param>
/// <param name="Difference">In what the rows differ from those that are read; null when nothing was found.
/// </param>
/// <param name="Accepted">Whether somebody accepted that they differ.</param>
/// <param name="Problem">Why it failed; null otherwise.</param>
/// <param name="StartedBy">Who asked for it.</param>
/// <param name="StartedAt">When.</param>
/// <param name="EndedAt">When it was switched to, cancelled or failed; null before.</param>
public sealed record RebuildAnswer(
    int Id,
    int Replaces,
    RebuildStage State,
    long Position,
    long Total,
    long? EventsPerSecond,
    RebuildDifference? Difference,
    bool Accepted,
    string? Problem,
    string StartedBy,
    string StartedAt,
    string? EndedAt)
{
    internal static RebuildAnswer Of(RebuildState state) => new(
        state.Generation, state.Replaces, state.Stage, state.Position, Math.Max(state.Head, state.Position),
        state.Rate is { } rate ? (long)rate : null, state.Difference, state.Accepted, state.Problem,
        state.StartedBy, RecordedInstant.Text(state.StartedAt),
        state.EndedAt is { } ended ? RecordedInstant.Text(ended) : null);
}
