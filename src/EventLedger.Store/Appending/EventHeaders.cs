using System.Buffers;
using System.Globalization;
using EventLedger.Store.Seal;

namespace EventLedger.Store.Appending;

/// <summary>The headers of an event: a flat object in canonical form, so its names are in order.</summary>
internal static class EventHeaders
{
    /// <summary>How instants stand in headers: as the seal writes them.</summary>
    public const string Instant = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public static byte[] Of(DateOnly effectiveOn, IdempotencyKey? key, ImportMark? import)
    {
        var headers = new ArrayBufferWriter<byte>(import is null ? 64 : 192);
        headers.Write("{"u8);
        if (import is not null)
        {
            headers.Write("\"arrivedAt\":"u8);
            Write(import.ArrivedAt, headers);
            headers.Write(","u8);
        }
        headers.Write("\"effectiveOn\":"u8);
        CanonicalJson.WriteString(effectiveOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), headers);
        if (key is not null)
        {
            headers.Write(",\"idempotencyKey\":"u8);
            CanonicalJson.WriteString(key.Value, headers);
        }
        if (import is not null)
        {
            headers.Write(",\"importedBy\":"u8);
            CanonicalJson.WriteString(import.By, headers);
            headers.Write(",\"statedAt\":"u8);
            Write(import.StatedAt, headers);
        }
        headers.Write("}"u8);
        return headers.WrittenSpan.ToArray();
    }

    private static void Write(DateTime instant, ArrayBufferWriter<byte> headers) =>
        CanonicalJson.WriteString(instant.ToString(Instant, CultureInfo.InvariantCulture), headers);
}
