using EventLedger.Server.Jobs;
using EventLedger.Store;

namespace EventLedger.Server.Rebuilds;

/// <summary>
/// Does rebuilds in the background: at once those that are asked for on this node, and those that another
/// node has left when its lease has run out. Drops the tables of replaced read models when nobody needs them.
/// </summary>
/// <inheritdoc cref="LedgerJob"/>
public sealed class RebuildJob(
    LedgerDatabase database, LedgerStart start, TimeProvider clock, ILogger<RebuildJob> logger)
    : JobSideBySide(database, start, clock, logger)
{
    /// <inheritdoc/>
    protected override string Work => "rebuilds";

    /// <inheritdoc/>
    protected override async Task<bool> Do(Ledger ledger, CancellationToken cancellation)
    {
        await ledger.Rebuilds.Run(Node, cancellation);
        return true;
    }
}
