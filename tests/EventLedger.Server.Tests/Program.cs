using System.Runtime.Versioning;
using EventLedger.Server.Postgres;

[assembly: UnsupportedOSPlatform("windows")]

namespace EventLedger.Server.Tests;

/// <summary>
/// A process that tests may kill: holds a database on the folder in its argument, says where it is, and
/// lets go when its standard input closes.
/// </summary>
internal static class Program
{
    private static async Task Main(string[] arguments)
    {
        await using var postgres = await EmbeddedPostgres.Start(
            new() { DataDirectory = arguments[0], Throwaway = true });
        Console.WriteLine(postgres.ConnectionString);
        await Console.In.ReadToEndAsync();
    }
}
