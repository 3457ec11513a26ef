namespace EventLedger.Store;

/// <summary>Where a commit ends, and when it was recorded: no two of a ledger share an instant.</summary>
internal readonly record struct CommitAt(long LastPosition, DateTime RecordedAt);

/// <summary>
/// What is held in memory of the read models of a ledger, and the last commit that it was read up to. Safe
/// for threads.
/// </summary>
internal sealed class HeldModels
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, object> _models = new(StringComparer.Ordinal);
    private CommitAt? _upTo;

    /// <summary>The last commit that anything was read up to; null while nothing was.</summary>
    public CommitAt? UpTo
    {
        get
        {
            lock (_gate)
                return _upTo;
        }
    }

    /// <summary>What is held of a read model; nothing yet when it is asked for first.</summary>
    public T Of<T>(string model)
        where T : class, new()
    {
        lock (_gate)
        {
            if (!_models.TryGetValue(model, out var held))
                _models.Add(model, held = new T());
            return (T)held;
        }
    }

    /// <summary>Something is read up to a commit.</summary>
    public void Reached(CommitAt commit)
    {
        lock (_gate)
        {
            if (!(_upTo?.LastPosition >= commit.LastPosition))
                _upTo = commit;
        }
    }

    /// <summary>Holds nothing any more.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _models.Clear();
            _upTo = null;
        }
    }
}
