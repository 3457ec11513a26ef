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
    : BackgroundService
{
    // A day that another node began to close and did not end is looked for as often.
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);
    private readonly Guid _node = Guid.CreateVersion7();
    private readonly SemaphoreSlim _closing = new(1, 1);

    /// <summary>Closes the days that have ended and are not closed yet, of every ledger.</summary>
    public async Task CloseAll(CancellationToken cancellation)
    {
        await _closing.WaitAsync(cancellation);
        try
        {
            foreach (var name in await database.List(cancellation))
                if (await database.Find(name, cancellation) is { } ledger)
                    await Close(ledger, cancellation);
        }
        finally
        {
            _closing.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _closing.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await start.Done.WaitAsync(stoppingToken);
            while (true)
            {
                await TryCloseAll(stoppingToken);
                await Task.Delay(Pause(), clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server is stopping; what was not closed is closed by whoever runs next.
        }
    }

    private async Task TryCloseAll(CancellationToken stoppingToken)
    {
        try
        {
            await CloseAll(stoppingToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogWarning(e, "No day can be closed now");
        }
    }

    private async Task Close(Ledger ledger, CancellationToken cancellation)
    {
        try
        {
            await new LedgerClose(ledger, _node, clock, zone, logger).Run(Today(), cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogWarning(
                e, "The close of ledger {Ledger} stopped; it is tried again", ledger.Name.Value);
        }
    }

    private DateOnly Today() => DateOnly.FromDateTime(Local());

    private DateTime Local() => TimeZoneInfo.ConvertTimeFromUtc(clock.GetUtcNow().UtcDateTime, zone);

    private TimeSpan Pause()
    {
        var restOfTheDay = TimeSpan.FromDays(1) - Local().TimeOfDay;
        return restOfTheDay < LongestPause ? restOfTheDay : LongestPause;
    }
}
