using EventLedger.Store;

namespace EventLedger.Server.Webhooks;

/// <summary>
/// When what failed is tried again: after 1 second, and each time after twice as long, up to 10 minutes; up
/// to half of that sooner, so that what failed together does not come back together.
/// </summary>
/// <param name="MostTries">After so many tries an event is given up.</param>
public sealed record BackOff(int MostTries)
{
    /// <summary>After about half an hour.</summary>
    public const int UsualTries = 12;

    private const int Doublings = 10;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>A failed try of an event that failed so often before.</summary>
    /// <param name="position">The event; another one waits a little longer or shorter.</param>
    /// <param name="triesBefore">How often it was tried before, from 0.</param>
    /// <param name="error">Why it failed.</param>
    /// <param name="at">When, UTC.</param>
    public FailedTry Failed(long position, int triesBefore, string error, DateTime at) => new(
        triesBefore + 1, at, at + After(position, triesBefore), error, triesBefore + 1 >= MostTries);

    private static TimeSpan After(long position, int triesBefore)
    {
        var whole = Shortest * (1 << Math.Min(triesBefore, Doublings));
        var most = whole < Longest ? whole : Longest;
        var sooner = ((position % 1_009 * 7_919) + (triesBefore * 104_729)) % 500;
        return most * (1_000 - sooner) / 1_000;
    }
}
