namespace EventLedger.Store.Appending;

/// <summary>
/// Commands that were given together. One that repeats the key and the request of an earlier one is not
/// decided at all: it follows from what becomes of that one.
/// </summary>
internal sealed class CommandGroup
{
    public const int MaxCommands = 1_000;

    // The command that an outcome comes from; a repeat points at the one that it repeats.
    private readonly PendingCommand[] _sources;

    public CommandGroup(IReadOnlyList<LedgerCommand> commands, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(commands);
        if (commands.Count > MaxCommands)
            throw new ArgumentException($"More than {MaxCommands} commands.", nameof(commands));
        if (commands.Any(command => command.DryRun))
            throw new ArgumentException("A dry run cannot be stored with others.", nameof(commands));
        if (commands.Any(command => command.Import is not null))
            throw new ArgumentException("History is imported, not stored together.", nameof(commands));
        var firsts = new Dictionary<string, PendingCommand>(StringComparer.Ordinal);
        _sources = new PendingCommand[commands.Count];
        for (var i = 0; i < _sources.Length; i++)
            _sources[i] = Source(commands[i], i, firsts);
        Unit = new PendingUnit([.. _sources.Where((source, i) => source.Index == i)], ct);
    }

    /// <summary>The commands to decide.</summary>
    public PendingUnit Unit { get; }

    /// <summary>One outcome for each command that was given, in their order.</summary>
    public async Task<IReadOnlyList<CommandOutcome>> Outcomes()
    {
        var outcomes = new CommandOutcome[_sources.Length];
        for (var i = 0; i < outcomes.Length; i++)
        {
            var outcome = await _sources[i].Outcome;
            outcomes[i] = _sources[i].Index == i ? outcome : OfRepeat(outcome, _sources[i].Index);
        }
        return outcomes;
    }

    private static PendingCommand Source(
        LedgerCommand command, int index, Dictionary<string, PendingCommand> firsts)
    {
        if (command.Key is not { } key)
            return new PendingCommand(command, index);
        if (!firsts.TryGetValue(key.Value, out var first))
            return firsts[key.Value] = new PendingCommand(command, index);
        return first.Key!.IsForSameRequestAs(key)
            ? first
            : new PendingCommand(command, index) { ReusesKey = true };
    }

    private static CommandOutcome OfRepeat(CommandOutcome first, int index) => first switch
    {
        CommandOutcome.Stored stored =>
            new CommandOutcome.Replayed(stored.Status, stored.Answer, stored.Command.Version),
        CommandOutcome.Refused or CommandOutcome.NotFound or CommandOutcome.VersionMismatch
            or CommandOutcome.KeyReused => new CommandOutcome.NotStored(index),
        _ => first,
    };
}
