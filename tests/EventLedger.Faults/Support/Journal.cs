using System.Collections.Concurrent;

namespace EventLedger.Faults.Support;

/// <summary>
/// What the clients of a test sent and heard: what the ledger must hold afterwards, and what it must not.
/// </summary>
public sealed class Journal
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new();
    private readonly ConcurrentQueue<string> _contradictions = new();
    private long _acknowledged;

    /// <summary>Answers that no client may get: two for one key, or a server that broke.</summary>
    public IReadOnlyCollection<string> Contradictions => _contradictions;

    public IReadOnlyCollection<Entry> Entries => [.. _entries.Values];

    public IEnumerable<Entry> Stored => Entries.Where(entry => entry.Answer is not null);

    /// <summary>Refused for certain: no attempt of them may still be on its way.</summary>
    public IEnumerable<Entry> Refused =>
        Entries.Where(entry => entry is { Answer: null, IsDoubtful: false, Refusals.Count: > 0 });

    /// <summary>Sends an order once.</summary>
    public async Task<Reply> Send(Node node, Order order)
    {
        var entry = _entries.GetOrAdd(order.Key, _ => new Entry(order));
        var since = Interlocked.Read(ref _acknowledged);
        var reply = await node(order);
        lock (entry)
            Note(entry, order, reply, since);
        return reply;
    }

    /// <summary>Sends an order until it is stored or refused; gives up, in doubt, after a while.</summary>
    public async Task<Reply> Settle(Func<Node> anyNode, Order order, int tries = 200)
    {
        for (var attempt = 1; ; attempt++)
        {
            var reply = await Send(anyNode(), order);
            if (reply is not (Reply.NotNow or Reply.Doubtful) || attempt == tries)
                return reply;
            await Task.Delay(50);
        }
    }

    /// <summary>Finds out what became of the orders that are still in doubt.</summary>
    public async Task SettleAll(Node node)
    {
        foreach (var entry in Entries.Where(entry => entry.Answer is null && entry.Refusals.Count == 0))
            await Settle(() => node, entry.Order);
    }

    private void Note(Entry entry, Order order, Reply reply, long since)
    {
        switch (reply)
        {
            case Reply.Stored stored:
                if (entry.Answer is { } before && before != stored.Answer)
                    _contradictions.Enqueue($"acknowledged: {order.Key} has two answers: {before} {stored}");
                (entry.Order, entry.Answer) = (order, stored.Answer);
                Acknowledge(stored.Position);
                break;
            case Reply.Refused refused:
                entry.Refusals.Add((refused.Code, since));
                break;
            case Reply.Doubtful:
                entry.IsDoubtful = true;
                break;
            case Reply.Broken broken:
                _contradictions.Enqueue($"broken: {order.Path} {order.Key}: {broken.Reason}");
                break;
        }
    }

    private void Acknowledge(long position)
    {
        for (var known = Interlocked.Read(ref _acknowledged); known < position;)
        {
            var found = Interlocked.CompareExchange(ref _acknowledged, position, known);
            if (found == known)
                return;
            known = found;
        }
    }

    /// <summary>What is known of one key. Refusals carry a position that was acknowledged before.</summary>
    public sealed class Entry(Order order)
    {
        /// <summary>Of several with one key the one that was stored.</summary>
        public Order Order { get; set; } = order;

        public string? Answer { get; set; }

        public bool IsDoubtful { get; set; }

        public List<(string Code, long Since)> Refusals { get; } = [];
    }
}
