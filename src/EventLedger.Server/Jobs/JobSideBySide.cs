using EventLedger.Store;

namespace EventLedger.Server.Jobs;

/// <summary>A job that works on all ledgers at once: none waits for another.</summary>
/// <inheritdoc cref="LedgerJob"/>
public abstract class JobSideBySide(
    LedgerDatabase database, LedgerStart start, TimeProvider clock, ILogger logger)
    : LedgerJob(database, start, clock, logger)
{
    private readonly Dictionary<LedgerName, Task<bool>> _running = [];

    /// <summary>Whether the last look found no ledger in which more is to be done soon.</summary>
    protected bool IsSettled { get; private set; } = true;

    /// <inheritdoc/>
    protected sealed override async Task Look(
        IReadOnlyList<LedgerName> ledgers, CancellationToken cancellation)
    {
        var isSettled = true;
        foreach (var name in ledgers)
        {
            if (_running.TryGetValue(name, out var running) && !running.IsCompleted)
            {
                isSettled = false;
                continue;
            }
            isSettled &= running is null || await running;
            _running[name] = Task.Run(() => TryDo(name, cancellation), CancellationToken.None);
        }
        IsSettled = isSettled;
    }

    /// <inheritdoc/>
    protected sealed override Task Ended() => Task.WhenAll(_running.Values);
}
