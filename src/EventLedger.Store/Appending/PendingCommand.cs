namespace EventLedger.Store.Appending;

/// <summary>A command on its way through the writer.</summary>
internal sealed class PendingCommand(LedgerCommand command, CancellationToken ct)
{
    public const int MaxRounds = 5;

    private readonly TaskCompletionSource<CommandOutcome> _outcome =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LedgerCommand Command { get; } = command;

    /// <summary>How often it fell out of a batch.</summary>
    public int Rounds { get; set; }

    /// <summary>
    /// Set after its batch failed: it runs in a batch of its own, so that the culprit is found.
    /// </summary>
    public bool Alone { get; set; }

    public Task<CommandOutcome> Outcome => _outcome.Task;

    /// <summary>The key that counts; a dry run has none.</summary>
    public IdempotencyKey? Key => Command.DryRun ? null : Command.Key;

    public void Answer(CommandOutcome outcome) => _outcome.TrySetResult(outcome);

    /// <summary>True when nobody waits for it any more; then it is not begun.</summary>
    public bool GivenUp() => ct.IsCancellationRequested && _outcome.TrySetCanceled(ct);
}
