using EventLedger.Store;

namespace EventLedger.Server.Importing;

/// <summary>
/// Whether history is coming into a ledger. What a job records is of now, and would keep out the rest of it:
/// jobs leave such a ledger alone.
/// </summary>
internal static class HistoryComesIn
{
    private static readonly TimeSpan Rest = TimeSpan.FromDays(1);

    /// <summary>True when the last event was imported, within a day: more may come.</summary>
    public static async Task<bool> To(Ledger ledger, TimeProvider clock, CancellationToken cancellation)
    {
        var head = (await ledger.Reader.Head(cancellation)).Position;
        var last = await ledger.Reader.All(head - 1, head, 1, cancellation);
        return last is [{ ArrivedAt: { } arrivedAt }] && clock.GetUtcNow().UtcDateTime - arrivedAt < Rest;
    }
}
