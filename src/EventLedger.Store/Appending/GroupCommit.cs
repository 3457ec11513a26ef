using System.Threading.Channels;

namespace EventLedger.Store.Appending;

/// <summary>
/// The writer of one ledger on this node: one loop that takes what waits, decides it in memory, and stores it
/// in two trips. The loop alone owns cache and connection, so neither has locks.
/// </summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    public const int MaxCommands = 500;
    public const int MaxBytes = 4 * 1024 * 1024;
    private const int QueueLength = 10_000;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    private readonly Channel<PendingCommand> _queue = Channel.CreateBounded<PendingCommand>(
        new BoundedChannelOptions(QueueLength) { SingleReader = true });
    private readonly TimeProvider _clock;
    private readonly WriterConnection _connection;
    private readonly LedgerModel _model;
    private readonly BatchRound _round;
    private readonly Task _loop;
    private List<PendingCommand> _carried = [];
    private volatile bool _stopping;

    public GroupCommit(LedgerModel model, TimeProvider clock, TimeZoneInfo zone, WriterConnection connection)
    {
        _model = model;
        _clock = clock;
        _connection = connection;
        _round = new BatchRound(model, clock, zone, connection);
        _loop = Task.Run(Run);
    }

    /// <summary>What the last trip 1 or read said about this node's schema.</summary>
    public bool SchemaIsNewer => _round.SchemaIsNewer;

    public Task<CommandOutcome> Execute(LedgerCommand command, CancellationToken ct)
    {
        try
        {
            StorableText.Demand(command);
            _model.KindOf(command.Stream);
        }
        catch (ArgumentException problem)
        {
            return Task.FromResult<CommandOutcome>(new CommandOutcome.Failed(problem));
        }
        var pending = new PendingCommand(command, ct);
        if (_queue.Writer.TryWrite(pending))
            return pending.Outcome;
        return Task.FromResult<CommandOutcome>(_stopping
            ? new CommandOutcome.Unavailable("The ledger is being closed.")
            : new CommandOutcome.Busy());
    }

    /// <summary>Stores what was accepted, takes no more, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _stopping = true;
        _queue.Writer.TryComplete();
        await _loop;
        await _connection.DisposeAsync();
    }

    private async Task Run()
    {
        await _round.FollowHead();
        while (await MoreComes())
        {
            var batch = Take();
            if (batch.Count == 0)
                continue;
            var again = await _round.Run(batch);
            _carried.InsertRange(0, again);
            if (_round.DatabaseIsAway is { } reason)
                AnswerWaiting(reason);
        }
        await _round.FollowHead();
    }

    private async ValueTask<bool> MoreComes()
    {
        if (_carried.Count > 0 || _queue.Reader.Count > 0)
            return true;
        if (_round.SequenceLags)
        {
            using var idle = new CancellationTokenSource(Idle, _clock);
            try
            {
                return await _queue.Reader.WaitToReadAsync(idle.Token);
            }
            catch (OperationCanceledException)
            {
                await _round.FollowHead();
            }
        }
        return await _queue.Reader.WaitToReadAsync();
    }

    /// <summary>
    /// What was carried over comes first. Of two commands with the same key the second waits: once the first
    /// is stored, the second finds its answer.
    /// </summary>
    private List<PendingCommand> Take()
    {
        var batch = new List<PendingCommand>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var kept = new List<PendingCommand>();
        foreach (var pending in _carried)
            TakeOne(pending, batch, keys, kept);
        while (batch is not [{ Alone: true }] && batch.Count < MaxCommands && kept.Count < MaxCommands
            && _queue.Reader.TryRead(out var pending))
            TakeOne(pending, batch, keys, kept);
        _carried = kept;
        return batch;
    }

    private static void TakeOne(
        PendingCommand pending, List<PendingCommand> batch, HashSet<string> keys, List<PendingCommand> kept)
    {
        if (pending.GivenUp())
            return;
        var room = batch.Count < MaxCommands && batch is not [{ Alone: true }]
            && (!pending.Alone || batch.Count == 0);
        if (room && (pending.Key is not { } key || keys.Add(key.Value)))
            batch.Add(pending);
        else
            kept.Add(pending);
    }

    private void AnswerWaiting(string reason)
    {
        foreach (var pending in _carried)
            pending.Answer(new CommandOutcome.Unavailable(reason));
        _carried.Clear();
        while (_queue.Reader.TryRead(out var pending))
            pending.Answer(new CommandOutcome.Unavailable(reason));
    }
}
