namespace EventLedger.Store.Appending;

/// <summary>A batch on its way into the log.</summary>
/// <param name="Kept">What was decided, refusals too where the database was asked about them.</param>
/// <param name="Batch">What is to be stored of it.</param>
/// <param name="Over">The connection that it went over.</param>
/// <param name="IsExpected">
/// Whether it says what the ledger is expected to be. Then it may fail for that alone, and its units are
/// none the worse.
/// </param>
/// <param name="Commit">Ends when it is stored, and fails when it is not, or when nobody knows.</param>
internal sealed record SentBatch(
    List<Decided> Kept, StampedBatch Batch, WriterConnection Over, bool IsExpected, Task Commit)
{
    /// <summary>Numbers a batch, seals it, and sends it on its way.</summary>
    /// <param name="kept">What was decided and holds.</param>
    /// <param name="check">The head that it is to follow.</param>
    /// <param name="recordedAt">Its instant.</param>
    /// <param name="over">A connection; with the lock where the head was asked for.</param>
    /// <param name="clock">For the id of the batch.</param>
    /// <exception cref="Exception">An answer or a row cannot be made; nothing was sent.</exception>
    public static SentBatch Send(
        List<Decided> kept, HeadCheck check, DateTime recordedAt, WriterConnection over, TimeProvider clock)
    {
        var batch = StampedBatch.Make(kept, check.Head, recordedAt, clock);
        var arguments = new AppendArguments(batch, check.Circumstances.WrittenGeneration);
        return new(kept, batch, over, check.Expected is not null, over.Append(arguments, check.Expected));
    }
}
