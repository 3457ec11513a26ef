namespace EventLedger.Store;

/// <summary>Lets one do what several need, while the others wait for it to be done.</summary>
internal sealed class Turn
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _taken;

    /// <summary>
    /// True when it is the caller's turn, who ends it; false after another's has ended, well or not.
    /// </summary>
    public async ValueTask<bool> Take(CancellationToken ct)
    {
        Task others;
        lock (_gate)
        {
            if (_taken is null)
            {
                _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
                return true;
            }
            others = _taken.Task;
        }
        await others.WaitAsync(ct);
        return false;
    }

    /// <summary>Ends the turn that was taken.</summary>
    public void End()
    {
        lock (_gate)
        {
            _taken!.SetResult();
            _taken = null;
        }
    }
}
