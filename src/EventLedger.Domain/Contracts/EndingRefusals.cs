namespace EventLedger.Domain.Contracts;

public abstract partial record ContractRefusal
{
    /// <summary>The contract is over, so nothing of it can change any more. One day says why.</summary>
    /// <param name="On">The day of the command.</param>
    /// <param name="LastServiceDay">The last day of service, when that has passed.</param>
    /// <param name="RescindedOn">The day of the rescission.</param>
    /// <param name="SettledOn">The day of the final account.</param>
    public sealed record ContractEnded(
        DateOnly On,
        DateOnly? LastServiceDay = null,
        DateOnly? RescindedOn = null,
        DateOnly? SettledOn = null) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => (RescindedOn, SettledOn) switch
        {
            ({ } day, _) =>
                $"The contract was rescinded on {Day(day)}: nothing of it can change on {Day(On)}.",
            (_, { } day) =>
                $"The contract was settled on {Day(day)}: nothing of it can change on {Day(On)}.",
            _ => $"On {Day(On)} the contract has ended: its last day of service is {Day(LastServiceDay)}.",
        };
    }

    /// <summary>Service had begun by the day of the command.</summary>
    public sealed record AlreadyCommenced(DateOnly On, DateOnly StartsOn) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"On {Day(On)} service has commenced already: it starts on {Day(StartsOn)}.";
    }

    /// <summary>Service ends no later anyway, or there is none.</summary>
    public sealed record EndNotEarlier(DateOnly LastServiceDay, DateOnly StartsOn, DateOnly ServiceEndsOn)
        : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => ServiceEndsOn < StartsOn
            ? $"The contract has no day of service, so {Day(LastServiceDay)} cannot be the last."
            : $"A last day of service on {Day(LastServiceDay)} is not earlier than it is now, "
                + $"{Day(ServiceEndsOn)}.";
    }

    /// <summary>On the day of the command the deal is not, or no longer only, announced.</summary>
    public sealed record NotAnnounced(
        string ContractId,
        DateOnly On,
        DateOnly? AnnouncedOn = null,
        DateOnly? WithdrawnOn = null,
        DateOnly? SignedOn = null) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"{ContractId} is no announced deal on {Day(On)}: {Why}.";

        private string Why => this switch
        {
            { WithdrawnOn: { } withdrawn } when withdrawn <= On || AnnouncedOn is null =>
                $"its announcement was withdrawn on {Day(withdrawn)}",
            { AnnouncedOn: null } => $"it was signed on {Day(SignedOn)} and never announced",
            _ when AnnouncedOn > On => $"it became known on {Day(AnnouncedOn)}",
            _ => $"it was signed on {Day(SignedOn)}",
        };
    }
}
