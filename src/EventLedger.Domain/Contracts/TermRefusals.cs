namespace EventLedger.Domain.Contracts;

public abstract partial record ContractRefusal
{
    /// <summary>Service had begun by the day of the command.</summary>
    public sealed record AlreadyCommenced(DateOnly On, DateOnly StartsOn) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"On {Day(On)} service has commenced already: it starts on {Day(StartsOn)}.";
    }

    /// <summary>A notice that was not withdrawn stands, or one stood on the day of renewal.</summary>
    public sealed record UnderNotice(DateOnly GivenOn, DateOnly LastServiceDay) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"The contract cannot be renewed under the notice of {Day(GivenOn)}, "
            + $"which ends service on {Day(LastServiceDay)}.";
    }

    /// <summary>The contract had ended before the day of the command.</summary>
    public sealed record ContractEnded(DateOnly On, DateOnly LastServiceDay) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"On {Day(On)} the contract has ended: its last day of service is {Day(LastServiceDay)}.";
    }

    /// <summary>The contract has no end that could be moved.</summary>
    public sealed record NotRenewable(string ContractId) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"{ContractId} is open-ended: there is no end to renew it from.";
    }

    /// <summary>Service cannot be suspended on a day on which there is none.</summary>
    public sealed record NotServing(
        DateOnly From, DateOnly StartsOn, DateOnly? LastServiceDay, DateOnly? SuspendedFrom) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => SuspendedFrom is null
            ? $"There is no service on {Day(From)} to suspend: it runs from {Day(StartsOn)} to "
                + (LastServiceDay is null ? "no fixed end." : $"{Day(LastServiceDay)}.")
            : $"There is no service on {Day(From)} to suspend: it is suspended from {Day(SuspendedFrom)}.";
    }

    /// <summary>Service cannot be resumed on a day on which it is not suspended.</summary>
    public sealed record NotSuspended(DateOnly From) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"Service is not suspended on {Day(From)}, so it cannot be resumed.";
    }

    /// <summary>Service would start after it ends.</summary>
    public sealed record StartAfterEnd(DateOnly NewStartsOn, DateOnly LastServiceDay) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"Service would start on {Day(NewStartsOn)}, after it ends on {Day(LastServiceDay)}.";
    }

    /// <summary>The renewal would end no later than the term does.</summary>
    public sealed record EndNotLater(DateOnly NewEndsOn, DateOnly EndsOn) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"A renewal to {Day(NewEndsOn)} ends no later than the term, which ends on {Day(EndsOn)}.";
    }
}
