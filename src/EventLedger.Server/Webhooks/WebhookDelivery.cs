using EventLedger.Server.Jobs;
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
    : JobSideBySide(database, start, clock, logger)
{
    /// <inheritdoc/>
    protected override string Work => "the delivery to webhooks";

    /// <inheritdoc/>
    protected override TimeSpan Pause => TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task<bool> Do(Ledger ledger, CancellationToken cancellation)
    {
        await new LedgerDelivery(ledger, Node, sender, backOff, Clock, Logger).Run(cancellation);
        return true;
    }
}
