using System.Text.Json.Nodes;
using EventLedger.Domain.Stored;

namespace EventLedger.Domain.Contracts;

/// <summary>
/// Where the rules make something else of a fact than it says: the last day of service that a notice brings,
/// an amount without a currency.
/// </summary>
internal static class FactDifference
{
    /// <summary>The first difference in one sentence; null when there is none.</summary>
    internal static string? Between(ContractEvent byTheRules, ContractEvent asked)
    {
        var (decided, given) = (Members(byTheRules), Members(asked));
        return decided.Select(member => member.Key).Union(given.Select(member => member.Key))
            .Where(name => !Same(decided[name], given[name]))
            .Select(name => Sentence(name, decided[name], given[name]))
            .FirstOrDefault();
    }

    private static JsonObject Members(ContractEvent @event) =>
        JsonNode.Parse(EventTypes.Write(@event))!.AsObject();

    // Amounts may be written with fewer decimals than the currency has.
    private static bool Same(JsonNode? one, JsonNode? other) => (one, other) switch
    {
        (JsonObject a, JsonObject b) =>
            a.Select(m => m.Key).Union(b.Select(m => m.Key)).All(name => Same(a[name], b[name])),
        (JsonArray a, JsonArray b) =>
            a.Count == b.Count && a.Zip(b).All(pair => Same(pair.First, pair.Second)),
        (JsonValue a, JsonValue b) when Number(a) is { } x && Number(b) is { } y => x == y,
        _ => JsonNode.DeepEquals(one, other),
    };

    private static decimal? Number(JsonValue value) =>
        value.TryGetValue<string>(out var text)
        && ExactDecimal.TryParse(text, allowExponent: false, out var number)
            ? number
            : null;

    private static string Sentence(string name, JsonNode? byTheRules, JsonNode? asked) =>
        byTheRules is null or JsonValue && asked is null or JsonValue
            ? $"By the rules {name} is {Text(byTheRules)}, not {Text(asked)}."
            : $"By the rules {name} reads otherwise.";

    private static string Text(JsonNode? value) => value?.ToString() ?? "absent";
}
