using EventLedger.Store;

namespace EventLedger.Server.Jobs;

/// <summary>A job that works on all ledgers at once: none waits for another.</summary>
/// <inheritdoc cref="LedgerJob"/>
public abstract class JobSideBySide(
    LedgerDatabase database, LedgerStart start, TimeProvider clock, ILogger logger)
    : LedgerJob(database, start, clock, logger)
{
    // How long work may lie that another node has left, or that came while the ledger was worked on.
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(500);
    private readonly Dictionary<LedgerName, Task> _running = [];
    private bool _isBusy;

    /// <inheritdoc/>
    protected override TimeSpan Pause => _isBusy ? Soon : TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected sealed override Task Look(IReadOnlyList<LedgerName> ledgers, CancellationToken cancellation)
    {
        _isBusy = false;
        foreach (var name in ledgers)
            if (_running.TryGetValue(name, out var running) && !running.IsCompleted)
                _isBusy = true;
            else
                _running[name] = Task.Run(() => DoWhole(name, cancellation), CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected sealed override Task Ended() => Task.WhenAll(_running.Values);

    private async Task DoWhole(LedgerName name, CancellationToken cancellation)
    {
        while (!await TryDo(name, cancellation))
            await Task.Delay(Soon, Clock, cancellation)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
