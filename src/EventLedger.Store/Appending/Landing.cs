using Npgsql;

namespace EventLedger.Store.Appending;

/// <summary>Finds out what becomes of batches that were sent.</summary>
internal sealed class Landing(KnownLedger known, Unsettled unsettled, TimeProvider clock)
{
    private static readonly TimeSpan DoubtTime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan RetryTime = TimeSpan.FromMilliseconds(200);

    /// <summary>Why the database could not be asked, or null.</summary>
    public string? DatabaseIsAway { get; set; }

    /// <summary>
    /// Waits for a batch: true when it is stored. When it is not, or was found to be after its connection was
    /// lost, its units are answered or run again.
    /// </summary>
    public async Task<bool> IsStored(SentBatch sent)
    {
        try
        {
            await sent.Commit;
            return true;
        }
        catch (PostgresException problem) when (!SqlTrouble.EndsSession(problem))
        {
            await sent.Over.Rollback();
            known.Remembered.Forget();
            if (sent.IsExpected)
                unsettled.AddAll(sent.Kept.Select(one => one.Unit));
            else if (SqlTrouble.IsOutage(problem))
                Answers.All(sent.Kept, new CommandOutcome.Unavailable(problem.MessageText));
            else
                unsettled.Isolate(sent.Kept, problem);
        }
        catch (Exception problem)
        {
            await FindOut(sent, problem);
        }
        return false;
    }

    /// <summary>
    /// Waits for a batch whose predecessor is not known to be stored: then neither is this, or both are.
    /// </summary>
    public async Task Recall(SentBatch sent)
    {
        if (!await IsStored(sent))
            return;
        known.Found(sent.Batch);
        Answers.Stored(sent.Kept, sent.Batch);
    }

    /// <summary>
    /// The connection was lost in the commit. A new one ends the old one's session and gets the lock when its
    /// transaction has ended, so the batch is in the log, or certainly not and never.
    /// </summary>
    private async Task FindOut(SentBatch sent, Exception problem)
    {
        var began = clock.GetTimestamp();
        await sent.Over.Drop();
        while (true)
        {
            try
            {
                await known.Reach();
                if (!sent.Over.IsOpen)
                    await sent.Over.Open();
                if (!await sent.Over.Holds(sent.Batch.Id))
                {
                    unsettled.Lost(sent.Kept, problem);
                    return;
                }
                known.Found(sent.Batch);
                Answers.Stored(sent.Kept, sent.Batch);
                return;
            }
            catch (Exception away) when (SqlTrouble.IsOutside(away))
            {
                await sent.Over.Drop();
                if (clock.GetElapsedTime(began) > DoubtTime)
                {
                    DatabaseIsAway = away.Message;
                    Answers.All(sent.Kept, new CommandOutcome.Unavailable(
                        "The connection was lost in the commit; whether it is stored is not known.",
                        InDoubt: true));
                    return;
                }
                await Task.Delay(RetryTime, clock);
            }
        }
    }
}
