using Npgsql;

namespace EventLedger.Store.Appending;

/// <summary>
/// One round of the writer: decide a batch, check what it read against the database, store it, answer.
/// Units that could not be settled are handed back, to be decided again.
/// </summary>
internal sealed class BatchRound(
    LedgerModel model, TimeProvider clock, TimeZoneInfo zone, WriterConnection connection, HeadWatch watch)
{
    private static readonly TimeSpan DoubtTime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan RetryTime = TimeSpan.FromMilliseconds(200);

    private readonly StreamCache _cache = new();
    private readonly Unsettled _unsettled = new();
    private DateTime? _lastRecordedAt;
    private int _failures;

    /// <summary>True while Marten's sequence is behind the head.</summary>
    public bool SequenceLags { get; private set; }

    public bool SchemaIsNewer { get; private set; }

    /// <summary>Why the last round could not reach the database, or null.</summary>
    public string? DatabaseIsAway { get; private set; }

    /// <summary>
    /// Settles a batch as far as it can; returns the units that must run again, in their order.
    /// </summary>
    public async Task<IReadOnlyList<PendingUnit>> Run(IReadOnlyList<PendingUnit> batch)
    {
        _unsettled.Clear();
        DatabaseIsAway = null;
        try
        {
            await Settle(batch);
            _failures = 0;
        }
        catch (Exception problem)
        {
            await GiveUp(batch, problem);
        }
        return _unsettled.Units;
    }

    /// <summary>
    /// Brings Marten's sequence up to the head; a database that is away is noticed by the next batch.
    /// </summary>
    public async Task FollowHead()
    {
        try
        {
            await EnsureOpen();
            await connection.FollowHead();
            SequenceLags = false;
        }
        catch (Exception)
        {
            // Nothing depends on it, and the next batch says what is wrong.
            SequenceLags = false;
            await connection.Drop();
        }
    }

    private async Task Settle(IReadOnlyList<PendingUnit> batch)
    {
        await EnsureOpen();
        _cache.Trim();
        var passes = new DecisionPasses(model, clock, _cache, connection);
        var (decided, today) = await passes.Decide(batch, Today);
        var underLock = decided.Exists(one => one.Stores);
        var check = await connection.Check(underLock, _cache.Seen, Keys(decided));
        _lastRecordedAt = check.Head.RecordedAt;
        SchemaIsNewer = check.Circumstances.SchemaIsNewer;
        if (check.Circumstances.Obstacle(clock) is { } obstacle)
        {
            if (underLock)
                await connection.Rollback();
            Answers.All(batch, new CommandOutcome.Unavailable(obstacle));
            return;
        }
        var kept = Sift(decided, check);
        _unsettled.AddAll(batch.Skip(decided.Count));
        var recordedAt = StampedBatch.InstantAfter(check.Head.RecordedAt, clock);
        if (!kept.Exists(one => one.Stores))
        {
            if (underLock)
                await connection.Rollback();
            Answers.Unstored(kept);
        }
        else if (LocalDay(recordedAt) != today)
        {
            await connection.Rollback();
            kept.ForEach(one => _unsettled.Add(one.Unit));
        }
        else
        {
            await Store(kept, check.Head, recordedAt);
        }
    }

    private async Task EnsureOpen()
    {
        if (connection.IsOpen)
            return;
        await connection.Open();
        // Another server may stand at the old address: nothing that was cached is trusted.
        var head = await connection.Head();
        _cache.Reset(head.Position);
        watch.BeginsAt(head.Position);
        _lastRecordedAt = head.RecordedAt;
    }

    /// <summary>
    /// What holds at the head, in order. A unit leaves of which a key is known (that part is answered), or
    /// that read a stream which moved, or that builds on a decision of this batch that left.
    /// </summary>
    private List<Decided> Sift(List<Decided> decided, HeadCheck check)
    {
        _cache.Advance(check.Head.Position, check.Moved);
        watch.Reached(check.Head.Position);
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
            foreach (var append in one.Appends.SelectMany(append => append.Streams))
                versions[append.Stream] = append.After;
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

    private async Task Store(List<Decided> kept, CommitHead head, DateTime recordedAt)
    {
        StampedBatch batch;
        AppendArguments arguments;
        try
        {
            batch = StampedBatch.Make(kept, head, recordedAt, clock);
            arguments = new AppendArguments(batch);
        }
        catch (Exception problem)
        {
            await connection.Rollback();
            _unsettled.Isolate(kept, problem);
            return;
        }
        try
        {
            await connection.Append(arguments);
        }
        catch (PostgresException problem) when (!SqlTrouble.EndsSession(problem))
        {
            await connection.Rollback();
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

    private void Committed(StampedBatch batch)
    {
        foreach (var (append, _) in batch.Commands.SelectMany(command => command.Streams))
            _cache.Put(append.Stream, new StreamState(append.State, append.After));
        _cache.Committed(batch.Last);
        watch.Reached(batch.Last);
        _lastRecordedAt = batch.RecordedAt;
        SequenceLags = true;
    }

    /// <summary>
    /// The connection was lost in the commit. A new one that gets the lock has waited for the old transaction
    /// to end, so the batch is in the log, or certainly not.
    /// </summary>
    private async Task FindOut(List<Decided> kept, StampedBatch batch, Exception problem)
    {
        var began = clock.GetTimestamp();
        await connection.Drop();
        while (true)
        {
            try
            {
                await EnsureOpen();
                if (!await connection.Holds(batch.Id))
                {
                    _unsettled.Lost(kept, problem);
                    return;
                }
                watch.Reached(batch.Last);
                Answers.Stored(kept, batch);
                return;
            }
            catch (Exception away) when (SqlTrouble.IsOutside(away))
            {
                await connection.Drop();
                if (clock.GetElapsedTime(began) > DoubtTime)
                {
                    DatabaseIsAway = away.Message;
                    Answers.All(kept, new CommandOutcome.Unavailable(
                        "The connection was lost in the commit; whether it is stored is not known.",
                        InDoubt: true));
                    return;
                }
                await Task.Delay(RetryTime, clock);
            }
        }
    }

    /// <summary>
    /// A round that ended before its commit: nothing is stored, and the connection is not trusted.
    /// </summary>
    private async Task GiveUp(IReadOnlyList<PendingUnit> batch, Exception problem)
    {
        _unsettled.Clear();
        await connection.Drop();
        var left = batch.Where(unit => !unit.IsAnswered).ToList();
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

    private DateOnly Today() => LocalDay(StampedBatch.InstantAfter(_lastRecordedAt, clock));

    private DateOnly LocalDay(DateTime utc) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, zone));
}
