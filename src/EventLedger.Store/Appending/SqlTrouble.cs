using System.Net.Sockets;
using Npgsql;

namespace EventLedger.Store.Appending;

/// <summary>Tells apart what the network, the server and the batch itself can do to a round.</summary>
internal static class SqlTrouble
{
    /// <summary>The database or the way to it, not our code.</summary>
    public static bool IsOutside(Exception problem) =>
        problem is NpgsqlException or IOException or SocketException or TimeoutException;

    /// <summary>
    /// The server ended the session: shut down, terminated, idle for too long in a transaction.
    /// </summary>
    public static bool EndsSession(PostgresException problem) =>
        problem.InvariantSeverity is "FATAL" or "PANIC"
        || problem.SqlState.StartsWith("08", StringComparison.Ordinal);

    /// <summary>
    /// The server cannot write now: out of resources, read-only, or the lock is not to be had.
    /// </summary>
    public static bool IsOutage(PostgresException problem) =>
        problem.SqlState.StartsWith("53", StringComparison.Ordinal)
        || problem.SqlState.StartsWith("58", StringComparison.Ordinal)
        || problem.SqlState is PostgresErrorCodes.ReadOnlySqlTransaction
            or PostgresErrorCodes.LockNotAvailable;
}
