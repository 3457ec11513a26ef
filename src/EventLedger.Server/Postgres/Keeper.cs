using System.Diagnostics;
using System.Text;

namespace EventLedger.Server.Postgres;

/// <summary>
/// The process that runs PostgreSQL for this server and outlives it for as long as it takes to stop it:
/// Keeper.sh, which says how it works.
/// </summary>
internal sealed class Keeper
{
    private readonly Process process;
    private readonly TaskCompletionSource<string?> socketFolder =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource kept = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string? refusal;
    private volatile int endings;

    private Keeper(Process process, ILogger logger)
    {
        this.process = process;
        Ended = Listen(logger);
    }

    /// <summary>Where to connect to, as soon as it is certain; null when the keeper ended before.</summary>
    public Task<string?> SocketFolder => socketFolder.Task;

    /// <summary>Completes when the keeper is no more, and with it PostgreSQL where it was its own.</summary>
    public Task Ended { get; }

    /// <summary>The sentence with which the keeper gave up; null when it did not.</summary>
    public string? Refusal => refusal;

    /// <summary>How often PostgreSQL has ended by itself.</summary>
    public int Endings => endings;

    /// <summary>Starts a keeper; it outlives this process by what it needs to stop the database.</summary>
    public static Keeper Start(PostgresBinaries binaries, DataFolder data, EmbeddedPostgresOptions options)
    {
        // A session of its own, so that Ctrl-C in the server's terminal does not reach the database.
        var setsid = File.Exists("/usr/bin/setsid");
        var start = new ProcessStartInfo(setsid ? "/usr/bin/setsid" : "/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
        };
        string[] arguments =
        [
            .. setsid ? new[] { "/bin/sh" } : [], "-s", binaries.Folder, data.FullPath,
            options.Throwaway ? "throwaway" : "durable", .. data.SocketFolders(options.TemporaryDirectory),
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.StandardInput.Write(Script());
        process.StandardInput.Flush();
        return new(process, options.Logger);
    }

    /// <summary>
    /// Lets go of the database, and returns when it has stopped or another server is found to use it.
    /// </summary>
    public async Task Leave()
    {
        process.StandardInput.Close();
        await Task.WhenAny(Ended, kept.Task);
    }

    private static string Script()
    {
        using var stream = typeof(Keeper).Assembly.GetManifestResourceStream("Keeper.sh")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private async Task Listen(ILogger logger)
    {
        var listening = HearAll(logger);
        await process.WaitForExitAsync();
        process.StandardInput.Close(); // A keeper that was killed leaves children that wait for this.
        await listening;
        socketFolder.TrySetResult(null);
    }

    private async Task HearAll(ILogger logger)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            Hear(line, logger);
    }

    private void Hear(string line, ILogger logger)
    {
        var (word, rest) = line.IndexOf(' ') is > 0 and var at ? (line[..at], line[(at + 1)..]) : (line, "");
        switch (word)
        {
            case "socket":
                socketFolder.TrySetResult(rest);
                break;
            case "refused":
                refusal = rest;
                break;
            case "kept":
                kept.TrySetResult();
                break;
            case "ended":
                endings++;
                logger.LogWarning("PostgreSQL ended with exit code {Code}; it is started again.", rest);
                break;
            default:
                throw new UnreachableException($"The keeper said '{line}'.");
        }
    }
}
