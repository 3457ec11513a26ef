using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EventLedger.Server.Postgres;

/// <summary>An installed PostgreSQL: the folder of its programs and its major version.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    /// <summary>The oldest major version that the server works with.</summary>
    public const int Oldest = 15;

    /// <summary>
    /// Picks the programs for a data folder: those of its own major version, or the newest for a new one.
    /// </summary>
    /// <param name="folders">Where to look; null for everywhere usual.</param>
    /// <param name="data">The folder that is to be served.</param>
    /// <exception cref="EmbeddedPostgresException">None is there, it is too old, or another one.</exception>
    public static PostgresBinaries Find(IReadOnlyList<string>? folders, DataFolder data)
    {
        var found = (folders ?? UsualFolders()).Select(Look).OfType<PostgresBinaries>()
            .OrderByDescending(binaries => binaries.Major).ToList();
        if (found.Count == 0)
            throw new EmbeddedPostgresException(
                $"PostgreSQL is not installed: {InstallCommand()}, or give the connection string of your own "
                + "in ConnectionStrings__Ledger.");
        if (data.Major is { } major)
            return found.Find(binaries => binaries.Major == major) ?? throw Mismatch(data, major, found);
        return found[0].Major >= Oldest ? found[0] : throw new EmbeddedPostgresException(
            $"PostgreSQL {found[0].Major} in {found[0].Folder} is too old, {Oldest} or newer is needed: "
            + $"{InstallCommand()}.");
    }

    private static EmbeddedPostgresException Mismatch(
        DataFolder data, int major, List<PostgresBinaries> found)
    {
        var installed = string.Join(", ", found.Select(binaries => binaries.Major).Distinct());
        return new EmbeddedPostgresException(
            $"The data in {data.Cluster} is that of PostgreSQL {major}, and installed is {installed}: "
            + $"install PostgreSQL {major}, or bring the data to a newer version with pg_upgrade.");
    }

    private static string InstallCommand() =>
        OperatingSystem.IsMacOS() ? "install it with 'brew install postgresql@17 flock'"
        : File.Exists("/etc/fedora-release") ? "install it with 'dnf install postgresql-server'"
        : "install it with 'apt-get install postgresql'";

    private static IEnumerable<string> UsualFolders()
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        return path.Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Concat(Below("/usr/lib/postgresql", "*", "bin"))
            .Concat(Below("/usr", "pgsql-*", "bin"))
            .Concat(Below("/opt/homebrew/opt", "postgresql*", "bin"))
            .Concat(Below("/usr/local/opt", "postgresql*", "bin"))
            .Concat(Below("/home/linuxbrew/.linuxbrew/opt", "postgresql*", "bin"))
            .Distinct();
    }

    private static IEnumerable<string> Below(string root, string pattern, string folder) =>
        Directory.Exists(root)
            ? Directory.EnumerateDirectories(root, pattern).Select(found => Path.Combine(found, folder))
            : [];

    private static PostgresBinaries? Look(string folder)
    {
        var program = Path.Combine(folder, "postgres");
        if (!File.Exists(program) || !File.Exists(Path.Combine(folder, "initdb")))
            return null;
        var start = new ProcessStartInfo(program, ["--version"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start);
        var version = VersionLine().Match(process?.StandardOutput.ReadToEnd() ?? "");
        return version.Success
            ? new(Path.GetFullPath(folder), int.Parse(version.Groups[1].Value, CultureInfo.InvariantCulture))
            : null;
    }

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex VersionLine();
}
