using System.Globalization;
using System.Text.RegularExpressions;

namespace EventLedger.Tidy.Rules;

/// <summary>The README and the decision records.</summary>
public static partial class Documents
{
    public const int ReadmeLines = 150;
    public const int DecisionLines = 60;

    // How the names of decisions are made.
    private const string Pattern = "NNNN-what-was-decided.md";

    private static readonly string[] Sections = ["tl;dr", "Context", "Decision", "Consequences"];

    public static IEnumerable<string> CheckReadme(RepositoryFile readme)
    {
        if (readme.Lines.Count > ReadmeLines)
            yield return $"{readme.Path}: {readme.Lines.Count} lines, {ReadmeLines} at most";
        foreach (var command in new[] { "ops/run", "ops/test" })
            if (!readme.Text.Contains(command, StringComparison.Ordinal))
                yield return $"{readme.Path}: does not name {command}";
    }

    /// <summary>A record has a number in its name, four sections in order, and is short.</summary>
    public static IEnumerable<string> CheckDecision(RepositoryFile file)
    {
        if (!file.IsUnder("ops/decisions"))
            yield break;
        if (!DecisionName().IsMatch(file.Name))
            yield return $"{file.Path}: is not named {Pattern}";
        if (file.Lines.Count > DecisionLines)
            yield return $"{file.Path}: {file.Lines.Count} lines, {DecisionLines} at most";
        var found = file.Lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal))
            .Select(line => line[3..].Trim());
        if (!found.SequenceEqual(Sections))
            yield return $"{file.Path}: its sections are not {string.Join(", ", Sections)}";
    }

    /// <summary>Numbers begin at 1 and have neither gap nor double.</summary>
    public static IEnumerable<string> CheckNumbers(IEnumerable<RepositoryFile> files) =>
        from record in files.Where(file => file.IsUnder("ops/decisions"))
            .OrderBy(file => file.Name, StringComparer.Ordinal).Index()
        let number = (record.Index + 1).ToString("0000", CultureInfo.InvariantCulture)
        where !record.Item.Name.StartsWith(number + "-", StringComparison.Ordinal)
        select $"{record.Item.Path}: the number to follow is {number}";

    /// <summary>A document that is named can be read: it is in the repository.</summary>
    public static IEnumerable<string> CheckNamed(IReadOnlyCollection<RepositoryFile> files)
    {
        var names = files.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        return from file in files
               where !file.IsUnder("tests/EventLedger.Tidy")
               from name in Named().Matches(file.Text).Select(match => match.Value).Distinct()
               where name != Pattern && !names.Contains(name)
               select $"{file.Path}: names {name}, which is not in the repository";
    }

    [GeneratedRegex(@"(?<![\w.*-])[A-Za-z0-9][\w-]*\.md\b")]
    private static partial Regex Named();

    [GeneratedRegex(@"^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.md$")]
    private static partial Regex DecisionName();
}
