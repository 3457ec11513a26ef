using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace EventLedger.Benchmarks;

/// <summary>
/// What PostgreSQL itself does with the event and stream rows of a command, driven by pgbench with prepared
/// statements: one transaction a command, and a hundred commands in a transaction.
/// </summary>
internal static partial class Floor
{
    /// <summary>Transactions a second and mean latency, at the best of several concurrencies.</summary>
    public static async Task<Measured> Best(
        string connection, string script, int commands, int[] clients, int seconds)
    {
        var best = default(Measured);
        foreach (var count in clients)
        {
            var measured = await Run(connection, script, commands, count, seconds);
            if (best is null || measured.PerSecond > best.PerSecond)
                best = measured;
        }
        return best!;
    }

    /// <summary>Makes the tables that the floors write.</summary>
    public static async Task Prepare(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(Text("tables.sql"));
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<Measured> Run(
        string connection, string script, int commands, int clients, int seconds)
    {
        var file = Path.Combine(Path.GetTempPath(), $"floor-{Guid.CreateVersion7():n}.sql");
        await File.WriteAllTextAsync(file, Text(script));
        try
        {
            var to = new NpgsqlConnectionStringBuilder(connection);
            var arguments = string.Create(
                CultureInfo.InvariantCulture,
                $"-n -M prepared -c {clients} -j 1 -T {seconds} -f {file} "
                + $"-h {to.Host} -p {to.Port} -U {to.Username} {to.Database}");
            var output = await Output(arguments);
            return new(
                $"floor: {(commands == 1 ? "one command" : $"{commands} commands")} a transaction",
                clients,
                commands * Number(TransactionsPerSecond(), output),
                Number(MeanLatency(), output),
                null);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<string> Output(string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Pgbench(), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"pgbench: {await errors}");
    }

    // Debian keeps it beside the server's binaries.
    private static string Pgbench()
    {
        const string folder = "/usr/lib/postgresql";
        return (Directory.Exists(folder)
            ? Directory.GetFiles(folder, "pgbench", SearchOption.AllDirectories).Max()
            : null) ?? "pgbench";
    }

    private static double Number(Regex pattern, string output) =>
        pattern.Match(output) is { Success: true } match
            ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException(
                "pgbench ended no transaction in that time: the disk stood still; --seconds gives it longer.");

    private static string Text(string name)
    {
        using var stream = typeof(Floor).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"tps = ([\d.]+)")]
    private static partial Regex TransactionsPerSecond();

    [GeneratedRegex(@"latency average = ([\d.]+) ms")]
    private static partial Regex MeanLatency();
}
