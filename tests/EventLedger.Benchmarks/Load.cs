using System.Diagnostics;

namespace EventLedger.Benchmarks;

/// <summary>Clients that each send a command, wait for its answer, and send the next.</summary>
/// <param name="cluster">The folder of the cluster, whose processes' time is counted.</param>
internal sealed class Load(string cluster)
{
    // Goes on from run to run, so that no command repeats what an earlier one did.
    private long _number;

    /// <summary>Runs clients for some seconds, after a second to warm up.</summary>
    /// <param name="what">What is run.</param>
    /// <param name="clients">How many clients.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="send">Sends the n-th command; throws when it is not stored.</param>
    /// <param name="server">The process that decides; null when it is this one.</param>
    public async Task<Measured> Run(
        string what, int clients, int seconds, Func<int, long, Task> send, Process? server = null)
    {
        using var self = Process.GetCurrentProcess();
        await Run(clients, TimeSpan.FromSeconds(1), send);
        GC.Collect();
        var (cpu, database, allocated) = (Cpu(server ?? self), DatabaseCpu(), GC.GetTotalAllocatedBytes());
        var began = Stopwatch.GetTimestamp();
        var latencies = await Run(clients, TimeSpan.FromSeconds(seconds), send);
        var elapsed = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var spent = Cpu(server ?? self) - cpu;
        latencies.Sort();
        var count = latencies.Count;
        return new(
            what,
            clients,
            count / elapsed,
            latencies[count / 2],
            latencies[(int)(count * 0.99)],
            (server ?? self).WorkingSet64 / 1024.0 / 1024.0,
            new(
                spent.TotalMilliseconds / count,
                (DatabaseCpu() - database).TotalMilliseconds / count,
                server is null ? (GC.GetTotalAllocatedBytes() - allocated) / 1024.0 / count : null));
    }

    /// <summary>Runs one piece of work on many contracts; its time is the whole of it.</summary>
    /// <param name="what">What is run.</param>
    /// <param name="count">How many contracts it is about.</param>
    /// <param name="work">The work.</param>
    /// <param name="server">The process that does it.</param>
    public async Task<Measured> Once(string what, int count, Func<Task> work, Process server)
    {
        var (cpu, database) = (Cpu(server), DatabaseCpu());
        var began = Stopwatch.GetTimestamp();
        await work();
        var elapsed = Stopwatch.GetElapsedTime(began);
        return new(
            what,
            1,
            count / elapsed.TotalSeconds,
            elapsed.TotalMilliseconds,
            null,
            server.WorkingSet64 / 1024.0 / 1024.0,
            new(
                (Cpu(server) - cpu).TotalMilliseconds / count,
                (DatabaseCpu() - database).TotalMilliseconds / count,
                null));
    }

    private async Task<List<double>> Run(int clients, TimeSpan time, Func<int, long, Task> send)
    {
        using var over = new CancellationTokenSource(time);
        async Task<List<double>> Client(int client)
        {
            var latencies = new List<double>();
            while (!over.IsCancellationRequested)
            {
                var began = Stopwatch.GetTimestamp();
                await send(client, Interlocked.Increment(ref _number));
                latencies.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            return latencies;
        }

        var all = await Task.WhenAll(Enumerable.Range(0, clients).Select(c => Task.Run(() => Client(c))));
        return [.. all.SelectMany(latencies => latencies)];
    }

    private static TimeSpan Cpu(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    /// <summary>
    /// The processor time of the cluster's processes that live; they are the ones in its folder.
    /// </summary>
    private TimeSpan DatabaseCpu()
    {
        var total = TimeSpan.Zero;
        if (!Directory.Exists("/proc"))
            return total;
        foreach (var process in Process.GetProcesses())
            using (process)
                if (process.ProcessName.StartsWith("postgres", StringComparison.Ordinal)
                    && new FileInfo($"/proc/{process.Id}/cwd").LinkTarget == cluster)
                    total += process.TotalProcessorTime;
        return total;
    }
}
