using System.Buffers;
using System.Text.Json;
using EventLedger.Domain.Stored;
using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Commands;

/// <summary>The bodies that answer a command.</summary>
public static class CommandAnswer
{
    /// <summary>
    /// The answer to a stored command: its events, after those of its own stream what it stored in others,
    /// which name their stream. With its receipt: the position of its last event and that event's leaf
    /// hash in the ledger's Merkle tree. 201 when the command began its stream, else 200.
    /// </summary>
    public static (short Status, byte[] Answer) Of(StoredCommand stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var last = stored.Last;
        var body = Write(json =>
        {
            json.WriteString("stream", stored.Stream);
            json.WriteNumber("version", stored.Version);
            json.WriteNumber("position", last.Position);
            json.WriteStartArray("events");
            foreach (var e in stored.Events)
                WriteEvent(json, e, null);
            foreach (var e in stored.Elsewhere)
                WriteEvent(json, e, e.Stream);
            json.WriteEndArray();
            json.WriteString("recordedAt", RecordedInstant.Text(stored.RecordedAt));
            json.WriteStartObject("receipt");
            json.WriteNumber("position", last.Position);
            json.WriteString("leafHash", Convert.ToHexStringLower(last.LeafHash));
            json.WriteEndObject();
        });
        return (stored.Version == stored.Events.Count ? (short)201 : (short)200, body);
    }

    /// <summary>
    /// The answer to a dry run: the events to come and the read of the stream after; nothing is stored.
    /// </summary>
    public static byte[] Of(CommandOutcome.DryRun dryRun, object? state)
    {
        ArgumentNullException.ThrowIfNull(dryRun);
        return Write(json =>
        {
            json.WriteBoolean("dryRun", true);
            json.WriteString("stream", dryRun.Stream);
            json.WriteNumber("version", dryRun.Version);
            json.WriteStartArray("events");
            WriteEvents(json, dryRun, null);
            foreach (var other in dryRun.Elsewhere)
                WriteEvents(json, other, other.Stream);
            json.WriteEndArray();
            json.WritePropertyName("state");
            JsonSerializer.Serialize(json, state, LedgerJson.Wire);
        });
    }

    private static void WriteEvents(Utf8JsonWriter json, CommandOutcome.DryRun dryRun, string? elsewhere)
    {
        foreach (var (e, form, version) in dryRun.Events)
        {
            json.WriteStartObject();
            WriteCore(
                json, EventTypes.Stored(form.Type).Name, form.Data, e.EffectiveOn, version, elsewhere);
            json.WriteEndObject();
        }
    }

    private static void WriteEvent(Utf8JsonWriter json, RecordedEvent e, string? elsewhere)
    {
        json.WriteStartObject();
        WriteCore(json, e.Type, e.Data, e.EffectiveOn, e.Version, elsewhere);
        json.WriteString("id", e.Id);
        json.WriteNumber("position", e.Position);
        json.WriteString("leafHash", Convert.ToHexStringLower(e.LeafHash));
        json.WriteEndObject();
    }

    private static void WriteCore(
        Utf8JsonWriter json, string type, ReadOnlySpan<byte> data, DateOnly effectiveOn, long version,
        string? elsewhere)
    {
        if (elsewhere is not null)
            json.WriteString("stream", elsewhere);
        json.WriteString("type", type);
        json.WritePropertyName("data");
        json.WriteRawValue(data, skipInputValidation: true);
        json.WritePropertyName("effectiveOn");
        JsonSerializer.Serialize(json, effectiveOn, LedgerJson.Wire);
        json.WriteNumber("version", version);
    }

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, CanonicalBody.Writing))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }
}
