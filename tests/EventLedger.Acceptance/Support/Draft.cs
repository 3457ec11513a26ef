using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventLedger.Acceptance.Support;

/// <summary>A body that is like another but for some members, named by paths (<c>fees[0].from</c>).</summary>
public sealed class Draft
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly JsonNode _body;

    private Draft(JsonNode body) => _body = body;

    public static Draft Of(object body) => body as Draft ?? new(JsonSerializer.SerializeToNode(body, Plain)!);

    public Draft With(string path, object? value)
    {
        var copy = _body.DeepClone();
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        var parent = steps[..^1].Aggregate(copy, Step);
        var node = value is Draft draft
            ? draft._body.DeepClone()
            : JsonSerializer.SerializeToNode(value, Plain);
        if (steps[^1].StartsWith('['))
            parent[Index(steps[^1])] = node;
        else
            parent[steps[^1]] = node;
        return new(copy);
    }

    public Draft Without(string member)
    {
        var copy = _body.DeepClone().AsObject();
        copy.Remove(member).ShouldBeTrue(member);
        return new(copy);
    }

    public override string ToString() => _body.ToJsonString(Plain);

    private static JsonNode Step(JsonNode node, string step) =>
        step.StartsWith('[') ? node[Index(step)]! : node[step]!;

    private static int Index(string step) => int.Parse(step[1..^1], CultureInfo.InvariantCulture);
}
