using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace EventLedger.Store.Seal;

/// <summary>
/// RFC 8785 (JCS) for the JSON of events: members sorted by UTF-16 code units, minimal escapes, no white
/// space. Numbers are integers below 2^53. What PostgreSQL's jsonb would change or refuse (duplicate names,
/// U+0000, lone surrogates) and every other number throws a FormatException.
/// </summary>
public static class CanonicalJson
{
    private const long Limit = 1L << 53;
    private const string Hex = "0123456789abcdef";

    // A buffer that is used again and again: an event's forms are made one after another on a thread.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    /// <summary>The canonical form of a JSON value in UTF-8.</summary>
    public static byte[] Of(ReadOnlyMemory<byte> json)
    {
        var canonical = buffer ??= new ArrayBufferWriter<byte>();
        canonical.ResetWrittenCount();
        Write(json, canonical);
        return canonical.WrittenSpan.ToArray();
    }

    internal static void Write(ReadOnlyMemory<byte> json, IBufferWriter<byte> to)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            WriteValue(document.RootElement, to);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            throw new FormatException($"Not JSON that can be sealed: {problem.Message}", problem);
        }
    }

    private static void WriteValue(JsonElement value, IBufferWriter<byte> to)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, to);
                break;
            case JsonValueKind.Array:
                WriteArray(value, to);
                break;
            case JsonValueKind.String:
                WriteStringElement(value, to);
                break;
            case JsonValueKind.Number:
                WriteNumber(value, to);
                break;
            default:
                to.Write(JsonMarshal.GetRawUtf8Value(value));
                break;
        }
    }

    private static void WriteObject(JsonElement value, IBufferWriter<byte> to)
    {
        var count = value.GetPropertyCount();
        var rented = ArrayPool<Member>.Shared.Rent(count);
        var members = rented.AsSpan(0, count);
        var filled = 0;
        foreach (var member in value.EnumerateObject())
            members[filled++] = new Member(member);
        members.Sort(static (a, b) => a.CompareTo(b));
        to.Write("{"u8);
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
            {
                if (members[i].CompareTo(members[i - 1]) == 0)
                    throw new FormatException($"The name '{members[i].Name}' stands twice in one object.");
                to.Write(","u8);
            }
            members[i].WriteName(to);
            to.Write(":"u8);
            WriteValue(members[i].Value, to);
        }
        to.Write("}"u8);
        ArrayPool<Member>.Shared.Return(rented, clearArray: true);
    }

    private static void WriteArray(JsonElement value, IBufferWriter<byte> to)
    {
        to.Write("["u8);
        var first = true;
        foreach (var item in value.EnumerateArray())
        {
            if (!first)
                to.Write(","u8);
            first = false;
            WriteValue(item, to);
        }
        to.Write("]"u8);
    }

    private static void WriteStringElement(JsonElement value, IBufferWriter<byte> to)
    {
        // Without an escape, the text as it stands is the canonical one. Reading it as text checks the
        // encoding.
        var raw = JsonMarshal.GetRawUtf8Value(value);
        if (raw.Contains((byte)'\\') || !System.Text.Unicode.Utf8.IsValid(raw))
            WriteString(value.GetString()!, to);
        else
            to.Write(raw);
    }

    private static void WriteNumber(JsonElement value, IBufferWriter<byte> to)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        if (raw.IndexOfAny("."u8[0], "e"u8[0], "E"u8[0]) >= 0 || !value.TryGetInt64(out var number)
            || number is <= -Limit or >= Limit)
            throw new FormatException($"{Encoding.UTF8.GetString(raw)} is not an integer below 2^53.");
        WriteInteger(number, to);
    }

    internal static void WriteInteger(long number, IBufferWriter<byte> to)
    {
        var space = to.GetSpan(20);
        number.TryFormat(space, out var written, default, CultureInfo.InvariantCulture);
        to.Advance(written);
    }

    internal static void WriteString(string text, IBufferWriter<byte> to)
    {
        to.Write("\""u8);
        var plain = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= ' ' and not ('"' or '\\'))
                continue;
            WriteText(text.AsSpan(plain, i - plain), to);
            to.Write(Escape(text[i]));
            plain = i + 1;
        }
        WriteText(text.AsSpan(plain), to);
        to.Write("\""u8);
    }

    private static void WriteText(ReadOnlySpan<char> text, IBufferWriter<byte> to)
    {
        var space = to.GetSpan(text.Length * 3);
        var status = System.Text.Unicode.Utf8.FromUtf16(
            text, space, out _, out var written, replaceInvalidSequences: false);
        if (status != OperationStatus.Done)
            throw new FormatException("A text holds a lone surrogate.");
        to.Advance(written);
    }

    private static byte[] Escape(char letter) => letter switch
    {
        '"' => "\\\""u8.ToArray(),
        '\\' => "\\\\"u8.ToArray(),
        '\b' => "\\b"u8.ToArray(),
        '\t' => "\\t"u8.ToArray(),
        '\n' => "\\n"u8.ToArray(),
        '\f' => "\\f"u8.ToArray(),
        '\r' => "\\r"u8.ToArray(),
        '\0' => throw new FormatException("A text holds U+0000."),
        _ => Encoding.ASCII.GetBytes($"\\u00{Hex[letter >> 4]}{Hex[letter & 15]}"),
    };

    /// <summary>
    /// A member of an object. Plain names, of ASCII without escapes, stand in the order of their bytes and
    /// are written as they stand; for others the name is read.
    /// </summary>
    private readonly struct Member(JsonProperty property)
    {
        private readonly JsonProperty _property = property;
        private readonly bool _isPlain = IsPlain(JsonMarshal.GetRawUtf8PropertyName(property));

        public string Name => _property.Name;

        public JsonElement Value => _property.Value;

        public int CompareTo(in Member other) => _isPlain && other._isPlain
            ? Raw.SequenceCompareTo(other.Raw)
            : string.CompareOrdinal(Name, other.Name);

        public void WriteName(IBufferWriter<byte> to)
        {
            if (!_isPlain)
            {
                WriteString(Name, to);
                return;
            }
            to.Write("\""u8);
            to.Write(Raw);
            to.Write("\""u8);
        }

        private ReadOnlySpan<byte> Raw => JsonMarshal.GetRawUtf8PropertyName(_property);

        private static bool IsPlain(ReadOnlySpan<byte> name) =>
            Ascii.IsValid(name) && !name.Contains((byte)'\\');
    }
}
