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

    private readonly LedgerModel _model;
    private readonly TimeProvider _clock;
    private readonly TimeZoneInfo _zone;
    private readonly WriterConnection _connection;
    private readonly HeadWatch _watch;
    private readonly StreamCache _cache = new();
    private readonly Unsettled _unsettled = new();
    private readonly DecisionPasses _passes;
    private readonly DecidingAhead _ahead;
    private DateTime? _lastRecordedAt;
    private bool _committed;
    private int _failures;

    public BatchRound(
        LedgerModel model, TimeProvider clock, TimeZoneInfo zone, WriterConnection connection,
        HeadWatch watch)
    {
        (_model, _clock, _zone, _connection, _watch) = (model, clock, zone, connection, watch);
        _passes = new DecisionPasses(model, clock, _cache, connection);
        _ahead = new DecidingAhead(_passes, _unsettled);
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
            await Settle(batch, decided, next);
            _failures = 0;
        }
        catch (Exception problem)
        {
            await GiveUp(batch, problem);
        }
        var ahead = _ahead.Take(_committed);
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

    private async Task Settle(IReadOnlyList<PendingUnit> batch, ReadyBatch? ahead, TakeNext next)
    {
        if (!_connection.IsOpen)
            ahead = null;
        _cache.Trim();
        await EnsureOpen();
        var statedAt = batch[0].StatedAt;
        var (decided, today, left) = ahead ?? await _passes.Decide(batch, () => DayOf(statedAt));
        var underLock = decided.Exists(one => one.Stores);
        var check = await _connection.Check(underLock, _cache.Seen, Keys(decided));
        _lastRecordedAt = check.Head.RecordedAt;
        SchemaIsNewer = check.Circumstances.IsNewerThan(_model);
        if (check.Circumstances.Obstacle(_model, _clock) is { } obstacle)
        {
            if (underLock)
                await _connection.Rollback();
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
            if (underLock)
                await _connection.Rollback();
            Answers.Unstored(kept);
        }
        else if (statedAt is null && LocalDay(recordedAt) != today)
        {
            await _connection.Rollback();
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
        var last = looksLate ? await _connection.LastStatedAt() : null;
        return ImportedInstant.InTime(kept, last ?? check.Head.RecordedAt, _unsettled);
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

    private async Task Store(
        List<Decided> kept, HeadCheck check, DateTime recordedAt, TakeNext next)
    {
        StampedBatch batch;
        AppendArguments arguments;
        try
        {
            batch = StampedBatch.Make(kept, check.Head, recordedAt, _clock);
            arguments = new AppendArguments(batch, check.Circumstances.WrittenGeneration);
        }
        catch (Exception problem)
        {
            await _connection.Rollback();
            _unsettled.Isolate(kept, problem);
            return;
        }
        try
        {
            await AppendAndDecideAhead(batch, arguments, next);
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

    // Should deciding throw, it does so after the commit, which is then looked up.
    private async Task AppendAndDecideAhead(
        StampedBatch batch, AppendArguments arguments, TakeNext next)
    {
        var commit = _connection.Append(arguments);
        try
        {
            _ahead.Decide(batch, next, Today());
        }
        finally
        {
            await commit;
        }
    }

    private void Committed(StampedBatch batch)
    {
        _committed = true;
        foreach (var command in batch.Commands)
            foreach (var (append, _) in command.Streams)
                _cache.Put(append.Stream, new StreamState(append.State, append.After).Lean(append.Kind));
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

    private static List<string> Keys(List<Decided> decided) =>
        [.. decided.SelectMany(one => one.Unit.Keys)];

    private DateTime InstantOf(DateTime? statedAt, DateTime? last) => statedAt is { } stated
        ? ImportedInstant.After(last, stated)
        : StampedBatch.InstantAfter(last, _clock);

    private DateOnly DayOf(DateTime? statedAt) => statedAt is { } stated ? LocalDay(stated) : Today();

    private DateOnly Today() => LocalDay(StampedBatch.InstantAfter(_lastRecordedAt, _clock));

    private DateOnly LocalDay(DateTime utc) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, _zone));
}
