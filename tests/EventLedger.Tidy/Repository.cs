using System.Diagnostics;

namespace EventLedger.Tidy;

/// <summary>The repository that this test was built from.</summary>
public static class Repository
{
    private static readonly string[] Built = ["bin", "obj", "node_modules", ".git", "wwwroot", "TestResults"];

    public static string Root { get; } = FindRoot();

    /// <summary>Text files that git knows; in a tree without git, all but what a build makes.</summary>
    public static IReadOnlyList<RepositoryFile> Files { get; } = Paths()
        .Where(path => File.Exists(Path.Combine(Root, path)))
        .Select(path => new RepositoryFile(path, File.ReadAllText(Path.Combine(Root, path))))
        .Where(file => !file.Text.Contains('\0'))
        .ToList();

    public static RepositoryFile Find(string path) => Files.Single(file => file.Path == path);

    private static IEnumerable<string> Paths() => FromGit() ?? Walk(Root);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "EventLedger.sln")))
                return folder;
        throw new InvalidOperationException("No folder above the test holds EventLedger.sln.");
    }

    private static string[]? FromGit()
    {
        if (!Path.Exists(Path.Combine(Root, ".git")))
            return null;
        // The checkout may belong to another user than the one who tests it.
        string[] arguments =
            ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"];
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var paths = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return git.ExitCode == 0 ? paths : null;
    }

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Select(file => Path.GetRelativePath(Root, file))
            .Concat(Directory.EnumerateDirectories(folder)
                .Where(inner => !Built.Contains(Path.GetFileName(inner)))
                .SelectMany(Walk));
}
