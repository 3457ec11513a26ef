using System.Collections.Immutable;

namespace EventLedger.Domain.Billing;

/// <summary>Between whom a document is: the parties of its contract on its day of issue.</summary>
/// <param name="ProviderId">Who is owed.</param>
/// <param name="CustomerId">Who owes.</param>
public sealed record Counterparties(string ProviderId, string CustomerId);

/// <summary>Money that came in for an invoice.</summary>
/// <param name="Reference">The payer's or bank's reference.</param>
/// <param name="PaidOn">The day of payment.</param>
/// <param name="Amount">The whole payment.</param>
/// <param name="Applied">The part that reduces the invoice's balance; the rest is unapplied cash.</param>
/// <param name="ReversedOn">From this day on it never came in; null while it stands.</param>
/// <param name="ReversedBecause">Why it was reversed.</param>
public sealed record Payment(
    string Reference,
    DateOnly PaidOn,
    Money Amount,
    Money Applied,
    DateOnly? ReversedOn = null,
    string? ReversedBecause = null);

/// <summary>A part of a credit note that reduces an invoice.</summary>
/// <param name="CreditNote">The credit note's number.</param>
/// <param name="On">The day from which it counts.</param>
/// <param name="Amount">What it takes off the balance.</param>
public sealed record AppliedCredit(string CreditNote, DateOnly On, Money Amount);

/// <summary>Unapplied cash of another payment that reduces an invoice.</summary>
/// <param name="Invoice">The invoice that the payment was recorded on.</param>
/// <param name="Reference">The payment's reference.</param>
/// <param name="On">The day from which it counts.</param>
/// <param name="Amount">What it takes off the balance.</param>
/// <param name="UndoneOn">
/// From this day on it no longer counts, because the payment was reversed; null while it does.
/// </param>
public sealed record AppliedCash(
    string Invoice, string Reference, DateOnly On, Money Amount, DateOnly? UndoneOn = null);

/// <summary>An amount that nobody expects to be paid any more.</summary>
/// <param name="On">The day from which it counts.</param>
/// <param name="Amount">What it takes off the balance.</param>
/// <param name="Reason">Why.</param>
/// <param name="ReversedOn">From this day on it is owed again, because something was paid.</param>
public sealed record WriteOff(DateOnly On, Money Amount, string Reason, DateOnly? ReversedOn = null);

/// <summary>How a dispute ended.</summary>
public enum DisputeOutcome
{
    /// <summary>The customer was right: the amount is credited.</summary>
    Upheld,

    /// <summary>The customer was wrong.</summary>
    Rejected,

    /// <summary>The customer took it back.</summary>
    Withdrawn,
}

/// <summary>What a customer contests of an invoice; it stays owed meanwhile.</summary>
/// <param name="On">The day from which it is contested.</param>
/// <param name="Amount">How much.</param>
/// <param name="Reason">Why.</param>
/// <param name="EndedOn">From this day on it no longer is; null while it is open.</param>
/// <param name="Outcome">How it ended; null while open, and when the invoice was voided.</param>
public sealed record Dispute(
    DateOnly On, Money Amount, string Reason, DateOnly? EndedOn = null, DisputeOutcome? Outcome = null)
{
    /// <summary>Whether the dispute is open at the end of a day.</summary>
    public bool IsOpenOn(DateOnly day) => On <= day && !(EndedOn <= day);
}

/// <summary>How an invoice stands on a day; the first that applies.</summary>
public enum InvoiceStatus
{
    /// <summary>It was voided: nothing is billed by it.</summary>
    Voided,

    /// <summary>Nothing is owed, after a write-off.</summary>
    WrittenOff,

    /// <summary>Nothing is owed any more.</summary>
    Paid,

    /// <summary>The customer contests it, in whole or in part.</summary>
    Disputed,

    /// <summary>Open after its due day.</summary>
    Overdue,

    /// <summary>Paid in part.</summary>
    PartiallyPaid,

    /// <summary>Nothing was paid yet.</summary>
    Open,
}

