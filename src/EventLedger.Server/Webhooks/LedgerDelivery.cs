using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Webhooks;

/// <summary>
/// Delivers the events of one ledger to all of its webhooks, as long as this node holds the lease for it.
/// </summary>
/// <param name="ledger">The ledger.</param>
/// <param name="node">Who delivers.</param>
/// <param name="sender">Sends.</param>
/// <param name="backOff">When what failed is tried again.</param>
/// <param name="clock">What time it is.</param>
/// <param name="logger">Says what was given up.</param>
internal sealed class LedgerDelivery(
    Ledger ledger, Guid node, WebhookSender sender, BackOff backOff, TimeProvider clock, ILogger logger)
{
    internal const string Job = "webhooks";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Returns when there is nothing to do here: no webhook, or another node delivers.</summary>
    public async Task Run(CancellationToken stopping)
    {
        if ((await ledger.Webhooks.Targets(stopping)).Count == 0
            || await ledger.Jobs.Take(Job, node, HeldLease.Length, stopping) is not { } taken)
            return;
        var lease = new HeldLease(taken, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var lanes = new Dictionary<Guid, Task>();
        try
        {
            while (!lease.IsLost && await Look(lease, lanes, ending.Token))
            {
                await Task.Delay(Pause, clock, stopping);
                await lease.Renew(stopping);
            }
        }
        finally
        {
            await ending.CancelAsync();
            await Task.WhenAll(lanes.Values);
            await lease.Release();
        }
    }

    /// <summary>Begins to deliver to webhooks that are new; false when there is none any more.</summary>
    private async Task<bool> Look(HeldLease lease, Dictionary<Guid, Task> lanes, CancellationToken ending)
    {
        try
        {
            var targets = await ledger.Webhooks.Targets(ending);
            foreach (var (key, lane) in lanes)
                if (lane.IsCompleted)
                    lanes.Remove(key);
            foreach (var target in targets)
                if (!lanes.ContainsKey(target.Key))
                {
                    var lane = new WebhookLane(ledger, target.Key, lease, sender, backOff, clock, logger);
                    lanes[target.Key] = lane.Run(ending);
                }
            return targets.Count > 0;
        }
        catch (Exception e) when (ProblemHandling.IsDatabaseAway(e))
        {
            return true;
        }
    }
}
