using EventLedger.Server.Http;
using EventLedger.Store;

namespace EventLedger.Server.Webhooks;

/// <summary>
/// A lease as its holder sees it: it sends only while it is certain that nobody else does, also when the
/// database has not answered for a while.
/// </summary>
internal sealed class HeldLease(JobLease lease, TimeProvider clock)
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    // What is sent now is answered, or given up, before the lease has run out.
    private static readonly TimeSpan Certain = Length - WebhookSender.Longest - TimeSpan.FromSeconds(5);

    private long _renewed = clock.GetTimestamp();
    private volatile bool _isLost;

    public JobLease Lease => lease;

    /// <summary>Whether events may be sent now.</summary>
    public bool IsCertain =>
        !_isLost && clock.GetElapsedTime(Interlocked.Read(ref _renewed)) < Certain;

    /// <summary>Whether another node has taken the job.</summary>
    public bool IsLost => _isLost;

    /// <summary>Holds it on; a database that is away only makes it less certain.</summary>
    public async Task Renew(CancellationToken cancellation)
    {
        var asked = clock.GetTimestamp();
        try
        {
            if (await lease.Renew(cancellation))
                Interlocked.Exchange(ref _renewed, asked);
            else
                _isLost = true;
        }
        catch (Exception e) when (ProblemHandling.IsDatabaseAway(e))
        {
            // It is asked again.
        }
    }

    public async Task Release()
    {
        try
        {
            await lease.Release(CancellationToken.None);
        }
        catch (Exception e) when (ProblemHandling.IsDatabaseAway(e))
        {
            // It runs out by itself.
        }
    }
}
