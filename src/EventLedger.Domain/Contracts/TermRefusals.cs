namespace EventLedger.Domain.Contracts;

public abstract partial record ContractRefusal
{
    /// <summary>
    /// A notice that was not withdrawn or a termination for cause stands, or a notice stood on the day of
    /// renewal.
    /// </summary>
    public sealed record UnderNotice(DateOnly GivenOn, DateOnly LastServiceDay) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"The contract cannot be renewed: the notice or termination of {Day(GivenOn)} "
            + $"ends service on {Day(LastServiceDay)}.";
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
        public override string Sentence =>
            $"There is no service on {Day(From)} to suspend: " + (SuspendedFrom is null
                ? $"{Service(StartsOn, LastServiceDay)}."
                : $"it is suspended from {Day(SuspendedFrom)}.");
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
