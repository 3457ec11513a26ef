using EventLedger.Server.Jobs;
using EventLedger.Store;

namespace EventLedger.Server.BillingRuns;

/// <summary>
/// Does billing runs in the background: at once those that are started on this node, and those that another
/// node has left when its lease has run out.
/// </summary>
/// <inheritdoc cref="LedgerJob"/>
public sealed class BillingRunJob(
    LedgerDatabase database, LedgerStart start, TimeProvider clock, ILogger<BillingRunJob> logger)
    : JobSideBySide(database, start, clock, logger)
{
    // How long a run may lie that another node has left.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Waiting = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    protected override string Work => "billing runs";

    /// <inheritdoc/>
    protected override TimeSpan Pause => IsSettled ? Idle : Waiting;

    /// <inheritdoc/>
    protected override Task<bool> Do(Ledger ledger, CancellationToken cancellation) =>
        new LedgerRuns(ledger, Node, Clock, Logger).Run(cancellation);
}
