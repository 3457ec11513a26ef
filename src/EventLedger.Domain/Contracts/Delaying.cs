namespace EventLedger.Domain.Contracts;

/// <summary>Delaying the start of service.</summary>
public static class Delaying
{
    /// <summary>Moves the start to a later day, while service has not commenced.</summary>
    public static Decided<ContractEvent> Decide(
        DelayCommencement command, string contractId, Contract contract)
    {
        if (contract.Agreement is not { } agreement)
            return new ContractRefusal.NotSigned(contractId);
        if (contract.Settled(command.DelayedOn) is { } settled)
            return settled;
        if (agreement.Rescission is { } rescission)
            return new ContractRefusal.ContractEnded(
                command.DelayedOn, RescindedOn: rescission.RescindedOn);
        var (startsOn, newStartsOn) = (agreement.StartsOn, command.NewStartsOn);
        if (startsOn <= command.DelayedOn)
            return new ContractRefusal.AlreadyCommenced(command.DelayedOn, startsOn);
        if (newStartsOn <= startsOn)
            return new ContractRefusal.InvalidTerm(
                $"a delay moves the start from {Signing.Iso(startsOn)} to a later day, "
                + $"not to {Signing.Iso(newStartsOn)}");
        var ending = agreement with { EndsOn = command.NewEndsOn ?? agreement.EndsOn };
        return ending.KnownLastServiceDay is { } last && last < newStartsOn
            ? new ContractRefusal.StartAfterEnd(newStartsOn, last)
            : new CommencementDelayed(newStartsOn, command.DelayedOn, command.NewEndsOn, command.Reason);
    }

    /// <summary>
    /// The fee in force on the new start becomes the first step, later steps keep their dates; everything
    /// that is dated keeps its date too, and lock-ins count from the new start.
    /// </summary>
    internal static Agreement Apply(Agreement agreement, CommencementDelayed e) => agreement with
    {
        StartsOn = e.NewStartsOn,
        EndsOn = e.NewEndsOn ?? agreement.EndsOn,
        Fees = Timeline<decimal>.Of(
        [
            new(e.NewStartsOn, agreement.Fees.On(e.NewStartsOn)!.Value.Value),
            .. agreement.Fees.Steps.Where(step => step.From > e.NewStartsOn),
        ]),
    };
}
