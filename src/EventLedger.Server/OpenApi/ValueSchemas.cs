using System.Text.Json.Nodes;
using EventLedger.Domain;
using EventLedger.Server.Http;
using Microsoft.OpenApi;

namespace EventLedger.Server.OpenApi;

/// <summary>
/// How the ledger's values look in JSON; their converters hide it from the schema generator.
/// </summary>
internal static class ValueSchemas
{
    private static readonly Dictionary<Type, (string Pattern, string Description)> Texts = new()
    {
        [typeof(DateOnly)] = (@"^\d{4}-\d{2}-\d{2}$", "A day such as 2026-07-01."),
        [typeof(Month)] = (@"^\d{4}-\d{2}$", "A month such as 2026-07."),
        [typeof(ReducedDate)] = (@"^\d{4}(-\d{2}(-\d{2})?)?$",
            "A date as precise as it is known: 2026, 2026-05 or 2026-06-22."),
        [typeof(decimal)] = (@"^-?\d+(\.\d+)?$",
            "An exact decimal such as 150000000.00; a JSON number is read exactly too."),
        [typeof(Money)] = (@"^-?\d+(\.\d+)?$", "An amount with its currency's decimals."),
        [typeof(Currency)] = ("^[A-Z]{3}$", "A currency's code in ISO 4217."),
    };

    public static void Apply(OpenApiSchema schema, Type type)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        if (Change.ValueTypeOf(value) is { } changed)
            value = Nullable.GetUnderlyingType(changed) ?? changed;
        var nullable = value != type ? JsonSchemaType.Null : default;
        if (Texts.TryGetValue(value, out var text))
        {
            schema.Type = JsonSchemaType.String | nullable;
            (schema.Pattern, schema.Description) = (text.Pattern, schema.Description ?? text.Description);
            schema.Format = value == typeof(DateOnly) ? "date" : null;
        }
        else if (value == typeof(bool))
            schema.Type = JsonSchemaType.Boolean | nullable;
        else if (value.IsEnum)
        {
            schema.Type = JsonSchemaType.String | nullable;
            schema.Enum = [.. Enum.GetNames(value).Select(name => JsonValue.Create(name)!)];
        }
    }
}
