namespace EventLedger.Store.Tests.Support;

/// <summary>Rebuilds of a ledger in tests.</summary>
public static class Rebuilding
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A rebuild from its start to where nothing is left to do.</summary>
    public static async Task<RebuildState> Rebuilt(this Ledger ledger)
    {
        var state = await ledger.Rebuilds.Start("ann", default)
            ?? throw new InvalidOperationException("Another rebuild is under way.");
        return await ledger.Continued(state.Generation);
    }

    /// <summary>The same for one that was started.</summary>
    public static async Task<RebuildState> Continued(this Ledger ledger, int generation)
    {
        await ledger.Rebuilds.Run(Guid.CreateVersion7(), default);
        return await ledger.Rebuild(generation);
    }

    public static async Task<RebuildState> Rebuild(this Ledger ledger, int generation) =>
        (await ledger.Rebuilds.State(generation, default))!;

    /// <summary>Waits until a rebuild is as it is wanted.</summary>
    public static async Task<RebuildState> Until(
        this Ledger ledger, int generation, Func<RebuildState, bool> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var state = await ledger.Rebuild(generation);
            if (isSo(state))
                return state;
            await Task.Delay(TimeSpan.FromMilliseconds(10), patience.Token);
        }
    }

    /// <summary>Deposits into many accounts, a commit for each, so that rows lie all over the log.</summary>
    public static async Task Fill(this Ledger ledger, int accounts, int deposits)
    {
        AccountEvent[] first = [new AccountEvent.Opened("ann"), new AccountEvent.Deposited(1, "one")];
        AccountEvent[] more = [.. Enumerable.Range(1, deposits)
            .Select(amount => new AccountEvent.Deposited(amount, "more"))];
        foreach (var events in (AccountEvent[][])[first, more])
        {
            await Task.WhenAll(Enumerable.Range(0, accounts).Select(number =>
                ledger.Stores(Asking.To($"account-{number}", _ => Asking.Append(events)))));
        }
    }
}
