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
    /// <inheritdoc/>
    protected override string Work => "billing runs";

    /// <inheritdoc/>
    protected override Task<bool> Do(Ledger ledger, CancellationToken cancellation) =>
        new LedgerRuns(ledger, Node, Clock, Logger).Run(cancellation);
}
