using EventLedger.Store;

namespace EventLedger.Server.Webhooks;

/// <summary>
/// Delivers events to webhooks: of every ledger, by one node at a time. What is committed is sent at least
/// once, in order per stream; what is not committed is never seen here.
/// </summary>
/// <param name="database">The ledgers.</param>
/// <param name="start">Makes the default ledger first.</param>
/// <param name="sender">Sends.</param>
/// <param name="backOff">When what failed is tried again.</param>
/// <param name="clock">What time it is.</param>
/// <param name="logger">Says what was given up, and what went wrong.</param>
public sealed class WebhookDelivery(
    LedgerDatabase database, LedgerStart start, WebhookSender sender, BackOff backOff, TimeProvider clock,
    ILogger<WebhookDelivery> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly Guid _node = Guid.CreateVersion7();
    private readonly Dictionary<LedgerName, Task> _running = [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await start.Done.WaitAsync(stoppingToken);
            while (true)
            {
                await Look(stoppingToken);
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server is stopping; whoever holds the lease next goes on.
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
                if (!(_running.TryGetValue(name, out var running) && !running.IsCompleted)
                    && await database.Find(name, stopping) is { } ledger)
                    _running[name] = Deliver(ledger, stopping);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogDebug(e, "The ledgers cannot be listed now");
        }
    }

    private async Task Deliver(Ledger ledger, CancellationToken stopping)
    {
        try
        {
            await new LedgerDelivery(ledger, _node, sender, backOff, clock, logger).Run(stopping);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // The same, also when the ledgers are closed already.
        }
        catch (Exception e)
        {
            logger.LogWarning(
                e, "The webhooks of ledger {Ledger} are not delivered now", ledger.Name.Value);
        }
    }
}
