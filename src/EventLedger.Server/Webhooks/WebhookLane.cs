using System.Collections.Concurrent;
using EventLedger.Store;

namespace EventLedger.Server.Webhooks;

/// <summary>
/// Delivers to one webhook, while a lease is held, in two courses beside one another: what is new after the
/// checkpoint, and what is pending. A stream of which something is pending gets its new events written down
/// behind it, so each stream is in one course at a time and its events stay in order.
/// </summary>
/// <param name="ledger">The ledger.</param>
/// <param name="key">The webhook.</param>
/// <param name="lease">The right to deliver.</param>
/// <param name="sender">Sends.</param>
/// <param name="backOff">When what failed is tried again.</param>
/// <param name="clock">What time it is.</param>
/// <param name="logger">Says what was given up.</param>
internal sealed class WebhookLane(
    Ledger ledger, Guid key, HeldLease lease, WebhookSender sender, BackOff backOff, TimeProvider clock,
    ILogger logger)
{
    private const int EventsATime = 100;
    private const int AtOnce = 8;

    // So many pending events stop what is new: a target that is away does not fill the database.
    private const int MostPending = 1_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private readonly WebhookProgress _progress = ledger.Webhooks.Under(lease.Lease);

    private enum Step
    {
        Done,
        Nothing,
        Ended,
    }

    /// <summary>Delivers until the webhook is deleted, the lease is lost, or the server stops.</summary>
    public Task Run(CancellationToken stopping) => Task.WhenAll(
        Repeat(() => New(stopping), stopping), Repeat(() => Pending(stopping), stopping));

    private async Task Repeat(Func<Task<Step>> take, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested && !lease.IsLost)
        {
            try
            {
                var step = lease.IsCertain ? await take() : Step.Nothing;
                if (step == Step.Ended)
                    return;
                if (step == Step.Nothing)
                    await Task.Delay(Pause, clock, stopping);
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return; // What was not written down is sent again by whoever goes on.
            }
            catch (Exception e)
            {
                logger.LogWarning(e, "Webhooks of ledger {Ledger} rest a moment", ledger.Name.Value);
                await Task.Delay(Pause, clock, CancellationToken.None);
            }
        }
    }

    /// <summary>Delivers some events after the checkpoint and moves it behind them.</summary>
    private async Task<Step> New(CancellationToken stopping)
    {
        if (await ledger.Webhooks.Target(key, stopping) is not { } target)
            return Step.Ended;
        var held = await ledger.Webhooks.HeldBack(key, stopping);
        if (held.Values.Sum() >= MostPending)
            return Step.Nothing;
        var events = await ledger.Reader.All(target.Checkpoint, long.MaxValue, EventsATime, stopping);
        if (events.Count == 0)
        {
            await More(target.Checkpoint, stopping);
            return Step.Done;
        }
        var (types, sent) = (target.Webhook.Types, new Sent());
        await Parallel.ForEachAsync(
            events.Where(e => types is null || types.Contains(e.Type)).GroupBy(e => e.Stream),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (stream, _) => await Deliver(
                target, stream, held.ContainsKey(stream.Key), sent, stopping));
        // Also when the server stops: what was delivered is not delivered again by whoever goes on.
        var moved = await _progress.Advance(
            target, events[^1].Position, Now(), sent.Last, [.. sent.Kept], CancellationToken.None);
        if (!moved)
            await lease.Renew(stopping);
        return Step.Done;
    }

    /// <summary>In their order; behind one that failed, or that may not be sent now, all are kept.</summary>
    private async Task Deliver(
        WebhookTarget target, IEnumerable<RecordedEvent> stream, bool isHeld, Sent sent,
        CancellationToken stopping)
    {
        foreach (var e in stream)
        {
            isHeld |= stopping.IsCancellationRequested || !lease.IsCertain;
            if (isHeld)
                sent.Keep(e, null);
            else if (await sender.Send(ledger.Name, target.Webhook, e) is not { } error)
                sent.Delivered(e);
            else
            {
                sent.Keep(e, Failed(target, e, 0, error));
                isHeld = true;
            }
        }
    }

    /// <summary>Tries the first pending event of each stream whose time has come.</summary>
    private async Task<Step> Pending(CancellationToken stopping)
    {
        var due = await ledger.Webhooks.Due(key, Now(), AtOnce, stopping);
        if (due.Count == 0)
            return Step.Nothing;
        if (await ledger.Webhooks.Target(key, stopping) is not { } target)
            return Step.Ended;
        var written = await Task.WhenAll(due.Select(one => Again(target, one)));
        if (written.Contains(false))
            await lease.Renew(stopping);
        return Step.Done;
    }

    private async Task<bool> Again(WebhookTarget target, DueEvent due)
    {
        var events = await ledger.Reader.All(due.Position - 1, due.Position, 1, CancellationToken.None);
        var error = await sender.Send(ledger.Name, target.Webhook, events[0]);
        return error is null
            ? await _progress.Delivered(target, due.Position, Now(), CancellationToken.None)
            : await _progress.Failed(
                target, due.Position, Failed(target, events[0], due.Tries, error), CancellationToken.None);
    }

    private FailedTry Failed(WebhookTarget target, RecordedEvent e, int triesBefore, string error)
    {
        var failed = backOff.Failed(e.Position, triesBefore, error, Now());
        if (failed.IsDead)
            logger.LogWarning(
                "Event {Position} of ledger {Ledger} is a dead letter of webhook {Webhook}: {Error}",
                e.Position, ledger.Name.Value, target.Webhook.Id, error);
        return failed;
    }

    /// <summary>Waits for an event, but not long: the webhook may be changed meanwhile.</summary>
    private async Task More(long position, CancellationToken stopping)
    {
        using var enough = new CancellationTokenSource(2 * Pause, clock);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, stopping);
        try
        {
            await ledger.WaitForMore(position, waiting.Token);
        }
        catch (OperationCanceledException) when (enough.IsCancellationRequested)
        {
            // The webhook is looked at again.
        }
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;

    /// <summary>What became of some events that are sent at once.</summary>
    private sealed class Sent
    {
        private readonly ConcurrentBag<long> _delivered = [];

        public ConcurrentBag<KeptEvent> Kept { get; } = [];

        public long? Last => _delivered.IsEmpty ? null : _delivered.Max();

        public void Delivered(RecordedEvent e) => _delivered.Add(e.Position);

        public void Keep(RecordedEvent e, FailedTry? failed) => Kept.Add(new(e.Position, e.Stream, failed));
    }
}
