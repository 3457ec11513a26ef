using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace EventLedger.Domain.Stored;

/// <summary>
/// A value written as one JSON string. Reading refuses what the value's own parser refuses, with a message
/// that says what was expected.
/// </summary>
/// <param name="expected">What the value looks like: <c>a day such as 2026-07-01</c>.</param>
/// <param name="parse">Reads the text; null when it is no such value.</param>
/// <param name="format">Writes the value.</param>
internal sealed class TextForm<T>(string expected, Func<string, T?> parse, Func<T, string> format)
    : JsonConverter<T>
    where T : struct
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && parse(reader.GetString()!) is { } value
            ? value
            : throw new JsonException($"expected {expected}");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(format(value));

    public override T ReadAsPropertyName(
        ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        parse(reader.GetString()!) ?? throw new JsonException($"expected {expected}");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(format(value));
}

/// <summary>
/// A day such as <c>2026-07-01</c>: most of what terms are made of, so it is read and written without making
/// a text of it.
/// </summary>
/// <param name="anyDay">Whether days beyond the bounds of those that may be written are read too.</param>
internal sealed class DayForm(bool anyDay) : JsonConverter<DateOnly>
{
    private const int Length = 10;
    private const string Expected = "expected a day such as 2026-07-01";

    public override DateOnly Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException(Expected);
        DateOnly day;
        if (reader.ValueIsEscaped)
            return TryParse(reader.GetString(), out day) ? day : throw new JsonException(Expected);
        Span<char> text = stackalloc char[Length];
        return Size(ref reader) == Length && reader.CopyString(text) == Length && TryParse(text, out day)
            ? day
            : throw new JsonException(Expected);
    }

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[Length];
        value.TryFormat(text, out _, "o", CultureInfo.InvariantCulture);
        writer.WriteStringValue(text);
    }

    public override DateOnly ReadAsPropertyName(
        ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        TryParse(reader.GetString(), out var day) ? day : throw new JsonException(Expected);

    public override void WriteAsPropertyName(
        Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString("o", CultureInfo.InvariantCulture));

    private static long Size(ref Utf8JsonReader reader) =>
        reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;

    // Days that were computed, such as a due day, may lie beyond the bounds of those that may be written.
    private bool TryParse(ReadOnlySpan<char> text, out DateOnly day) => anyDay
        ? CalendarBounds.TryParseAnyDay(text, out day)
        : CalendarBounds.TryParseDay(text, out day);
}

/// <summary>
/// An exact decimal: written as a string, read from a string or a JSON number without rounding.
/// </summary>
internal sealed class DecimalForm : JsonConverter<decimal>
{
    // Longer than any that is read; what is still longer, being escaped, is read as a text of its own.
    private const int Usual = 64;

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var number = reader.TokenType == JsonTokenType.Number;
        if (!number && reader.TokenType != JsonTokenType.String)
            throw new JsonException("expected a decimal such as \"150000000.00\"");
        Span<char> room = stackalloc char[Usual];
        scoped ReadOnlySpan<char> text;
        if (reader.HasValueSequence || reader.ValueSpan.Length > Usual)
            text = number ? Encoding.UTF8.GetString(reader.ValueSpan) : reader.GetString();
        else
            text = room[..(number
                ? Encoding.UTF8.GetChars(reader.ValueSpan, room)
                : reader.CopyString(room))];
        return ExactDecimal.TryParse(text, allowExponent: number, out var value)
            ? value
            : throw new JsonException("expected a decimal such as \"150000000.00\", of at most 28 digits");
    }

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[32];
        value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}

