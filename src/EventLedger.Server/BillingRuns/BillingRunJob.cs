using EventLedger.Store;

namespace EventLedger.Server.BillingRuns;

/// <summary>
/// Does billing runs in the background: at once those that are started on this node, and those that another
/// node has left when its lease has run out. Ledgers do not wait for one another.
/// </summary>
/// <param name="database">The ledgers.</param>
/// <param name="start">Makes the default ledger first.</param>
/// <param name="clock">By which it waits.</param>
/// <param name="logger">Says what could not be done.</param>
public sealed class BillingRunJob(
    LedgerDatabase database, LedgerStart start, TimeProvider clock, ILogger<BillingRunJob> logger)
    : BackgroundService
{
    // How long a run may lie that another node has left.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Waiting = TimeSpan.FromMilliseconds(500);
    private readonly Guid _node = Guid.CreateVersion7();
    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly Dictionary<LedgerName, Task<bool>> _running = [];

    /// <summary>There is something to do.</summary>
    public void Wake()
    {
        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake.
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await start.Done.WaitAsync(stoppingToken);
            while (true)
            {
                var isSettled = await Look(stoppingToken);
                await _wake.WaitAsync(isSettled ? Idle : Waiting, stoppingToken);
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

    /// <summary>Whether nothing is left that should be looked at soon.</summary>
    private async Task<bool> Look(CancellationToken stoppingToken)
    {
        try
        {
            var isSettled = true;
            foreach (var name in await database.List(stoppingToken))
            {
                if (_running.TryGetValue(name, out var running) && !running.IsCompleted)
                {
                    isSettled = false;
                    continue;
                }
                isSettled &= running is null || await running;
                _running[name] = Task.Run(() => Run(name, stoppingToken), CancellationToken.None);
            }
            return isSettled;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogWarning(e, "No billing run can be done now");
            return true;
        }
    }

    private async Task<bool> Run(LedgerName name, CancellationToken stoppingToken)
    {
        try
        {
            return await database.Find(name, stoppingToken) is not { } ledger
                || await new LedgerRuns(ledger, _node, clock, logger).Run(stoppingToken);
        }
        catch (Exception e)
        {
            if (!stoppingToken.IsCancellationRequested)
                logger.LogWarning(
                    e, "The billing runs of ledger {Ledger} stopped; they are tried again", name.Value);
            return true;
        }
    }
}
