using System.Globalization;

namespace EventLedger.Domain.Contracts;

/// <summary>
/// Why a command on a contract is refused. Of several reasons the contract's state comes before who, who
/// before dates, and dates before amounts.
/// </summary>
public abstract partial record ContractRefusal : Refusal
{
    private protected ContractRefusal()
    {
    }

    private static string Day(DateOnly? day) =>
        day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "no day";

    private static string Service(DateOnly startsOn, DateOnly? last) =>
        last < startsOn ? "service ended before it began"
        : last is null ? $"service runs from {Day(startsOn)} to no fixed end"
        : $"service runs from {Day(startsOn)} to {Day(last)}";

    /// <summary>The deal was announced or signed before.</summary>
    public sealed record AlreadyExists(string ContractId) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"{ContractId} was announced or signed already.";
    }

    /// <summary>Nothing was signed, so there is nothing that the command could change.</summary>
    public sealed record NotSigned(string ContractId) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"{ContractId} is only announced; this needs a signed contract.";
    }

    /// <summary>The contract was signed before.</summary>
    public sealed record AlreadySigned(string ContractId, DateOnly SignedOn) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"{ContractId} was signed already, on {Day(SignedOn)}.";
    }

    /// <summary>
    /// The contract has no termination clause on the day of notice, or was rescinded with all its terms.
    /// </summary>
    public sealed record NotTerminable(DateOnly GivenOn, DateOnly? RescindedOn = null) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => RescindedOn is { } rescinded
            ? $"The contract was rescinded on {Day(rescinded)}: there is nothing to leave on {Day(GivenOn)}."
            : $"No termination clause is in force on {Day(GivenOn)}: nobody may leave without cause.";
    }

    /// <summary>A notice that was not withdrawn stands.</summary>
    public sealed record AlreadyUnderNotice(DateOnly GivenOn, DateOnly LastServiceDay) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"The notice of {Day(GivenOn)} stands; it ends service on {Day(LastServiceDay)}.";
    }

    /// <summary>No notice stands on the day of withdrawal.</summary>
    public sealed record NoNotice(DateOnly WithdrawnOn) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"No notice stands on {Day(WithdrawnOn)} that could be withdrawn.";
    }

    /// <summary>The month is billed by an invoice.</summary>
    public sealed record MonthAlreadyInvoiced(Month Month, string Invoice) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"{Month} was invoiced already, by {Invoice}.";
    }

    /// <summary>The month has no day of service.</summary>
    public sealed record NothingToInvoice(
        Month Month, DateOnly StartsOn, DateOnly? LastServiceDay, DateOnly? SuspendedFrom = null)
        : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"{Month} has no day of service: " + (SuspendedFrom is null
            ? $"{Service(StartsOn, LastServiceDay)}."
            : $"it is suspended, free of fees, from {Day(SuspendedFrom)}.");
    }

    /// <summary>The contract has no such invoice.</summary>
    public sealed record UnknownInvoice(string Invoice) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"The contract has no invoice {Invoice}.";
    }

    /// <summary>The invoice has a payment by this reference.</summary>
    public sealed record DuplicatePayment(string Invoice, string Reference, DateOnly PaidOn, Money Amount)
        : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"Payment {Reference} on {Invoice} was recorded already: {Amount.ToSentence()} on {Day(PaidOn)}.";
    }

    /// <summary>A party is not registered.</summary>
    public sealed record UnknownParty(string PartyId) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"No party {PartyId} is registered.";
    }

    /// <summary>A facility is not registered.</summary>
    public sealed record UnknownFacility(string FacilityId) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"No facility {FacilityId} is registered.";
    }

    /// <summary>
    /// Provider and customer would be one and the same, or a party is to take a role that it has already.
    /// </summary>
    public sealed record SameParty(string PartyId, Side? AlreadyThe = null) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => AlreadyThe is { } side
            ? $"{PartyId} is the {side.ToString().ToLowerInvariant()} of the contract already."
            : $"{PartyId} cannot be provider and customer of one contract.";
    }

    /// <summary>The clause does not let this side leave.</summary>
    public sealed record PartyNotEntitled(Side By, Terminator Entitled) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"The clause lets the {Entitled.ToString().ToLowerInvariant()} leave, "
            + $"not the {By.ToString().ToLowerInvariant()}.";
    }

    /// <summary>The term contradicts itself; <paramref name="Why"/> says how.</summary>
    public sealed record InvalidTerm(string Why) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"The term does not hold together: {Why}.";
    }

    /// <summary>The fee schedule does not fit the term; <paramref name="Why"/> says how.</summary>
    public sealed record InvalidFeeSchedule(string Why) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"The fee schedule does not fit the term: {Why}.";
    }

    /// <summary>The amendment takes effect outside the term.</summary>
    public sealed record OutsideTerm(DateOnly EffectiveOn, DateOnly StartsOn, DateOnly? LastServiceDay)
        : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"{Day(EffectiveOn)} lies outside the term: {Service(StartsOn, LastServiceDay)}.";
    }

    /// <summary>The amendment would change nothing.</summary>
    public sealed record NoChange(DateOnly EffectiveOn) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"The terms from {Day(EffectiveOn)} on are these already.";
    }

    /// <summary>The lock-in still runs on the day of notice.</summary>
    public sealed record NoticeBeforeLockIn(DateOnly GivenOn, DateOnly EarliestNoticeOn) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"Notice on {Day(GivenOn)} comes too early: it may be given from {Day(EarliestNoticeOn)} on.";
    }

    /// <summary>The term ends no later than the notice would end it.</summary>
    public sealed record NoticeAfterTermEnd(DateOnly GivenOn, DateOnly LastServiceDay, DateOnly EndsOn)
        : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"Notice on {Day(GivenOn)} would end service on {Day(LastServiceDay)}, "
            + $"but it ends on {Day(EndsOn)} anyway.";
    }

    /// <summary>The notice has ended service before the day of withdrawal.</summary>
    public sealed record NoticeAlreadyEffective(DateOnly WithdrawnOn, DateOnly LastServiceDay)
        : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"The notice ended service on {Day(LastServiceDay)}, before {Day(WithdrawnOn)}.";
    }

    /// <summary>The month is invoiced in arrears and is not over on the day of issue.</summary>
    public sealed record MonthNotOver(Month Month, DateOnly IssuedOn, DateOnly LastDay) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"{Month} is invoiced in arrears, so not on {Day(IssuedOn)} but after {Day(LastDay)}.";
    }

    /// <summary>The shares of the fee do not add up; <paramref name="Why"/> says how.</summary>
    public sealed record InvalidCapacity(string Why) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"The capacity does not hold together: {Why}.";
    }

    /// <summary>ISO 4217 has no such currency in circulation.</summary>
    public sealed record UnknownCurrency(string Currency) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"{Currency} is no currency of ISO 4217.";
    }

    /// <summary>
    /// An amount is negative, too large, or finer than the currency; <paramref name="Why"/> says how.
    /// </summary>
    public sealed record InvalidAmount(decimal Amount, string Why) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"{Amount.ToString(CultureInfo.InvariantCulture)} is no valid amount: {Why}.";
    }

    /// <summary>The amount is more than the invoice still owes.</summary>
    public sealed record ExceedsBalance(string Invoice, Money Amount, Money Balance, DateOnly On)
        : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => Amount.MinorUnits == 0
            ? $"{Invoice} owes nothing on {Day(On)}, or all of it is settled by documents of later days."
            : $"{Amount.ToSentence()} on {Day(On)} is more than {Invoice} can take: {Balance.ToSentence()}.";
    }
}