/// <summary>
/// Money is answered as a decimal string with the currency's decimals; it is never read alone.
/// </summary>
internal sealed class MoneyForm : JsonConverter<Money>
{
    public override Money Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("An amount without its currency is no money.");

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary>A currency by its code.</summary>
internal sealed class CurrencyForm : JsonConverter<Currency>
{
    public override Currency Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Currency.Of(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Code);
}

/// <summary>Enumerations by the exact name of their members, never by number.</summary>
internal sealed class EnumForms : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Form<>).MakeGenericType(typeToConvert))!;

    private sealed class Form<T> : JsonConverter<T>
        where T : struct, Enum
    {
        private static readonly (JsonEncodedText Name, T Value)[] Members =
            [.. Enum.GetValues<T>().Select(value => (JsonEncodedText.Encode(value.ToString()), value))];

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                foreach (var (name, value) in Members)
                    if (reader.ValueTextEquals(name.EncodedUtf8Bytes))
                        return value;
            }
            var names = string.Join(", ", Members.Select(member => member.Name));
            throw new JsonException($"expected one of {names}");
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            foreach (var member in Members)
            {
                if (EqualityComparer<T>.Default.Equals(member.Value, value))
                {
                    writer.WriteStringValue(member.Name);
                    return;
                }
            }
            throw new JsonException($"{value} is no {typeof(T).Name}");
        }
    }
}

/// <summary>A timeline as an array of its steps.</summary>
internal sealed class TimelineForms : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Timeline<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(
            typeof(Form<>).MakeGenericType(typeToConvert.GetGenericArguments()),
            options.GetTypeInfo(typeof(Dated<>).MakeGenericType(typeToConvert.GetGenericArguments())),
            options.GetTypeInfo(typeToConvert.GetGenericArguments()[0]))!;

    private sealed class Form<T>(JsonTypeInfo<Dated<T>> step, JsonTypeInfo<T> held)
        : JsonConverter<Timeline<T>>
    {
        private static readonly JsonEncodedText From = JsonEncodedText.Encode("from");
        private static readonly JsonEncodedText Value = JsonEncodedText.Encode("value");

        // Written by itself, a value that is no object needs no state of the serializer's own.
        private readonly JsonConverter<T>? _plain =
            held.Kind == JsonTypeInfoKind.None ? (JsonConverter<T>)held.Converter : null;

        private readonly JsonConverter<T> _own = (JsonConverter<T>)held.Converter;

        private readonly JsonConverter<DateOnly> _day =
            (JsonConverter<DateOnly>)step.Options.GetConverter(typeof(DateOnly));

        public override Timeline<T> Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray)
                throw new JsonException("expected an array of steps, each with its day");
            var steps = new List<Dated<T>>(1);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                steps.Add(ReadStep(ref reader, options));
            return Timeline<T>.Of(steps);
        }

        // As it is written: the day first, then the value, of which a null is not stored.
        private Dated<T> ReadStep(ref Utf8JsonReader reader, JsonSerializerOptions options)
        {
            var start = reader;
            if (reader.TokenType == JsonTokenType.StartObject
                && reader.Read() && reader.ValueTextEquals(From.EncodedUtf8Bytes)
                && reader.Read())
            {
                var day = _day.Read(ref reader, typeof(DateOnly), options);
                if (reader.Read() && reader.TokenType == JsonTokenType.PropertyName
                    && reader.ValueTextEquals(Value.EncodedUtf8Bytes)
                    && reader.Read() && reader.TokenType != JsonTokenType.Null)
                {
                    var value = _own.Read(ref reader, typeof(T), options)!;
                    if (reader.Read() && reader.TokenType == JsonTokenType.EndObject)
                        return new(day, value);
                }
            }
            reader = start;
            return JsonSerializer.Deserialize(ref reader, step);
        }

        public override void Write(Utf8JsonWriter writer, Timeline<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var dated in value.Steps)
            {
                writer.WriteStartObject();
                writer.WritePropertyName(From);
                _day.Write(writer, dated.From, options);
                WriteValue(writer, dated.Value, options);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }

        private void WriteValue(Utf8JsonWriter writer, T dated, JsonSerializerOptions options)
        {
            if (dated is null)
            {
                if (options.DefaultIgnoreCondition != JsonIgnoreCondition.WhenWritingNull)
                    writer.WriteNull(Value);
                return;
            }
            writer.WritePropertyName(Value);
            if (_plain is not null)
                _plain.Write(writer, dated, options);
            else
                JsonSerializer.Serialize(writer, dated, held);
        }
    }
}
