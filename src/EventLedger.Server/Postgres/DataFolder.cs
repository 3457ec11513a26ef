using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EventLedger.Server.Postgres;

/// <summary>The folder where a server's data lies, and what is derived from its path.</summary>
internal sealed class DataFolder
{
    // What sun_path of a socket's address holds on Linux, less the closing zero; macOS holds four less.
    private static readonly int LongestSocketPath = OperatingSystem.IsMacOS() ? 103 : 107;

    private DataFolder(string path) => FullPath = path;

    /// <summary>The absolute path.</summary>
    public string FullPath { get; }

    /// <summary>Where the database lies.</summary>
    public string Cluster => Path.Combine(FullPath, "postgres");

    /// <summary>Where PostgreSQL and its keeper write what happens to them.</summary>
    public string Log => Path.Combine(FullPath, "postgres.log");

    /// <summary>The major version of PostgreSQL that made the data; null when there is none yet.</summary>
    public int? Major
    {
        get
        {
            var file = Path.Combine(Cluster, "PG_VERSION");
            return File.Exists(file)
                && int.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var major)
                    ? major
                    : null;
        }
    }

    /// <summary>Opens the folder, and makes it when absent.</summary>
    /// <param name="path">Null for the default of the user.</param>
    /// <exception cref="EmbeddedPostgresException">It cannot be made, or not be written.</exception>
    public static DataFolder Open(string? path)
    {
        var folder = new DataFolder(Path.GetFullPath(path ?? DefaultPath()));
        try
        {
            if (!Directory.Exists(folder.FullPath))
                Make(folder.FullPath);
            File.WriteAllBytes(Path.Combine(folder.FullPath, ".writable"), []);
            File.Delete(Path.Combine(folder.FullPath, ".writable"));
            return folder;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException(
                $"The data folder {folder.FullPath} cannot be written by {Environment.UserName}: "
                + "choose another with --data.", cause);
        }
    }

    /// <summary>
    /// Where the socket's private folder may be, best first: its name is derived from the data's path, and
    /// a socket in it has a path that is short enough.
    /// </summary>
    /// <param name="temporaryDirectory">Null for that of the user.</param>
    public IReadOnlyList<string> SocketFolders(string? temporaryDirectory)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FullPath)));
        return new[] { Path.GetFullPath(temporaryDirectory ?? Path.GetTempPath()), "/tmp" }
            .Select(root => Path.Combine(root, $"eventledger-{hash[..16]}"))
            .Where(path => Encoding.UTF8.GetByteCount($"{path}/.s.PGSQL.5432") <= LongestSocketPath)
            .Distinct().ToList();
    }

    // Folders made here let other users pass, not look: the database user has to reach his own.
    private static void Make(string path)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent is not null && !Directory.Exists(parent))
            Make(parent);
        Directory.CreateDirectory(path);
        if (OperatingSystem.IsWindows())
            return;
        if (Environment.IsPrivilegedProcess)
            File.SetUnixFileMode(path, UserAll | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        else
            File.SetUnixFileMode(path, UserAll);
    }

    private const UnixFileMode UserAll =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static string DefaultPath()
    {
        if (Environment.IsPrivilegedProcess)
            return "/var/lib/eventledger";
        var home = Environment.GetEnvironmentVariable("XDG_DATA_HOME");
        if (string.IsNullOrEmpty(home))
            home = Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share");
        return Path.Combine(home, "eventledger");
    }
}
