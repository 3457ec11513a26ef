namespace EventLedger.Domain.Contracts;

/// <summary>Changing terms from a day on.</summary>
public static class Amending
{
    /// <summary>Amends a signed contract: fees, end, clause and capacity.</summary>
    public static Decided<ContractEvent> Decide(
        AmendContract command, string contractId, Contract contract, Directory directory)
    {
        if (contract.Agreement is not { } agreement)
            return new ContractRefusal.NotSigned(contractId);
        if (contract.Settled(command.EffectiveOn) is { } settled)
            return settled;
        if (agreement.Rescission is { } rescission)
            return new ContractRefusal.ContractEnded(
                command.EffectiveOn, RescindedOn: rescission.RescindedOn);
        var capacity = command.Capacity ?? [];
        if (capacity.FirstOrDefault(line => !directory.HasFacility(line.FacilityId)) is { } unknown)
            return new ContractRefusal.UnknownFacility(unknown.FacilityId);
        var last = agreement.KnownLastServiceDay;
        if (command.EffectiveOn < agreement.StartsOn || command.EffectiveOn > last)
            return new ContractRefusal.OutsideTerm(command.EffectiveOn, agreement.StartsOn, last);
        if (Invalid(command, agreement) is { } invalid)
            return invalid;
        var amended = Event(command, agreement);
        return ChangesNothing(agreement, amended)
            ? new ContractRefusal.NoChange(command.EffectiveOn)
            : amended;
    }

    internal static Agreement Apply(Agreement agreement, ContractAmended e) => agreement with
    {
        Fees = e.Fees is null
            ? agreement.Fees
            : agreement.Fees.ReplaceFrom(
                e.EffectiveOn, e.Fees.Select(step => new Dated<decimal>(step.From, step.MonthlyFee))),
        EndsOn = e.OpenEnded == true ? null : e.EndsOn ?? agreement.EndsOn,
        Clauses = e.NoTermination == true || e.Termination is not null
            ? agreement.Clauses.SetFrom(e.EffectiveOn, e.Termination)
            : agreement.Clauses,
        Capacity = e.Capacity is null
            ? agreement.Capacity
            : agreement.Capacity.SetFrom(e.EffectiveOn, e.Capacity),
    };

    private static ContractRefusal? Invalid(AmendContract command, Agreement agreement)
    {
        var end = command.EndsOn.IsGiven ? command.EndsOn.Value : agreement.EndsOn;
        var lastClause = command.Termination.IsGiven
            ? command.Termination.Value
            : agreement.Clauses.Steps[^1].Value;
        if (command.EndsOn.IsGiven && end < command.EffectiveOn.AddDays(-1))
            return new ContractRefusal.InvalidTerm(
                $"it would end on {Signing.Iso(end.Value)}, before the change of "
                + $"{Signing.Iso(command.EffectiveOn)} takes effect");
        if (end < agreement.StartsOn)
            return new ContractRefusal.InvalidTerm(
                $"it would end on {Signing.Iso(end.Value)} and starts on {Signing.Iso(agreement.StartsOn)}");
        if (Signing.InvalidClause(command.Termination.Value) is { } clause)
            return clause;
        if (end is null && lastClause is null)
            return new ContractRefusal.InvalidTerm("it would have no end and nobody could leave");
        if (command.Fees is { } fees
            && Signing.InvalidFees(fees, command.EffectiveOn, end) is { } schedule)
            return schedule;
        return Signing.InvalidCapacity(command.Capacity ?? [])
            ?? Amounts.Invalid(command.Fees ?? [], agreement.Currency);
    }

    private static ContractAmended Event(AmendContract command, Agreement agreement) => new(
        command.EffectiveOn,
        command.Fees is null ? null : Amounts.Normal(command.Fees, agreement.Currency),
        command.EndsOn.Value,
        command.EndsOn is { IsGiven: true, Value: null } ? true : null,
        command.Termination.Value,
        command.Termination is { IsGiven: true, Value: null } ? true : null,
        command.Capacity,
        command.Reason);

    private static bool ChangesNothing(Agreement agreement, ContractAmended amended)
    {
        var after = Apply(agreement, amended);
        return after.EndsOn == agreement.EndsOn
            && Same(after.Fees, agreement.Fees, (one, other) => one == other)
            && Same(after.Clauses, agreement.Clauses, (one, other) => one == other)
            && Same(after.Capacity, agreement.Capacity, SameLines);
    }

    private static bool SameLines(IReadOnlyList<CapacityLine> one, IReadOnlyList<CapacityLine> other) =>
        one.Count == other.Count && one.Zip(other).All(pair => SameLine(pair.First, pair.Second));

    private static bool SameLine(CapacityLine one, CapacityLine other) =>
        one with { Accelerators = null } == other with { Accelerators = null }
        && (one.Accelerators ?? []).SequenceEqual(other.Accelerators ?? []);

    /// <summary>Whether two timelines hold the same on every day, however their steps are written.</summary>
    private static bool Same<T>(Timeline<T> one, Timeline<T> other, Func<T, T, bool> same) =>
        ReferenceEquals(one, other)
        || Merged(one, same).ToArray() is var steps
        && Merged(other, same).ToArray() is var others
        && steps.Length == others.Length
        && steps.Zip(others).All(pair =>
            pair.First.From == pair.Second.From && same(pair.First.Value, pair.Second.Value));

    /// <summary>The steps without those that repeat the value before them.</summary>
    private static IEnumerable<Dated<T>> Merged<T>(Timeline<T> timeline, Func<T, T, bool> same) =>
        timeline.Steps.Where((step, i) => i == 0 || !same(timeline.Steps[i - 1].Value, step.Value));
}
