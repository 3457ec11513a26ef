namespace EventLedger.Store.Appending;

/// <summary>
/// The two connections of a ledger's writer: while a batch is on its way over one of them, the next may wait
/// for the lock over the other. The second is made when it is first wanted.
/// </summary>
/// <param name="make">Makes a connection that is not open yet.</param>
/// <param name="clock">What time it is.</param>
internal sealed class WriterConnections(Func<WriterConnection> make, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>
    /// A connection that was not used for longer may be lost, and a trip that only asks finds it out for
    /// sure.
    /// </summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private WriterConnection _other = make();
    private Task _makingReady = Task.CompletedTask;
    private long? _tried;
    private long? _used;

    /// <summary>
    /// The connection that asks and reads, and that the batch goes over which is next to land.
    /// </summary>
    public WriterConnection Current { get; private set; } = make();

    /// <summary>
    /// Connects anew. The other one is not trusted any more, but what is on its way over it goes on.
    /// </summary>
    public Task Open()
    {
        _used = null;
        return Current.Open();
    }

    /// <summary>
    /// The other connection when it can be used at once; else null, and soon it can. Nothing is on its way
    /// over it.
    /// </summary>
    public WriterConnection? Spare()
    {
        if (!_makingReady.IsCompleted)
            return null;
        if (_other.IsOpen && IsFresh(_used))
            return _other;
        if (!IsFresh(_tried))
            _makingReady = MakeReady();
        return null;
    }

    /// <summary>Goes on over a connection that <see cref="Spare"/> gave.</summary>
    public void Use(WriterConnection connection)
    {
        if (connection == Current)
            return;
        (Current, _other) = (_other, Current);
        _used = clock.GetTimestamp();
    }

    public async ValueTask DisposeAsync()
    {
        await _makingReady;
        await _other.DisposeAsync();
        await Current.DisposeAsync();
    }

    // Whether it can be reached now is known afterwards; the batch that wants it does not wait.
    private async Task MakeReady()
    {
        _tried = clock.GetTimestamp();
        try
        {
            if (_other.IsOpen && _used is not null)
                await _other.Head();
            else
                await _other.Open();
            _used = clock.GetTimestamp();
        }
        catch (Exception)
        {
            // The writer does without it, and the batch that goes over the first says what is wrong.
            await _other.Drop();
        }
    }

    private bool IsFresh(long? since) => since is { } then && clock.GetElapsedTime(then) < Fresh;
}
