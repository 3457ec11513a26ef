using System.Text.RegularExpressions;

namespace EventLedger.Tidy.Rules;

/// <summary>References point only downward.</summary>
public static partial class References
{
    private static readonly Dictionary<string, (string[] Projects, string[]? Packages)> Allowed = new()
    {
        ["EventLedger.Domain"] = ([], []),
        ["EventLedger.Store"] = ([], ["Npgsql"]),
        ["EventLedger.Reporting"] = (
            ["EventLedger.Domain", "EventLedger.Store"], ["CsvHelper", "DocumentFormat.OpenXml"]),
        ["EventLedger.Server"] = (
            ["EventLedger.Domain", "EventLedger.Store", "EventLedger.Reporting"], null),
        ["EventLedger.Cli"] = ([], null), // It speaks to the server over HTTP alone.
    };

    /// <summary>A project of the product names the projects and packages that it may.</summary>
    public static IEnumerable<string> Check(RepositoryFile file)
    {
        if (file.Extension != ".csproj" || !file.IsUnder("src"))
            return [];
        var project = Path.GetFileNameWithoutExtension(file.Path);
        if (!Allowed.TryGetValue(project, out var allowed))
            return [$"{file.Path}: its place among the projects is not said in this rule"];
        var projects = ProjectReference().Matches(file.Text)
            .Select(match => Path.GetFileNameWithoutExtension(match.Groups[1].Value))
            .Except(allowed.Projects);
        var packages = PackageReference().Matches(file.Text).Select(match => match.Groups[1].Value)
            .Where(package => allowed.Packages?.Contains(package) == false);
        return projects.Concat(packages).Select(name => $"{file.Path}: must not reference {name}");
    }

    [GeneratedRegex("<ProjectReference Include=\"([^\"]+)\"")]
    private static partial Regex ProjectReference();

    [GeneratedRegex("<PackageReference Include=\"([^\"]+)\"")]
    private static partial Regex PackageReference();
}
