using EventLedger.Store;

namespace EventLedger.Server.Rebuilds;

/// <summary>
/// Does rebuilds in the background: at once those that are asked for on this node, and those that another
/// node has left when its lease has run out. Drops the tables of replaced read models when nobody needs them.
/// </summary>
/// <param name="database">The ledgers.</param>
/// <param name="start">Makes the default ledger first.</param>
/// <param name="clock">By which it waits.</param>
/// <param name="logger">Says what could not be done.</param>
public sealed class RebuildJob(
    LedgerDatabase database, LedgerStart start, TimeProvider clock, ILogger<RebuildJob> logger)
    : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);
    private readonly Guid _node = Guid.CreateVersion7();
    private readonly Dictionary<LedgerName, Task> _running = [];
    private volatile TaskCompletionSource _wake = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>There is something to do.</summary>
    public void Wake() => _wake.TrySetResult();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await start.Done.WaitAsync(stoppingToken);
            while (true)
            {
                // Taken before the look: a wake-up during it is for the next one.
                var woken = (_wake = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
                await Look(stoppingToken);
                await Task.WhenAny(woken, Task.Delay(Idle, clock, stoppingToken));
                stoppingToken.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is not finished is taken up by whoever runs next.
        }
        finally
        {
            await Task.WhenAll(_running.Values);
        }
    }

    private async Task Look(CancellationToken stopping)
    {
        try
        {
            foreach (var name in await database.List(stopping))
                if (!(_running.TryGetValue(name, out var running) && !running.IsCompleted))
                    _running[name] = Task.Run(() => Run(name, stopping), CancellationToken.None);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogDebug(e, "The ledgers cannot be listed now");
        }
    }

    private async Task Run(LedgerName name, CancellationToken stopping)
    {
        try
        {
            if (await database.Find(name, stopping) is { } ledger)
                await ledger.Rebuilds.Run(_node, stopping);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // The server is stopping.
        }
        catch (Exception e)
        {
            logger.LogWarning(
                e, "The read models of ledger {Ledger} cannot be rebuilt now; it is tried again", name.Value);
        }
    }
}
