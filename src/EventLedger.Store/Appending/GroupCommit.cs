namespace EventLedger.Store.Appending;

/// <summary>
/// The writer of one ledger on this node: one loop that takes what waits, decides it in memory, and stores it
/// in one or two trips; while a batch is on its way it decides what came meanwhile, and may send it behind.
/// The loop alone owns cache and connections, so neither has locks.
/// </summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    public const int MaxCommands = 500;
    public const int MaxBytes = 4 * 1024 * 1024;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    private readonly UnitQueue _queue = new();
    private readonly TimeProvider _clock;
    private readonly WriterConnections _connections;
    private readonly LedgerModel _model;
    private readonly KnownLedger _known;
    private readonly BatchRound _round;
    private readonly Task _loop;
    private volatile bool _stopping;

    public GroupCommit(
        LedgerModel model, TimeProvider clock, TimeZoneInfo zone, WriterConnections connections,
        HeadWatch watch)
    {
        _model = model;
        _clock = clock;
        _connections = connections;
        _known = new KnownLedger(connections, watch, clock);
        _round = new BatchRound(model, clock, zone, connections, _known, _queue);
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
        _queue.Close();
        await _loop;
        await _connections.DisposeAsync();
    }

    private async Task Run()
    {
        await _known.FollowHead();
        ReadyBatch? decided = null;
        while (decided is not null || await MoreComes())
        {
            var batch = decided is null ? _queue.Take() : [.. decided.Units];
            if (batch.Count == 0)
                continue;
            (var again, decided) = await _round.Run(batch, decided);
            _queue.PutBack(again);
            if (_round.DatabaseIsAway is { } reason)
                _queue.AnswerAll(new CommandOutcome.Unavailable(reason));
        }
        await _known.FollowHead();
    }

    private async Task<bool> MoreComes()
    {
        if (_queue.HasUnits)
            return true;
        var arrival = _queue.Arrival();
        if (_known.SequenceLags && !arrival.IsCompleted)
        {
            using var comes = new CancellationTokenSource();
            var idle = Task.Delay(Idle, _clock, comes.Token);
            if (await Task.WhenAny(arrival, idle) == idle)
                await _known.FollowHead();
            await comes.CancelAsync();
        }
        return await arrival;
    }

    private void Enqueue(PendingUnit unit)
    {
        if (!_queue.TryAdd(unit))
            Answers.All([unit, .. unit.Followers], _stopping
                ? new CommandOutcome.Unavailable("The ledger is being closed.")
                : new CommandOutcome.Busy());
    }

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
}
