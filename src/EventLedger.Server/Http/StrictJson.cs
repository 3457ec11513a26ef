using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EventLedger.Server.Http;

/// <summary>
/// Reads a request's body and names everything that is wrong with it by JSON path: unknown fields, missing
/// fields, wrong types, duplicate names, dates that do not exist, text that cannot be stored. Nothing is
/// ignored.
/// </summary>
public static class StrictJson
{
    /// <summary>How documents are read: no duplicate names, nothing beside the standard.</summary>
    public static readonly JsonDocumentOptions Document = new()
    {
        AllowDuplicateProperties = false,
        AllowTrailingCommas = false,
        CommentHandling = JsonCommentHandling.Disallow,
        MaxDepth = 16,
    };

    private static readonly JsonSerializerOptions Options = MakeOptions();
    private static readonly Dictionary<string, string[]> NoErrors = [];

    /// <summary>How requests are written: absent stays absent.</summary>
    public static JsonSerializerOptions Writing => Options;

    /// <summary>Reads a value of <typeparamref name="T"/>, or says what is wrong.</summary>
    public static bool TryRead<T>(
        ReadOnlyMemory<byte> body, out T value, out IReadOnlyDictionary<string, string[]> errors)
    {
        errors = NoErrors;
        if (SoundJson.TryRead(body.Span, out value))
            return true;
        value = default!;
        errors = Check(body, typeof(T));
        if (errors.Count > 0)
            return false;
        value = JsonSerializer.Deserialize<T>(body.Span, Options)!;
        return true;
    }

    /// <summary>Reads a part of a body as a value of a type, or says what is wrong.</summary>
    /// <param name="part">The part.</param>
    /// <param name="type">What it must be.</param>
    /// <param name="path">Where it stands in the body: <c>$.replacement</c>.</param>
    /// <param name="value">The value.</param>
    /// <param name="errors">What is wrong, by JSON path in the body.</param>
    public static bool TryRead(
        JsonElement part, Type type, string path, out object value,
        out IReadOnlyDictionary<string, string[]> errors)
    {
        value = default!;
        var found = new ErrorsByPath();
        Check(part, type, nullable: false, path, found);
        errors = found.ToDictionary();
        if (errors.Count > 0)
            return false;
        value = part.Deserialize(type, Options)!;
        return true;
    }

    /// <summary>What is wrong with a body, by JSON path; nothing when it can be read.</summary>
    internal static Dictionary<string, string[]> Check(ReadOnlyMemory<byte> body, Type type)
    {
        var errors = new ErrorsByPath();
        try
        {
            using var document = JsonDocument.Parse(body, Document);
            Check(document.RootElement, type, nullable: false, "$", errors);
        }
        catch (JsonException e)
        {
            errors.Add("$", e.Message.Contains("uplicate", StringComparison.Ordinal)
                ? "a name stands twice in one object"
                : "not valid JSON");
        }
        return errors.ToDictionary();
    }

    private static void Check(JsonElement element, Type type, bool nullable, string path, ErrorsByPath errors)
    {
        if (Change.ValueTypeOf(type) is { } changed)
        {
            Check(element, changed, nullable: true, path, errors);
            return;
        }
        if (element.ValueKind == JsonValueKind.Null)
        {
            if (!nullable)
                errors.Add(path, "null is no value here");
            return;
        }
        var metadata = Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        switch (metadata.Kind)
        {
            case var _ when metadata.Type == typeof(JsonElement):
                CheckAnything(element, path, errors);
                break;
            case JsonTypeInfoKind.Object:
                CheckObject(element, metadata, path, errors);
                break;
            case JsonTypeInfoKind.Enumerable:
                CheckArray(element, metadata, path, errors);
                break;
            default:
                CheckLeaf(element, metadata, path, errors);
                break;
        }
    }

    private static void CheckObject(
        JsonElement element, JsonTypeInfo metadata, string path, ErrorsByPath errors)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            errors.Add(path, "expected an object");
            return;
        }
        foreach (var field in element.EnumerateObject())
        {
            if (!StorableText.IsStorable(field))
                errors.Add(path, "a name holds characters that cannot be stored");
            else if (metadata.Properties.FirstOrDefault(p => p.Name == field.Name) is { } property)
                Check(
                    field.Value, property.PropertyType, IsNullable(property), $"{path}.{field.Name}", errors);
            else
                errors.Add($"{path}.{field.Name}", "unknown field");
        }
        foreach (var property in metadata.Properties)
            if (property.IsRequired && !element.TryGetProperty(property.Name, out _))
                errors.Add($"{path}.{property.Name}", "required");
    }

    private static void CheckArray(
        JsonElement element, JsonTypeInfo metadata, string path, ErrorsByPath errors)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            errors.Add(path, "expected an array");
            return;
        }
        var index = 0;
        foreach (var item in element.EnumerateArray())
            Check(item, metadata.ElementType!, nullable: false, $"{path}[{index++}]", errors);
    }

    /// <summary>What is read later, when it is known what it must be: here only that it can be.</summary>
    private static void CheckAnything(JsonElement element, string path, ErrorsByPath errors)
    {
        if (!StorableText.CanBeRead(element))
            errors.Add(path, "holds text that cannot be stored");
    }

    private static void CheckLeaf(
        JsonElement element, JsonTypeInfo metadata, string path, ErrorsByPath errors)
    {
        if (element.ValueKind == JsonValueKind.String
            && StorableText.Fault(element, IsId(path), metadata.Type == typeof(string)) is { } fault)
        {
            errors.Add(path, fault);
            return;
        }
        try
        {
            element.Deserialize(metadata);
        }
        catch (JsonException e)
        {
            var own = e.Message.StartsWith("expected", StringComparison.Ordinal);
            errors.Add(path, own ? e.Message.Split(" Path:")[0] : Expected(metadata.Type));
        }
    }

    // Every field whose name ends in Id holds the id of a party, facility or contract.
    internal static bool IsId(string path) => path.EndsWith("Id", StringComparison.Ordinal);

    private static bool IsNullable(JsonPropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null
        || (!property.PropertyType.IsValueType
            && (property.AssociatedParameter?.IsNullable ?? property.IsSetNullable));

    private static string Expected(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "expected true or false",
        TypeCode.Int32 or TypeCode.Int64 => "expected a whole number",
        TypeCode.String => "expected text",
        _ => "expected another type of value",
    };

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions();
        Domain.Stored.LedgerJson.Apply(
            options, System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull, onlyStored: false);
        options.Converters.Add(new Change.Forms());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class ErrorsByPath
    {
        private const int Most = 20;
        private readonly Dictionary<string, List<string>> _errors = new(StringComparer.Ordinal);

        public void Add(string path, string error)
        {
            if (_errors.Count >= Most && !_errors.ContainsKey(path))
                return;
            if (!_errors.TryGetValue(path, out var list))
                _errors[path] = list = [];
            list.Add(error);
        }

        public Dictionary<string, string[]> ToDictionary() =>
            _errors.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }
}
