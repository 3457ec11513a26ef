namespace EventLedger.Store.Appending;

/// <summary>
/// What a ledger's writer knows of it, and the connections that it is reached over. The writer's loop alone
/// uses it.
/// </summary>
internal sealed class KnownLedger(WriterConnections connections, HeadWatch watch, TimeProvider clock)
{
    /// <summary>The streams that are folded.</summary>
    public StreamCache Cache { get; } = new();

    /// <summary>The head, while nobody else writes.</summary>
    public RememberedHead Remembered { get; } = new(clock, connections);

    /// <summary>When the last commit was, as far as is known.</summary>
    public DateTime? LastRecordedAt { get; private set; }

    /// <summary>True while Marten's sequence is behind the head.</summary>
    public bool SequenceLags { get; private set; }

    /// <summary>The connection that asks and reads.</summary>
    public WriterConnection Connection => connections.Current;

    /// <summary>Connects anew where there is no connection.</summary>
    public async Task Reach()
    {
        if (Connection.IsOpen)
            return;
        await connections.Open();
        // Another server may stand at the old address: nothing that was cached is trusted.
        Remembered.Forget();
        var head = await Connection.Head();
        Cache.Reset(head.Position);
        watch.BeginsAt(head.Position);
        LastRecordedAt = head.RecordedAt;
    }

    /// <summary>Takes over what the database said, or what stands in for it.</summary>
    public void Learn(HeadCheck check)
    {
        LastRecordedAt = check.Head.RecordedAt;
        Cache.Advance(check.Head.Position, check.Moved);
        watch.Reached(check.Head.Position);
    }

    /// <summary>Takes over a commit that is the next one after what is known.</summary>
    public void Committed(StampedBatch batch)
    {
        Cache.Committed(batch);
        Remembered.Committed(batch);
        watch.Reached(batch.Last);
        LastRecordedAt = batch.RecordedAt;
        SequenceLags = true;
    }

    /// <summary>A batch was found in the log, and what else happened is to be asked.</summary>
    public void Found(StampedBatch batch)
    {
        Remembered.Forget();
        watch.Reached(batch.Last);
    }

    /// <summary>
    /// Brings Marten's sequence up to the head; a database that is away is noticed by the next batch.
    /// </summary>
    public async Task FollowHead()
    {
        // Nothing depends on it, and the next batch says what is wrong.
        SequenceLags = false;
        try
        {
            await Reach();
            await Connection.FollowHead();
        }
        catch (Exception)
        {
            await Connection.Drop();
        }
    }
}
