using System.Buffers;
using System.Text.Json;

namespace EventLedger.Server.Http;

/// <summary>
/// What text may be stored: PostgreSQL's jsonb cannot hold U+0000 and the seal cannot hold lone surrogates,
/// so both are refused at the door; other control characters have no business in a name or a reason.
/// </summary>
internal static class StorableText
{
    private const int Longest = 2_000;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0xA0).Select(code => (char)code)
            .Where(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')),
    ]);

    /// <summary>What is wrong with a text; null when nothing is.</summary>
    public static string? Fault(JsonElement text, bool isId, bool isFreeText)
    {
        if (Read(text) is not { } value)
            return "holds a lone surrogate";
        if (!isFreeText)
            return null;
        return isId ? FaultOfId(value) : FaultOfText(value);
    }

    /// <summary>What is wrong with free text that could be read; null when nothing is.</summary>
    public static string? FaultOfText(string value) => value switch
    {
        _ when string.IsNullOrWhiteSpace(value) => "is blank",
        { Length: > Longest } => $"is longer than {Longest} characters",
        _ when value.AsSpan().ContainsAny(Forbidden) => "holds a control character",
        _ => null,
    };

    /// <summary>What is wrong with an id; null when nothing is.</summary>
    public static string? FaultOfId(string value) => Ids.IsValid(value)
        ? null
        : "expected an id: lower-case letters, digits and inner hyphens, at most 63 characters";

    /// <summary>Whether a field's name can be told at all.</summary>
    public static bool IsStorable(JsonProperty field)
    {
        try
        {
            return !field.Name.AsSpan().ContainsAny(Forbidden);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Whether every name and text in a value can be told, and no name stands twice.</summary>
    public static bool CanBeRead(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject()
                .All(field => IsStorable(field) && CanBeRead(field.Value))
            && value.EnumerateObject().DistinctBy(field => field.Name).Count() == value.GetPropertyCount(),
        JsonValueKind.Array => value.EnumerateArray().All(CanBeRead),
        JsonValueKind.String => Read(value) is not null,
        _ => true,
    };

    private static string? Read(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
