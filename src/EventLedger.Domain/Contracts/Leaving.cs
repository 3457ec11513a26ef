namespace EventLedger.Domain.Contracts;

/// <summary>Giving notice and taking it back.</summary>
public static class Leaving
{
    /// <summary>Gives notice under the clause in force on the day of notice.</summary>
    public static Decided<ContractEvent> Decide(
        GiveTerminationNotice command, string contractId, Contract contract)
    {
        if (contract.Agreement is not { } agreement)
            return new ContractRefusal.NotSigned(contractId);
        if (contract.Settled(command.GivenOn) is { } settled)
            return settled;
        if (agreement.Rescission is { } rescission)
            return new ContractRefusal.NotTerminable(command.GivenOn, rescission.RescindedOn);
        if (agreement.Clauses.On(command.GivenOn)?.Value is not { } clause)
            return new ContractRefusal.NotTerminable(command.GivenOn);
        if ((agreement.StandingNotice ?? agreement.NoticeOn(command.GivenOn)) is { } standing)
            return new ContractRefusal.AlreadyUnderNotice(standing.GivenOn, standing.LastServiceDay);
        if (!clause.Entitles(command.By))
            return new ContractRefusal.PartyNotEntitled(command.By, clause.By);
        var earliest = clause.EarliestNoticeOn(agreement.StartsOn);
        if (command.GivenOn < earliest)
            return new ContractRefusal.NoticeBeforeLockIn(command.GivenOn, earliest);
        var last = clause.LastServiceDay(command.GivenOn, agreement.StartsOn);
        return agreement.KnownLastServiceDay is { } end && last >= end
            ? new ContractRefusal.NoticeAfterTermEnd(command.GivenOn, last, end)
            : new TerminationNoticeGiven(command.By, command.GivenOn, last, command.Reason);
    }

    /// <summary>Takes the standing notice back, while it has not ended service.</summary>
    public static Decided<ContractEvent> Decide(
        WithdrawTerminationNotice command, string contractId, Contract contract)
    {
        if (contract.Agreement is not { } agreement)
            return new ContractRefusal.NotSigned(contractId);
        if (contract.Settled(command.WithdrawnOn) is { } settled)
            return settled;
        if (agreement.StandingNotice is not { } notice || command.WithdrawnOn < notice.GivenOn)
            return new ContractRefusal.NoNotice(command.WithdrawnOn);
        return notice.LastServiceDay < command.WithdrawnOn
            ? new ContractRefusal.NoticeAlreadyEffective(command.WithdrawnOn, notice.LastServiceDay)
            : new TerminationNoticeWithdrawn(command.WithdrawnOn, command.Reason);
    }

    internal static Agreement Apply(Agreement agreement, TerminationNoticeGiven e) => agreement with
    {
        Notices = [.. agreement.Notices, new(e.By, e.GivenOn, e.LastServiceDay, null, e.Reason)],
    };

    internal static Agreement Apply(Agreement agreement, TerminationNoticeWithdrawn e) => agreement with
    {
        Notices =
        [
            .. agreement.Notices.Select(notice =>
                notice.WithdrawnOn is null ? notice with { WithdrawnOn = e.WithdrawnOn } : notice),
        ],
    };
}
