using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using EventLedger.Domain.Stored;
using EventLedger.Reporting.Billing;
using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Commands;

/// <summary>The bodies that answer a command.</summary>
public static class CommandAnswer
{
    // Used again and again: the answers of a batch are written one after another on a thread.
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? writing;

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
            WriteLeafHash(json, last);
            json.WriteEndObject();
        });
        return (stored.Version == stored.Events.Count ? (short)201 : (short)200, body);
    }

    /// <summary>
    /// The answer to a dry run: the events to come, each with its sentence, the read of the stream after, and
    /// of a signed contract its documents after; nothing is stored.
    /// </summary>
    public static byte[] Of(
        CommandOutcome.DryRun dryRun, object? state, BillingHistory? billing, IReadOnlyList<string> sentences)
    {
        ArgumentNullException.ThrowIfNull(dryRun);
        ArgumentNullException.ThrowIfNull(sentences);
        return Write(json =>
        {
            json.WriteBoolean("dryRun", true);
            json.WriteString("stream", dryRun.Stream);
            json.WriteNumber("version", dryRun.Version);
            json.WriteStartArray("events");
            WriteEvents(json, dryRun, null, sentences);
            foreach (var other in dryRun.Elsewhere)
                WriteEvents(json, other, other.Stream, []);
            json.WriteEndArray();
            json.WritePropertyName("state");
            JsonSerializer.Serialize(json, state, LedgerJson.Wire);
            if (billing is null)
                return;
            json.WritePropertyName("billing");
            JsonSerializer.Serialize(json, billing, LedgerJson.Wire);
        });
    }

    private static void WriteEvents(
        Utf8JsonWriter json, CommandOutcome.DryRun dryRun, string? elsewhere, IReadOnlyList<string> sentences)
    {
        foreach (var (index, (e, form, version)) in dryRun.Events.Index())
        {
            json.WriteStartObject();
            if (index < sentences.Count)
                json.WriteString("sentence", sentences[index]);
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
        WriteLeafHash(json, e);
        json.WriteEndObject();
    }

    private static void WriteLeafHash(Utf8JsonWriter json, RecordedEvent e)
    {
        Span<byte> digits = stackalloc byte[2 * SHA256.HashSizeInBytes];
        Convert.TryToHexStringLower(e.LeafHash, digits, out _);
        json.WriteString("leafHash", digits);
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
        Span<byte> day = stackalloc byte[10];
        effectiveOn.TryFormat(day, out _, "o", CultureInfo.InvariantCulture);
        json.WriteString("effectiveOn", day);
        json.WriteNumber("version", version);
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) MakeWriting()
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        return (buffer, new Utf8JsonWriter(buffer, CanonicalBody.Writing));
    }

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        var (buffer, json) = writing ??= MakeWriting();
        // Left as it was by a body that could not be written, it begins anew all the same.
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
