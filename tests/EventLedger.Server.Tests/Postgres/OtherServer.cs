using System.Diagnostics;
using Shouldly;

namespace EventLedger.Server.Tests.Postgres;

/// <summary>A server process of its own, to be killed: Program.cs.</summary>
public sealed class OtherServer : IAsyncDisposable
{
    private readonly Process process;

    private OtherServer(Process process, string connectionString)
    {
        this.process = process;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    public static async Task<OtherServer> Start(string data)
    {
        var dll = typeof(OtherServer).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", ["exec", dll, data])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync();
        return new(process, line.ShouldNotBeNull("the other server did not start"));
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Lets it stop by itself, which is when it has let go of the database.</summary>
    public async Task Leave()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await Leave();
        process.Dispose();
    }
}
