namespace EventLedger.Acceptance.Closing;

/// <summary>
/// A clock on which whoever waits for minutes waits for the test; shorter waits go by as usual.
/// </summary>
public sealed class DayClock : TimeProvider
{
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(1);
    private readonly Clock _clock = new();
    private readonly Lock _gate = new();
    private readonly List<HeldTimer> _held = [];
    private TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override DateTimeOffset GetUtcNow() => _clock.GetUtcNow();

    public void IsNoonOf(string day) => _clock.IsNoonOf(day);

    /// <summary>Completes when somebody waits for minutes.</summary>
    public Task SomebodyWaitsForTheDay()
    {
        lock (_gate)
            return _waiting.Task;
    }

    /// <summary>Ends the waiting.</summary>
    public void GoOff()
    {
        HeldTimer[] due;
        lock (_gate)
        {
            due = [.. _held];
            _held.Clear();
            _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        foreach (var timer in due)
            timer.GoOff();
    }

    public override ITimer CreateTimer(
        TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < Short)
            return base.CreateTimer(callback, state, dueTime, period);
        var timer = new HeldTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class HeldTimer(DayClock clock, Action callback) : ITimer
    {
        public void GoOff() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._held.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                clock._held.Add(this);
                clock._waiting.TrySetResult();
                return true;
            }
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, default);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
