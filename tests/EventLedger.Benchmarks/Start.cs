using System.Diagnostics;

namespace EventLedger.Benchmarks;

/// <summary>
/// From the start of the server's process to its first stored command, and its memory then.
/// </summary>
internal static class Start
{
    public const string What = "start";

    // The first one reads the assemblies off the disk.
    private const int Times = 5;

    /// <summary>With PostgreSQL up: the middle one of some starts.</summary>
    public static async Task<Measured> FromRunningDatabase(string connection)
    {
        var starts = new List<Measured>();
        for (var i = 0; i < Times; i++)
            starts.Add(await Run(
                "start to first command, database up", [], ("ConnectionStrings__Ledger", connection)));
        return starts.OrderBy(one => one.P50).ElementAt(Times / 2);
    }

    /// <summary>With nothing at all: the server makes its database first.</summary>
    public static Task<Measured> FromNothing(string folder) =>
        Run("start to first command, from nothing", ["--data", folder]);

    private static async Task<Measured> Run(
        string what, string[] arguments, params (string Name, string Value)[] environment)
    {
        // What is measured begins with the process.
        await PublishedServer.Assembly.Value;
        var began = Stopwatch.GetTimestamp();
        await using var server = await ServerProcess.Start(arguments, environment);
        var elapsed = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return new($"{what} (p50 is the time)", 1, 1000 / elapsed, elapsed, null, server.Memory());
    }
}
