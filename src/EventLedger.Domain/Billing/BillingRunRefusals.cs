using System.Globalization;

namespace EventLedger.Domain.Billing;

/// <summary>Why a command on a billing run is refused.</summary>
public abstract record BillingRunRefusal : Refusal
{
    private protected BillingRunRefusal()
    {
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The run was cancelled before.</summary>
    /// <param name="CancelledOn">When.</param>
    public sealed record AlreadyCancelled(DateOnly CancelledOn) : BillingRunRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"The run was cancelled already, on {Day(CancelledOn)}.";
    }

    /// <summary>The run has invoiced all that it was for.</summary>
    /// <param name="FinishedOn">When.</param>
    /// <param name="Invoiced">How many contracts it invoiced.</param>
    public sealed record AlreadyFinished(DateOnly FinishedOn, long Invoiced) : BillingRunRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"The run is over since {Day(FinishedOn)}; what it invoiced stays, and may be voided one by one.";
    }

    /// <summary>The filter names a party that is not registered.</summary>
    /// <param name="PartyId">The id.</param>
    public sealed record UnknownParty(string PartyId) : BillingRunRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"No party {PartyId} is registered.";
    }

    /// <summary>The filter names a facility that is not registered.</summary>
    /// <param name="FacilityId">The id.</param>
    public sealed record UnknownFacility(string FacilityId) : BillingRunRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"No facility {FacilityId} is registered.";
    }

    /// <summary>The filter names a contract that was never announced or signed.</summary>
    /// <param name="ContractId">The id.</param>
    public sealed record UnknownContract(string ContractId) : BillingRunRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"There is no contract {ContractId}.";
    }
}
