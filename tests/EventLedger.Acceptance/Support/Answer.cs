using System.Globalization;
using System.Text.Json;

namespace EventLedger.Acceptance.Support;

/// <summary>What the server answered; members are named by paths such as <c>fees[0].from</c>.</summary>
public sealed class Answer(
    string request, int status, string? mediaType, IReadOnlyDictionary<string, string> headers, string text)
{
    /// <summary>The media type of a line of JSON for each of many.</summary>
    public const string Lines = "application/x-ndjson";

    private readonly Lazy<JsonElement> _json = new(() => JsonSerializer.Deserialize<JsonElement>(text));

    public int Status => status;

    public string? MediaType => mediaType;

    public string Text => text;

    public JsonElement Json => _json.Value;

    /// <summary>The text of a value: of a string its content, of null null, else its JSON.</summary>
    public string? this[string path] => Of(At(path));

    public string? Header(string name) =>
        headers.FirstOrDefault(h => string.Equals(h.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    public long Number(string path) => long.Parse(this[path]!, CultureInfo.InvariantCulture);

    public int Count(string path) => At(path).GetArrayLength();

    /// <summary>One member of each item of an array.</summary>
    public IReadOnlyList<string> Each(string path, string member) =>
        [.. At(path).EnumerateArray().Select(item => Of(Find(item, member, member))!)];

    /// <summary>
    /// The value at a path: <c>commitment.firm</c>, <c>fees[0].from</c>, <c>rows[contractId=x].firm</c>.
    /// </summary>
    public JsonElement At(string path) => Find(Json, path, path);

    /// <summary>What became of each of many that were sent, in their order.</summary>
    public JsonElement[] Results(int sent)
    {
        status.ShouldBe(200, ToString());
        mediaType.ShouldBe(Lines);
        JsonElement[] results =
        [
            .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonSerializer.Deserialize<JsonElement>(line)),
        ];
        results.Select(one => one.GetProperty("index").GetInt32()).ShouldBe(Enumerable.Range(0, sent));
        return results;
    }

    public bool Has(string member) => Json.TryGetProperty(member, out _);

    public override string ToString() => $"{request} -> {status} {text}";

    private static string? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    private JsonElement Find(JsonElement value, string rest, string path)
    {
        foreach (var step in rest.Replace("[", ".[", StringComparison.Ordinal).Split('.'))
            value = Step(value, step) ?? throw new ShouldAssertException($"No {path} in {this}");
        return value;
    }

    private static JsonElement? Step(JsonElement value, string step)
    {
        if (!step.StartsWith('['))
            return value.ValueKind == JsonValueKind.Object && value.TryGetProperty(step, out var member)
                ? member
                : null;
        if (value.ValueKind != JsonValueKind.Array)
            return null;
        var which = step[1..^1].Split('=');
        var items = which is [var name, var wanted]
            ? value.EnumerateArray().Where(item => item.TryGetProperty(name, out var m) && Of(m) == wanted)
            : value.EnumerateArray().Skip(int.Parse(which[0], CultureInfo.InvariantCulture));
        return items.Select(item => (JsonElement?)item).FirstOrDefault();
    }
}
