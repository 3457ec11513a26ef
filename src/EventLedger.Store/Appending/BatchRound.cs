namespace EventLedger.Store.Appending;

/// <summary>
/// One round of the writer: decide a batch, check what it read against the database, store it, answer; or
/// wait for one that the round before sent already, behind its own. Meanwhile the next one is decided. Units
/// that could not be settled are handed back, to be decided again.
/// </summary>
internal sealed class BatchRound
{
    private readonly LedgerModel _model;
    private readonly TimeProvider _clock;
    private readonly TimeZoneInfo _zone;
    private readonly WriterConnections _connections;
    private readonly KnownLedger _known;
    private readonly Unsettled _unsettled = new();
    private readonly DecisionPasses _passes;
    private readonly DecidingAhead _ahead;
    private readonly Landing _landing;
    private bool _committed;
    private int _failures;

    public BatchRound(
        LedgerModel model, TimeProvider clock, TimeZoneInfo zone, WriterConnections connections,
        KnownLedger known, UnitQueue queue)
    {
        (_model, _clock, _zone, _connections, _known) = (model, clock, zone, connections, known);
        _passes = new DecisionPasses(model, clock, known.Cache, connections);
        _ahead = new DecidingAhead(_passes, _unsettled, queue);
        _landing = new Landing(known, _unsettled, clock);
    }

    public bool SchemaIsNewer { get; private set; }

    /// <summary>Why the last round could not reach the database, or null.</summary>
    public string? DatabaseIsAway => _landing.DatabaseIsAway;

    /// <summary>
    /// Settles a batch as far as it can; returns the units that must run again, in their order, and the next
    /// batch when it was decided meanwhile and still holds.
    /// </summary>
    /// <param name="batch">The units.</param>
    /// <param name="decided">The same units, decided and perhaps sent while the commit before this one was on
    /// its way; null when they are not decided yet.</param>
    public async Task<(IReadOnlyList<PendingUnit> Again, ReadyBatch? Next)> Run(
        IReadOnlyList<PendingUnit> batch, ReadyBatch? decided)
    {
        _unsettled.Clear();
        _ahead.Begin();
        _committed = false;
        _landing.DatabaseIsAway = null;
        try
        {
            _known.Cache.Trim();
            if (decided?.Sent is { } sent)
                await GoOn(decided, sent);
            else
                await Settle(batch, decided);
            _failures = 0;
        }
        catch (Exception problem)
        {
            await GiveUp(batch, problem);
        }
        var next = await Next();
        return ([.. _unsettled.Units], next);
    }

    private Task GoOn(ReadyBatch batch, SentBatch sent)
    {
        _connections.Use(sent.Over);
        _unsettled.AddAll(batch.Left);
        return Land(sent);
    }

    private async Task Settle(IReadOnlyList<PendingUnit> batch, ReadyBatch? ahead)
    {
        if (!_known.Connection.IsOpen)
            ahead = null;
        await _known.Reach();
        var statedAt = batch[0].StatedAt;
        var (decided, today, left) = ahead ?? await _passes.Decide(batch, () => LocalDay(statedAt ?? Now()));
        var check = await _known.Remembered.Check(decided, statedAt, _known.Cache.Seen);
        SchemaIsNewer = check.Circumstances.IsNewerThan(_model);
        if (check.Expected is null && check.Circumstances.Obstacle(_model, _clock) is { } obstacle)
        {
            await _known.Connection.Rollback();
            Answers.All(batch, new CommandOutcome.Unavailable(obstacle));
            return;
        }
        _known.Learn(check);
        var kept = await Kept(decided, check, statedAt);
        _unsettled.AddAll(left);
        var recordedAt = InstantOf(statedAt, check.Head.RecordedAt);
        if (!kept.Exists(one => one.Stores))
        {
            await _known.Connection.Rollback();
            Answers.Unstored(kept);
        }
        else if (statedAt is null && LocalDay(recordedAt) != today)
        {
            await _known.Connection.Rollback();
            kept.ForEach(one => _unsettled.Add(one.Unit));
        }
        else
        {
            await Store(kept, check, recordedAt);
        }
    }

