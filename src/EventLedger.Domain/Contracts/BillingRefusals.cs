using EventLedger.Domain.Billing;

namespace EventLedger.Domain.Contracts;

public abstract partial record ContractRefusal
{
    /// <summary>The final account was made: nothing is invoiced or voided after it.</summary>
    public sealed record AlreadySettled(string ContractId, DateOnly SettledOn, string? Document)
        : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => Document is null
            ? $"{ContractId} was settled already, on {Day(SettledOn)}."
            : $"{ContractId} was settled already, on {Day(SettledOn)} by {Document}.";
    }

    /// <summary>The contract has not ended on the day of settlement.</summary>
    public sealed record NotEnded(DateOnly SettledOn, DateOnly? LastServiceDay) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => LastServiceDay is null
            ? $"The contract has not ended on {Day(SettledOn)}: it has no last day of service."
            : $"The contract has not ended on {Day(SettledOn)}: its last day of service is "
                + $"{Day(LastServiceDay)}.";
    }

    /// <summary>Something was paid or credited on the invoice, or it is void or not issued yet.</summary>
    /// <param name="Invoice">The invoice's number.</param>
    /// <param name="VoidedOn">The day asked for.</param>
    /// <param name="InvoiceStatus">How it stands on that day; null before its issue.</param>
    /// <param name="Balance">The least that it owes on any day from that day on.</param>
    /// <param name="Total">What it owed first.</param>
    public sealed record InvoiceNotOpen(
        string Invoice, DateOnly VoidedOn, InvoiceStatus? InvoiceStatus, Money Balance, Money Total)
        : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => InvoiceStatus switch
        {
            null => $"{Invoice} is not issued yet on {Day(VoidedOn)}.",
            Billing.InvoiceStatus.Voided => $"{Invoice} is void already.",
            _ when Balance == Total => $"{Invoice} is not open: its net below zero was credited.",
            _ => $"{Invoice} is not open on {Day(VoidedOn)} and after: of its {Total.ToSentence()} only "
                + $"{Balance.ToSentence()} is owed throughout.",
        };
    }

    /// <summary>The credit note would be dated before its invoice.</summary>
    public sealed record BeforeInvoice(string Invoice, DateOnly On, DateOnly IssuedOn) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"{Day(On)} lies before {Invoice}, issued on {Day(IssuedOn)}.";
    }

    /// <summary>There is less unapplied money than that.</summary>
    public sealed record ExceedsUnapplied(Money Amount, Money Unapplied, DateOnly On) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"{Amount.ToSentence()} on {Day(On)} is more than what is unapplied from that day on: "
            + $"{Unapplied.ToSentence()}.";
    }

    /// <summary>The invoice has no payment by this reference on the day.</summary>
    public sealed record UnknownPayment(string Invoice, string Reference, DateOnly On) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"{Invoice} has no payment {Reference} on {Day(On)}.";
    }

    /// <summary>The payment was reversed before.</summary>
    public sealed record AlreadyReversed(string Invoice, string Reference, DateOnly ReversedOn)
        : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"Payment {Reference} on {Invoice} was reversed already, on {Day(ReversedOn)}.";
    }

    /// <summary>A dispute is open on that day or after it.</summary>
    public sealed record AlreadyDisputed(string Invoice, DateOnly DisputedOn, Money Amount) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence =>
            $"{Invoice} is disputed already: {Amount.ToSentence()} since {Day(DisputedOn)}.";
    }

    /// <summary>No dispute is open on that day.</summary>
    public sealed record NotDisputed(string Invoice, DateOnly On) : ContractRefusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"No dispute of {Invoice} is open on {Day(On)}.";
    }
}
