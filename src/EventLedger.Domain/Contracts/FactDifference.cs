using System.Text.Json.Nodes;
using EventLedger.Domain.Stored;

namespace EventLedger.Domain.Contracts;

/// <summary>
/// Where the rules make something else of a fact than it says: the last day of service that a notice brings,
/// an amount without a currency.
/// </summary>
/// <param name="Field">The member of the event's data.</param>
/// <param name="ByTheRules">
/// What the rules make of it, as it stands in the data; null where they say nothing, or a whole object or
/// list.
/// </param>
/// <param name="Given">What the fact says; null where it says nothing, or a whole object or list.</param>
public sealed record FactDifference(string Field, string? ByTheRules, string? Given)
{
    /// <summary>The difference in words.</summary>
    public string Sentence => ByTheRules is null && Given is null
        ? $"By the rules {Field} reads otherwise."
        : $"By the rules {Field} is {ByTheRules ?? "absent"}, not {Given ?? "absent"}.";

    /// <summary>The first difference; null when there is none.</summary>
    internal static FactDifference? Between(ContractEvent byTheRules, ContractEvent asked)
    {
        var (decided, given) = (Members(byTheRules), Members(asked));
        return decided.Select(member => member.Key).Union(given.Select(member => member.Key))
            .Where(name => !Same(decided[name], given[name]))
            .Select(name => Of(name, decided[name], given[name]))
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

    private static FactDifference Of(string name, JsonNode? byTheRules, JsonNode? given) =>
        byTheRules is null or JsonValue && given is null or JsonValue
            ? new(name, byTheRules?.ToString(), given?.ToString())
            : new(name, null, null);
}
