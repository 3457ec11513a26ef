using System.Diagnostics;
using System.Globalization;

namespace EventLedger.Faults.Support;

/// <summary>
/// A server in a process of its own, as it is run, to be killed or stopped. A shell watches a pipe from the
/// tests, so that it ends however they end.
/// </summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private const string Watching = """
        exec 3<&0 4>&2 2>/dev/null
        "$@" </dev/null 2>&4 3<&- 4>&- &
        child=$!
        echo "pid $child"
        { cat <&3 >/dev/null; kill -KILL $child; } >/dev/null &
        watcher=$!
        wait $child
        kill $watcher
        """;

    private readonly Process _shell;
    private readonly int _pid;
    private readonly Task _hearing;

    private ServerProcess(Process shell, int pid, string url)
    {
        (_shell, _pid) = (shell, pid);
        Http = new HttpClient { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(60) };
        _hearing = shell.StandardOutput.ReadToEndAsync();
    }

    public HttpClient Http { get; }

    public Node Node => Nodes.Of(Http);

    /// <summary>One with an embedded PostgreSQL on a data folder.</summary>
    public static Task<ServerProcess> OnFolder(string data) => Start(["--data", data], null);

    /// <summary>One on a database that is there.</summary>
    public static Task<ServerProcess> OnDatabase(string connectionString, params string[] arguments) =>
        Start(arguments, connectionString);

    /// <summary>kill -9.</summary>
    public Task Kill() => Signal("KILL", true);

    /// <summary>An orderly stop.</summary>
    public Task Stop() => Signal("TERM", true);

    /// <summary>It stands still, as a machine that is suspended.</summary>
    public Task Freeze() => Signal("STOP", false);

    public Task Thaw() => Signal("CONT", false);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_shell.HasExited)
            await Kill();
        await _hearing;
        _shell.Dispose();
    }

    private static async Task<ServerProcess> Start(string[] arguments, string? connectionString)
    {
        var start = new ProcessStartInfo("sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var dll = Path.Combine(AppContext.BaseDirectory, "EventLedger.Server.dll");
        foreach (var argument in (string[])["-c", Watching, "sh", "dotnet", dll, "--no-seeds", .. arguments,
            "--urls", "http://127.0.0.1:0"])
            start.ArgumentList.Add(argument);
        start.Environment["ConnectionStrings__Ledger"] = connectionString ?? "";
        start.Environment["DOTNET_gcServer"] = "0";
        var shell = Process.Start(start)!;
        var (pid, said) = (0, new List<string>());
        while (await shell.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.StartsWith("pid ", StringComparison.Ordinal))
                pid = int.Parse(line.AsSpan(4), CultureInfo.InvariantCulture);
            else if (line.StartsWith("EventLedger is ready at ", StringComparison.Ordinal))
                return new ServerProcess(shell, pid, line["EventLedger is ready at ".Length..]);
        }
        throw new InvalidOperationException($"The server did not start: {string.Join('\n', said)}");
    }

    private async Task Signal(string name, bool untilGone)
    {
        if (_shell.HasExited)
            return;
        using (var kill = Process.Start("kill", [$"-{name}", _pid.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        if (!untilGone)
            return;
        await _shell.WaitForExitAsync();
    }
}
