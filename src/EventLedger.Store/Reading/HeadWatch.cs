namespace EventLedger.Store;

/// <summary>
/// Wakes whoever waits for the head to pass a position. Own commits tell it at once; for those of other nodes
/// one loop looks at the head, and only while somebody waits.
/// </summary>
internal sealed class HeadWatch(Func<CancellationToken, Task<long>> readHead, TimeProvider clock)
    : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly HashSet<Waiter> _waiters = [];
    private readonly CancellationTokenSource _closing = new();
    private Task _loop = Task.CompletedTask;
    private bool _isLooking;
    private bool _isClosed;
    private long _head;

    /// <summary>Completes when the head is beyond a position.</summary>
    public async Task WaitForMore(long position, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var waiter = new Waiter(position);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(Ledger));
            if (_head > position)
                return;
            _waiters.Add(waiter);
            if (!_isLooking)
            {
                _isLooking = true;
                _loop = Task.Run(Look, CancellationToken.None);
            }
        }
        await using var givenUp = ct.Register(() => Remove(waiter, ct));
        await waiter.Task;
    }

    /// <summary>The head is at least here: a commit of this node, or what was read.</summary>
    public void Reached(long position)
    {
        lock (_gate)
        {
            if (position <= _head)
                return;
            _head = position;
            _waiters.RemoveWhere(waiter => waiter.WokenBy(position));
        }
    }

    /// <summary>The head is here, also when it was further before: another server may stand there.</summary>
    public void BeginsAt(long position)
    {
        lock (_gate)
            _head = Math.Min(_head, position);
        Reached(position);
    }

    /// <summary>Ends all waiting as cancelled.</summary>
    public async ValueTask DisposeAsync()
    {
        Task loop;
        lock (_gate)
        {
            if (_isClosed)
                return;
            _isClosed = true;
            foreach (var waiter in _waiters)
                waiter.TrySetCanceled(_closing.Token);
            _waiters.Clear();
            loop = _loop;
        }
        await _closing.CancelAsync();
        await loop;
        _closing.Dispose();
    }

    private async Task Look()
    {
        while (SomebodyWaits())
        {
            try
            {
                Reached(await readHead(_closing.Token));
            }
            catch (Exception)
            {
                // A database that is away is looked at again; whoever does not want to wait so long gives up.
            }
            await Task.Delay(Pause, clock, _closing.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Says no for good: whoever comes later starts a loop of his own.
    private bool SomebodyWaits()
    {
        lock (_gate)
            return _isLooking = _waiters.Count > 0;
    }

    private void Remove(Waiter waiter, CancellationToken ct)
    {
        lock (_gate)
            _waiters.Remove(waiter);
        waiter.TrySetCanceled(ct);
    }

    private sealed class Waiter(long position)
        : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public bool WokenBy(long head) => head > position && TrySetResult();
    }
}
