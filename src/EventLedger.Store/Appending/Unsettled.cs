namespace EventLedger.Store.Appending;

/// <summary>The commands that a round could not settle, to be decided again in the next one.</summary>
internal sealed class Unsettled
{
    private readonly List<PendingCommand> _commands = [];

    public IReadOnlyList<PendingCommand> Commands => _commands;

    public void Clear() => _commands.Clear();

    public void AddAll(IEnumerable<PendingCommand> commands) => _commands.AddRange(commands);

    /// <summary>A command whose decision no longer holds; it gives up after the last round.</summary>
    public void Add(PendingCommand pending)
    {
        if (++pending.Rounds < PendingCommand.MaxRounds)
            _commands.Add(pending);
        else
            pending.Answer(new CommandOutcome.Conflict());
    }

    /// <summary>
    /// The commands of a batch that failed run one by one; the one that fails alone is the culprit.
    /// </summary>
    public void Isolate(List<Decided> kept, Exception problem)
    {
        var isCulprit = kept.Count(one => one.Append is not null) == 1;
        foreach (var one in kept)
        {
            if (isCulprit && one.Append is not null)
            {
                one.Pending.Answer(new CommandOutcome.Failed(problem));
                continue;
            }
            one.Pending.Alone = one.Append is not null;
            _commands.Add(one.Pending);
        }
    }

    /// <summary>
    /// A batch that certainly is not in the log, because the connection was lost before its commit.
    /// </summary>
    public void Lost(List<Decided> kept, Exception problem)
    {
        if (!SqlTrouble.IsOutside(problem))
        {
            Isolate(kept, problem);
            return;
        }
        foreach (var pending in kept.Select(one => one.Pending))
        {
            // Should a command bring the connection down each time, the others go on without it.
            pending.Alone = pending.Rounds > 0;
            if (++pending.Rounds < PendingCommand.MaxRounds)
                _commands.Add(pending);
            else
                pending.Answer(new CommandOutcome.Unavailable(problem.Message));
        }
    }
}
