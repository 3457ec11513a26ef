using EventLedger.Server.Answers;
using Microsoft.OpenApi;

namespace EventLedger.Server.OpenApi;

/// <summary>
/// Answers that are made of others: the one's members beside the other's, or one of several. They refer to
/// the components that they are made of.
/// </summary>
internal static class ComposedSchemas
{
    private const string Repeated = "Repeatable";
    private const string Any = "Any";

    /// <summary>What such an answer is called; null for any other.</summary>
    public static string? NameOf(Type type)
    {
        if (!type.IsGenericType)
            return null;
        var whole = type.GetGenericTypeDefinition();
        var part = type.GetGenericArguments()[0];
        return whole == typeof(Repeatable<>) ? Repeated + NameOfPart(part)
            : whole == typeof(AnyAnswer<>) ? Any + NameOfPart(part)
            : null;
    }

    /// <summary>Puts them together, once all components are there.</summary>
    public static void Apply(OpenApiDocument document)
    {
        foreach (var (name, schema) in document.Components!.Schemas!)
            if (schema is OpenApiSchema { Properties: { } parts } whole)
                if (name.StartsWith(Repeated, StringComparison.Ordinal))
                    Merge(whole, parts);
                else if (name.StartsWith(Any, StringComparison.Ordinal))
                    Choose(whole, parts);
    }

    private static void Merge(OpenApiSchema whole, IDictionary<string, IOpenApiSchema> parts)
    {
        var added = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string> { "position", "token" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["position"] = parts["position"],
                ["token"] = parts["token"],
            },
        };
        whole.AllOf = [parts["answer"], added];
        Empty(whole);
    }

    private static void Choose(OpenApiSchema whole, IDictionary<string, IOpenApiSchema> parts)
    {
        whole.OneOf = [.. parts.Values];
        Empty(whole);
    }

    private static void Empty(OpenApiSchema whole) =>
        (whole.Type, whole.Properties, whole.Required) = (null, null, null);

    // PageOfPartyAnswer, as the generator calls it.
    private static string NameOfPart(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}Of"
            + NameOfPart(type.GetGenericArguments()[0])
        : type.Name;
}
