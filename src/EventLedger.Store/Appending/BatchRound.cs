using Npgsql;

namespace EventLedger.Store.Appending;

/// <summary>
/// One round of the writer: decide a batch, check what it read against the database, store it, answer.
/// Units that could not be settled are handed back, to be decided again.
/// </summary>
internal sealed class BatchRound
{
    private static readonly TimeSpan DoubtTime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan RetryTime = TimeSpan.FromMilliseconds(200);

    private readonly TimeProvider _clock;
    private readonly TimeZoneInfo _zone;
    private readonly WriterConnection _connection;
    private readonly HeadWatch _watch;
    private readonly StreamCache _cache = new();
    private readonly Unsettled _unsettled = new();
    private readonly HashSet<PendingUnit> _passedOn = [];
    private readonly DecisionPasses _passes;
    private DateTime? _lastRecordedAt;
    private ReadyBatch? _ahead;
    private bool _committed;
    private int _failures;

    public BatchRound(
        LedgerModel model, TimeProvider clock, TimeZoneInfo zone, WriterConnection connection, HeadWatch watch)
    {
        (_clock, _zone, _connection, _watch) = (clock, zone, connection, watch);
        _passes = new DecisionPasses(model, clock, _cache, connection);
    }

    /// <summary>True while Marten's sequence is behind the head.</summary>
    public bool SequenceLags { get; private set; }

    public bool SchemaIsNewer { get; private set; }

    /// <summary>Why the last round could not reach the database, or null.</summary>
    public string? DatabaseIsAway { get; private set; }

    /// <summary>
    /// Settles a batch as far as it can; returns the units that must run again, in their order, and the next
    /// batch when it was decided meanwhile and still holds.
    /// </summary>
    /// <param name="batch">The units.</param>
    /// <param name="decided">The same units, decided while the commit before this one was on its way; null when
    /// they are not decided yet.</param>
    /// <param name="next">Takes the units of the next batch, given those that run again; called while this
    /// batch's commit is on its way.</param>
    public async Task<(IReadOnlyList<PendingUnit> Again, ReadyBatch? Next)> Run(
        IReadOnlyList<PendingUnit> batch, ReadyBatch? decided,
        Func<IReadOnlyList<PendingUnit>, List<PendingUnit>> next)
    {
        _unsettled.Clear();
        _passedOn.Clear();
        _committed = false;
        DatabaseIsAway = null;
        try
        {
            await Settle(batch, decided, next);
            _failures = 0;
        }
        catch (Exception problem)
        {
            await GiveUp(batch, problem);
        }
        var ahead = TakeAhead();
        return ([.. _unsettled.Units], ahead);
    }

    /// <summary>
    /// Brings Marten's sequence up to the head; a database that is away is noticed by the next batch.
    /// </summary>
    public async Task FollowHead()
    {
        try
        {
            await EnsureOpen();
            await _connection.FollowHead();
            SequenceLags = false;
        }
        catch (Exception)
        {
            // Nothing depends on it, and the next batch says what is wrong.
            SequenceLags = false;
            await _connection.Drop();
        }
    }

    private async Task Settle(
        IReadOnlyList<PendingUnit> batch, ReadyBatch? ahead,
        Func<IReadOnlyList<PendingUnit>, List<PendingUnit>> next)
    {
        if (!_connection.IsOpen || _cache.Trim())
            ahead = null;
        await EnsureOpen();
        var (decided, today, left) = ahead ?? await _passes.Decide(batch, Today);
        var underLock = decided.Exists(one => one.Stores);
        var check = await _connection.Check(underLock, _cache.Seen, Keys(decided));
        _lastRecordedAt = check.Head.RecordedAt;
        SchemaIsNewer = check.Circumstances.SchemaIsNewer;
        if (check.Circumstances.Obstacle(_clock) is { } obstacle)
        {
            if (underLock)
                await _connection.Rollback();
            Answers.All(batch, new CommandOutcome.Unavailable(obstacle));
            return;
        }
        var kept = Sift(decided, check);
        _unsettled.AddAll(left);
        var recordedAt = StampedBatch.InstantAfter(check.Head.RecordedAt, _clock);
        if (!kept.Exists(one => one.Stores))
        {
            if (underLock)
                await _connection.Rollback();
            Answers.Unstored(kept);
        }
        else if (LocalDay(recordedAt) != today)
        {
            await _connection.Rollback();
            kept.ForEach(one => _unsettled.Add(one.Unit));
        }
        else
        {
            await Store(kept, check.Head, recordedAt, next);
        }
    }

    private async Task EnsureOpen()
    {
        if (_connection.IsOpen)
            return;
        await _connection.Open();
        // Another server may stand at the old address: nothing that was cached is trusted.
        var head = await _connection.Head();
        _cache.Reset(head.Position);
        _watch.BeginsAt(head.Position);
        _lastRecordedAt = head.RecordedAt;
    }

