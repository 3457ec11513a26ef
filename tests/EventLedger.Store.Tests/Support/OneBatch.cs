namespace EventLedger.Store.Tests.Support;

/// <summary>
/// Brings commands into one batch: the writer decides a first one until all the others wait.
/// </summary>
public static class OneBatch
{
    public static Task<CommandOutcome[]> Of(Ledger ledger, params LedgerCommand[] commands) =>
        OfAll(ledger, () => commands.Select(command => ledger.Execute(command, default)));

    /// <summary>What is given while the writer is held waits for one batch.</summary>
    public static async Task<T[]> OfAll<T>(Ledger ledger, Func<IEnumerable<Task<T>>> give)
    {
        using var deciding = new ManualResetEventSlim();
        using var queued = new ManualResetEventSlim();
        var first = ledger.Execute(
            Asking.To("account-plug", _ =>
            {
                deciding.Set();
                queued.Wait();
                return new Decision.Refuse("only to hold the writer");
            }),
            default);
        deciding.Wait();
        var outcomes = give().ToArray();
        queued.Set();
        await first;
        return await Task.WhenAll(outcomes);
    }
}
