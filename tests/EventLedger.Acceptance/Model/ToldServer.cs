namespace EventLedger.Acceptance.Model;

/// <summary>A server that keeps the histories it was told, for all tests of a class to ask.</summary>
public sealed class ToldServer(Cluster cluster) : LedgerServer(cluster)
{
    private readonly Dictionary<ulong, RandomHistory> _told = [];

    /// <summary>The history of a seed.</summary>
    internal async Task<RandomHistory> History(ulong seed)
    {
        if (!_told.TryGetValue(seed, out var history))
            _told.Add(seed, history = await RandomHistory.Of(this, seed, 120));
        history.AskAnew();
        return history;
    }
}
