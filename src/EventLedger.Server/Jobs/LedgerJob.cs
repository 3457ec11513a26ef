using EventLedger.Store;

namespace EventLedger.Server.Jobs;

/// <summary>
/// Work in the background over all ledgers: it begins when the default ledger is there, looks again and again
/// for what is to be done, and ends with the server. What fails is told and tried again with the next look.
/// When the server stops, or is disposed of without a stop, nothing is told: whoever runs next goes on.
/// </summary>
/// <param name="database">The ledgers.</param>
/// <param name="start">Makes the default ledger first.</param>
/// <param name="clock">By which it waits.</param>
/// <param name="logger">Says what could not be done.</param>
public abstract class LedgerJob(
    LedgerDatabase database, LedgerStart start, TimeProvider clock, ILogger logger)
    : BackgroundService
{
    private volatile TaskCompletionSource _wake = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // A database that is away is told once, not at each look.
    private bool _isAway;

    /// <summary>Who does it, beside other nodes.</summary>
    protected Guid Node { get; } = Guid.CreateVersion7();

    /// <summary>By which it waits.</summary>
    protected TimeProvider Clock => clock;

    /// <summary>Says what could not be done.</summary>
    protected ILogger Logger => logger;

    /// <summary>What it does, for the log: <c>the daily close</c>.</summary>
    protected abstract string Work { get; }

    /// <summary>How long it may wait until the next look.</summary>
    protected abstract TimeSpan Pause { get; }

    /// <summary>There is something to do: it looks at once.</summary>
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
                await TryLook(stoppingToken);
                await Task.WhenAny(woken, Task.Delay(Pause, clock, stoppingToken));
                stoppingToken.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is not done is done by whoever runs next.
        }
        finally
        {
            await Ended();
        }
    }

    /// <summary>Goes through the ledgers.</summary>
    protected abstract Task Look(IReadOnlyList<LedgerName> ledgers, CancellationToken cancellation);

    /// <summary>Does what is to be done in one ledger.</summary>
    /// <returns>False when there is more to do, and another node is at it.</returns>
    protected abstract Task<bool> Do(Ledger ledger, CancellationToken cancellation);

    /// <summary>Waits for what still runs.</summary>
    protected virtual Task Ended() => Task.CompletedTask;

    /// <summary>Goes through all ledgers that there are.</summary>
    protected async Task Look(CancellationToken cancellation) =>
        await Look(await database.List(cancellation), cancellation);

    /// <summary>Does what is to be done in one ledger; what goes wrong there hinders no other.</summary>
    protected async Task<bool> TryDo(LedgerName name, CancellationToken cancellation)
    {
        try
        {
            return await database.Find(name, cancellation) is not { } ledger
                || await Do(ledger, cancellation);
        }
        catch (Exception e)
        {
            if (!cancellation.IsCancellationRequested)
                logger.LogWarning(
                    e, "In ledger {Ledger} {Work} stopped; it is tried again", name.Value, Work);
            return true;
        }
    }

    private async Task TryLook(CancellationToken stopping)
    {
        try
        {
            await Look(stopping);
            _isAway = false;
        }
        catch (Exception e)
        {
            if (stopping.IsCancellationRequested)
                return;
            var level = _isAway ? LogLevel.Debug : LogLevel.Warning;
            logger.Log(level, e, "The ledgers for {Work} cannot be listed now", Work);
            _isAway = true;
        }
    }
}
