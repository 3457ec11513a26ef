namespace EventLedger.Store.Appending;

/// <summary>Lets answers go out, once they are certain.</summary>
internal static class Answers
{
    /// <summary>The batch is durable: so are the refusals that were decided upon it.</summary>
    public static void Stored(List<Decided> kept, StampedBatch batch)
    {
        foreach (var command in batch.Commands)
            command.Pending.Answer(command.Outcome);
        Unstored(kept);
    }

    /// <summary>What was decided without storing anything.</summary>
    public static void Unstored(List<Decided> kept)
    {
        foreach (var one in kept)
        {
            if (one.Stop is var (culprit, outcome))
                one.Unit.StopAt(culprit, outcome);
        }
    }

    /// <summary>The same for all: nothing of the batch is known to be stored.</summary>
    public static void All(IEnumerable<Decided> kept, CommandOutcome outcome) =>
        All(kept.Select(one => one.Unit), outcome);

    public static void All(IEnumerable<PendingUnit> units, CommandOutcome outcome)
    {
        foreach (var unit in units)
            unit.Answer(outcome);
    }
}
