namespace EventLedger.Domain.Contracts;

public abstract partial record ContractRefusal
{
    /// <summary>The contract is over: it was rescinded, so nothing of it can change any more.</summary>
    public sealed record ContractEnded(string ContractId, DateOnly RescindedOn) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"{ContractId} was rescinded on {Day(RescindedOn)}: nothing of it can change any more.";
    }

    /// <summary>Service has begun by the day of the command.</summary>
    public sealed record AlreadyCommenced(DateOnly StartsOn, DateOnly On) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"Service begins on {Day(StartsOn)}: on {Day(On)} it is too late to keep it from beginning.";
    }

    /// <summary>Service ends no later anyway, or there is none.</summary>
    public sealed record EndNotEarlier(DateOnly LastServiceDay, DateOnly StartsOn, DateOnly ServiceEndsOn)
        : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => ServiceEndsOn < StartsOn
            ? $"The contract has no day of service that could be the last; {Day(LastServiceDay)} ends nothing."
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
        public override string Sentence => $"{ContractId} is not an announced deal on {Day(On)}: " + this switch
        {
            { WithdrawnOn: { } withdrawn } when withdrawn <= On || AnnouncedOn is null =>
                $"its announcement was withdrawn on {Day(withdrawn)}.",
            { AnnouncedOn: null } => $"it was signed on {Day(SignedOn)} and never announced.",
            _ when AnnouncedOn > On => $"it became known on {Day(AnnouncedOn)}.",
            _ => $"it was signed on {Day(SignedOn)}.",
        };
    }
}
