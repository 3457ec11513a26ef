namespace EventLedger.Domain.Billing;

/// <summary>What a line of an invoice is for.</summary>
public enum InvoiceLineKind
{
    /// <summary>The charge of the invoice's own month.</summary>
    Charge,

    /// <summary>What the charge of an invoiced month changed by since it was billed.</summary>
    TrueUp,
}

/// <summary>A line of an invoice.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Month">The month that is billed.</param>
/// <param name="From">The first day of it.</param>
/// <param name="To">The last day of it.</param>
/// <param name="Amount">What is billed; negative for a true-up downwards.</param>
/// <param name="Reason">What changed the month, for a true-up.</param>
/// <param name="Events">
/// The versions of the contract's events that made the amount what it is: of a charge those that shaped the
/// month, of a true-up those that changed it since it was billed. Null in lines from before they were kept.
/// </param>
public sealed record InvoiceLine(
    InvoiceLineKind Kind,
    Month Month,
    DateOnly From,
    DateOnly To,
    decimal Amount,
    string? Reason = null,
    IReadOnlyList<long>? Events = null);
