using Microsoft.Extensions.Logging.Abstractions;

namespace EventLedger.Server.Postgres;

/// <summary>How the server's own PostgreSQL is to be run; every member has a default that suits.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>
    /// The folder of the data, made when absent; the database lies in its subfolder <c>postgres</c>. Null
    /// takes <c>/var/lib/eventledger</c> for root, and <c>$XDG_DATA_HOME/eventledger</c> or
    /// <c>~/.local/share/eventledger</c> for everybody else.
    /// </summary>
    public string? DataDirectory { get; init; }

    /// <summary>
    /// For tests: nothing is forced to the disk, which makes it faster and lets a power cut ruin the data.
    /// </summary>
    public bool Throwaway { get; init; }

    /// <summary>
    /// Folders to look for <c>postgres</c> and <c>initdb</c> in; null for those of <c>PATH</c> and those
    /// where Debian, Fedora, PGDG and Homebrew put them.
    /// </summary>
    public IReadOnlyList<string>? BinaryFolders { get; init; }

    /// <summary>
    /// Where the private folder of the database's socket is made; null for the temporary directory. A path
    /// that is too long for a socket is passed over in favour of <c>/tmp</c>.
    /// </summary>
    public string? TemporaryDirectory { get; init; }

    /// <summary>Takes a line when the database ends by itself and is started again.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;
}
