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

    private sealed class Form<T> : JsonConverter<Change<T>>
    {
        public override bool HandleNull => true;

        public override Change<T> Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(true, JsonSerializer.Deserialize<T>(ref reader, options));

        public override void Write(Utf8JsonWriter writer, Change<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}
