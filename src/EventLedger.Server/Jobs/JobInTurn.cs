using EventLedger.Store;

namespace EventLedger.Server.Jobs;

/// <summary>A job that goes from ledger to ledger: never are two worked on at once.</summary>
/// <inheritdoc cref="LedgerJob"/>
public abstract class JobInTurn(
    LedgerDatabase database, LedgerStart start, TimeProvider clock, ILogger logger)
    : LedgerJob(database, start, clock, logger)
{
    // Not disposed of with the job: what still runs lets go of it, and it holds no handle.
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Does what is to be done now, in every ledger.</summary>
    public Task DoAll(CancellationToken cancellation) => Look(cancellation);

    /// <inheritdoc/>
    protected sealed override async Task Look(
        IReadOnlyList<LedgerName> ledgers, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            foreach (var name in ledgers)
            {
                await TryDo(name, cancellation);
                cancellation.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            _turn.Release();
        }
    }
}
