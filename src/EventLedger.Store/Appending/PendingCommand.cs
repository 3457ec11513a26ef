namespace EventLedger.Store.Appending;

/// <summary>A command on its way through the writer.</summary>
/// <param name="command">The command.</param>
/// <param name="index">Its place among the commands that were given together; 0 for a single one.</param>
internal sealed class PendingCommand(LedgerCommand command, int index)
{
    private readonly TaskCompletionSource<CommandOutcome> _outcome =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LedgerCommand Command { get; } = command;

    public int Index { get; } = index;

    /// <summary>True when a command before it in its group has its key, for another request.</summary>
    public bool ReusesKey { get; init; }

    public Task<CommandOutcome> Outcome => _outcome.Task;

    /// <summary>True while it has no outcome.</summary>
    public bool IsOpen => !_outcome.Task.IsCompleted;

    /// <summary>The key that counts; a dry run has none.</summary>
    public IdempotencyKey? Key => Command.DryRun ? null : Command.Key;

    public void Answer(CommandOutcome outcome) => _outcome.TrySetResult(outcome);

    public void Cancel(CancellationToken ct) => _outcome.TrySetCanceled(ct);
}