/// <summary>An invoice with everything that moves its balance.</summary>
/// <param name="Number">Its number, gapless per contract.</param>
/// <param name="Month">The month it is for; of a final account the last month of service.</param>
/// <param name="IssuedOn">The day of issue.</param>
/// <param name="DueOn">The last day on which payment is in time.</param>
/// <param name="Total">What is owed by it: the sum of its lines, or zero when that is below zero.</param>
/// <param name="Lines">What is billed.</param>
/// <param name="Parties">To whom it is addressed, for ever.</param>
/// <param name="IsFinal">Whether it is the contract's final account, and no month's own invoice.</param>
public sealed record Invoice(
    string Number,
    Month Month,
    DateOnly IssuedOn,
    DateOnly DueOn,
    Money Total,
    IReadOnlyList<InvoiceLine> Lines,
    Counterparties Parties,
    bool IsFinal = false)
{
    /// <summary>What is owed by day.</summary>
    public DatedBalance Balance { get; init; } = DatedBalance.From(IssuedOn, Total);

    /// <summary>Payments recorded on it, in the order they were recorded.</summary>
    public ImmutableList<Payment> Payments { get; init; } = [];

    /// <summary>Where in <see cref="Payments"/> a reference stands.</summary>
    public ImmutableDictionary<string, int> References { get; init; } =
        ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Credits applied to it.</summary>
    public ImmutableList<AppliedCredit> Credits { get; init; } = [];

    /// <summary>Unapplied cash that was applied to it.</summary>
    public ImmutableList<AppliedCash> Cash { get; init; } = [];

    /// <summary>Write-offs, reversed ones too.</summary>
    public ImmutableList<WriteOff> WriteOffs { get; init; } = [];

    /// <summary>Disputes, ended ones too; no two are open on one day.</summary>
    public ImmutableList<Dispute> Disputes { get; init; } = [];

    /// <summary>From this day on it bills nothing; null while it stands.</summary>
    public DateOnly? VoidedOn { get; init; }

    /// <summary>Why it was voided.</summary>
    public string? VoidedBecause { get; init; }

    /// <summary>The credit note of its net below zero; null when its net is not.</summary>
    public string? CreditNote { get; init; }

    /// <summary>The payment of a reference; null when there is none.</summary>
    public Payment? FindPayment(string reference) =>
        References.TryGetValue(reference, out var index) ? Payments[index] : null;

    /// <summary>What is owed at the end of a day; before its issue an invoice owes nothing.</summary>
    public Money BalanceOn(DateOnly day) => Balance.On(day);

    /// <summary>
    /// The most that can be taken off the balance from <paramref name="from"/> on without any day's balance
    /// falling below zero.
    /// </summary>
    public Money ReducibleFrom(DateOnly from) => Balance.LowestFrom(from);

    /// <summary>Whether it is void at the end of a day.</summary>
    public bool IsVoidOn(DateOnly day) => VoidedOn <= day;

    /// <summary>The dispute that is open at the end of a day; null when none is.</summary>
    public Dispute? DisputeOn(DateOnly day) => Disputes.Find(dispute => dispute.IsOpenOn(day));

    /// <summary>What stands written off at the end of a day.</summary>
    public Money WrittenOffOn(DateOnly day) => WriteOffs
        .Where(writeOff => writeOff.On <= day && !(writeOff.ReversedOn <= day))
        .Aggregate(Money.Zero(Total.Currency), (sum, writeOff) => sum + writeOff.Amount);

    /// <summary>What of it the customer paid or still owes: neither credited nor written off.</summary>
    public Money Borne => WriteOffs.Where(writeOff => writeOff.ReversedOn is null)
        .Select(writeOff => writeOff.Amount)
        .Concat(Credits.Select(credit => credit.Amount))
        .Aggregate(Total, (left, given) => left - given);

    /// <summary>How the invoice stands on a day not before its issue.</summary>
    public InvoiceStatus StatusOn(DateOnly day)
    {
        var owed = BalanceOn(day);
        if (IsVoidOn(day))
            return InvoiceStatus.Voided;
        if (owed.MinorUnits == 0)
            return WrittenOffOn(day).MinorUnits > 0 ? InvoiceStatus.WrittenOff : InvoiceStatus.Paid;
        if (DisputeOn(day) is not null)
            return InvoiceStatus.Disputed;
        if (day > DueOn)
            return InvoiceStatus.Overdue;
        return owed < Total ? InvoiceStatus.PartiallyPaid : InvoiceStatus.Open;
    }
}
