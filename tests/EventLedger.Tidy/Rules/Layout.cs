namespace EventLedger.Tidy.Rules;

/// <summary>What lies where.</summary>
public static class Layout
{
    private static readonly string[] TopLevel =
    [
        "src", "tests", "seeds", "ops", "EventLedger.sln", "docker-compose.yml", "README.md", "global.json",
        "BannedSymbols.txt",
    ];

    /// <summary>The top level holds a fixed few things, dot files and Directory.*.props.</summary>
    public static IEnumerable<string> Check(RepositoryFile file)
    {
        var top = file.Path.Split('/')[0];
        var known = TopLevel.Contains(top) || top.StartsWith('.')
            || (top.StartsWith("Directory.", StringComparison.Ordinal)
                && top.EndsWith(".props", StringComparison.Ordinal));
        return known ? [] : [$"{file.Path}: the top level holds {string.Join(", ", TopLevel)} and no {top}"];
    }

    /// <summary>Every project has its versions locked beside it.</summary>
    public static IEnumerable<string> CheckLocks(IReadOnlyCollection<RepositoryFile> files) =>
        from project in files
        where project.Extension == ".csproj"
        let folder = project.Path[..(project.Path.LastIndexOf('/') + 1)]
        where !files.Any(file => file.Path == folder + "packages.lock.json")
        select $"{project.Path}: no packages.lock.json beside it";
}