    /// <summary>
    /// What holds at the head, in order. A unit leaves of which a key is known (that part is answered), or
    /// that read a stream which moved, or that builds on a decision of this batch that left.
    /// </summary>
    private List<Decided> Sift(List<Decided> decided, HeadCheck check)
    {
        _cache.Advance(check.Head.Position, check.Moved);
        _watch.Reached(check.Head.Position);
        var kept = new List<Decided>(decided.Count);
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var one in decided)
        {
            if (one.Unit.AnswerKnown(check.Keys))
            {
                _unsettled.AddRest(one.Unit);
                continue;
            }
            if (!Holds(one, versions))
            {
                _unsettled.Add(one.Unit);
                continue;
            }
            foreach (var append in one.Appends)
                versions[append.Pending.Command.Stream] = append.After;
            kept.Add(one);
        }
        return kept;
    }

    private bool Holds(Decided one, Dictionary<string, long> versions)
    {
        foreach (var (stream, version) in one.Reads)
        {
            if (versions.TryGetValue(stream, out var now))
            {
                if (now != version)
                    return false;
            }
            else if (!_cache.TryGet(stream, out var cached) || cached.Version != version)
            {
                return false;
            }
        }
        return true;
    }

    private async Task Store(
        List<Decided> kept, CommitHead head, DateTime recordedAt,
        Func<IReadOnlyList<PendingUnit>, List<PendingUnit>> next)
    {
        StampedBatch batch;
        AppendArguments arguments;
        try
        {
            batch = StampedBatch.Make(kept, head, recordedAt, _clock);
            arguments = new AppendArguments(batch);
        }
        catch (Exception problem)
        {
            await _connection.Rollback();
            _unsettled.Isolate(kept, problem);
            return;
        }
        try
        {
            var commit = _connection.Append(arguments);
            try
            {
                DecideAhead(batch, next);
            }
            finally
            {
                await commit;
            }
        }
        catch (PostgresException problem) when (!SqlTrouble.EndsSession(problem))
        {
            await _connection.Rollback();
            if (SqlTrouble.IsOutage(problem))
                Answers.All(kept, new CommandOutcome.Unavailable(problem.MessageText));
            else
                _unsettled.Isolate(kept, problem);
            return;
        }
        catch (Exception problem)
        {
            await FindOut(kept, batch, problem);
            return;
        }
        Committed(batch);
        Answers.Stored(kept, batch);
    }

    /// <summary>
    /// Takes the next batch and decides it as if the commit that is on its way were done. If that fails, or
    /// most of the batch must wait for streams to be loaded, its units run as if they had not been taken.
    /// </summary>
    private void DecideAhead(StampedBatch onItsWay, Func<IReadOnlyList<PendingUnit>, List<PendingUnit>> next)
    {
        _passedOn.UnionWith(_unsettled.Units);
        var units = next([.. _unsettled.Units]);
        _unsettled.Clear();
        if (units.Count == 0)
            return;
        _ahead = new ReadyBatch([], default, units);
        _ahead = _passes.DecideAhead(units, onItsWay, Today());
    }

    /// <summary>What was decided ahead, when its commit is done and it is worth a commit of its own.</summary>
    private ReadyBatch? TakeAhead()
    {
        if (_ahead is not { } ahead)
            return null;
        _ahead = null;
        if (_committed && ahead.Decided.Count >= ahead.Left.Count)
            return ahead;
        _unsettled.AddAll(ahead.Units);
        return null;
    }

    private void Committed(StampedBatch batch)
    {
        _committed = true;
        foreach (var command in batch.Commands)
            _cache.Put(command.Stored.Stream, new StreamState(command.Stored.State, command.Stored.Version));
        _cache.Committed(batch.Last);
        _watch.Reached(batch.Last);
        _lastRecordedAt = batch.RecordedAt;
        SequenceLags = true;
    }

    /// <summary>
    /// The connection was lost in the commit. A new one that gets the lock has waited for the old transaction
    /// to end, so the batch is in the log, or certainly not.
    /// </summary>
    private async Task FindOut(List<Decided> kept, StampedBatch batch, Exception problem)
    {
        var began = _clock.GetTimestamp();
        await _connection.Drop();
        while (true)
        {
            try
            {
                await EnsureOpen();
                if (!await _connection.Holds(batch.Id))
                {
                    _unsettled.Lost(kept, problem);
                    return;
                }
                _watch.Reached(batch.Last);
                Answers.Stored(kept, batch);
                return;
            }
            catch (Exception away) when (SqlTrouble.IsOutside(away))
            {
                await _connection.Drop();
                if (_clock.GetElapsedTime(began) > DoubtTime)
                {
                    DatabaseIsAway = away.Message;
                    Answers.All(kept, new CommandOutcome.Unavailable(
                        "The connection was lost in the commit; whether it is stored is not known.",
                        InDoubt: true));
                    return;
                }
                await Task.Delay(RetryTime, _clock);
            }
        }
    }

    /// <summary>
    /// A round that ended before its commit: nothing is stored, and the connection is not trusted.
    /// </summary>
    private async Task GiveUp(IReadOnlyList<PendingUnit> batch, Exception problem)
    {
        _unsettled.Clear();
        await _connection.Drop();
        var left = batch.Where(unit => !unit.IsAnswered && !_passedOn.Contains(unit)).ToList();
        if (!SqlTrouble.IsOutside(problem))
        {
            Answers.All(left, new CommandOutcome.Failed(problem));
        }
        else if (++_failures == 1)
        {
            // The connection may have died while nobody looked: one more try, with a new one.
            _unsettled.AddAll(left);
        }
        else
        {
            DatabaseIsAway = problem.Message;
            Answers.All(left, new CommandOutcome.Unavailable(problem.Message));
        }
    }

    private static List<string> Keys(List<Decided> decided) =>
        [.. decided.SelectMany(one => one.Unit.Keys)];

    private DateOnly Today() => LocalDay(StampedBatch.InstantAfter(_lastRecordedAt, _clock));

    private DateOnly LocalDay(DateTime utc) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, _zone));
}
