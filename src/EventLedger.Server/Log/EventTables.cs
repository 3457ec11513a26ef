using System.Text;
using EventLedger.Reporting.Tables;
using EventLedger.Server.Commands;
using EventLedger.Store;

namespace EventLedger.Server.Log;

/// <summary>The tables behind lists of events; the event's data is one cell of JSON.</summary>
internal static class EventTables
{
    public static Table Items(IReadOnlyList<EventItem> items) => Table.Of(
        "events",
        items,
        ("position", item => item.Position),
        ("version", item => item.Version),
        ("id", item => item.Id),
        ("type", item => item.Type),
        ("effectiveOn", item => item.EffectiveOn),
        ("recordedAt", item => item.RecordedAt),
        ("actor", item => item.Actor),
        ("correlationId", item => item.CorrelationId),
        ("causationId", item => item.CausationId),
        ("data", item => item.Data.GetRawText()),
        ("leafHash", item => item.LeafHash),
        ("arrivedAt", item => item.ArrivedAt));

    public static Table Lines(IReadOnlyList<RecordedEvent> events) => Table.Of(
        "events",
        events,
        ("position", e => e.Position),
        ("stream", e => e.Stream),
        ("version", e => e.Version),
        ("id", e => e.Id),
        ("type", e => e.Type),
        ("effectiveOn", e => e.EffectiveOn),
        ("recordedAt", e => RecordedInstant.Text(e.RecordedAt)),
        ("actor", e => e.Actor),
        ("correlationId", e => e.CorrelationId),
        ("causationId", e => e.CausationId),
        ("data", e => Encoding.UTF8.GetString(e.Data)),
        ("leafHash", e => Convert.ToHexStringLower(e.LeafHash)),
        ("arrivedAt", e => RecordedInstant.Text(e.ArrivedAt)));
}
