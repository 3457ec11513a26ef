using System.Diagnostics;
using System.Text;

namespace EventLedger.Benchmarks;

/// <summary>The server in a process of its own, as it runs for a user.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>Where it listens, on this machine alone.</summary>
    public const int Port = 5987;
    private static readonly string Address = $"http://127.0.0.1:{Port}";
    private readonly HttpClient _http = new() { BaseAddress = new(Address) };

    private ServerProcess(Process process) => Process = process;

    /// <summary>Its process, for what it costs.</summary>
    public Process Process { get; }

    /// <summary>What it holds in memory now, in megabytes.</summary>
    public double Memory()
    {
        Process.Refresh();
        return Process.WorkingSet64 / 1024.0 / 1024.0;
    }

    /// <summary>The processor time that it has taken.</summary>
    public TimeSpan Worked()
    {
        Process.Refresh();
        return Process.TotalProcessorTime;
    }

    /// <summary>Starts it and waits for its first stored command.</summary>
    /// <param name="arguments">Of its command line, beside the address.</param>
    /// <param name="environment">Variables that it gets beside this process's own.</param>
    public static async Task<ServerProcess> Start(
        string[] arguments, params (string Name, string Value)[] environment)
    {
        var assembly = await PublishedServer.Assembly.Value;
        var start = new ProcessStartInfo(
            "dotnet", [assembly, "--urls", Address, "--no-seeds", .. arguments])
        {
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var server = new ServerProcess(Process.Start(start)!);
        try
        {
            await server.FirstCommand();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        Process.Kill();
        await Process.WaitForExitAsync();
        Process.Dispose();
    }

    private async Task FirstCommand()
    {
        var id = "first-" + Guid.CreateVersion7().ToString("n");
        for (var tries = 0; tries < 3_000; tries++)
        {
            try
            {
                using var body = new StringContent("""{"name":"First"}""", Encoding.UTF8, "application/json");
                using var answer = await _http.PostAsync($"/v1/parties/{id}/register", body);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
        throw new TimeoutException("The server took no command in 15 s.");
    }
}
