using System.Text.Json;
using System.Text.Json.Serialization;
using EventLedger.Domain.Contracts;

namespace EventLedger.Server.Http;

/// <summary>JSON of <see cref="Change{T}"/>: absent is unchanged, null is removed.</summary>
internal static class Change
{
    /// <summary>The type that a change holds; null when a type is no change.</summary>
    public static Type? ValueTypeOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Change<>)
            ? type.GetGenericArguments()[0]
            : null;

    internal sealed class Forms : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => ValueTypeOf(typeToConvert) is not null;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(
                typeof(Form<>).MakeGenericType(ValueTypeOf(typeToConvert)!))!;
    }

    /// <summary>A change whose value is read by a form of its own, or as its type is read anywhere.</summary>
    internal sealed class Form<T>(JsonConverter<T>? form) : JsonConverter<Change<T>>
    {
        public Form()
            : this(null)
        {
        }

        public override bool HandleNull => true;

        public override Change<T> Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(true, form is null || reader.TokenType == JsonTokenType.Null
                ? JsonSerializer.Deserialize<T>(ref reader, options)
                : form.Read(ref reader, typeof(T), options));

        public override void Write(Utf8JsonWriter writer, Change<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}
