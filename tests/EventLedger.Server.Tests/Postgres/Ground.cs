using System.Diagnostics;
using System.Globalization;
using EventLedger.Server.Postgres;
using Npgsql;

namespace EventLedger.Server.Tests.Postgres;

/// <summary>A data folder for one test, and what the tests ask of the machine around it.</summary>
public sealed class Ground : IDisposable
{
    private readonly string root = Path.Combine("/tmp", $"ledger-test-{Guid.CreateVersion7():N}");

    public string Data => Path.Combine(root, "data");

    public string Cluster => Path.Combine(Data, "postgres");

    /// <summary>The pid of the running postmaster, from the file it keeps.</summary>
    public int Postmaster => int.Parse(
        File.ReadLines(Path.Combine(Cluster, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>A folder beside the data, made now.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(root, name)).FullName;

    public Task<EmbeddedPostgres> Start() => EmbeddedPostgres.Start(Options());

    public EmbeddedPostgresOptions Options() => new() { DataDirectory = Data, Throwaway = true };

    /// <summary>Another server process on the same folder.</summary>
    public Task<OtherServer> StartOther() => OtherServer.Start(Data);

    public static async Task<object?> Ask(string connectionString, string sql)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Asks until there is an answer: for the time in which the database is down.</summary>
    public static async Task<object?> AskInTime(string connectionString, string sql)
    {
        while (true)
        {
            try
            {
                return await Ask(connectionString, sql);
            }
            catch (NpgsqlException down)
                when (down is not PostgresException { SqlState: not ("57P01" or "57P02" or "57P03") })
            {
                await Task.Delay(20);
            }
        }
    }

    public static string SocketFolder(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString).Host!;

    /// <summary>Command lines and folders of processes that have to do with this ground.</summary>
    public IReadOnlyList<string> Processes() => Directory.EnumerateDirectories("/proc")
        .Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])
            && Path.GetFileName(folder) != Environment.ProcessId.ToString(CultureInfo.InvariantCulture))
        .Select(CommandLine).Where(line => line.Contains(root, StringComparison.Ordinal)).ToList();

    /// <summary>kill -9.</summary>
    public static async Task Kill(int pid)
    {
        using var process = Process.GetProcessById(pid);
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Returns when a process is no more that may not be a child of this one.</summary>
    public static async Task UntilGone(int pid)
    {
        while (Directory.Exists($"/proc/{pid}"))
            await Task.Delay(20);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static string CommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ');
        }
        catch (IOException)
        {
            return ""; // It ended meanwhile.
        }
    }
}
