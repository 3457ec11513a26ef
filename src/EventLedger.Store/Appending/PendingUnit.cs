namespace EventLedger.Store.Appending;

/// <summary>
/// What stands or falls as one in the writer: a single command, or a group that is stored whole or not at
/// all. A unit lies in one batch, and all that counts or isolates attempts is counted for the unit.
/// </summary>
internal sealed class PendingUnit(IReadOnlyList<PendingCommand> commands, CancellationToken ct)
{
    public const int MaxRounds = 5;

    /// <summary>Its commands in their order. One that has an outcome already is decided no more.</summary>
    public IReadOnlyList<PendingCommand> Commands { get; } = commands;

    /// <summary>
    /// Imported commands of the same instant that were given with this one: they are taken right after it, to
    /// lie in one commit.
    /// </summary>
    public IReadOnlyList<PendingUnit> Followers { get; init; } = [];

    /// <summary>The instant that an imported command states; null for one that happens now.</summary>
    public DateTime? StatedAt => Commands[0].Command.Import?.StatedAt;

    /// <summary>How often it fell out of a batch.</summary>
    public int Rounds { get; set; }

    /// <summary>
    /// Set after its batch failed: it runs in a batch of its own, so that the culprit is found.
    /// </summary>
    public bool Alone { get; set; }

    public bool IsAnswered
    {
        get
        {
            foreach (var pending in Commands)
            {
                if (pending.IsOpen)
                    return false;
            }
            return true;
        }
    }

    /// <summary>The keys of the commands that have no outcome yet.</summary>
    public IEnumerable<string> Keys => Commands.Count == 1 && Commands[0].Key is null
        ? []
        : Commands.Where(pending => pending.IsOpen && pending.Key is not null).Select(p => p.Key!.Value);

    /// <summary>The same for all its commands that have no outcome yet.</summary>
    public void Answer(CommandOutcome outcome)
    {
        foreach (var pending in Commands)
            pending.Answer(outcome);
    }

    /// <summary>One command is not to be stored, so none of the unit is.</summary>
    public void StopAt(PendingCommand culprit, CommandOutcome outcome)
    {
        culprit.Answer(outcome);
        if (Commands.Count > 1)
            Answer(new CommandOutcome.NotStored(culprit.Index));
    }

    /// <summary>
    /// Answers the commands whose keys are in the log already; false when there are none. What then is still
    /// open has to be decided anew, without them.
    /// </summary>
    public bool AnswerKnown(IReadOnlyDictionary<string, KnownKey> keys)
    {
        if (keys.Count == 0)
            return false;
        var anyKnown = false;
        PendingCommand? culprit = null;
        foreach (var pending in Commands)
        {
            if (!pending.IsOpen || pending.Key is not { } key || !keys.TryGetValue(key.Value, out var known))
                continue;
            anyKnown = true;
            if (known.IsOf(key))
                pending.Answer(known.Replay());
            else
                culprit ??= pending;
        }
        if (culprit is not null)
            StopAt(culprit, new CommandOutcome.KeyReused());
        return anyKnown;
    }

    /// <summary>True when nobody waits for it any more; then it is not begun.</summary>
    public bool GivenUp()
    {
        if (!ct.IsCancellationRequested)
            return false;
        foreach (var pending in Commands)
            pending.Cancel(ct);
        return true;
    }
}
