using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using EventLedger.Domain;

namespace EventLedger.Server.Http;

/// <summary>
/// The one form of a body for the idempotency hash: members in order of their names, numbers without needless
/// zeros or exponents. It depends on what was sent alone, so a hash that was ever stored holds in every later
/// release.
/// </summary>
internal static class CanonicalBody
{
    /// <summary>How JSON is written byte by byte: compact, and nothing escaped that need not be.</summary>
    public static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The canonical form of a body that was read before.</summary>
    public static byte[] Of(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var buffer = new ArrayBufferWriter<byte>(body.Length);
        using (var json = new Utf8JsonWriter(buffer, Writing))
            Write(document.RootElement, json);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(JsonElement element, Utf8JsonWriter json)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in element.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
                {
                    json.WritePropertyName(member.Name);
                    Write(member.Value, json);
                }
                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    Write(item, json);
                json.WriteEndArray();
                break;
            case JsonValueKind.Number when ExactDecimal.TryParse(element.GetRawText(), true, out var number):
                json.WriteRawValue(
                    number.ToString("0.############################", CultureInfo.InvariantCulture));
                break;
            default:
                element.WriteTo(json);
                break;
        }
    }
}
