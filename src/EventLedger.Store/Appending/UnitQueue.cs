using System.Threading.Channels;

namespace EventLedger.Store.Appending;

/// <summary>
/// The units that wait for the writer, bounded by the commands in them, which a group has many of. Anybody
/// adds; the writer's loop alone takes.
/// </summary>
internal sealed class UnitQueue
{
    private const int Length = 10_000;

    private readonly Channel<PendingUnit> _arrived = Channel.CreateUnbounded<PendingUnit>(
        new UnboundedChannelOptions { SingleReader = true });
    private BatchIntake _intake = new();
    private List<PendingUnit> _carried = [];
    private Task<bool>? _arrival;
    private int _waiting;

    /// <summary>Whether something can be taken at once.</summary>
    public bool HasUnits => _carried.Count > 0 || _arrived.Reader.TryPeek(out _);

    /// <summary>Adds a unit; false when there is no room, or the queue is closed.</summary>
    public bool TryAdd(PendingUnit unit)
    {
        var count = Weight(unit);
        if (Interlocked.Add(ref _waiting, count) <= Length && _arrived.Writer.TryWrite(unit))
            return true;
        Interlocked.Add(ref _waiting, -count);
        return false;
    }

    /// <summary>Nothing is added any more.</summary>
    public void Close() => _arrived.Writer.TryComplete();

    /// <summary>True when something was added; false when nothing waits and the queue is closed.</summary>
    // One wait at a time: the channel knows one reader.
    public Task<bool> Arrival() => _arrival is { IsCompleted: false } waiting
        ? waiting
        : _arrival = _arrived.Reader.WaitToReadAsync().AsTask();

    /// <summary>
    /// Waits until more can be taken for the batch, but no longer than for a commit: false when that has
    /// ended, or the batch is full.
    /// </summary>
    public async Task<bool> MoreBefore(Task commit)
    {
        if (!_intake.TakesMore)
            return false;
        if (!_arrived.Reader.TryPeek(out _))
            await Task.WhenAny(commit, Arrival());
        return !commit.IsCompleted && _arrived.Reader.TryPeek(out _);
    }

    /// <summary>Units that are taken before all others.</summary>
    public void PutBack(IEnumerable<PendingUnit> units) => _carried.InsertRange(0, units);

    /// <summary>Takes the units of a new batch. What was carried over comes first.</summary>
    public List<PendingUnit> Take()
    {
        _intake = new();
        foreach (var unit in _carried)
            _intake.Offer(unit);
        _carried = _intake.Kept;
        TakeMore();
        return [.. _intake.Batch];
    }

    /// <summary>Takes what was added since, for the same batch.</summary>
    public List<PendingUnit> TakeMore()
    {
        var before = _intake.Batch.Count;
        while (_intake.TakesMore && _arrived.Reader.TryRead(out var unit))
        {
            Interlocked.Add(ref _waiting, -Weight(unit));
            _intake.Offer(unit);
            foreach (var follower in unit.Followers)
                _intake.Offer(follower);
        }
        return _intake.Batch[before..];
    }

    /// <summary>Answers all that waits.</summary>
    public void AnswerAll(CommandOutcome outcome)
    {
        Answers.All(_carried, outcome);
        _carried.Clear();
        while (_arrived.Reader.TryRead(out var unit))
        {
            Interlocked.Add(ref _waiting, -Weight(unit));
            Answers.All([unit, .. unit.Followers], outcome);
        }
    }

    private static int Weight(PendingUnit unit) => unit.Commands.Count + unit.Followers.Count;
}
