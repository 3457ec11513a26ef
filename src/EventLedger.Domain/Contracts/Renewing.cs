namespace EventLedger.Domain.Contracts;

/// <summary>Renewing a contract.</summary>
public static class Renewing
{
    /// <summary>Moves the end of a term to a later day, at the fees given or at the last one.</summary>
    public static Decided<ContractEvent> Decide(RenewContract command, string contractId, Contract contract)
    {
        if (contract.Agreement is not { } agreement)
            return new ContractRefusal.NotSigned(contractId);
        if (contract.Settled(command.RenewedOn) is { } settled)
            return settled;
        if (agreement.Rescission is { } rescission)
            return new ContractRefusal.ContractEnded(
                command.RenewedOn, RescindedOn: rescission.RescindedOn);
        if (agreement.KnownLastServiceDay is { } last && last < command.RenewedOn)
            return new ContractRefusal.ContractEnded(command.RenewedOn, last);
        if ((agreement.StandingNotice ?? agreement.NoticeOn(command.RenewedOn)) is { } notice)
            return new ContractRefusal.UnderNotice(notice.GivenOn, notice.LastServiceDay);
        if (agreement.ForCause.MinBy(cause => cause.LastServiceDay) is { } cause)
            return new ContractRefusal.UnderNotice(cause.GivenOn, cause.LastServiceDay);
        if (agreement.EndsOn is not { } end)
            return new ContractRefusal.NotRenewable(contractId);
        if (command.NewEndsOn <= end)
            return new ContractRefusal.EndNotLater(command.NewEndsOn, end);
        if (command.Fees is not { } fees)
            return new ContractRenewed(command.RenewedOn, command.NewEndsOn);
        var invalid = Signing.InvalidFees(fees, end.AddDays(1), command.NewEndsOn)
            ?? Amounts.Invalid(fees, agreement.Currency);
        return invalid is not null
            ? invalid
            : new ContractRenewed(
                command.RenewedOn, command.NewEndsOn, Amounts.Normal(fees, agreement.Currency));
    }

    /// <summary>
    /// The fees given follow the old end; without them the last fee goes on, also where the schedule had
    /// steps that lay beyond that end.
    /// </summary>
    internal static Agreement Apply(Agreement agreement, ContractRenewed e)
    {
        var first = agreement.EndsOn!.Value.AddDays(1);
        var fees = (e.Fees ?? []).Select(step => new Dated<decimal>(step.From, step.MonthlyFee));
        return agreement with { EndsOn = e.NewEndsOn, Fees = agreement.Fees.ReplaceFrom(first, fees) };
    }
}
