namespace EventLedger.Domain.Billing;

/// <summary>What a line of an invoice is for.</summary>
public enum InvoiceLineKind
{
    /// <summary>The charge of the invoice's own month.</summary>
    Charge,

    /// <summary>What the charge of another invoiced month changed by since it was billed.</summary>
    TrueUp,
}

/// <summary>A line of an invoice.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Month">The month that is billed.</param>
/// <param name="From">The first day of it.</param>
/// <param name="To">The last day of it.</param>
/// <param name="Amount">What is billed; negative for a true-up downwards.</param>
/// <param name="Reason">What changed the month, for a true-up.</param>
public sealed record InvoiceLine(
    InvoiceLineKind Kind, Month Month, DateOnly From, DateOnly To, decimal Amount, string? Reason = null);

/// <summary>Money that came in for an invoice.</summary>
/// <param name="Reference">The payer's or bank's reference.</param>
/// <param name="PaidOn">The day of payment.</param>
/// <param name="Amount">The whole payment.</param>
/// <param name="Applied">The part that reduces the invoice's balance; the rest is unapplied cash.</param>
public sealed record Payment(string Reference, DateOnly PaidOn, Money Amount, Money Applied);

/// <summary>How an invoice stands on a day; the first that applies (domain.md 6).</summary>
public enum InvoiceStatus
{
    /// <summary>Nothing is owed any more.</summary>
    Paid,

    /// <summary>Open after its due day.</summary>
    Overdue,

    /// <summary>Paid in part.</summary>
    PartiallyPaid,

    /// <summary>Nothing was paid yet.</summary>
    Open,
}

/// <summary>An invoice with the payments on it.</summary>
/// <param name="Number">Its number, gapless per contract.</param>
/// <param name="Month">The month it is for.</param>
/// <param name="IssuedOn">The day of issue.</param>
/// <param name="DueOn">The last day on which payment is in time.</param>
/// <param name="Total">The sum of its lines.</param>
/// <param name="Lines">What is billed.</param>
/// <param name="Payments">In the order they were recorded.</param>
public sealed record Invoice(
    string Number,
    Month Month,
    DateOnly IssuedOn,
    DateOnly DueOn,
    Money Total,
    IReadOnlyList<InvoiceLine> Lines,
    IReadOnlyList<Payment> Payments)
{
    /// <summary>What is owed at the end of a day; before its issue an invoice owes nothing.</summary>
    public Money BalanceOn(DateOnly day)
    {
        var balance = day < IssuedOn ? Money.Zero(Total.Currency) : Total;
        foreach (var payment in Payments)
            if (payment.PaidOn <= day)
                balance -= payment.Applied;
        return balance;
    }

    /// <summary>
    /// The most that can be taken off the balance from <paramref name="from"/> on without any day's balance
    /// falling below zero.
    /// </summary>
    public Money ReducibleFrom(DateOnly from) => Payments
        .Select(payment => payment.PaidOn)
        .Where(day => day > from)
        .Append(from)
        .Append(IssuedOn > from ? IssuedOn : from)
        .Min(BalanceOn);

    /// <summary>How the invoice stands on a day not before its issue.</summary>
    public InvoiceStatus StatusOn(DateOnly day) => BalanceOn(day) switch
    {
        { MinorUnits: var owed } when owed == 0 => InvoiceStatus.Paid,
        _ when day > DueOn => InvoiceStatus.Overdue,
        var owed when owed < Total => InvoiceStatus.PartiallyPaid,
        _ => InvoiceStatus.Open,
    };
}
