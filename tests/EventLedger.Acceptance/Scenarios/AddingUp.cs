using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EventLedger.Acceptance.Scenarios;

/// <summary>
/// A second way to look at the three sides of an answer, on its JSON alone: base + difference = scenario in
/// every figure, an item on one side alone counts as zero on the other, and what is left out does not differ.
/// </summary>
internal static partial class AddingUp
{
    // What an item is of, by the member that tells its kind.
    private static readonly (string Member, string[] Identity)[] Kinds =
    [
        ("commitmentId", ["commitmentId", "of.currency"]),
        ("closedAt", ["providerId", "month", "closedAt", "contractId", "currency"]),
        ("closedOn", ["providerId", "month", "position"]),
        ("on", ["contractId", "on", "kind", "currency", "month", "document"]),
        ("month", ["month", "currency", "contractId", "providerId", "kind"]),
        ("subject", ["subject", "figure", "of"]),
        ("contractId", ["contractId", "currency"]),
        ("customerId", ["customerId", "currency"]),
        ("facilityId", ["facilityId"]),
        ("model", ["model"]),
        ("id", ["id", "currency"]),
        ("currency", ["currency"]),
    ];

    // Dates as precise as they are known look like numbers when only the year is known.
    private static readonly string[] Dates = ["asOf", "startsOn", "endsOn", "publishedOn", "value", "of"];

    public static void Check(string path, JsonNode known, JsonNode scenario, JsonNode difference)
    {
        foreach (var (name, there) in scenario.AsObject())
            if (name is not ("position" or "token" or "closedAt" or "version"))
                Member($"{path} {name}", name, known[name], there, difference[name]);
        difference.AsObject().Select(member => member.Key)
            .ShouldBe(scenario.AsObject().Select(member => member.Key), path);
    }

    private static void Member(
        string path, string name, JsonNode? known, JsonNode? scenario, JsonNode? difference)
    {
        if (known is JsonArray before && scenario is JsonArray after
            && name is not ("claims" or "events") && IsMatched(known, scenario))
            Items(path, before, after, difference!.AsArray());
        else if (known is JsonObject && scenario is JsonObject)
            Check(path, known, scenario, difference!);
        else if (!Dates.Contains(name) && Figure(known) is { } less && Figure(scenario) is { } more)
            (less + Figure(difference)!.Value).ShouldBe(more, path);
        else if (!Dates.Contains(name) && (Figure(known) ?? Figure(scenario)) is not null)
            difference.ShouldBeNull(path);
        else if (known is not JsonObject)
            JsonNode.DeepEquals(difference, scenario).ShouldBeTrue($"{path}: {difference} for {scenario}");
    }

    private static bool IsMatched(JsonNode? known, JsonNode? scenario) =>
        (known as JsonArray ?? []).Concat(scenario as JsonArray ?? [])
            .All(item => item is JsonObject one && Kind(one) is not null);

    private static void Items(string path, JsonArray known, JsonArray scenario, JsonArray difference)
    {
        var (before, after, between) = (ById(known), ById(scenario), ById(difference));
        foreach (var id in before.Keys.Union(after.Keys))
        {
            var here = $"{path}[{id}]";
            if (!between.TryGetValue(id, out var found))
                JsonNode.DeepEquals(before.GetValueOrDefault(id), after.GetValueOrDefault(id))
                    .ShouldBeTrue($"{here} differs and is left out");
            else if (before.TryGetValue(id, out var one) && after.TryGetValue(id, out var other))
            {
                JsonNode.DeepEquals(one, other).ShouldBeFalse($"{here} does not differ");
                Check(here, one, other, found);
            }
            else
            {
                var isNew = after.TryGetValue(id, out var side);
                OneSided(here, isNew ? side : before[id], isNew ? 1 : -1, found);
            }
        }
        between.Keys.ShouldBeSubsetOf(before.Keys.Union(after.Keys));
    }

    private static void OneSided(string path, JsonNode? side, int sign, JsonNode? difference)
    {
        if (side is JsonObject one)
            foreach (var (name, value) in one)
                if (!Dates.Contains(name) && name is not ("position" or "closedAt"))
                    OneSided($"{path} {name}", value, sign, difference![name]);
        if (Figure(side) is { } figure)
            Figure(difference).ShouldBe(sign * figure, path);
    }

    private static Dictionary<string, JsonNode> ById(JsonArray items) =>
        items.ToDictionary(
            item => string.Join('|', Kind(item!.AsObject())!.Select(name => Text(item, name))),
            item => item!);

    private static string? Text(JsonNode? item, string path) =>
        path.Split('.').Aggregate(item, (node, member) => node?[member])?.ToJsonString();

    private static string[]? Kind(JsonObject item) =>
        Kinds.FirstOrDefault(kind => item.ContainsKey(kind.Member)).Identity;

    private static decimal? Figure(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.Number => decimal.Parse(node.ToJsonString(), CultureInfo.InvariantCulture),
        JsonValueKind.String when Number().IsMatch(node.GetValue<string>()) =>
            decimal.Parse(node.GetValue<string>(), CultureInfo.InvariantCulture),
        _ => null,
    };

    [GeneratedRegex(@"^-?\d+(\.\d+)?$")]
    private static partial Regex Number();
}
