namespace EventLedger.Store.Tests.Support;

/// <summary>
/// Brings commands into one batch: the writer decides a first one until all the others wait.
/// </summary>
public static class OneBatch
{
    public static async Task<CommandOutcome[]> Of(Ledger ledger, params LedgerCommand[] commands)
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
        var outcomes = commands.Select(command => ledger.Execute(command, default)).ToArray();
        queued.Set();
        await first;
        return await Task.WhenAll(outcomes);
    }
}
