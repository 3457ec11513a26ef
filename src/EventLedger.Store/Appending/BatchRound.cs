using Npgsql;

namespace EventLedger.Store.Appending;

/// <summary>
/// One round of the writer: decide a batch, check what it read against the database, store it, answer; or
/// settle one that the round before sent already, behind its own. Units that could not be settled are handed
/// back, to be decided again.
/// </summary>
internal sealed class BatchRound
{
    private static readonly TimeSpan DoubtTime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan RetryTime = TimeSpan.FromMilliseconds(200);

    private readonly LedgerModel _model;
    private readonly TimeProvider _clock;
    private readonly TimeZoneInfo _zone;
    private readonly WriterConnections _connections;
    private readonly HeadWatch _watch;
    private readonly StreamCache _cache = new();
    private readonly Unsettled _unsettled = new();
    private readonly DecisionPasses _passes;
    private readonly DecidingAhead _ahead;
    private readonly RememberedHead _remembered;
    private DateTime? _lastRecordedAt;
    private bool _committed;
    private int _failures;

    public BatchRound(
        LedgerModel model, TimeProvider clock, TimeZoneInfo zone, WriterConnections connections,
        HeadWatch watch)
    {
        (_model, _clock, _zone, _connections, _watch) = (model, clock, zone, connections, watch);
        _passes = new DecisionPasses(model, clock, _cache, connections);
        _ahead = new DecidingAhead(_passes, _unsettled);
        _remembered = new RememberedHead(clock, connections);
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
    /// <param name="decided">The same units, decided while the commit before this one was on its way; null
    /// when they are not decided yet.</param>
    /// <param name="next">Takes the units of the next batch, given those that run again; called while this
    /// batch's commit is on its way.</param>
    public async Task<(IReadOnlyList<PendingUnit> Again, ReadyBatch? Next)> Run(
        IReadOnlyList<PendingUnit> batch, ReadyBatch? decided,
        TakeNext next)
    {
        _unsettled.Clear();
        _ahead.Begin();
        _committed = false;
        DatabaseIsAway = null;
        try
        {
            if (decided?.Sent is { } sent)
                await GoOn(decided, sent, next);
            else
                await Settle(batch, decided, next);
            _failures = 0;
        }
        catch (Exception problem)
        {
            await GiveUp(batch, problem);
        }
        var ahead = await Ahead();
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
            await Connection.FollowHead();
            SequenceLags = false;
        }
        catch (Exception)
        {
            // Nothing depends on it, and the next batch says what is wrong.
            SequenceLags = false;
            await Connection.Drop();
        }
    }

    private WriterConnection Connection => _connections.Current;

    private Task GoOn(ReadyBatch batch, SentBatch sent, TakeNext next)
    {
        _connections.Use(sent.Over);
        _cache.Trim();
        _unsettled.AddAll(batch.Left);
        return Land(sent, next);
    }

    private async Task Settle(IReadOnlyList<PendingUnit> batch, ReadyBatch? ahead, TakeNext next)
    {
        if (!Connection.IsOpen)
            ahead = null;
        _cache.Trim();
        await EnsureOpen();
        var statedAt = batch[0].StatedAt;
        var (decided, today, left) = ahead ?? await _passes.Decide(batch, () => LocalDay(statedAt ?? Now()));
        var check = await _remembered.Check(decided, statedAt, _cache.Seen);
        _lastRecordedAt = check.Head.RecordedAt;
        SchemaIsNewer = check.Circumstances.IsNewerThan(_model);
        if (check.Expected is null && check.Circumstances.Obstacle(_model, _clock) is { } obstacle)
        {
            await Connection.Rollback();
            Answers.All(batch, new CommandOutcome.Unavailable(obstacle));
            return;
        }
        _cache.Advance(check.Head.Position, check.Moved);
        _watch.Reached(check.Head.Position);
        var kept = await Kept(decided, check, statedAt);
        _unsettled.AddAll(left);
        var recordedAt = InstantOf(statedAt, check.Head.RecordedAt);
        if (!kept.Exists(one => one.Stores))
        {
            await Connection.Rollback();
            Answers.Unstored(kept);
        }
        else if (statedAt is null && LocalDay(recordedAt) != today)
        {
            await Connection.Rollback();
            kept.ForEach(one => _unsettled.Add(one.Unit));
        }
        else
        {
            await Store(kept, check, recordedAt, next);
        }
    }

    // What the last commit states is looked up only for what seems to come too late.
    private async ValueTask<List<Decided>> Kept(List<Decided> decided, HeadCheck check, DateTime? statedAt)
    {
        if (statedAt is null)
            return Sifting.Kept(decided, check.Keys, _cache, _unsettled);
        var kept = Sifting.KeptTogether(decided, check.Keys, _cache, _unsettled);
        var looksLate = kept.Count > 0 && statedAt < check.Head.RecordedAt;
        var last = looksLate ? await Connection.LastStatedAt() : null;
        return ImportedInstant.InTime(kept, last ?? check.Head.RecordedAt, _unsettled);
    }

