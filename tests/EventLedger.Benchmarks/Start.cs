using System.Diagnostics;
using System.Text;

namespace EventLedger.Benchmarks;

/// <summary>
/// From the start of the server's process to its first stored command, and its memory then.
/// </summary>
internal static class Start
{
    private const string Address = "http://127.0.0.1:5987";

    /// <summary>With PostgreSQL up.</summary>
    public static Task<Measured> FromRunningDatabase(string connection) =>
        Run("start to first command, database up", [], ("ConnectionStrings__Ledger", connection));

    /// <summary>With nothing at all: the server makes its database first.</summary>
    public static Task<Measured> FromNothing(string folder) =>
        Run("start to first command, from nothing", ["--data", folder]);

    private static async Task<Measured> Run(
        string what, string[] arguments, params (string Name, string Value)[] environment)
    {
        var server = Path.Combine(AppContext.BaseDirectory, "EventLedger.Server.dll");
        var start = new ProcessStartInfo("dotnet", [server, "--urls", Address, "--no-seeds", .. arguments])
        {
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        try
        {
            await FirstCommand();
            var elapsed = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            process.Refresh();
            var memory = process.WorkingSet64 / 1024.0 / 1024.0;
            return new($"{what} (p50 is the time; {memory:0} MB then)", 1, 1000 / elapsed, elapsed, null);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task FirstCommand()
    {
        using var http = new HttpClient { BaseAddress = new(Address) };
        for (var tries = 0; tries < 3_000; tries++)
        {
            try
            {
                using var body = new StringContent("""{"name":"First"}""", Encoding.UTF8, "application/json");
                var id = "first-" + Guid.CreateVersion7().ToString("n");
                using var answer = await http.PostAsync($"/v1/parties/{id}/register", body);
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
