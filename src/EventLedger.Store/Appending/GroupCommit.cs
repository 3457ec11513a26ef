using System.Threading.Channels;

namespace EventLedger.Store.Appending;

/// <summary>
/// The writer of one ledger on this node: one loop that takes what waits, decides it in memory, and stores it
/// in two trips; while the second is on its way it decides what came meanwhile. The loop alone owns cache and
/// connection, so neither has locks.
/// </summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    public const int MaxCommands = 500;
    public const int MaxBytes = 4 * 1024 * 1024;
    private const int QueueLength = 10_000;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    // Bounded by the commands in it, which a group has many of.
    private readonly Channel<PendingUnit> _queue = Channel.CreateUnbounded<PendingUnit>(
        new UnboundedChannelOptions { SingleReader = true });
    private readonly TimeProvider _clock;
    private readonly WriterConnections _connections;
    private readonly LedgerModel _model;
    private readonly BatchRound _round;
    private readonly Task _loop;
    private List<PendingUnit> _carried = [];
    private int _waiting;
    private volatile bool _stopping;

    public GroupCommit(
        LedgerModel model, TimeProvider clock, TimeZoneInfo zone, WriterConnections connections,
        HeadWatch watch)
    {
        _model = model;
        _clock = clock;
        _connections = connections;
        _round = new BatchRound(model, clock, zone, connections, watch);
        _loop = Task.Run(Run);
    }

    /// <summary>What the last trip 1 or read said about this node's schema.</summary>
    public bool SchemaIsNewer => _round.SchemaIsNewer;

    public Task<CommandOutcome> Execute(LedgerCommand command, CancellationToken ct)
    {
        if (Flaw(command) is { } flaw)
            return Task.FromResult<CommandOutcome>(flaw);
        var pending = new PendingCommand(command, 0);
        Enqueue(new PendingUnit([pending], ct));
        return pending.Outcome;
    }

    /// <summary>All of them or none, in one batch.</summary>
    public Task<IReadOnlyList<CommandOutcome>> ExecuteTogether(
        IReadOnlyList<LedgerCommand> commands, CancellationToken ct)
    {
        var group = new CommandGroup(commands, ct);
        foreach (var pending in group.Unit.Commands)
        {
            if (Flaw(pending.Command) is not { } flaw)
                continue;
            group.Unit.StopAt(pending, flaw);
            return group.Outcomes();
        }
        Enqueue(group.Unit);
        return group.Outcomes();
    }

    /// <summary>
    /// Imported commands of one instant, each of which stands for itself, in one commit where they fit.
    /// </summary>
    public async Task<IReadOnlyList<CommandOutcome>> Import(
        IReadOnlyList<LedgerCommand> commands, CancellationToken ct)
    {
        var run = commands.Select(command => new PendingCommand(command, 0)).ToArray();
        var sound = new List<PendingUnit>(run.Length);
        foreach (var pending in run)
        {
            if (Flaw(pending.Command) is { } flaw)
                pending.Answer(flaw);
            else
                sound.Add(new PendingUnit([pending], ct));
        }
        if (sound is [var first, .. var others])
            Enqueue(new PendingUnit(first.Commands, ct) { Followers = others });
        return await Task.WhenAll(run.Select(pending => pending.Outcome));
    }

    /// <summary>Stores what was accepted, takes no more, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _stopping = true;
        _queue.Writer.TryComplete();
        await _loop;
        await _connections.DisposeAsync();
    }

    private async Task Run()
    {
        await _round.FollowHead();
        ReadyBatch? decided = null;
        while (decided is not null || await MoreComes())
        {
            var batch = decided is null ? Take() : [.. decided.Units];
            if (batch.Count == 0)
                continue;
            (var again, decided) = await _round.Run(batch, decided, TakeAfter);
            _carried.InsertRange(0, again);
            if (_round.DatabaseIsAway is { } reason)
                AnswerWaiting(reason);
        }
        await _round.FollowHead();
    }

    private async ValueTask<bool> MoreComes()
    {
        if (_carried.Count > 0 || _queue.Reader.TryPeek(out _))
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

    private List<PendingUnit> TakeAfter(IReadOnlyList<PendingUnit> again)
    {
        _carried.InsertRange(0, again);
        return Take();
    }

    /// <summary>What was carried over comes first.</summary>
    private List<PendingUnit> Take()
    {
        var intake = new BatchIntake();
        foreach (var unit in _carried)
            intake.Offer(unit);
        while (intake.TakesMore && _queue.Reader.TryRead(out var unit))
        {
            Interlocked.Add(ref _waiting, -Weight(unit));
            intake.Offer(unit);
            foreach (var follower in unit.Followers)
                intake.Offer(follower);
        }
        _carried = intake.Kept;
        return intake.Batch;
    }

    private void Enqueue(PendingUnit unit)
    {
        var count = Weight(unit);
        if (Interlocked.Add(ref _waiting, count) <= QueueLength && _queue.Writer.TryWrite(unit))
            return;
        Interlocked.Add(ref _waiting, -count);
        Answers.All([unit, .. unit.Followers], _stopping
            ? new CommandOutcome.Unavailable("The ledger is being closed.")
            : new CommandOutcome.Busy());
    }

    private static int Weight(PendingUnit unit) => unit.Commands.Count + unit.Followers.Count;

    private CommandOutcome.Failed? Flaw(LedgerCommand command)
    {
        try
        {
            StorableText.Demand(command);
            _model.KindOf(command.Stream);
            return null;
        }
        catch (ArgumentException problem)
        {
            return new CommandOutcome.Failed(problem);
        }
    }

    private void AnswerWaiting(string reason)
    {
        var unavailable = new CommandOutcome.Unavailable(reason);
        Answers.All(_carried, unavailable);
        _carried.Clear();
        while (_queue.Reader.TryRead(out var unit))
        {
            Interlocked.Add(ref _waiting, -Weight(unit));
            Answers.All([unit, .. unit.Followers], unavailable);
        }
    }
}
