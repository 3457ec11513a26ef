namespace EventLedger.Store.Tests.Support;

/// <summary>The system's time, with timers that go off only when a test says so.</summary>
public sealed class HandClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<HandTimer> _timers = [];
    private TaskCompletionSource _set = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when a timer is set that has not gone off.</summary>
    public async Task TimerIsSet()
    {
        Task set;
        lock (_gate)
            set = _set.Task;
        await set;
    }

    /// <summary>Lets all timers go off that are set.</summary>
    public void GoOff()
    {
        HandTimer[] due;
        lock (_gate)
        {
            due = [.. _timers];
            _timers.Clear();
            _set = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        foreach (var timer in due)
            timer.GoOff();
    }

    public override ITimer CreateTimer(
        TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class HandTimer(HandClock clock, Action callback) : ITimer
    {
        public void GoOff() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                clock._timers.Add(this);
                clock._set.TrySetResult();
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
