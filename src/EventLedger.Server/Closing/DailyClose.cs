using EventLedger.Server.Jobs;
using EventLedger.Store;

namespace EventLedger.Server.Closing;

/// <summary>
/// After the end of each business day it records the milestones that contracts have come to, for
/// subscribers: of every ledger, each milestone once, by one node at a time, also for days on which no node
/// ran. No answer depends on whether it has.
/// </summary>
/// <param name="database">The ledgers.</param>
/// <param name="start">Makes the default ledger first.</param>
/// <param name="clock">What time it is.</param>
/// <param name="zone">Where business days begin and end.</param>
/// <param name="logger">Says what was closed, and what could not be.</param>
public sealed class DailyClose(
    LedgerDatabase database, LedgerStart start, TimeProvider clock, TimeZoneInfo zone,
    ILogger<DailyClose> logger)
    : JobInTurn(database, start, clock, logger)
{
    // A day that another node began to close and did not end is looked for as often.
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    /// <inheritdoc/>
    protected override string Work => "the daily close";

    /// <inheritdoc/>
    protected override TimeSpan Pause
    {
        get
        {
            var restOfTheDay = TimeSpan.FromDays(1) - Now().TimeOfDay;
            return restOfTheDay < LongestPause ? restOfTheDay : LongestPause;
        }
    }

    /// <inheritdoc/>
    protected override async Task<bool> Do(Ledger ledger, CancellationToken cancellation)
    {
        var close = new LedgerClose(ledger, Node, Clock, zone, Logger);
        await close.Run(DateOnly.FromDateTime(Now()), cancellation);
        return true;
    }

    private DateTime Now() => TimeZoneInfo.ConvertTimeFromUtc(Clock.GetUtcNow().UtcDateTime, zone);
}
