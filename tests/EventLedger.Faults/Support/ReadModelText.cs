using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace EventLedger.Faults.Support;

/// <summary>A row of a read model as one text, so that rows of two origins can be compared.</summary>
public static class ReadModelText
{
    public static string Of(NpgsqlDataReader row) =>
        Of([.. Enumerable.Range(0, row.FieldCount).Select(row.GetValue)]);

    public static string Of(params object?[] values) => string.Join(" | ", values.Select(Text));

    private static string Text(object? value) => value switch
    {
        null or DBNull => "null",
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        DateTime day => DateOnly.FromDateTime(day).ToString("O", CultureInfo.InvariantCulture),
        string[] texts => string.Join(',', texts),
        byte[] json => Sorted(JsonDocument.Parse(json).RootElement),
        string text when text.StartsWith('{') => Sorted(JsonDocument.Parse(text).RootElement),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    /// <summary>JSON whose members stand in one order, without blanks.</summary>
    public static string Sorted(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', json.EnumerateObject()
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => $"{JsonSerializer.Serialize(member.Name)}:{Sorted(member.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(',', json.EnumerateArray().Select(Sorted)) + "]",
        JsonValueKind.String => JsonSerializer.Serialize(json.GetString()),
        _ => json.GetRawText(),
    };
}