    // What the last commit states is looked up only for what seems to come too late.
    private async ValueTask<List<Decided>> Kept(List<Decided> decided, HeadCheck check, DateTime? statedAt)
    {
        if (statedAt is null)
            return Sifting.Kept(decided, check.Keys, _known.Cache, _unsettled);
        var kept = Sifting.KeptTogether(decided, check.Keys, _known.Cache, _unsettled);
        var looksLate = kept.Count > 0 && statedAt < check.Head.RecordedAt;
        var last = looksLate ? await _known.Connection.LastStatedAt() : null;
        return ImportedInstant.InTime(kept, last ?? check.Head.RecordedAt, _unsettled);
    }

    private async Task Store(List<Decided> kept, HeadCheck check, DateTime recordedAt)
    {
        SentBatch sent;
        try
        {
            sent = SentBatch.Send(kept, check, recordedAt, _known.Connection, _clock);
        }
        catch (Exception problem)
        {
            await _known.Connection.Rollback();
            _unsettled.Isolate(kept, problem);
            return;
        }
        await Land(sent);
    }

    private async Task Land(SentBatch sent)
    {
        await DecideMeanwhile(sent);
        if (!await _landing.IsStored(sent))
            return;
        _committed = true;
        _known.Committed(sent.Batch);
        Answers.Stored(sent.Kept, sent.Batch);
    }

    private async Task DecideMeanwhile(SentBatch sent)
    {
        try
        {
            _ahead.Decide(sent.Batch, LocalDay(Now()));
            while (!IsFollowed(sent) && await _ahead.DecideMore(sent.Commit))
                continue;
        }
        catch (Exception)
        {
            // What was taken is decided again, and then whatever is wrong with it is said.
        }
    }

    /// <summary>
    /// Sends what was decided while a batch is on its way right behind it, once it is at least half as large:
    /// it waits for the lock, and is stored only upon that very batch.
    /// </summary>
    private bool IsFollowed(SentBatch sent)
    {
        if (_ahead.Follower is not { } ready || ready.Decided.Count * 2 < sent.Kept.Count
            || _known.Remembered.After(sent.Batch) is not { } check)
            return false;
        var recordedAt = StampedBatch.InstantAfter(sent.Batch.RecordedAt, _clock);
        if (LocalDay(recordedAt) != ready.Today || _connections.Spare() is not { } spare)
            return false;
        _ahead.Follows(SentBatch.Send(ready.Decided, check, recordedAt, spare, _clock));
        return true;
    }

    /// <summary>
    /// What was decided ahead, where the next round goes on with it. Else its units run as if they had not
    /// been taken.
    /// </summary>
    private async Task<ReadyBatch?> Next()
    {
        if (_ahead.Take() is not { } ready)
            return null;
        if (_committed && (ready.Sent is not null || ready.IsMostOfIt))
            return ready;
        if (ready.Sent is { } sent)
            await _landing.Recall(sent);
        else
            _unsettled.AddAll(ready.Decided.Select(one => one.Unit));
        _unsettled.AddAll(ready.Left);
        return null;
    }

    /// <summary>
    /// A round that ended before its commit: nothing is stored, and the connection is not trusted.
    /// </summary>
    private async Task GiveUp(IReadOnlyList<PendingUnit> batch, Exception problem)
    {
        _unsettled.Clear();
        await _known.Connection.Drop();
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
            _landing.DatabaseIsAway = problem.Message;
            Answers.All(left, new CommandOutcome.Unavailable(problem.Message));
        }
    }

    private DateTime InstantOf(DateTime? statedAt, DateTime? last) => statedAt is { } stated
        ? ImportedInstant.After(last, stated)
        : StampedBatch.InstantAfter(last, _clock);

    private DateTime Now() => InstantOf(null, _known.LastRecordedAt);

    private DateOnly LocalDay(DateTime utc) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, _zone));
}
