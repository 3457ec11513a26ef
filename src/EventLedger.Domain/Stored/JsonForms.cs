using System.Globalization;
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
/// An exact decimal: written as a string, read from a string or a JSON number without rounding.
/// </summary>
internal sealed class DecimalForm : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var number = reader.TokenType == JsonTokenType.Number;
        if (!number && reader.TokenType != JsonTokenType.String)
            throw new JsonException("expected a decimal such as \"150000000.00\"");
        var text = number ? System.Text.Encoding.UTF8.GetString(reader.ValueSpan) : reader.GetString()!;
        return ExactDecimal.TryParse(text, allowExponent: number, out var value)
            ? value
            : throw new JsonException("expected a decimal such as \"150000000.00\", of at most 28 digits");
    }

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
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
        private static readonly Dictionary<string, T> Members =
            Enum.GetValues<T>().ToDictionary(value => value.ToString(), StringComparer.Ordinal);

        public override T Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
            && Members.TryGetValue(reader.GetString()!, out var value)
                ? value
                : throw new JsonException($"expected one of {string.Join(", ", Members.Keys)}");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
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
            options.GetTypeInfo(typeof(Dated<>).MakeGenericType(typeToConvert.GetGenericArguments())))!;

    private sealed class Form<T>(JsonTypeInfo<Dated<T>> step) : JsonConverter<Timeline<T>>
    {
        public override Timeline<T> Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var steps = new List<Dated<T>>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                steps.Add(JsonSerializer.Deserialize(ref reader, step));
            return Timeline<T>.Of(steps);
        }

        public override void Write(Utf8JsonWriter writer, Timeline<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var dated in value.Steps)
                JsonSerializer.Serialize(writer, dated, step);
            writer.WriteEndArray();
        }
    }
}
