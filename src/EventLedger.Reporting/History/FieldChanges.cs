using System.Text.Json.Nodes;

namespace EventLedger.Reporting.History;

/// <summary>A field that differs.</summary>
/// <param name="Path">Where, such as <c>commitment.firm</c> or <c>fees[1].monthlyFee</c>.</param>
/// <param name="From">What it was; null when it was absent.</param>
/// <param name="To">What it became; null when it is absent.</param>
public sealed record FieldChange(string Path, JsonNode? From, JsonNode? To);

/// <summary>The difference between two answers, field by field.</summary>
public static class FieldChanges
{
    /// <summary>What changed from one answer to another, in the order of the fields.</summary>
    public static IReadOnlyList<FieldChange> Between(JsonNode? from, JsonNode? to)
    {
        var changes = new List<FieldChange>();
        Compare("", from, to, changes);
        return changes;
    }

    private static void Compare(string path, JsonNode? from, JsonNode? to, List<FieldChange> changes)
    {
        switch (from, to)
        {
            case (JsonObject before, JsonObject after):
                foreach (var name in before.Select(m => m.Key).Union(after.Select(m => m.Key)))
                    Compare(path.Length == 0 ? name : $"{path}.{name}", before[name], after[name], changes);
                break;
            case (JsonArray before, JsonArray after):
                for (var i = 0; i < Math.Max(before.Count, after.Count); i++)
                    Compare(
                        $"{path}[{i}]",
                        i < before.Count ? before[i] : null,
                        i < after.Count ? after[i] : null,
                        changes);
                break;
            default:
                if (!JsonNode.DeepEquals(from, to))
                    changes.Add(new(path, from?.DeepClone(), to?.DeepClone()));
                break;
        }
    }
}
