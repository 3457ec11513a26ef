using System.Text.RegularExpressions;

namespace EventLedger.Tidy.Rules;

/// <summary>One object a file, with the indexes and triggers that belong to it.</summary>
public static partial class Sql
{
    private static readonly string[] Attached = ["index", "trigger"];

    public static IEnumerable<string> Check(RepositoryFile file)
    {
        if (file.Extension != ".sql")
            return [];
        var objects = Creates().Matches(file.Text).Select(match => match.Groups[1].Value.ToLowerInvariant())
            .Where(kind => !Attached.Contains(kind)).ToList();
        return objects.Count > 1
            ? [$"{file.Path}: makes {string.Join(" and ", objects)}, one object a file"]
            : [];
    }

    [GeneratedRegex(
        @"^\s*create\s+(?:or\s+replace\s+)?(?:unique\s+|unlogged\s+|materialized\s+|constraint\s+)*"
        + @"(table|index|trigger|function|procedure|view|sequence|type|domain|schema|role|rule|policy)\b",
        RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Creates();
}