    private async Task EnsureOpen()
    {
        if (Connection.IsOpen)
            return;
        await _connections.Open();
        // Another server may stand at the old address: nothing that was cached is trusted.
        _remembered.Forget();
        var head = await Connection.Head();
        _cache.Reset(head.Position);
        _watch.BeginsAt(head.Position);
        _lastRecordedAt = head.RecordedAt;
    }

    private async Task Store(List<Decided> kept, HeadCheck check, DateTime recordedAt, TakeNext next)
    {
        SentBatch sent;
        try
        {
            sent = SentBatch.Send(kept, check, recordedAt, Connection, _clock);
        }
        catch (Exception problem)
        {
            await Connection.Rollback();
            _unsettled.Isolate(kept, problem);
            return;
        }
        await Land(sent, next);
    }

    private async Task Land(SentBatch sent, TakeNext next)
    {
        try
        {
            _ahead.Decide(sent.Batch, next, LocalDay(Now()));
            SendBehind(sent.Batch);
        }
        catch (Exception)
        {
            // What was taken is decided again, and then whatever is wrong with it is said.
        }
        if (!await IsStored(sent))
            return;
        _committed = true;
        _cache.Committed(sent.Batch);
        _remembered.Committed(sent.Batch);
        _watch.Reached(sent.Batch.Last);
        _lastRecordedAt = sent.Batch.RecordedAt;
        SequenceLags = true;
        Answers.Stored(sent.Kept, sent.Batch);
    }

    /// <summary>
    /// Sends what was decided while a batch is on its way right behind it: it waits for the lock, and is
    /// stored only upon that very batch.
    /// </summary>
    private void SendBehind(StampedBatch onItsWay)
    {
        if (_ahead.Follower is not { } ready || _remembered.After(onItsWay) is not { } check)
            return;
        var recordedAt = StampedBatch.InstantAfter(onItsWay.RecordedAt, _clock);
        if (LocalDay(recordedAt) == ready.Today && _connections.Spare() is { } spare)
            _ahead.Follows(SentBatch.Send(ready.Decided, check, recordedAt, spare, _clock));
    }

    /// <summary>
    /// What was decided ahead, where the next round goes on with it. Else its units run as if they had not
    /// been taken.
    /// </summary>
    private async Task<ReadyBatch?> Ahead()
    {
        if (_ahead.Take() is not { } ready)
            return null;
        if (_committed && (ready.Sent is not null || ready.IsMostOfIt))
            return ready;
        if (ready.Sent is { } sent)
            await Recall(sent);
        else
            _unsettled.AddAll(ready.Decided.Select(one => one.Unit));
        _unsettled.AddAll(ready.Left);
        return null;
    }

    // What it was to follow is not stored, so neither is this; or nobody knows, and both may be.
    private async Task Recall(SentBatch sent)
    {
        if (!await IsStored(sent))
            return;
        _remembered.Forget();
        _watch.Reached(sent.Batch.Last);
        Answers.Stored(sent.Kept, sent.Batch);
    }

    /// <summary>
    /// Waits for a batch: true when it is stored. When it is not, its units are answered or run again.
    /// </summary>
    private async Task<bool> IsStored(SentBatch sent)
    {
        try
        {
            await sent.Commit;
            return true;
        }
        catch (PostgresException problem) when (!SqlTrouble.EndsSession(problem))
        {
            await sent.Over.Rollback();
            _remembered.Forget();
            if (sent.IsExpected)
                _unsettled.AddAll(sent.Kept.Select(one => one.Unit));
            else if (SqlTrouble.IsOutage(problem))
                Answers.All(sent.Kept, new CommandOutcome.Unavailable(problem.MessageText));
            else
                _unsettled.Isolate(sent.Kept, problem);
        }
        catch (Exception problem)
        {
            await FindOut(sent, problem);
        }
        return false;
    }

    /// <summary>
    /// The connection was lost in the commit. A new one that gets the lock has waited for the old transaction
    /// to end, so the batch is in the log, or certainly not.
    /// </summary>
    private async Task FindOut(SentBatch sent, Exception problem)
    {
        var began = _clock.GetTimestamp();
        await sent.Over.Drop();
        while (true)
        {
            try
            {
                await EnsureOpen();
                if (!await Connection.Holds(sent.Batch.Id))
                {
                    _unsettled.Lost(sent.Kept, problem);
                    return;
                }
                _watch.Reached(sent.Batch.Last);
                Answers.Stored(sent.Kept, sent.Batch);
                return;
            }
            catch (Exception away) when (SqlTrouble.IsOutside(away))
            {
                await Connection.Drop();
                if (_clock.GetElapsedTime(began) > DoubtTime)
                {
                    DatabaseIsAway = away.Message;
                    Answers.All(sent.Kept, new CommandOutcome.Unavailable(
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
        await Connection.Drop();
        var left = batch.Where(unit => !unit.IsAnswered && !_ahead.HasPassedOn(unit)).ToList();
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

    private DateTime InstantOf(DateTime? statedAt, DateTime? last) => statedAt is { } stated
        ? ImportedInstant.After(last, stated)
        : StampedBatch.InstantAfter(last, _clock);

    private DateTime Now() => InstantOf(null, _lastRecordedAt);

    private DateOnly LocalDay(DateTime utc) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, _zone));
}
