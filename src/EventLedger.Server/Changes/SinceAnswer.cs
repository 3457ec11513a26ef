using System.Text.Json;
using System.Text.Json.Serialization;
using EventLedger.Server.Commands;
using EventLedger.Server.Scenarios;
using EventLedger.Store;

namespace EventLedger.Server.Changes;

/// <summary>A report as known at an earlier instant, as known now, and what is between them.</summary>
/// <param name="SincePosition">The position of the earlier instant.</param>
/// <param name="Position">The position of the later one.</param>
/// <param name="Before">The report as known then.</param>
/// <param name="Now">The report as known now.</param>
/// <param name="Difference">
/// Now less before, in the same shape. A figure is null where either side is unknown. Items are matched by
/// what they are of; one that is on one side alone counts as zero on the other, and one in which nothing
/// differs is left out.
/// </param>
/// <param name="Events">The events that caused the difference, in the order of the ledger.</param>
/// <param name="EventsLeftOff">
/// How many events were recorded between the two beyond those that were looked at; 0 when all were.
/// </param>
/// <param name="EventsAreCauses">
/// Whether each event's stream was found to change the answer; false where too many streams moved to try them
/// one by one, and the events are all those between the two.
/// </param>
/// <param name="Largest">
/// With <c>top</c>: where the rows that are shown stand in the whole answers. Absent when all are.
/// </param>
public sealed record SinceAnswer<TAnswer>(
    long SincePosition,
    long Position,
    TAnswer Before,
    TAnswer Now,
    TAnswer Difference,
    IReadOnlyList<ChangeCause> Events,
    long EventsLeftOff,
    bool EventsAreCauses,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LargestShown? Largest = null)
    where TAnswer : class;

/// <summary>An event between two instants: who recorded what, and when.</summary>
/// <param name="Position">Its place in the ledger.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Version">Its place in the stream.</param>
/// <param name="Type">Its name.</param>
/// <param name="EffectiveOn">The business day from which it holds.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="Actor">Who sent the command.</param>
/// <param name="Reason">Why, where it was said.</param>
public sealed record ChangeCause(
    long Position, string Stream, long Version, string Type, DateOnly EffectiveOn, string RecordedAt,
    string Actor, string? Reason)
{
    internal static ChangeCause Of(RecordedEvent e) => new(
        e.Position, e.Stream, e.Version, e.Type, e.EffectiveOn,
        RecordedInstant.Text(e.RecordedAt), e.Actor, ReasonOf(e.Data));

    private static string? ReasonOf(ReadOnlyMemory<byte> data)
    {
        using var document = JsonDocument.Parse(data);
        return document.RootElement.TryGetProperty("reason", out var value)
            && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
    }
}
