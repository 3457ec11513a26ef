using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;

namespace EventLedger.Store.Seal;

/// <summary>
/// The line of an event that the seal covers: canonical JSON with exactly the members actor, causationId,
/// correlationId, data, headers, id, position, recordedAt, stream, type and version. What comes before the
/// position is known before the lock is taken and is written then.
/// </summary>
internal static class LeafLine
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    public static byte[] Of(RecordedEvent recorded)
    {
        var line = new ArrayBufferWriter<byte>(recorded.Data.Length + recorded.Headers.Length + 320);
        WriteContext(line, recorded.Actor, recorded.CausationId, recorded.CorrelationId);
        CanonicalJson.Write(recorded.Data, line);
        line.Write(",\"headers\":"u8);
        CanonicalJson.Write(recorded.Headers, line);
        WriteId(line, recorded.Id);
        WriteRest(
            line, recorded.Position, recorded.RecordedAt, recorded.Stream, recorded.Type, recorded.Version);
        return line.WrittenSpan.ToArray();
    }

    /// <summary>The line up to and with the id; data and headers are canonical already.</summary>
    public static byte[] Beginning(CommandContext context, byte[] data, byte[] headers, Guid id)
    {
        var line = buffer ??= new ArrayBufferWriter<byte>();
        line.ResetWrittenCount();
        WriteContext(line, context.Actor, context.CausationId, context.CorrelationId);
        line.Write(data);
        line.Write(",\"headers\":"u8);
        line.Write(headers);
        WriteId(line, id);
        return line.WrittenSpan.ToArray();
    }

    /// <summary>
    /// SHA-256 of a zero byte and the whole line, from its beginning and what is known under the lock.
    /// </summary>
    public static byte[] Hash(
        byte[] beginning, long position, DateTime recordedAt, string stream, string type, long version)
    {
        var line = buffer ??= new ArrayBufferWriter<byte>();
        line.ResetWrittenCount();
        line.Write([MerkleTree.LeafMark]);
        line.Write(beginning);
        WriteRest(line, position, recordedAt, stream, type, version);
        return SHA256.HashData(line.WrittenSpan);
    }

    private static void WriteContext(
        ArrayBufferWriter<byte> line, string actor, string? causation, string correlation)
    {
        line.Write("{\"actor\":"u8);
        CanonicalJson.WriteString(actor, line);
        line.Write(",\"causationId\":"u8);
        if (causation is null)
            line.Write("null"u8);
        else
            CanonicalJson.WriteString(causation, line);
        line.Write(",\"correlationId\":"u8);
        CanonicalJson.WriteString(correlation, line);
        line.Write(",\"data\":"u8);
    }

    private static void WriteId(ArrayBufferWriter<byte> line, Guid id)
    {
        line.Write(",\"id\":\""u8);
        id.TryFormat(line.GetSpan(36), out var written);
        line.Advance(written);
        line.Write("\""u8);
    }

    private static void WriteRest(
        ArrayBufferWriter<byte> line, long position, DateTime recordedAt, string stream, string type,
        long version)
    {
        line.Write(",\"position\":"u8);
        CanonicalJson.WriteInteger(position, line);
        line.Write(",\"recordedAt\":\""u8);
        recordedAt.TryFormat(line.GetSpan(32), out var written, Instant, CultureInfo.InvariantCulture);
        line.Advance(written);
        line.Write("\",\"stream\":"u8);
        CanonicalJson.WriteString(stream, line);
        line.Write(",\"type\":"u8);
        CanonicalJson.WriteString(type, line);
        line.Write(",\"version\":"u8);
        CanonicalJson.WriteInteger(version, line);
        line.Write("}"u8);
    }
}
