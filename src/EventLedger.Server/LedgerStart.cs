using EventLedger.Server.Http;
using EventLedger.Server.Seeding;
using EventLedger.Store;

namespace EventLedger.Server;

/// <summary>
/// Makes the default ledger when there is none and loads the seeds, and with them the ledger of what the
/// press said on which day. While the database is away it tries again
/// once a second; until it is done the server is not ready.
/// </summary>
public sealed class LedgerStart(
    LedgerDatabase database, Seeds seeds, ServerOptions options, TimeProvider clock,
    ILogger<LedgerStart> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the default ledger is there, with its seeds.</summary>
    public Task Done => _done.Task;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var warned = false;
        while (true)
        {
            try
            {
                var ledger = await database.Create(LedgerName.Default, stoppingToken);
                if (options.LoadSeeds)
                    await LoadSeeds(ledger, stoppingToken);
                _done.TrySetResult();
                return;
            }
            catch (Exception e)
                when (ProblemHandling.IsDatabaseAway(e) && !stoppingToken.IsCancellationRequested)
            {
                if (!warned)
                    logger.LogWarning("The database does not answer yet: {Reason}", e.Message);
                warned = true;
                await Task.Delay(Pause, clock, stoppingToken);
            }
            catch (Exception e)
            {
                _done.TrySetException(e);
                throw;
            }
        }
    }

    private async Task LoadSeeds(Ledger ledger, CancellationToken stoppingToken)
    {
        await seeds.Load(ledger, Seeds.Folder, null, stoppingToken);
        await ShippedScenarios.Load(ledger, ShippedScenarios.Folder, clock, stoppingToken);
        var press = await database.Create(Seeds.Press, stoppingToken);
        await seeds.Import(press, Seeds.PressFolder, clock);
    }
}
