using EventLedger.Reporting.Tables;
using EventLedger.Store;

namespace EventLedger.Server.Log;

/// <summary>The tables behind lists of events; the event's data is one cell of JSON.</summary>
internal static class EventTables
{
    /// <summary>Events of one stream.</summary>
    public static Table Items(IReadOnlyList<EventItem> items) =>
        Table.Of("events", items, Columns<EventItem>(item => item));

    /// <summary>Events of all streams: each names its own.</summary>
    public static Table Lines(IReadOnlyList<RecordedEvent> events)
    {
        var columns = Columns<(string Stream, EventItem Item)>(line => line.Item);
        return Table.Of(
            "events",
            events.Select(e => (e.Stream, EventReads.Item(e))),
            [columns[0], ("stream", line => line.Stream), .. columns[1..]]);
    }

    private static (string Column, Func<T, object?> Value)[] Columns<T>(Func<T, EventItem> item) =>
    [
        ("position", line => item(line).Position),
        ("version", line => item(line).Version),
        ("id", line => item(line).Id),
        ("type", line => item(line).Type),
        ("effectiveOn", line => item(line).EffectiveOn),
        ("recordedAt", line => item(line).RecordedAt),
        ("actor", line => item(line).Actor),
        ("correlationId", line => item(line).CorrelationId),
        ("causationId", line => item(line).CausationId),
        ("data", line => item(line).Data.GetRawText()),
        ("leafHash", line => item(line).LeafHash),
        ("arrivedAt", line => item(line).ArrivedAt),
    ];
}
