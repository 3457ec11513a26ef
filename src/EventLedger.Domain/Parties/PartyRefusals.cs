using System.Globalization;

namespace EventLedger.Domain.Parties;

/// <summary>
/// Why a command on a party is refused. Of several reasons the party's state comes before who, and who before
/// dates and amounts.
/// </summary>
public abstract record PartyRefusal : Refusal
{
    private protected PartyRefusal()
    {
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The id is taken.</summary>
    /// <param name="PartyId">The id.</param>
    public sealed record AlreadyExists(string PartyId) : PartyRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"A party {PartyId} is registered already.";
    }

    /// <summary>The party that was acquired is not registered.</summary>
    /// <param name="PartyId">The id.</param>
    public sealed record UnknownParty(string PartyId) : PartyRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"No party {PartyId} is registered.";
    }

    /// <summary>A party would acquire itself.</summary>
    /// <param name="PartyId">The id.</param>
    public sealed record SameParty(string PartyId) : PartyRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"{PartyId} cannot acquire itself.";
    }

    /// <summary>On some day the acquirer would be controlled by the party that it acquires.</summary>
    /// <param name="AcquirerId">Who acquires.</param>
    /// <param name="AcquiredId">Who is acquired.</param>
    /// <param name="EffectiveOn">The first day of the acquisition.</param>
    /// <param name="CycleFrom">The first day on which each would control the other.</param>
    /// <param name="Through">Who stands between them, from the acquirer up to the acquired.</param>
    public sealed record ControlCycle(
        string AcquirerId, string AcquiredId, DateOnly EffectiveOn, DateOnly CycleFrom,
        IReadOnlyList<string> Through) : PartyRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"{AcquirerId} cannot control {AcquiredId} from {Day(EffectiveOn)} on: "
            + $"on {Day(CycleFrom)} it is itself controlled by {AcquiredId}"
            + (Through.Count == 0 ? "." : $", through {string.Join(" and ", Through)}.");
    }

    /// <summary>ISO 4217 has no such currency in circulation.</summary>
    /// <param name="Currency">The code.</param>
    public sealed record UnknownCurrency(string Currency) : PartyRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"{Currency} is no currency of ISO 4217.";
    }

    /// <summary>
    /// An amount is negative, too large, or finer than the currency; <paramref name="Why"/> says how.
    /// </summary>
    /// <param name="Amount">The amount.</param>
    /// <param name="Why">What is wrong with it.</param>
    public sealed record InvalidAmount(decimal Amount, string Why) : PartyRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"{Amount.ToString(CultureInfo.InvariantCulture)} is no valid amount: {Why}.";
    }
}
