namespace EventLedger.Store.Appending;

/// <summary>When imported commands are recorded: at the instant that they state.</summary>
internal static class ImportedInstant
{
    /// <summary>
    /// The instant of a commit of imported commands: the stated one, or a microsecond after the last commit
    /// where that has reached it, so that instants grow from commit to commit.
    /// </summary>
    public static DateTime After(DateTime? last, DateTime statedAt) =>
        last is { } before && statedAt <= before ? before.AddMicroseconds(1) : statedAt;

    /// <summary>
    /// What of a batch may be recorded at its instant. Commands that state one before the last, or one after
    /// they came, are answered; those that were decided with them run again.
    /// </summary>
    /// <param name="kept">What holds at the head.</param>
    /// <param name="last">What the last commit states, or else its own instant.</param>
    /// <param name="unsettled">Takes what runs again.</param>
    public static List<Decided> InTime(List<Decided> kept, DateTime? last, Unsettled unsettled)
    {
        var late = kept.FindAll(one => IsJudgedByTime(one) && OutOfTime(one.Unit, last) is not null);
        late.ForEach(one => one.Unit.Answer(OutOfTime(one.Unit, last)!));
        if (!late.Exists(one => one.Stores))
            return [.. kept.Except(late)];
        foreach (var one in kept.Except(late))
            unsettled.Add(one.Unit);
        return [];
    }

    // Before the rules of time comes what is not there, or not at the version that was expected.
    private static bool IsJudgedByTime(Decided one) =>
        one.Stop is not var (_, outcome)
        || outcome is not (CommandOutcome.NotFound or CommandOutcome.VersionMismatch);

    private static CommandOutcome.OutOfTime? OutOfTime(PendingUnit unit, DateTime? last)
    {
        var mark = unit.Commands[0].Command.Import!;
        var notBefore = mark.NotBefore > last || last is null ? mark.NotBefore : last;
        return mark.StatedAt < notBefore || mark.StatedAt > mark.ArrivedAt
            ? new CommandOutcome.OutOfTime(mark.StatedAt, notBefore, mark.ArrivedAt)
            : null;
    }
}
